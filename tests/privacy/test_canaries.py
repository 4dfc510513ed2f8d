"""Canaries: who may not see a note gets none of its bytes by any channel; nor, if nameless, whose it is.

R5, R6, I6. Every `see` with every `names`: in each session every role looks by every channel at every
stage, and `oracle.py` says anew, from the rules, what each of them may see.
"""

import json
import logging
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from tests.privacy.house import House, opened
from tests.privacy.oracle import Canary
from tests.privacy.watched import Wall

SEE = ("own", "group", "all")
NAMES = ("on", "side", "off")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("see", SEE)
def test_no_byte_of_what_is_hidden_reaches_anybody(
    house: House, see: str, names: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logged:
        wall = Wall(house, see, names)
        write(wall)
        for to in ("facilitators", "group", "all"):
            wall.fay.do("phase.reveal", to=to)
            wall.oracle.revealed(to)
            wall.look(f"revealed to {to}")
        hide_and_edit(wall)
        work(wall)
        hide_what_was_worked_with(wall)
        wall.fay.do("session.close")
        wall.oracle.closed()
        wall.look("closed")
    told = json.dumps(logged, default=str) + caplog.text
    for note in wall.oracle.notes.values():
        assert not any(word in told for word in (*note.words, note.note_id, note.author.name))


def write(wall: Wall) -> None:
    """Everybody writes; one rewrites, one thinks better of it."""
    for seat in wall.people:
        seat.say(typing=True)
        wall.post(seat)
    for seat in wall.people[:2]:
        seat.say(drawing=True)
        wall.post(seat, sketch=True)
    first, second = list(wall.oracle.notes.values())[2:4]
    edit(wall, first)
    wall.seat_of(second).do("note.discard", note_id=second.note_id)
    second.discarded = True
    wall.look("written")


def edit(wall: Wall, note: Canary) -> None:
    """The author writes it anew."""
    note.words.append(f"{note.words[-1]}ANEW")
    wall.seat_of(note).do("note.edit", note_id=note.note_id, text=note.words[-1])


def hide_and_edit(wall: Wall) -> None:
    """A facilitator hides a note that everybody saw; its author goes on with it."""
    note = next(iter(wall.oracle.notes.values()))
    wall.look("before hiding")
    wall.fay.do("note.hide", note_id=note.note_id, hidden=True)
    note.hidden = True
    answer = wall.seat_of(note).try_("note.edit", note_id=note.note_id, text=f"{note.words[-1]}ANEW")
    if answer["ok"]:
        note.words.append(f"{note.words[-1]}ANEW")
    for again in ("note.discard", "note.restore"):
        wall.seat_of(note).try_(again, note_id=note.note_id)
    wall.look("hidden")
    wall.fay.do("note.hide", note_id=note.note_id, hidden=False)
    note.hidden = False
    wall.look("shown again")


def work(wall: Wall) -> None:
    """The notes are sorted, presented, remarked on, marked, and become evidence."""
    fay, notes = wall.fay, [note for note in wall.oracle.notes.values() if not note.discarded]
    ids = [note.note_id for note in notes]
    wall.insert("sort", {"who": "everyone"})
    fay.do("theme.form", theme_id="theme-one", title="One", note_ids=ids[:5])
    fay.do("theme.form", theme_id="theme-two", title="Two", note_ids=ids[5:6])
    fay.do("note.stack", note_ids=[ids[2]], onto=ids[1])
    wall.insert("present", {"source": "phase:our-add", "turns": {"order": "random", "unit": "person"}})
    fay.do("turn.start")
    for _ in wall.people:
        wall.house.tick()
        fay.try_("turn.next")
    fay.do("turn.start")
    if fay.snapshot()["turn"]["current"] == notes[0].author.person_id:
        fay.do("turn.next")  # a facilitator shows what she likes in anybody's turn, but here not by chance
    wall.people[3].do("remark.add", note_id=ids[0], text="A remark")
    fay.do("spotlight.show", note_id=ids[0])
    wall.insert("mark", {"who": "everyone", "source": "phase:our-add"})
    for seat in wall.people[2:]:
        seat.do("mark.set", mark_id=f"mark-{seat.person_id}", target_id=ids[0], value=1)
        notes[0].marked_by.add(seat.person_id)
    wall.insert("propose", {"who": "everyone"})
    fay.do("proposal.draft", proposal_id="proposal-one", title="One", theme_id="theme-one")
    fay.do("proposal.revise", proposal_id="proposal-one", fields={"picture": ids[-1]})
    wall.look("worked with")


def hide_what_was_worked_with(wall: Wall) -> None:
    """What stood in themes, turns, remarks and proposals is hidden, then handled by facilitators."""
    fay, notes = wall.fay, [note for note in wall.oracle.notes.values() if not note.discarded]
    for note in (notes[0], notes[1], notes[-1]):
        fay.do("note.hide", note_id=note.note_id, hidden=True)
        note.hidden = True
    wall.welcome_newcomer()
    wall.look("hidden after work")
    hidden = notes[0].note_id
    fay.do("proposal.link", proposal_id="proposal-one", note_ids=[hidden, notes[3].note_id])
    fay.do("proposal.draft", proposal_id="proposal-two", title="Two", note_ids=[hidden])
    fay.try_("proposal.revise", proposal_id="proposal-two", fields={"picture": notes[-1].note_id})
    wall.open("our-sort")
    fay.do("note.file", note_ids=[hidden], theme_id="theme-two")
    fay.do("theme.form", theme_id="theme-three", title="Three", note_ids=[hidden, notes[1].note_id])
    fay.do("theme.merge", theme_id="theme-three", into="theme-one")
    fay.do("note.place", note_ids=[hidden], x=1, y=1)
    fay.do("note.stack", note_ids=[hidden], onto=notes[4].note_id)
    fay.do("note.unstack", note_ids=[hidden])
    fay.do("note.park", note_id=hidden, parked=True)
    wall.open("our-present")
    fay.try_("spotlight.show", note_id=hidden)
    wall.open("our-mark")
    wall.open("our-add")
    answer = wall.seat_of(notes[0]).try_("note.edit", note_id=hidden, text=f"{notes[0].words[-1]}ANEW")
    if answer["ok"]:
        notes[0].words.append(f"{notes[0].words[-1]}ANEW")
    wall.look("hidden and handled")
