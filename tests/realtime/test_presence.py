"""Presence: at most once a second, totals and counts, and never a hint whose a hidden note is."""

import json

import pytest

from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    switches = {"names": "off", "see": "own", "reveal": "facilitator"}
    workshop.do(workshop.felicity, "phase.insert", phase_id="own", kind="add", title="Own", switches=switches)
    workshop.do(workshop.felicity, "phase.open", phase_id="own", expected=workshop.state.live.phase_id)
    return workshop


def told(room: Room, sid: str) -> dict[str, object]:
    """All that presence has told somebody so far, put together."""
    known: dict[str, object] = {}
    for body in room.transport.of(sid, "presence"):
        known |= body
    return known


def test_typing_is_a_total_and_stops_by_itself(workshop: Workshop) -> None:
    workshop.open("lobby")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    for sid, actor in (("p1", workshop.peter), ("p2", workshop.petra)):
        connection = room.enter(sid, actor)
        room.desk.hear(room.channel, connection, {"typing": True})
    room.desk.tell(room.channel)
    assert told(room, "host")["typing"] == 2
    assert "Peter" not in json.dumps(room.transport.sent)
    room.clock.sleep(5)
    room.desk.tell(room.channel)
    assert told(room, "host")["typing"] == 0


def test_while_notes_are_made_without_names_not_even_how_many_write_is_told(workshop: Workshop) -> None:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    for said in ("typing", "drawing"):
        room.desk.hear(room.channel, room.enter(said, workshop.peter), {said: True})
    room.desk.tell(room.channel)
    assert (told(room, "host")["typing"], told(room, "host")["drawing"]) == (0, 0)


def test_a_flood_of_presence_is_told_once_a_second(workshop: Workshop) -> None:
    workshop.open("lobby")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    peter = room.enter("p1", workshop.peter)
    for turn in range(200):
        room.desk.hear(room.channel, peter, {"typing": (turn // 60) % 2 == 0})
        room.clock.sleep(0.02)
        room.desk.tell(room.channel)
    assert 3 <= len(room.transport.of("host", "presence")) <= 5


@pytest.mark.parametrize("said", [{"typing": "yes"}, {"drawing": 1}, {"focus": {}}, {}])
def test_what_is_no_presence_is_nothing(workshop: Workshop, said: dict[str, object]) -> None:
    room = Room(workshop.state)
    peter = room.enter("p1", workshop.peter)
    room.desk.hear(room.channel, peter, said)
    room.desk.tell(room.channel)
    assert (told(room, "p1")["typing"], told(room, "p1")["drawing"]) == (0, 0)


def test_who_only_looks_does_not_type(workshop: Workshop) -> None:
    room = Room(workshop.state)
    for sid, actor in (("o", workshop.olga), ("s", workshop.screen)):
        connection = room.enter(sid, actor)
        room.desk.hear(room.channel, connection, {"typing": True})
    room.desk.tell(room.channel)
    assert told(room, "o")["typing"] == 0


def test_hidden_notes_are_counted_for_all_and_contributors_named_to_facilitators_alone(
    workshop: Workshop,
) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "on"})
    room = Room(workshop.state)
    for sid, actor in (("host", workshop.felicity), ("p2", workshop.petra), ("screen", workshop.screen)):
        room.enter(sid, actor)
    workshop.do(workshop.peter, "note.post", note_id="n1", text="hush")
    workshop.do(workshop.peter, "note.post", note_id="n2", text="hush hush")
    room.publish(workshop.state, workshop.log[-2:])
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]
    assert told(room, "host")["told"] is None
    for sid in ("p2", "screen"):
        assert told(room, sid)["counts"] == {"own": 2}
        assert not {"contributed", "told", "done"} & set(told(room, sid))
        assert workshop.peter.person_id not in json.dumps(room.transport.of(sid, "presence"))


def test_who_contributed_is_frozen_at_the_first_reveal(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "on"})
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    workshop.do(workshop.peter, "note.post", note_id="n1", text="before")
    room.publish(workshop.state, workshop.log[-1:])
    room.desk.tell(room.channel)
    workshop.do(workshop.felicity, "phase.reveal")
    room.publish(workshop.state, workshop.log[-1:])
    workshop.do(workshop.petra, "note.post", note_id="n2", text="after")
    room.publish(workshop.state, workshop.log[-1:])
    room.clock.sleep(2)
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]


def test_what_is_shown_is_no_longer_counted_as_hidden_however_lately_the_room_was_told(
    workshop: Workshop,
) -> None:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    workshop.do(workshop.peter, "note.post", note_id="n1", text="A wish")
    room.publish(workshop.state, workshop.log[-1:])
    room.desk.tell(room.channel)
    assert told(room, "host")["counts"] == {"own": 1}
    workshop.do(workshop.felicity, "phase.reveal")
    room.publish(workshop.state, workshop.log[-1:])
    assert told(room, "host")["counts"] == {}


def test_nobody_has_contributed_to_a_step_that_opens_however_lately_the_room_was_told(
    workshop: Workshop,
) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "on"})
    workshop.do(workshop.felicity, "phase.insert", phase_id="next", kind="add", title="Next")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    workshop.do(workshop.peter, "note.post", note_id="n1", text="A wish")
    room.publish(workshop.state, workshop.log[-1:])
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]
    workshop.open("next")
    room.publish(workshop.state, workshop.log[-1:])
    assert told(room, "host")["contributed"] == []


def test_who_contributed_is_known_where_nobody_was_connected_at_the_reveal(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "on"})
    workshop.do(workshop.peter, "note.post", note_id="n1", text="before")
    workshop.do(workshop.felicity, "phase.reveal")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]


