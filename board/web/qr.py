"""QR codes: as a picture for a link that everyone may have, as a path for one that no address may hold."""

import io
from typing import Any

import segno


def svg(link: str) -> bytes:
    """The code as an SVG file."""
    picture = io.BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="svg", scale=8, border=2, xmldecl=False)
    return picture.getvalue()


def as_path(link: str) -> dict[str, Any]:
    """The code for a page to draw: `size` modules a side, quiet zone too, and the `d` of a path to fill."""
    made = segno.make(link, error="m", micro=False)
    rows = [bytes(row) for row in made.matrix_iter(scale=1, border=2)]
    dark = ((x, y) for y, row in enumerate(rows) for x, filled in enumerate(row) if filled)
    return {"size": len(rows), "path": "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)}
