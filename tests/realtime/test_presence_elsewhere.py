"""What one server remembers of who has written: another, or one that began anew, tells no more of it (R6)."""

import pytest

from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room
from tests.realtime.test_presence import told


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    switches = {"names": "off", "see": "own", "reveal": "facilitator"}
    workshop.do(workshop.felicity, "phase.insert", phase_id="own", kind="add", title="Own", switches=switches)
    workshop.do(workshop.felicity, "phase.open", phase_id="own", expected=workshop.state.live.phase_id)
    return workshop


def test_a_server_that_did_not_see_the_first_note_shown_names_nobody(workshop: Workshop) -> None:
    """Another worker, or this one begun anew: asked again and again it would name whoever wrote meanwhile."""
    for name in ("Carys", "Dai", "Efa"):
        workshop.join(name, side="ICT")
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "side"})
    for number in range(2):
        workshop.do(workshop.peter, "note.post", note_id=f"n{number}", text="before")
    workshop.do(workshop.felicity, "phase.reveal", next="note")
    workshop.do(workshop.petra, "note.post", note_id="after", text="after")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.desk.tell(room.channel)
    assert workshop.state.phases["own"].revealed is None
    assert told(room, "host")["contributed"] == []


def test_a_server_that_was_not_there_at_a_moment_waits_for_the_next(workshop: Workshop) -> None:
    """A facilitator who finds other workers has no more lists for it, and chooses no moment."""
    for number, actor in enumerate([workshop.peter, workshop.petra, workshop.join("Carys")]):
        workshop.do(actor, "note.post", note_id=f"n{number}", text="A wish")
    host, lists = workshop.viewer(workshop.felicity), []
    for at in (240, 300, 340, 361, 500):
        # each of them is another worker; the fourth is there as the time is up
        room = Room(workshop.state)
        room.clock.at = workshop.now / 1000 + at
        seen = room.desk(workshop.state.code, host)
        lists.append((len(seen["contributed"]), seen["told"]["at"] is not None))
    assert lists == [(0, False), (0, False), (0, False), (3, True), (0, False)]
