from typing import Any

import msgspec
import pytest

from board.wire.sketch import SketchError, decode_points, encode_points, read_sketch, validate

DOT = "AAA="  # base64 of the two bytes 0, 0


def sketch(**fields: Any) -> dict[str, Any]:
    return {"v": 1, "strokes": [stroke()], **fields}


def stroke(**fields: Any) -> dict[str, Any]:
    return {"pen": 0, "width": 9, "pressure": False, "points": DOT, **fields}


def stencil(**fields: Any) -> dict[str, Any]:
    return {"id": "clock", "x": 500, "y": 375, "scale": 1, "pen": 0, **fields}


def label(**fields: Any) -> dict[str, Any]:
    return {"x": 0, "y": 90, "size": 1, "pen": 0, "text": "Ffôn", **fields}


def refusal(value: object) -> SketchError:
    with pytest.raises(SketchError) as refused:
        validate(value)
    assert str(refused.value.message).endswith(".")
    return refused.value


def test_the_bytes_of_two_points_are_as_the_protocol_says() -> None:
    # dx 100 -> zigzag 200 -> C8 01; dy -1 is not possible at 0, so dy 3 -> 06; then dx -100, dy 0.
    assert encode_points([(100, 3), (0, 3)]) == "yAEGxwEA"
    assert decode_points("yAEGxwEA", pressed=False) == ([(100, 3), (0, 3)], [])


def test_pressure_follows_each_point() -> None:
    encoded = encode_points([(1, 1), (1000, 750)], [15, 0])
    assert decode_points(encoded, pressed=True) == ([(1, 1), (1000, 750)], [15, 0])


@pytest.mark.parametrize(
    "valid",
    [
        sketch(),
        sketch(strokes=[], stencils=[stencil()]),
        sketch(strokes=[], labels=[label()]),
        sketch(strokes=[], stencils=[stencil(scale=0.25, x=0, y=0), stencil(scale=2.5, x=1000, y=750)]),
        sketch(strokes=[stroke(pen=5, width=16, pressure=True, points="AAAP")], stencils=[], labels=[]),
        sketch(strokes=[stroke()] * 400),
        sketch(strokes=[stroke(points=encode_points([(0, 0), (1, 1)] * 1000))]),
        sketch(labels=[label(text="é" * 140)]),
        sketch(labels=[label(text="e\u0301" * 140)]),
        sketch(labels=[label(text="👩\u200d👩\u200d👧🏽" * 20 + "🏴" + "🇬🇧" * 100)]),
    ],
)
def test_a_whole_sketch_is_read(valid: dict[str, Any]) -> None:
    read = read_sketch(valid)
    assert len(read.strokes) == len(valid["strokes"])
    assert len(read.labels) == len(valid.get("labels", []))


