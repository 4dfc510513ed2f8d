"""Every kind of step, narrow and wide, in both languages: no word is clipped or lies on another."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.looks import faults_of_looks
from tests.browser.room import Room, drawn, marked, start_room, written
from tests.conftest import Server

# every step at every width: minutes of pages
pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
WISHES = (
    "One form",
    "When someone reports a pothole they get one number, and can see what happened to it.",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Words " * 60,
)
QUESTIONS = "I could say what I really think\nI understand the other team better"


def walk(room: Room) -> list[Callable[[], None]]:
    """What happens, one step after the other; after each the pages are looked at."""
    return [
        lambda: None,
        lambda: adds(room),
        lambda: shows(room),
        lambda: ticks(room),
        room.close,
        lambda: sorts(room),
        lambda: groups(room),
        lambda: presents(room),
        lambda: room.host.send({"type": "turn.next"}),
        lambda: dots(room),
        lambda: ranks(room),
        lambda: scores(room),
        room.close,
        lambda: rests(room),
        lambda: proposes(room),
        lambda: room.open("close"),
    ]


def adds(room: Room) -> None:
    room.step(
        "wand",
        "add",
        "If you had a magic wand, what would you change most?",
        names="on",
        input=["draw", "text"],
    )
    room.open("wand")
    room.people[0].send(*(written(words) for words in WISHES), drawn("A van in the rain"))
    room.people[1].send(
        written("One map for all"), drawn("Two maps that do not agree with one another at all", 3)
    )
    room.host.send({"type": "notice.send", "to": "all", "text": "Coffee is in the corridor."})


def shows(room: Room) -> None:
    room.host.send({"type": "phase.reveal", "to": "all"})


def ticks(room: Room) -> None:
    room.step(
        "tick",
        "mark",
        "Which of these would you wish for too?",
        source="phase:wand",
        mark="tick",
        who="everyone",
        limit={"most": 3},
    )
    room.open("tick")
    notes = [note["note_id"] for note in room.snapshot()["notes"]]
    for person in room.people:
        person.send(*(marked(note) for note in notes[:3]))


def sorts(room: Room) -> None:
    room.themes("Ask people once and remember what they said", "One map", "Dŵr a choed")
    notes = [note["note_id"] for note in room.snapshot()["notes"]]
    room.host.send({"type": "note.file", "note_ids": notes[:4], "theme_id": "t0"})
    room.step("grouping", "sort", "Which belong together?", source="phase:wand", who="everyone")
    room.open("grouping")


def groups(room: Room) -> None:
    room.host.send({"type": "group.split", "count": 2, "balance": "side"})
    for group in room.snapshot()["groups"]:
        room.host.send({"type": "group.update", "group_id": group["group_id"], "theme_id": "t0"})
    room.step("brief", "hold", "Two groups, one theme each.")
    room.open("brief")


def presents(room: Room) -> None:
    room.step(
        "meet",
        "present",
        "What does each of us do?",
        source="phase:wand",
        turns={"order": "none", "unit": "person", "seconds": 45},
    )
    room.open("meet")
    room.host.send({"type": "turn.start", "queue": [person.person_id for person in room.people]})


def dots(room: Room) -> None:
    room.step(
        "heat",
        "mark",
        "Which parts speak to you?",
        source="phase:wand",
        mark="dots",
        who="everyone",
        limit={"most": 5},
    )
    room.open("heat")
    sketch = next(note for note in room.snapshot()["notes"] if note["sketch"])
    room.people[0].send(marked(sketch["note_id"], 1, x=300, y=300))


def ranks(room: Room) -> None:
    room.step("rank", "mark", "What comes first?", source="phase:grouping", mark="rank", who="everyone")
    room.open("rank")
    room.people[0].send(marked("t0", 1), marked("t1", 2))


def scores(room: Room) -> None:
    room.step("score", "mark", QUESTIONS, source="prompt", mark="score", who="everyone")
    room.open("score")
    for number, person in enumerate(room.people):
        person.send(marked("q1", number), marked("q2", 5 - number))


def rests(room: Room) -> None:
    room.step("break", "hold", "Stretch, drink, talk to somebody new.")
    room.open("break")


def proposes(room: Room) -> None:
    fields = {"proposal": "We will let people report a repair once, on any phone.", "owner": "Nia Roderick"}
    room.host.send(
        {"type": "proposal.draft", "proposal_id": "p0", "title": "Ask people once", "theme_id": "t0"}
    )
    room.host.send({"type": "proposal.revise", "proposal_id": "p0", "fields": fields})
    room.open("propositions")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_word_of_a_step_is_clipped_or_lies_on_another(
    server: Server, machine: Machine, open_page: Open, language: str
) -> None:
    room = start_room(server.url, people=6)
    pages = {}
    for width, link in zip((320, 360, 768, 1280), room.links, strict=False):
        context = machine(viewport={"width": width, "height": 800})
        pages[width] = open_page(context, link.replace("/me#", f"/me?lang={language}#"))
    faults: list[str] = []
    for number, happens in enumerate(walk(room)):
        happens()
        for width, page in pages.items():
            page.wait_for_timeout(250)
            faults += [f"step {number}, {width} wide: {fault}" for fault in faults_of_looks(page)]
    assert faults == []
