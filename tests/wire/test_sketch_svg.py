from typing import Any
from xml.etree import ElementTree

import pytest

from board.wire.sketch import encode_points, validate
from board.wire.sketch_path import band_width, path_d, stroke_paths
from board.wire.sketch_simplify import simplify
from board.wire.sketch_stencils import STENCILS
from board.wire.sketch_svg import PENS, UNDESCRIBED, sketch_svg
from board.wire.sketch_text import count_graphemes, label_lines

SVG = "{http://www.w3.org/2000/svg}"


def line(*points: tuple[int, int], pen: int = 0, width: int = 9) -> dict[str, Any]:
    return {"pen": pen, "width": width, "pressure": False, "points": encode_points(points)}


def drawn(sketch: dict[str, Any], caption: str = "A line") -> ElementTree.Element:
    return ElementTree.fromstring(sketch_svg(sketch, caption))


def test_a_lone_point_is_a_dot_and_two_are_a_line() -> None:
    assert path_d([(5, 6)]) == "M5 6L5 6"
    assert path_d([(5, 6), (7, 8)]) == "M5 6L7 8"


def test_a_gentle_bend_runs_from_mid_point_to_mid_point() -> None:
    assert path_d([(0, 0), (10, 0), (20, 3), (30, 3)]) == "M0 0L5 0Q10 0 15 1Q20 3 25 3L30 3"


def test_a_sharp_corner_stays_within_reach_of_its_point() -> None:
    assert path_d([(0, 0), (400, 0), (400, 300)]) == "M0 0L388 0Q400 0 400 12L400 300"


def test_pressure_draws_in_at_most_five_widths_that_join_up() -> None:
    points = [(x * 20, x % 2) for x in range(16)]
    paths = stroke_paths(points, list(range(16)), 9)
    assert [width for _, width in paths] == [5, 7, 9, 11, 14]
    assert [band_width(pressure, 16) for pressure in (0, 4, 7, 10, 15)] == [8, 12, 16, 20, 24]
    ends = [d.split("Q")[-1].split(" ", 2)[-1] for d, _ in paths[:-1]]
    assert ends == [d[1:].split("L")[0].split("Q")[0] for d, _ in paths[1:]]


def test_simplify_keeps_corners_and_ends_and_nothing_on_the_way() -> None:
    assert simplify([(0, 0), (50, 0), (100, 0), (100, 40), (100, 80)]) == [0, 2, 4]
    assert simplify([(0, 0), (0, 0)]) == [0, 1]
    assert simplify([(3, 3)]) == [0]
    assert simplify([(0, 0), (40, 30), (0, 0)]) == [0, 1, 2]


def test_strokes_in_one_pen_and_width_share_a_path_until_another_pen_comes() -> None:
    near, far = line((1, 1), (2, 2)), line((8, 8), (9, 9))
    svg = drawn({"v": 1, "strokes": [near, far, line((0, 0), (5, 5), pen=2, width=16), near]})
    paths = [path.attrib for path in svg.iter(f"{SVG}path")]
    assert [path["d"] for path in paths] == ["M1 1L2 2M8 8L9 9", "M0 0L5 5", "M1 1L2 2"]
    assert [path["stroke"] for path in paths] == [PENS[0], PENS[2], PENS[0]]
    assert paths[1]["stroke-width"] == "16"


def test_a_caption_and_a_label_are_text_and_never_markup() -> None:
    nasty = "</title><script>alert(1)</script> & \"'"
    label = {"x": 0, "y": 90, "size": 1, "pen": 1, "text": nasty}
    svg = drawn({"v": 1, "strokes": [], "labels": [label]}, nasty + "\x00")
    assert svg.findtext(f"{SVG}title") == nasty + "\ufffd"
    assert " ".join(text.text or "" for text in svg.iter(f"{SVG}text")) == nasty
    assert not list(svg.iter(f"{SVG}script"))


def test_a_sketch_without_a_caption_says_so() -> None:
    assert drawn({"v": 1, "strokes": [line((0, 0))]}, " ").findtext(f"{SVG}title") == UNDESCRIBED


def test_every_stencil_can_be_drawn_at_every_size() -> None:
    assert len(STENCILS) == 24
    for scale in (0.25, 1, 10):
        stencils = [{"id": name, "x": 9, "y": 9, "scale": scale, "pen": 3} for name in STENCILS]
        sketch = {"v": 1, "strokes": [], "stencils": stencils}
        validate(sketch)
        assert len(list(drawn(sketch).iter(f"{SVG}path"))) == 24


def test_a_stencil_keeps_the_thickness_of_the_pen() -> None:
    stencil = {"id": "heart", "x": 500, "y": 300, "scale": 2, "pen": 0}
    path = next(drawn({"v": 1, "strokes": [], "stencils": [stencil]}).iter(f"{SVG}path"))
    assert path.get("transform") == "translate(500 300)scale(8.333)translate(-12 -12)"
    assert float(path.get("stroke-width", "")) * 8.333 == pytest.approx(9, abs=0.01)


def test_a_long_label_breaks_at_spaces_within_the_paper() -> None:
    lines = label_lines("What would you change if you had a magic wand", 600, 2)
    assert lines == ["What would", "you change", "if you had a", "magic wand"]
    assert label_lines("Llanfairpwllgwyngyll", 990, 3) == ["Llanfairpwllgwyngyll"]


def test_marks_joined_emoji_and_flags_count_once() -> None:
    assert count_graphemes("w\u0302y\u0302") == 2
    assert count_graphemes("👩🏽\u200d🚒") == 1
    assert count_graphemes("🇬🇧🇨🇾!") == 3
