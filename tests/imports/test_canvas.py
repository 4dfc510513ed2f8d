"""A wall out as JSON Canvas and in again: words, colours, themes and drawings are the same."""

import json
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.domain.visibility import view
from board.imports.reading import read
from tests.domain.doings import SKETCH
from tests.domain.workshop import Workshop
from tests.imports.files import zipped
from tests.imports.test_record import bring

TEXTS = ("# Not a *heading*", "1. One\n2. Two\n\n- three", "Tŷ 🏠 <b>bold</b> & `code`", "  [[link]] =1+1")
COLOURS = ("sun", "rose", "lilac", "sky", "mint", "stone")


def node(kind: str = "text", **parts: Any) -> dict[str, Any]:
    return {"id": "a", "type": kind, "x": 0, "y": 0, "width": 200, "height": 60, **parts}


def canvas(*nodes: dict[str, Any]) -> bytes:
    return json.dumps({"nodes": nodes, "edges": []}).encode()


def wall() -> Workshop:
    """Notes of all colours in themes, loose and parked, with drawings among them."""
    workshop = Workshop()
    felicity = workshop.felicity
    workshop.open("wishes")
    for place, text in enumerate(TEXTS):
        workshop.post(felicity, f"n{place}", text, colour=COLOURS[place])
    for place, caption in enumerate(("A bus stop", "")):
        sketch = {"kind": "sketch", "sketch": SKETCH, "caption": caption, "colour": COLOURS[4 + place]}
        workshop.do(felicity, "note.post", note_id=f"s{place}", **sketch)
    workshop.do(felicity, "phase.reveal")
    workshop.do(felicity, "theme.form", theme_id="doors", title="Doors & ways in", note_ids=["n0", "s0"])
    workshop.do(felicity, "theme.form", theme_id="phones", title="Phones", note_ids=["n1"])
    workshop.do(felicity, "note.park", note_id="n2")
    return workshop


def shown(workshop: Workshop) -> dict[str, Any]:
    """What a canvas holds of a wall."""
    seen = view(workshop.state, Viewer(None, "facilitator"))
    titles = {theme["theme_id"]: theme["title"] for theme in seen["themes"]}
    parts = ("kind", "text", "caption", "colour", "sketch", "parked")
    return {
        note["note_id"]: {**{part: note[part] for part in parts}, "theme": titles.get(note["theme_id"])}
        for note in seen["notes"]
    }


def test_a_canvas_out_and_in_is_the_same_wall() -> None:
    from board.export.canvas.zip_canvas import canvas_zip
    from board.export.options import Options
    from board.export.record.shared import shareable

    before = wall()
    seen = view(before.state, Viewer(None, "facilitator"))
    file = canvas_zip(shareable(seen, names=True), Options(at="2026-11-21T10:00:00.000Z"), "all")
    after = Workshop()
    brought = read(file)
    assert brought.source == "canvas"
    assert brought.skipped == ()
    bring(after, brought)
    assert shown(after) == shown(before)
    assert {theme.theme_id: theme.title for theme in after.state.themes.values()} == {
        "doors": "Doors & ways in",
        "phones": "Phones",
    }
    assert after.refolded() == after.state


def test_somebody_elses_canvas() -> None:
    """Cards in a group, links as their address, the format's own colours; what is no note is named."""
    file = canvas(
        node("group", id="g", x=-50, y=-50, width=400, height=300, label="Ideas", color="4"),
        node(id="one", text="Inside", color="1"),
        node(id="far away!", text="Outside", x=900, y=40, color="#b0d0eb"),
        node("link", id="web", x=900, y=400, url="https://example.org/"),
        node("file", id="pic", x=900, y=800, file="photo.png"),
        node(id="empty", x=900, y=900, text=" \n"),
        node("web-page", id="odd", x=900, y=990),
    )
    brought = read(file)
    told = [(note.note_id, note.text, note.colour, note.theme, note.x) for note in brought.notes]
    assert told == [
        ("one", "Inside", "rose", "Ideas", None),
        ("", "Outside", "sky", "", 900),
        ("web", "https://example.org/", None, "", 900),
    ]
    assert [one.where for one in brought.skipped] == ["nodes[4]", "nodes[5]", "nodes[6]"]
    workshop = Workshop()
    bring(workshop, brought)
    lying = {note.text: (note.x, note.y) for note in workshop.state.notes.values()}
    assert lying["Outside"] == (900, 40)
    assert next(iter(workshop.state.themes.values())).colour == "mint"


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (canvas(node(), {"id": "b", "type": "text"}), "nodes[1]"),
        (canvas(node(x="left")), "nodes[0].x"),
        (canvas(node(text=7)), "nodes[0].text"),
        (b'{"nodes": [3]}', "nodes[0]"),
    ],
)
def test_what_is_no_canvas_is_refused_with_its_place(file: bytes, where: str) -> None:
    with pytest.raises(BoardError) as refused:
        read(file)
    assert (refused.value.status, refused.value.field) == (422, where)


@pytest.mark.parametrize(
    "strokes",
    [
        b"not json",
        b"[]",
        b'{"sketch": {"v": 1, "strokes": [{"pen": 9}]}}',
        b'{"sketch": {"v": 1, "svg": "<svg onload=alert(1)>"}}',
    ],
)
def test_strokes_are_held_to_the_same_rules_as_a_drawing_on_the_board(strokes: bytes) -> None:
    picture = node("file", file="drawings/a.svg")
    brought = read(
        zipped({"wall.canvas": canvas(picture), "drawings/a.json": strokes, "drawings/a.svg": b"<svg/>"})
    )
    assert brought.notes == ()
    assert [one.where for one in brought.skipped] == ["nodes[0]"]
