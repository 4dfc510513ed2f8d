"""Chooses the demo's drawings from a folder of Quick, Draw! files: `python -m board.demo.convert FOLDER`."""

import json
import sys
from pathlib import Path
from typing import Any, Final

from board.demo.drawings import FILE
from board.demo.quickdraw import credit, to_sketch

#: name in the demo -> (kind, line in its file, pen, labels: x, y, size, pen, text)
CHOSEN: Final[dict[str, tuple[str, int, int, tuple[tuple[int, int, int, int, str], ...]]]] = {
    "map": ("map", 12, 0, ()),
    "phone": ("cell-phone", 0, 1, ()),
    "tree": ("tree", 11, 3, ()),
    "mailbox": ("mailbox", 28, 0, ()),
    "lights": (
        "traffic-light",
        1,
        0,
        (
            (690, 190, 2, 2, "reported"),
            (690, 400, 2, 5, "passed on"),
            (690, 600, 2, 3, "mended?"),
        ),
    ),
    "calendar": ("calendar", 14, 0, ()),
    "megaphone": ("megaphone", 20, 2, ()),
    "school-bus": ("school-bus", 5, 5, ()),
    "clock": ("clock", 12, 0, ()),
    "pencil": ("pencil", 2, 0, ()),
    "laptop": ("laptop", 7, 4, ()),
    "keys": ("key", 2, 5, ((820, 420, 3, 2, "x 7"),)),
    "bridge": ("bridge", 13, 0, ()),
    "streetlight": ("streetlight", 8, 0, ((120, 330, 3, 2, "4127"),)),
    "spreadsheet": ("spreadsheet", 4, 3, ()),
    "gritter": ("truck", 17, 1, ((520, 330, 3, 2, "HALEN"),)),
    "bulb": ("light-bulb", 10, 5, ()),
    "smile": ("smiley-face", 18, 4, ()),
    "house": ("house", 30, 0, ()),
    "bicycle": ("bicycle", 9, 1, ()),
}


def convert(folder: Path) -> None:
    """Write the chosen drawings beside this module, each with its credit."""
    lines = [f'"{name}": {json.dumps(_drawing(folder, name), ensure_ascii=False)}' for name in CHOSEN]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _drawing(folder: Path, name: str) -> dict[str, Any]:
    kind, line, pen, labels = CHOSEN[name]
    raw = json.loads((folder / f"{kind}.ndjson").read_text(encoding="utf-8").splitlines()[line])
    sketch = to_sketch(raw["drawing"], pen=pen, width=9)
    if labels:
        keys = ("x", "y", "size", "pen", "text")
        sketch["labels"] = [dict(zip(keys, label, strict=True)) for label in labels]
    return {"credit": credit(raw), "sketch": sketch}


if __name__ == "__main__":
    convert(Path(sys.argv[1]))
