"""Drawings for the notes: real ones by real people if they lie beside the repository, else the demo's."""

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.process import ROOT
from board.demo.drawings import drawings
from board.demo.quickdraw import caption, to_grid, to_sketch

FOLDER = ROOT.parent / "shared" / "data" / "sketches"
PENS = 6


def drawn_notes() -> Iterator[dict[str, Any]]:
    """What is drawn on one note after another, without end, the kinds of drawing mixed."""
    files = [_lines(path) for path in sorted(FOLDER.glob("*.ndjson"))]
    if not files:
        return cycle([_note(name, sketch) for name, sketch in drawings().items()])
    mixed = [line for row in zip(*files, strict=False) for line in row]
    return cycle([_note(raw["word"], to_sketch(raw["drawing"], pen=n % PENS)) for n, raw in enumerate(mixed)])


def strokes(count: int) -> list[list[tuple[int, int]]]:
    """Strokes as people made them, on the grid of 1000 by 750."""
    found: list[list[tuple[int, int]]] = []
    for path in sorted(FOLDER.glob("*.ndjson")):
        for raw in _lines(path):
            found += to_grid(raw["drawing"])
            if len(found) >= count:
                return found[:count]
    return [[(100, 100 + 5 * n), (900, 120 + 5 * n)] for n in range(count)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _note(word: str, sketch: Any) -> dict[str, Any]:
    return {"kind": "sketch", "sketch": sketch, "caption": caption(word)}