@pytest.mark.parametrize(
    ("points", "pressed"),
    [
        ("", False),  # no point
        ("AA==", False),  # dx alone
        ("AAAA", False),  # a point and a half
        ("AAAAAA==", True),  # a point and a third
        ("AAAQ", True),  # pressure 16
        ("AAA", False),  # padding missing
        ("AAA=\n", False),  # not base64
        ("AAB=", False),  # padding bits that are not zero
        ("AA_-", False),  # the other alphabet
        ("é", False),  # not ASCII
        ("gAAA", False),  # 0 in two bytes
        ("gICAAAA=", False),  # 0 in four bytes
        ("AIA=", False),  # ends in the middle
        ("AQA=", False),  # x = -1
        ("AAE=", False),  # y = -1
        ("0g8A", False),  # x = 1001
        ("AN4L", False),  # y = 751
        ("////fwA=", False),  # a step of many grids
    ],
)
def test_points_that_are_not_exactly_right_are_refused(points: str, pressed: bool) -> None:
    error = refusal(sketch(strokes=[stroke(), stroke(points=points, pressure=pressed)]))
    assert (error.field, error.code) == ("strokes[1].points", "invalid")


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, ""),
        ([], ""),
        ("sketch", ""),
        ({1: 2}, ""),
        ({"v": 1, "strokes": []}, ""),
        ({"v": 1, "strokes": [], "stencils": [], "labels": []}, ""),
        ({"v": 1}, "strokes"),
        ({"strokes": [stroke()]}, "v"),
        (sketch(v=2), "v"),
        (sketch(v=True), "v"),
        (sketch(v="1"), "v"),
        (sketch(strokes=None), "strokes"),
        (sketch(strokes={}), "strokes"),
        (sketch(stencils=None), "stencils"),
        (sketch(labels={}), "labels"),
        (sketch(svg="<svg/>"), "svg"),
        (sketch(strokes=[[]]), "strokes[0]"),
        (sketch(strokes=[stroke(colour="red")]), "strokes[0].colour"),
        (sketch(strokes=[{"pen": 0}]), "strokes[0].width"),
        (sketch(strokes=[stroke(pen=6)]), "strokes[0].pen"),
        (sketch(strokes=[stroke(pen=-1)]), "strokes[0].pen"),
        (sketch(strokes=[stroke(pen=True)]), "strokes[0].pen"),
        (sketch(strokes=[stroke(pen=1.0)]), "strokes[0].pen"),
        (sketch(strokes=[stroke(pen="1")]), "strokes[0].pen"),
        (sketch(strokes=[stroke(width=10)]), "strokes[0].width"),
        (sketch(strokes=[stroke(pressure=0)]), "strokes[0].pressure"),
        (sketch(strokes=[stroke(points=None)]), "strokes[0].points"),
        (sketch(stencils=[stencil(id="dragon")]), "stencils[0].id"),
        (sketch(stencils=[stencil(id=["clock"])]), "stencils[0].id"),
        (sketch(stencils=[stencil(x=1001)]), "stencils[0].x"),
        (sketch(stencils=[stencil(x=10**30)]), "stencils[0].x"),
        (sketch(stencils=[stencil(y=751)]), "stencils[0].y"),
        (sketch(stencils=[stencil(scale=0)]), "stencils[0].scale"),
        (sketch(stencils=[stencil(scale=True)]), "stencils[0].scale"),
        (sketch(stencils=[stencil(scale=float("nan"))]), "stencils[0].scale"),
        (sketch(stencils=[stencil(scale=float("inf"))]), "stencils[0].scale"),
        (sketch(labels=[label(size=4)]), "labels[0].size"),
        (sketch(labels=[label(text="")]), "labels[0].text"),
        (sketch(labels=[label(text=" \u00a0")]), "labels[0].text"),
        (sketch(labels=[label(text="\u200b\u2060")]), "labels[0].text"),
        (sketch(labels=[label(text="a\nb")]), "labels[0].text"),
        (sketch(labels=[label(text="a\x00")]), "labels[0].text"),
        (sketch(labels=[label(text="a\ud800")]), "labels[0].text"),
    ],
)
def test_what_is_wrong_is_named(value: object, field: str) -> None:
    error = refusal(value)
    assert (error.field, error.code) == (field, "invalid")


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        (sketch(strokes=[stroke()] * 401), "strokes", "too_large"),
        (sketch(strokes=[stroke(points=encode_points([(0, 0)] * 2001))]), "strokes[0].points", "too_large"),
        (sketch(strokes=[stroke(points=encode_points([(0, 0), (9, 9)] * 800))] * 24), "", "too_large"),
        (sketch(labels=[label(text="é" * 141)]), "labels[0].text", "too_long"),
    ],
)
def test_what_is_too_much_is_refused_and_never_cut(value: object, field: str, code: str) -> None:
    error = refusal(value)
    assert (error.field, error.code) == (field, code)


def test_forty_eight_kibibytes_is_the_last_size_that_fits() -> None:
    def of_size(text: str) -> dict[str, Any]:
        return sketch(labels=[label(text="x" * 100)] * 300 + [label(text=text)])

    room = 48 * 1024 - len(msgspec.json.encode(of_size("")))
    full = of_size("")
    while room > 140:
        full["labels"].insert(0, label(text="x" * 60))
        room = 48 * 1024 - len(msgspec.json.encode(full))
    full["labels"][-1]["text"] = "x" * room
    validate(full)
    full["labels"][-1]["text"] += "x"
    assert refusal(full).code == "too_large"
