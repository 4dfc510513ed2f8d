import json
import re
from pathlib import Path
from typing import Any

import pytest

from board.wire.sketch import encode_points, read_sketch
from board.wire.sketch_layouts import LAYOUTS
from board.wire.sketch_path import stroke_paths
from board.wire.sketch_simplify import simplify
from board.wire.sketch_stencils import STENCILS
from board.wire.sketch_svg import PENS, shapes

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests/golden/sketch").glob("*.json"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden(request: pytest.FixtureRequest) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(request.param.read_text("utf-8"))
    return loaded


def test_there_are_golden_drawings() -> None:
    assert len(GOLDEN) >= 12


def test_a_real_drawing_is_simplified_and_encoded_as_recorded(golden: dict[str, Any]) -> None:
    for raw, stroke in zip(golden["raw"], golden["sketch"]["strokes"], strict=bool(golden["raw"])):
        assert encode_points([raw[index] for index in simplify(raw)]) == stroke["points"]


def test_a_sketch_decodes_to_the_recorded_points(golden: dict[str, Any]) -> None:
    read = [stroke.points for stroke in read_sketch(golden["sketch"]).strokes]
    assert json.loads(json.dumps(read)) == golden["points"]


def test_strokes_become_the_recorded_paths(golden: dict[str, Any]) -> None:
    strokes = read_sketch(golden["sketch"]).strokes
    paths = [stroke_paths(*stroke.points, stroke.width) for stroke in strokes]
    assert json.loads(json.dumps(paths)) == golden["paths"]


def test_a_sketch_becomes_the_recorded_shapes(golden: dict[str, Any]) -> None:
    assert [shape._asdict() for shape in shapes(read_sketch(golden["sketch"]))] == golden["shapes"]


def test_the_browser_has_the_same_stencils() -> None:
    source = (ROOT / "static/js/lib/sketch-stencils.js").read_text("utf-8")
    assert dict(re.findall(r"^  '?([\w-]+)'?:\s+'([^']+)',$", source, re.M)) == dict(STENCILS)


def test_the_browser_has_the_same_layouts() -> None:
    source = (ROOT / "static/js/lib/sketch-layouts.js").read_text("utf-8")
    assert dict(re.findall(r"^  '?([\w-]+)'?:\s+'([^']+)',$", source, re.M)) == LAYOUTS


def test_the_style_sheet_has_the_same_pens() -> None:
    source = (ROOT / "static/css/ink.css").read_text("utf-8")
    assert tuple(re.findall(r"--pen-\d: (#\w{6});", source.upper(), re.I)) == PENS
