"""Who changes which note and what is carried is told to the room; never whose a hidden note is."""

import pytest

from board.realtime import hands
from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room

NAMED = {"names": "on", "see": "all"}


@pytest.fixture
def workshop() -> Workshop:
    """Peter has written two notes: one with his name that everyone sees, one without that only he sees."""
    workshop = Workshop()
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="named", kind="add", title="Named", switches=NAMED
    )
    workshop.open("wishes")
    workshop.post(workshop.peter, "secret")
    workshop.open("named")
    workshop.post(workshop.peter, "mine")
    return workshop


@pytest.fixture
def room(workshop: Workshop) -> Room:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.enter("other", workshop.petra)
    return room


def last(room: Room, sid: str, key: str) -> object:
    """What presence said last under a key."""
    told = [body[key] for body in room.transport.of(sid, "presence") if key in body]
    return told[-1] if told else None


def test_everyone_hears_who_changes_a_note_that_bears_a_name(workshop: Workshop, room: Room) -> None:
    peter = room.enter("peter", workshop.peter)
    room.desk.hear(room.channel, peter, {"focus": "mine"})
    room.desk.tell(room.channel)
    assert last(room, "other", "editing") == {"mine": workshop.peter.person_id}
    room.clock.sleep(6)
    room.desk.tell(room.channel)
    assert last(room, "other", "editing") == {}


@pytest.mark.parametrize("note_id", ["secret", "gone"])
def test_nobody_hears_who_changes_a_note_without_a_name(workshop: Workshop, room: Room, note_id: str) -> None:
    peter = room.enter("peter", workshop.peter)
    room.desk.hear(room.channel, peter, {"focus": note_id})
    room.desk.tell(room.channel)
    assert last(room, "host", "editing") == {}


def test_not_even_once_it_is_shown(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.reveal", phase_id="wishes")
    assert workshop.state.notes["secret"].see == "all"
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    room.desk.hear(room.channel, room.enter("peter", workshop.peter), {"focus": "secret"})
    room.desk.tell(room.channel)
    assert last(room, "host", "editing") == {}


def test_nobody_locks_the_note_of_somebody_else(workshop: Workshop, room: Room) -> None:
    petra = room.enter("petra", workshop.petra)
    room.desk.hear(room.channel, petra, {"focus": "mine"})
    room.desk.tell(room.channel)
    assert last(room, "host", "editing") == {}


def test_a_facilitators_moves_are_shown_as_they_are_made(workshop: Workshop, room: Room) -> None:
    felicity = room.enter("mover", workshop.felicity)
    for step in range(10):
        drag = {"note_ids": ["mine", "secret"], "x": 10 * step, "y": 5}
        room.desk.hear(room.channel, felicity, {"drag": drag})
        room.clock.sleep(0.1)
    told = [body["moving"] for body in room.transport.of("other", "presence") if "moving" in body]
    assert 3 <= len(told) <= 6
    [move] = told[-1]
    assert move["note_ids"] == ["mine"]
    assert move["person_id"] == workshop.felicity.person_id


def test_letting_go_or_falling_silent_ends_a_move(workshop: Workshop, room: Room) -> None:
    felicity = room.enter("mover", workshop.felicity)
    drag = {"note_ids": ["mine"], "x": 1.5, "y": 2}
    room.desk.hear(room.channel, felicity, {"drag": drag})
    room.clock.sleep(0.5)
    room.desk.hear(room.channel, felicity, {"drag": None})
    assert last(room, "other", "moving") == []
    room.clock.sleep(0.5)
    room.desk.hear(room.channel, felicity, {"drag": drag})
    assert last(room, "other", "moving") != []
    room.clock.sleep(2)
    room.desk.tell(room.channel)
    assert last(room, "other", "moving") == []


def test_who_may_not_move_notes_is_not_shown_moving_them(workshop: Workshop, room: Room) -> None:
    peter = room.enter("peter", workshop.peter)
    room.desk.hear(room.channel, peter, {"drag": {"note_ids": ["mine"], "x": 1, "y": 2}})
    room.desk.tell(room.channel)
    assert last(room, "other", "moving") is None


@pytest.mark.parametrize(
    "drag",
    [
        {"note_ids": ["mine"], "x": float("inf"), "y": 0},
        {"note_ids": ["mine"], "x": True, "y": 0},
        {"note_ids": "mine", "x": 0, "y": 0},
        {"note_ids": ["mine"] * 21, "x": 0, "y": 0},
        {"note_ids": [3], "x": 0, "y": 0},
        {"note_ids": ["mine"], "x": 10**400, "y": 0},
        {"note_ids": ["mine"], "x": float("nan"), "y": 0},
        {"note_ids": ["mine", "x" * 65], "x": 0, "y": 0},
        [1],
        "mine",
    ],
)
def test_what_is_no_move_is_nothing(workshop: Workshop, room: Room, drag: object) -> None:
    felicity = room.enter("mover", workshop.felicity)
    room.desk.hear(room.channel, felicity, {"drag": drag})
    room.desk.tell(room.channel)
    assert last(room, "other", "moving") is None


def test_a_socket_keeps_nothing_longer_than_an_id(workshop: Workshop, room: Room) -> None:
    peter = room.enter("peter", workshop.peter)
    room.desk.hear(room.channel, peter, {"focus": "x" * 200_000})
    assert peter.focus == ""


def test_nobody_keeps_others_from_a_note_for_ever(workshop: Workshop, room: Room) -> None:
    """R3: others leave a note alone while its author changes it, for two minutes and no longer."""
    peter = room.enter("peter", workshop.peter)

    def goes_on(seconds: int) -> object:
        for second in range(seconds):
            room.desk.hear(room.channel, peter, {"focus": "mine" if second % 4 else None})
            room.desk.tell(room.channel)
            room.clock.sleep(1)
        return last(room, "other", "editing")

    assert goes_on(100) == {"mine": workshop.peter.person_id}
    assert goes_on(100) == {}
    assert goes_on(100) == {}
    room.clock.sleep(61)
    assert goes_on(10) == {"mine": workshop.peter.person_id}


def test_moves_of_nothing_cost_one_look_in_a_while(
    workshop: Workshop, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    felicity, looks = room.enter("mover", workshop.felicity), []
    monkeypatch.setattr(hands, "moving", lambda *given: looks.append(given) or [])
    for _ in range(50):
        room.desk.hear(room.channel, felicity, {"drag": {"note_ids": ["gone"], "x": 0, "y": 0}})
        room.desk.hear(room.channel, room.enter("host", workshop.felicity), {"drag": None})
        room.clock.sleep(0.02)
    assert len(looks) <= 6
