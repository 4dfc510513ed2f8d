"""SVG that we wrote, drawn as PNG with our own letters."""

from pathlib import Path
from typing import Final

import resvg_py

FONTS: Final = Path(__file__).parent / "fonts"
_FONT_FILES: Final = [str(path) for path in sorted(FONTS.glob("*.ttf"))]


def svg_png(svg: str, width_px: int) -> bytes:
    """Draw an SVG document so many pixels wide on white paper."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width_px,
            background="#FFFFFF",
            font_files=_FONT_FILES,
            sans_serif_family="Atkinson Hyperlegible Next",
        )
    )
