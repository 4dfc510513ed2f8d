"""What a facilitator hid stays hidden, whatever happens to it afterwards (R5); what a turn shows (R6)."""

from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import cut, view
from board.wire.jsons import dump_bytes
from tests.domain.workshop import Workshop

ID = "blunt-note"


@pytest.fixture
def workshop() -> Workshop:
    """Peter's note, which everyone saw, in a theme, remarked upon and shown; then Felicity hides it."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"names": "on"})
    workshop.open("wishes")
    workshop.post(workshop.peter, ID, "Blunt words")
    workshop.post(workshop.petra, "kind-note")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "theme.form", theme_id="t1", title="Both", note_ids=[ID, "kind-note"])
    switches = {"turns": {"unit": "item", "order": "none", "seconds": 60}, "source": "phase:wishes"}
    insert(workshop, "show", "present", switches)
    workshop.open("show")
    workshop.do(workshop.felicity, "turn.start")
    workshop.do(workshop.petra, "remark.add", note_id=ID, text="Blunt indeed")
    workshop.do(workshop.felicity, "note.hide", note_id=ID)
    return workshop


def insert(workshop: Workshop, phase_id: str, kind: str, switches: dict[str, Any]) -> None:
    workshop.do(
        workshop.felicity, "phase.insert", phase_id=phase_id, kind=kind, title="Step", switches=switches
    )


def heard(workshop: Workshop, actor: Actor, kind: str, /, **fields: Any) -> bytes:
    """What Petra is sent of what this command does."""
    before = workshop.state.head
    workshop.do(actor, kind, **fields)
    viewer = workshop.viewer(workshop.petra)
    return dump_bytes([cut(one, workshop.state, viewer) for one in workshop.log if one.seq > before])


def test_a_snapshot_holds_no_trace_of_it(workshop: Workshop) -> None:
    for actor in (workshop.petra, workshop.olga, workshop.screen):
        sent = dump_bytes(view(workshop.state, workshop.viewer(actor)))
        assert ID.encode() not in sent
        assert b"lunt" not in sent
    assert ID.encode() in dump_bytes(view(workshop.state, workshop.viewer(workshop.felicity)))


def test_a_hidden_turn_is_nobodys_for_those_who_may_not_see_it(workshop: Workshop) -> None:
    seen = view(workshop.state, workshop.viewer(workshop.petra))["turn"]
    assert (seen["queue"], seen["at"], seen["current"], seen["spotlight"]) == (["kind-note"], 0, None, None)
    workshop.do(workshop.felicity, "turn.next")
    seen = view(workshop.state, workshop.viewer(workshop.petra))["turn"]
    assert (seen["queue"], seen["at"], seen["current"]) == (["kind-note"], 0, "kind-note")


@pytest.mark.parametrize(
    ("who", "kind", "fields"),
    [
        ("peter", "note.edit", {"note_id": ID, "text": "Blunter words"}),
        ("peter", "note.discard", {"note_id": ID}),
        ("felicity", "note.file", {"note_ids": [ID], "theme_id": None}),
        ("felicity", "note.place", {"note_ids": [ID], "x": 1, "y": 2}),
        ("felicity", "note.stack", {"note_ids": [ID], "onto": "kind-note"}),
        ("felicity", "note.unstack", {"note_ids": [ID]}),
        ("felicity", "note.park", {"note_id": ID}),
        ("felicity", "theme.form", {"theme_id": "t2", "title": "More", "note_ids": [ID]}),
        ("felicity", "theme.dissolve", {"theme_id": "t1"}),
    ],
)
def test_what_happens_to_it_reaches_nobody_else(
    workshop: Workshop, who: str, kind: str, fields: dict[str, Any]
) -> None:
    workshop.open("wishes")
    sent = heard(workshop, getattr(workshop, who), kind, **fields)
    assert ID.encode() not in sent
    assert b"lunt" not in sent


def test_its_author_cannot_bring_it_back_by_discarding_and_restoring(workshop: Workshop) -> None:
    workshop.do(workshop.peter, "note.discard", note_id=ID)
    assert heard(workshop, workshop.peter, "note.restore", note_id=ID) == b"[null]"
    assert ID not in [
        note["note_id"] for note in view(workshop.state, workshop.viewer(workshop.petra))["notes"]
    ]


def test_a_merge_moves_it_unseen(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "theme.form", theme_id="t2", title="Other")
    sent = heard(workshop, workshop.felicity, "theme.merge", theme_id="t1", into="t2")
    assert b"kind-note" in sent
    assert ID.encode() not in sent


def test_a_proposal_from_its_theme_does_not_name_it_even_as_skipped(workshop: Workshop) -> None:
    insert(workshop, "write", "propose", {"who": "everyone"})
    workshop.open("write")
    drafted = workshop.do(workshop.petra, "proposal.draft", proposal_id="p", title="A", theme_id="t1")
    assert drafted.answer["skipped"] == []


def test_a_count_of_it_reaches_nobody_else(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "note.hide", note_id=ID, hidden=False)
    insert(workshop, "dots", "mark", {"source": "phase:wishes", "who": "everyone"})
    workshop.open("dots")
    workshop.do(workshop.petra, "mark.set", mark_id="m", target_id=ID)
    workshop.do(workshop.felicity, "note.hide", note_id=ID)
    assert ID.encode() not in heard(workshop, workshop.felicity, "phase.close")
    marks = view(workshop.state, workshop.viewer(workshop.olga))["marks"]
    assert ID not in marks["tallies"]


def test_a_hidden_note_is_not_put_on_the_screen(workshop: Workshop) -> None:
    with pytest.raises(BoardError, match=r"^conflict:"):
        workshop.do(workshop.felicity, "spotlight.show", note_id=ID)


@pytest.mark.parametrize("names", ["off", "side"])
def test_nobodys_turn_shows_a_note_that_does_not_bear_their_name(names: str) -> None:
    """R6: a nameless note in the spotlight of its author's turn would be theirs for all to see."""
    workshop = Workshop()
    insert(workshop, "quiet", "add", {"names": names})
    workshop.open("quiet")
    workshop.post(workshop.peter, "of-peter")
    workshop.do(workshop.felicity, "phase.reveal")
    insert(workshop, "show", "present", {"turns": {"unit": "person", "order": "none", "seconds": 60}})
    workshop.open("show")
    workshop.do(workshop.felicity, "turn.start")
    assert workshop.state.turn is not None
    assert workshop.state.turn.current == workshop.peter.person_id
    assert workshop.state.turn.spotlight is None
    with pytest.raises(BoardError, match=r"^forbidden:"):
        workshop.do(workshop.peter, "spotlight.show", note_id="of-peter")
