"""A room in which every page can be looked at, and every kind of step opened, one after the other."""

from collections.abc import Callable, Iterator

from tests.browser.room import Room, drawn, marked, start_room, written

WISHES = ("One form for all of us", "A bus shelter that keeps the rain out", "Dŵr glân ym mhob afon")


def furnished(origin: str) -> Room:
    """A room with notes, two of them drawings, three themes and a proposal."""
    room = start_room(origin, people=3)
    room.step("wand", "add", "What would you change?", names="on", see="all", input=["draw", "text"])
    room.open("wand")
    for person, words in zip(room.people, WISHES, strict=True):
        person.send(written(words))
    room.people[0].send(drawn("A van in the rain"))
    room.people[1].send(drawn("", 3))
    room.host.send({"type": "phase.reveal", "to": "all"})
    room.themes("Ask people once", "One map", "Tell us when")
    notes = [note["note_id"] for note in room.snapshot()["notes"]]
    room.host.send({"type": "note.file", "note_ids": notes[:2], "theme_id": "t0"})
    room.host.send({"type": "note.file", "note_ids": notes[2:3], "theme_id": "t1"})
    draft = {"type": "proposal.draft", "proposal_id": "p0", "title": "Ask people once", "theme_id": "t0"}
    room.host.send(draft)
    fields = {"proposal": "We will let people report a repair once.", "owner": "Nia Roderick"}
    room.host.send({"type": "proposal.revise", "proposal_id": "p0", "fields": fields})
    return room


def steps(room: Room) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each kind of step by its name, and what opens it; in this order."""
    yield "add", lambda: None
    yield "sort", lambda: _sorts(room)
    yield "mark", lambda: _marks(room)
    yield "score", lambda: _scores(room)
    yield "results", lambda: _results(room)
    yield "present", lambda: _presents(room)
    yield "propose", lambda: room.open("propositions")
    yield "close", lambda: room.open("close")


def _sorts(room: Room) -> None:
    room.step("grouping", "sort", "Which belong together?", source="phase:wand", who="everyone")
    room.open("grouping")


def _marks(room: Room) -> None:
    switches = {"source": "phase:wand", "mark": "dots", "who": "everyone", "limit": {"most": 5}}
    room.step("heat", "mark", "Which speak to you?", **switches)
    room.open("heat")
    sketch = next(note for note in room.snapshot()["notes"] if note["sketch"])
    room.people[0].send(marked(sketch["note_id"], 1, x=300, y=300))


def _scores(room: Room) -> None:
    questions = "I could say what I think\nI know the other team better"
    room.step("score", "mark", questions, source="prompt", mark="score", who="everyone")
    room.open("score")
    for number, person in enumerate(room.people):
        person.send(marked("q1", number), marked("q2", 5 - number))


def _results(room: Room) -> None:
    room.close()
    room.step("pause", "hold", "Stretch, drink, talk to somebody new.")
    room.open("pause")


def _presents(room: Room) -> None:
    turns = {"order": "none", "unit": "person", "seconds": 45}
    room.step("meet", "present", "What does each of us do?", source="phase:wand", turns=turns)
    room.open("meet")
    room.host.send({"type": "turn.start", "queue": [person.person_id for person in room.people]})