def test_who_contributed_is_frozen_at_the_first_note_shown_one_by_one(workshop: Workshop) -> None:
    """The next one would be that of whoever wrote meanwhile."""
    for name in ("Carys", "Dai", "Efa"):
        workshop.join(name, side="ICT")
    workshop.do(workshop.felicity, "phase.revise", phase_id="own", switches={"names": "side"})
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    for number in range(2):
        workshop.do(workshop.peter, "note.post", note_id=f"n{number}", text="before")
    workshop.do(workshop.felicity, "phase.reveal", next="note")
    room.publish(workshop.state, workshop.log[-3:])
    workshop.do(workshop.petra, "note.post", note_id="after", text="after")
    room.publish(workshop.state, workshop.log[-1:])
    room.clock.sleep(2)
    room.desk.tell(room.channel)
    assert workshop.state.phases["own"].revealed is None
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]


def test_without_names_who_contributed_is_told_twice_and_of_three_people_or_more(workshop: Workshop) -> None:
    carys = workshop.join("Carys")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    writers = [workshop.peter, workshop.petra, carys]
    everybody = sorted(str(writer.person_id) for writer in writers)
    for number, actor in enumerate(writers):
        workshop.do(actor, "note.post", note_id=f"n{number}", text="A wish")
    workshop.do(carys, "done.set")
    room.publish(workshop.state, workshop.log[-4:])
    seen = []
    for at in (0, 179, 181, 359, 361):
        room.clock.at = workshop.now / 1000 + at
        room.desk.tell(room.channel)
        seen.append(len(told(room, "host")["contributed"]))  # type: ignore[arg-type]
    assert seen == [0, 0, 3, 3, 3]
    assert told(room, "host")["contributed"] == everybody
    assert told(room, "host")["done"] == 1


def test_a_paused_clock_tells_nobody_and_a_longer_one_tells_later(workshop: Workshop) -> None:
    writers = [workshop.peter, workshop.petra, workshop.join("Carys")]
    workshop.do(workshop.felicity, "phase.extend", seconds=600)
    workshop.do(workshop.felicity, "phase.pause")
    for number, actor in enumerate(writers):
        workshop.do(actor, "note.post", note_id=f"n{number}", text="A wish")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.clock.at = workshop.now / 1000 + 400
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == []
    assert told(room, "host")["told"] == {"at": None, "next": None}
    workshop.do(workshop.felicity, "phase.pause", paused=False)
    workshop.do(workshop.felicity, "phase.extend", seconds=600)
    room.publish(workshop.state, workshop.log[-2:])
    for at, people in ((500, 0), (601, 3)):
        room.clock.at = workshop.now / 1000 + at
        room.desk.tell(room.channel)
        assert len(told(room, "host")["contributed"]) == people  # type: ignore[arg-type]


def marking(workshop: Workshop) -> None:
    dots = {"who": "everyone", "limit": {"most": 3}}
    workshop.post(workshop.peter, "n1")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "phase.insert", phase_id="dots", kind="mark", title="Dots", switches=dots)
    workshop.open("dots")


def test_everyone_hears_how_many_have_marked_and_facilitators_who(workshop: Workshop) -> None:
    marking(workshop)
    room = Room(workshop.state)
    for sid, actor in (("host", workshop.felicity), ("p2", workshop.petra), ("screen", workshop.screen)):
        room.enter(sid, actor)
    room.desk.tell(room.channel)
    assert told(room, "p2")["marked"] == {"dots": 0}
    for mark_id in ("m1", "m2"):
        workshop.do(workshop.peter, "mark.set", mark_id=mark_id, target_id="n1", value=1)
    room.publish(workshop.state, workshop.log[-2:])
    room.clock.sleep(2)
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]
    for sid in ("host", "p2", "screen"):
        assert told(room, sid)["marked"] == {"dots": 1}
    assert "contributed" not in told(room, "p2")
    assert room.desk(workshop.state.code, workshop.viewer(workshop.petra))["marked"] == {"dots": 1}


def test_who_marked_is_frozen_at_the_first_tally(workshop: Workshop) -> None:
    marking(workshop)
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    workshop.do(workshop.peter, "mark.set", mark_id="m1", target_id="n1", value=1)
    room.publish(workshop.state, workshop.log[-1:])
    head = workshop.state.head
    workshop.do(workshop.felicity, "phase.close")
    workshop.open("dots")
    workshop.do(workshop.petra, "mark.set", mark_id="m2", target_id="n1", value=1)
    room.publish(workshop.state, workshop.log[head:])
    room.clock.sleep(2)
    room.desk.tell(room.channel)
    assert told(room, "host")["contributed"] == [workshop.peter.person_id]
    assert told(room, "host")["marked"] == {"dots": 2}


def test_what_is_never_revealed_is_not_even_counted(workshop: Workshop) -> None:
    switches = {"see": "own", "reveal": "never"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="mine", kind="add", title="Diary", switches=switches
    )
    workshop.do(workshop.felicity, "phase.open", phase_id="mine", expected="own")
    workshop.do(workshop.peter, "note.post", note_id="n1", text="dear diary")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.desk.tell(room.channel)
    assert told(room, "host")["counts"] == {}


def test_a_person_is_online_once_until_the_last_socket_goes(workshop: Workshop) -> None:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    for sid in ("tab1", "tab2"):
        room.enter(sid, workshop.peter)
    room.enter("screen", workshop.screen)
    everybody = sorted([workshop.felicity.person_id or "", workshop.peter.person_id or ""])
    for gone, online in (("tab1", everybody), ("tab2", [workshop.felicity.person_id])):
        room.rooms.leave(gone)
        room.clock.sleep(2)
        room.desk.tell(room.channel)
        assert told(room, "host")["online"] == online
