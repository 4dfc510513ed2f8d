"""canvas.zip: JSON Canvas 1.0 to the letter of its specification, with its drawings beside it."""

import json
import re
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt

from board.export.html.style import COLOURS
from board.export.registry import render
from board.wire import canvas_text as marks
from board.wire.canvas_text import as_markdown, from_markdown
from board.wire.sketch import validate
from tests.export.test_hostile_text import HOSTILE, everywhere, squeezed
from tests.export.views import SKETCH, note, options, proposal, view, workshop

#: of each type of node: the fields it must have, those it may have (JSON Canvas 1.0)
ALL = {"id": str, "type": str, "x": int, "y": int, "width": int, "height": int}
MUST = {"text": {"text"}, "file": {"file"}, "link": {"url"}, "group": set()}
MAY = {
    "text": set(),
    "file": {"subpath"},
    "link": set(),
    "group": {"label", "background", "backgroundStyle"},
}
EDGE_MUST = {"id", "fromNode", "toNode"}
EDGE_MAY = {"fromSide", "toSide", "fromEnd", "toEnd", "color", "label"}


def archive(made: dict[str, Any], **given: Any) -> ZipFile:
    return ZipFile(BytesIO(render("canvas.zip", made, options(**given)).body))


def canvas(made: dict[str, Any], **given: Any) -> dict[str, list[dict[str, Any]]]:
    return json.loads(archive(made, **given).read("wall.canvas"))


def by_id(made: dict[str, Any], **given: Any) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in canvas(made, **given)["nodes"]}


def check(document: dict[str, list[dict[str, Any]]], files: set[str]) -> None:
    """As the specification has it, and nothing besides."""
    assert set(document) == {"nodes", "edges"}
    for node in document["nodes"]:
        kind = node["type"]
        assert {name for name in node if name not in ALL} - {"color"} <= MUST[kind] | MAY[kind]
        assert MUST[kind] <= set(node)
        assert all(type(node[name]) is kept for name, kept in ALL.items())
        assert node["width"] > 0 < node["height"]
        assert re.fullmatch(r"#[0-9A-F]{6}|[1-6]", node.get("color", "1"))
        assert kind != "file" or node["file"] in files
    ids = [part["id"] for part in (*document["nodes"], *document["edges"])]
    assert len(set(ids)) == len(ids)
    here = {node["id"] for node in document["nodes"]}
    for edge in document["edges"]:
        assert set(edge) >= EDGE_MUST
        assert set(edge) <= EDGE_MUST | EDGE_MAY
        assert edge["fromNode"] in here and edge["toNode"] in here


