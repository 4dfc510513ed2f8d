"""canvas.excalidraw: every field that the format names, drawings as strokes, our ids in it."""

import json
import re
from base64 import b64decode
from io import BytesIO
from math import pi, sin
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from board.export.canvas.excalidraw_elements import order_key
from board.export.registry import render
from board.wire.sketch import encode_points
from tests.export.test_hostile_text import HOSTILE, everywhere, squeezed
from tests.export.views import SKETCH, note, options, proposal, view, workshop

BASE = {
    "id": str, "type": str, "x": (int, float), "y": (int, float), "width": (int, float),
    "height": (int, float), "angle": int, "strokeColor": str, "backgroundColor": str, "fillStyle": str,
    "strokeWidth": (int, float), "strokeStyle": str, "roundness": (dict, type(None)), "roughness": int,
    "opacity": int, "seed": int, "version": int, "versionNonce": int, "index": str, "isDeleted": bool,
    "groupIds": list, "frameId": (str, type(None)), "boundElements": list, "updated": int,
    "link": type(None), "locked": bool,
}  # fmt: skip
EXTRA = {
    "rectangle": set(),
    "text": {
        "text", "originalText", "fontSize", "fontFamily", "textAlign", "verticalAlign", "containerId",
        "autoResize", "lineHeight",
    },
    "freedraw": {"points", "pressures", "simulatePressure", "lastCommittedPoint"},
    "image": {"fileId", "status", "scale", "crop"},
    "frame": {"name"},
}  # fmt: skip
WHOLE_SKETCH = {
    **SKETCH,
    "strokes": [
        {
            "pen": 2,
            "width": 9,
            "pressure": False,
            "points": encode_points([(100, 100), (300, 200), (200, 50)]),
        },
        {"pen": 0, "width": 16, "pressure": True, "points": encode_points([(5, 5), (50, 50)], [0, 15])},
        {"pen": 0, "width": 5, "pressure": False, "points": encode_points([(900, 700)])},
    ],
    "stencils": [{"id": "house", "x": 500, "y": 300, "scale": 2, "pen": 1}],
    "labels": [{"x": 100, "y": 600, "size": 2, "pen": 3, "text": "Dŵr <b> & 👩‍🚒"}],
    "layout": "story",
}


def scene(made: dict[str, Any], **given: Any) -> dict[str, Any]:
    return json.loads(render("canvas.excalidraw", made, options(**given)).body)


