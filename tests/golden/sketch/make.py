"""Write the golden files anew from Quick, Draw! files: `python -m tests.golden.sketch.make FOLDER`.

Only for a wanted change of the path; the diff is to be looked at, drawing by drawing.
"""

import json
import sys
from pathlib import Path
from typing import Any

from board.demo.quickdraw import to_grid, to_sketch
from board.wire.sketch import read_sketch
from board.wire.sketch_path import stroke_paths
from board.wire.sketch_points import encode_points
from board.wire.sketch_svg import shapes

HERE = Path(__file__).parent
# The word, and which drawing of its file.
CHOSEN = {
    "ambulance": 0,
    "bicycle": 1,
    "bus": 0,
    "clock": 0,
    "hospital": 0,
    "house": 2,
    "laptop": 0,
    "light-bulb": 1,
    "megaphone": 3,
    "smiley-face": 1,
    "tree": 3,
    "truck": 2,
}


def golden(source: dict[str, Any], sketch: dict[str, Any], raw: list[Any]) -> dict[str, Any]:
    """Give a sketch and all that both languages must make of it."""
    read = read_sketch(sketch)
    return {
        "source": {name: source[name] for name in ("word", "countrycode", "key_id")},
        "raw": raw,
        "sketch": sketch,
        "points": [[stroke.points.points, stroke.points.pressure] for stroke in read.strokes],
        "paths": [stroke_paths(*stroke.points, stroke.width) for stroke in read.strokes],
        "shapes": [shape._asdict() for shape in shapes(read)],
    }


def with_everything(source: dict[str, Any]) -> dict[str, Any]:
    """Give a drawing whose pen presses harder the slower it moves, with stencils, two labels and a layout."""
    strokes = []
    for number, raw in enumerate(source["drawing"]):
        points = to_grid(source["drawing"])[number]
        pressure = [15 - min(15, abs(x - points[max(0, i - 1)][0])) for i, (x, _) in enumerate(points)]
        stroke = {"pen": number // 2 % 6, "width": (5, 9, 16)[number % 3], "pressure": bool(raw)}
        strokes.append({**stroke, "points": encode_points(points, pressure)})
    scales = (0.25, 0.5, 1, 1.3, 2, 10)
    stencils = [
        {"id": name, "x": 40 * index, "y": 30 * index, "scale": scales[index % 6], "pen": index % 6}
        for index, name in enumerate(
            ("person", "speech-bubble", "double-arrow", "light-bulb", "steps", "road")
        )
    ]
    text = 'Trwsiwch y ffôn: <pwy> sy\'n ateb & "phryd"? 🙂 ŵ ŷ'
    labels = [
        {"x": 20, "y": 80, "size": 1, "pen": 2, "text": text},
        {"x": 700, "y": 300, "size": 3, "pen": 0, "text": text},
    ]
    return {"v": 1, "strokes": strokes, "stencils": stencils, "labels": labels, "layout": "story"}


def main(folder: Path) -> None:
    """Write one file for each chosen drawing, and one with every feature."""
    for word, number in CHOSEN.items():
        source = json.loads((folder / f"{word}.ndjson").read_text("utf-8").splitlines()[number])
        raw = to_grid(source["drawing"])
        write(word, golden(source, to_sketch(source["drawing"]), raw))
        if word == "clock":
            write("everything", golden(source, with_everything(source), []))


def write(name: str, content: dict[str, Any]) -> None:
    """Write one file, small but with a line for each part, so that a diff can be read."""
    parts = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in content.items()
    )
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