def inside(group: dict[str, Any], node: dict[str, Any]) -> bool:
    return all(
        group[at] <= node[at] and node[at] + node[size] <= group[at] + group[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return any(
        a[at] + a[size] <= b[at]
        for at, size in (("x", "width"), ("y", "height"))
        for a, b in ((one, other), (other, one))
    )


def test_the_file_is_json_canvas_and_each_drawing_lies_beside_it() -> None:
    packed = archive(workshop())
    assert packed.testzip() is None
    assert packed.namelist() == ["wall.canvas", "sketches/n2.svg", "sketches/n2.json"]
    check(json.loads(packed.read("wall.canvas")), set(packed.namelist()))
    assert ElementTree.fromstring(packed.read("sketches/n2.svg")).tag.endswith("svg")


def test_a_drawing_can_come_back_as_one() -> None:
    told = json.loads(archive(workshop()).read("sketches/n2.json"))
    validate(told["sketch"])
    assert told == {"caption": "A van outside the wrong house", "text": "", "sketch": SKETCH}


def test_themes_notes_and_colours_keep_their_ids_and_words() -> None:
    nodes = by_id(workshop())
    assert (nodes["t1"]["type"], nodes["t1"]["label"]) == ("group", "Turning up when we said")
    assert nodes["t1"]["color"] == COLOURS["sky"][0]
    assert nodes["n1"]["text"] == "Tell tenants when we are coming."
    assert nodes["n1"]["color"] == COLOURS["sun"][0]
    assert (nodes["n2"]["type"], nodes["n2"]["file"]) == ("file", "sketches/n2.svg")
    assert nodes[f"{marks.CAPTION}n2"]["text"] == "A van outside the wrong house"
    for name in ("n1", "n2", "n5"):
        assert inside(nodes["t1"], nodes[name])
    assert inside(nodes[marks.PARKED_GROUP], nodes["n4"])
    assert not any(inside(nodes[g], nodes["n3"]) for g in ("t1", marks.PARKED_GROUP, marks.PROPOSALS_GROUP))


def test_edges_say_what_rests_on_what() -> None:
    made = workshop()
    made["notes"].append(note("n7", "And by text", builds_on="n1", theme_id="t1"))
    made["notes"].append(note("n8", "On something unseen", builds_on="n6"))
    edges = {(edge["fromNode"], edge["toNode"]) for edge in canvas(made)["edges"]}
    own = f"{marks.PROPOSAL}1"
    assert edges == {("n5", "n1"), ("n7", "n1"), (own, "n1"), (own, "n2")}


def test_a_proposal_stands_with_what_was_written_of_it() -> None:
    text = by_id(workshop())[f"{marks.PROPOSAL}1"]["text"]
    assert text.startswith("HR-1 A text the day before\n\nStatus: Ready\n\nOwner: Gethin Rees\n\n")
    assert text.endswith("Concerns: Texts get ignored. (anonymous)\n\nConcerns: Who pays? (Gethin Rees)")
    assert "Problem: One visit in five finds nobody at home." in text


def test_hidden_notes_and_people_are_not_in_the_file() -> None:
    body = archive(workshop()).read("wall.canvas").decode()
    assert "unkind" not in body
    assert "p-gethin" not in body
    assert "Rhian" not in body


def test_include_proposals_holds_what_they_rest_on_alone() -> None:
    notes = set(by_id(workshop(), include="proposals"))
    assert {"n1", "n2", "t1"} <= notes
    assert not {"n3", "n4", "n5"} & notes


def test_a_theme_with_the_id_of_a_note_has_another_in_the_file() -> None:
    made = view(
        notes=[note("same", "A note", theme_id="same")],
        themes=[{"theme_id": "same", "title": "A theme", "rank": "a"}],
    )
    document = canvas(made)
    check(document, set())
    assert by_id(made)[f"{marks.THEME}same"]["label"] == "A theme"


def test_names_are_such_that_every_system_can_keep_them() -> None:
    made = view(notes=[note(name, "", sketch=SKETCH) for name in ("CON", "aBc", "abC", "nul", "plain")])
    packed = archive(made)
    names = packed.namelist()
    check(json.loads(packed.read("wall.canvas")), set(names))
    assert len({name.casefold() for name in names}) == len(names)
    assert "sketches/plain.svg" in names
    assert not any(re.search(r"/(con|nul)\.", name, re.IGNORECASE) for name in names)


def test_a_photo_lies_beside_the_canvas_and_one_that_is_gone_leaves_its_words() -> None:
    made = view(
        notes=[
            note("n1", "", kind="photo", photo_id="f1", caption="The depot"),
            note("n2", "", kind="photo", photo_id="f2", caption="The yard"),
        ]
    )
    packed = archive(made, photos={"f1": b"\xff\xd8jpeg"})
    assert packed.read("photos/n1.jpg") == b"\xff\xd8jpeg"
    nodes = {node["id"]: node for node in json.loads(packed.read("wall.canvas"))["nodes"]}
    assert (nodes["n1"]["type"], nodes["n2"]["type"]) == ("file", "text")
    assert nodes["n2"]["text"] == "The yard"


def test_three_hundred_notes_lie_clear_of_each_other() -> None:
    notes = [
        note(
            f"n{i}",
            "Some words. " * (i % 40),
            theme_id=f"t{i % 7}" if i % 5 else None,
            sketch=SKETCH if i % 2 else None,
        )
        for i in range(300)
    ]
    themes = [{"theme_id": f"t{i}", "title": f"Theme {i}", "rank": str(i)} for i in range(7)]
    written = [proposal(str(i), "A proposal " * 9, note_ids=[f"n{i}"]) for i in range(20)]
    document = canvas(view(notes=notes, themes=themes, proposals=written))
    nodes = [node for node in document["nodes"] if node["type"] != "group"]
    groups = [node for node in document["nodes"] if node["type"] == "group"]
    assert document["nodes"][: len(groups)] == groups
    assert all(apart(one, other) for i, one in enumerate(nodes) for other in nodes[:i])
    assert all(apart(one, other) for one, other in pairwise(groups))
    assert all(any(inside(g, n) for g in groups) or all(apart(g, n) for g in groups) for n in nodes)


@pytest.mark.parametrize("text", [*HOSTILE, "Ŵ" * 2000, "a\n\n\n  b\n", "=1+1"])
def test_whatever_is_written_survives_and_shows_as_it_was_written(text: str) -> None:
    packed = archive(everywhere(text))
    document = json.loads(packed.read("wall.canvas"))
    check(document, set(packed.namelist()))
    node = next(node for node in document["nodes"] if node["id"] == "n1")
    assert from_markdown(node["text"]) == text.strip()
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(node["text"])
    assert not re.search(r"<(?!/?p>|br />)", page)
    assert squeezed(unescape(re.sub(r"<[^>]+>", "", page))) == squeezed(text)


@pytest.mark.parametrize(
    "text", ["", "\\", "a\\\nb\\", "    code\n\ttab", "- ", "1.", "&#32;", "a\n=", "x \n y"]
)
def test_markdown_loses_nothing_on_the_way_and_back(text: str) -> None:
    assert from_markdown(as_markdown(text)) == text


def test_readable_text_stays_readable() -> None:
    text = "18% by June: it's £5,000 (or so)! Highways & Streetscene - 3 > 2.\nDŵr"
    assert as_markdown(text).replace("\\>", ">").replace("\\\n", "\n") == text


def test_the_same_moment_is_the_same_bytes() -> None:
    first, second = (render("canvas.zip", workshop(), options()).body for _ in range(2))
    assert first == second
    assert {entry.date_time for entry in archive(workshop()).infolist()} == {(2026, 11, 21, 14, 5, 0)}