def of_type(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [element for element in document["elements"] if element["type"] == kind]


def check(document: dict[str, Any]) -> None:
    """Every field of every element, and that what names another element finds it."""
    assert (document["type"], document["version"], document["source"]) == ("excalidraw", 2, "Wishwall")
    assert set(document) == {"type", "version", "source", "elements", "appState", "files"}
    elements = {element["id"]: element for element in document["elements"]}
    assert len(elements) == len(document["elements"])
    places = list(elements)
    for element in elements.values():
        assert set(element) - {"customData"} == set(BASE) | EXTRA[element["type"]]
        assert all(isinstance(element[name], kind) for name, kind in BASE.items())
        assert element["width"] >= 0 <= element["height"]
        assert all(
            elements[bound["id"]]["containerId"] == element["id"] for bound in element["boundElements"]
        )
        assert re.fullmatch("#[0-9a-fA-F]{6}", element["strokeColor"])
        if element["frameId"]:
            frame = elements[element["frameId"]]
            assert frame["type"] == "frame"
            assert places.index(element["id"]) < places.index(frame["id"])
        if element.get("containerId"):
            box = elements[element["containerId"]]
            assert {"type": "text", "id": element["id"]} in box["boundElements"]
            assert box["x"] <= element["x"] and element["x"] + element["width"] <= box["x"] + box["width"]
            assert box["y"] <= element["y"] and element["y"] + element["height"] <= box["y"] + box["height"]
        if element["type"] == "image":
            assert document["files"][element["fileId"]]["id"] == element["fileId"]
    keys = [element["index"] for element in document["elements"]]
    assert keys == sorted(set(keys))
    for file in document["files"].values():
        assert set(file) == {"mimeType", "id", "dataURL", "created", "lastRetrieved"}
        assert file["dataURL"].startswith(f"data:{file['mimeType']};base64,")


def test_the_file_has_every_field() -> None:
    made = workshop()
    made["notes"].append(note("n9", "", sketch=WHOLE_SKETCH, caption="Everything", theme_id="t1"))
    document = scene(made)
    check(document)
    assert {element["type"] for element in document["elements"]} == set(EXTRA)
    assert json.loads(render("canvas.excalidraw", made, options()).body) == document


def test_themes_are_frames_around_their_notes() -> None:
    document = scene(workshop())
    frames = {frame["name"]: frame for frame in of_type(document, "frame")}
    assert set(frames) == {"Turning up when we said", "Parked notes", "Proposals"}
    theme = frames["Turning up when we said"]
    assert theme["customData"] == {"wishwall": {"theme_id": "t1"}}
    inside = [element for element in document["elements"] if element["frameId"] == theme["id"]]
    assert inside
    for element in inside:
        assert theme["x"] <= element["x"] and element["x"] + element["width"] <= theme["x"] + theme["width"]
        assert theme["y"] <= element["y"] and element["y"] + element["height"] <= theme["y"] + theme["height"]


def test_notes_keep_their_ids_words_and_colours() -> None:
    document = scene(workshop())
    boxes = {
        box["customData"]["wishwall"]["note_id"]: box
        for box in of_type(document, "rectangle")
        if "note_id" in box.get("customData", {}).get("wishwall", {})
    }
    assert set(boxes) == {"n1", "n2", "n3", "n4", "n5"}
    assert boxes["n1"]["backgroundColor"] == "#FCDD5B"
    texts = {text["containerId"]: text for text in of_type(document, "text")}
    assert texts[boxes["n1"]["id"]]["originalText"] == "Tell tenants when we are coming."
    assert boxes["n1"]["customData"]["wishwall"]["author"] == "Gethin Rees"


def test_a_proposal_says_which_notes_it_rests_on() -> None:
    document = scene(workshop())
    (box,) = [
        box
        for box in of_type(document, "rectangle")
        if "proposal_id" in box.get("customData", {}).get("wishwall", {})
    ]
    assert box["customData"] == {"wishwall": {"proposal_id": "1", "note_ids": ["n1", "n2"]}}


def test_strokes_come_as_freedraw_with_their_pen_their_points_and_their_pressure() -> None:
    document = scene(view(notes=[note("n1", "", sketch=WHOLE_SKETCH)]))
    plain, pressed, dot = of_type(document, "freedraw")
    (paper,) = [element for element in document["elements"] if element["id"].endswith(":paper")]
    scale = paper["width"] / 1000
    assert plain["strokeColor"] == "#A01030"
    assert (plain["x"], plain["y"]) == pytest.approx((paper["x"] + 100 * scale, paper["y"] + 100 * scale))
    assert plain["points"][0] == [0, 0]
    assert plain["points"][1] == pytest.approx([200 * scale, 100 * scale], abs=0.01)
    assert (plain["width"], plain["height"]) == pytest.approx((200 * scale, 150 * scale), abs=0.02)
    assert plain["pressures"] == [0.5] * 3
    assert plain["simulatePressure"] is False
    assert pressed["pressures"] == sorted(pressed["pressures"])
    assert 0 <= pressed["pressures"][0] < 0.5 < pressed["pressures"][1] <= 1
    assert len(dot["points"]) == len(dot["pressures"]) == 2
    assert pressed["strokeWidth"] > plain["strokeWidth"] > dot["strokeWidth"]
    # perfect-freehand as the program calls it: a radius of size * sin(pi / 2 * pressure), size 4.25 a width
    drawn = 2 * 4.25 * plain["strokeWidth"] * sin(pi / 2 * 0.5)
    assert drawn == pytest.approx(9 * scale, rel=0.02)


def test_labels_are_text_and_stencils_and_layouts_are_pictures_without_a_script() -> None:
    document = scene(view(notes=[note("n1", "", sketch=WHOLE_SKETCH)]))
    (label,) = of_type(document, "text")
    assert label["originalText"] == "Dŵr <b> & 👩‍🚒"
    assert len(of_type(document, "image")) == 2
    for file in document["files"].values():
        root = ElementTree.fromstring(b64decode(file["dataURL"].partition(",")[2]))
        assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "path"}


def test_a_drawing_moves_as_one() -> None:
    document = scene(view(notes=[note("n1", "Both", sketch=WHOLE_SKETCH, caption="Said")]))
    assert len({tuple(element["groupIds"]) for element in document["elements"]}) == 1
    (said,) = [text for text in of_type(document, "text") if text["originalText"] == "Said\nBoth"]
    assert said["containerId"] is None


def test_a_photo_comes_as_a_picture() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 30), "green").save(out, "JPEG")
    made = view(notes=[note("n1", "", kind="photo", photo_id="f1", caption="The depot")])
    document = scene(made, photos={"f1": out.getvalue()})
    check(document)
    (image,) = of_type(document, "image")
    assert image["width"] == pytest.approx(2 * image["height"], abs=2)
    assert document["files"][image["fileId"]]["mimeType"] == "image/jpeg"


def test_hidden_notes_and_names_that_are_off_are_not_in_the_file() -> None:
    body = render("canvas.excalidraw", workshop(), options()).body.decode()
    assert "unkind" not in body
    assert "p-gethin" not in body
    made = workshop()
    made["proposals"] = []
    assert "Gethin" not in render("canvas.excalidraw", made, options(names=False)).body.decode()


@pytest.mark.parametrize("text", [*HOSTILE, "Ŵ" * 2000, "=1+1", "a\x00b\ufffe"])
def test_whatever_is_written_is_text(text: str) -> None:
    document = scene(everywhere(text))
    check(document)
    wanted = squeezed(text.replace("\x00", "\ufffd").replace("\ufffe", "\ufffd"))
    note_text = next(t for t in of_type(document, "text") if t["id"] == "note:n1:text")
    assert squeezed(note_text["originalText"]) == wanted


def test_three_hundred_notes_have_their_keys_in_order() -> None:
    notes = [note(f"n{i}", "Words", sketch=SKETCH if i % 2 else None) for i in range(300)]
    written = [proposal(str(i), "A proposal", note_ids=["n1"]) for i in range(20)]
    document = scene(view(notes=notes, proposals=written))
    check(document)


def test_keys_sort_as_the_numbers_do() -> None:
    keys = [order_key(number) for number in range(70_000)]
    assert keys == sorted(set(keys))
    assert (keys[0], keys[61], keys[62]) == ("a0", "az", "b00")
