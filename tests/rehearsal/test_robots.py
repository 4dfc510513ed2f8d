"""A rehearsal: robots do what each step asks, by commands that are accepted, and leave when it ends."""

import time
from random import Random
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.templates import TEMPLATES
from board.rehearsal.acting import Robot, next_move, sketch
from board.rehearsal.robots import MOST_REHEARSALS, Robots
from board.rehearsal.words import NAMES
from board.service.loop import ThreadLoop
from board.storage.memory import MemoryStorage
from board.wire.sketch import validate
from tests.domain.workshop import Workshop
from tests.service.boards import Session, board_over

ROUNDS = 25


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_robots_walk_every_template_and_come_to_an_end_in_each_step(template: str, language: str) -> None:
    workshop = Workshop(language, template)
    troop = [
        (actor, Robot(str(actor.person_id), Random(place), workshop.ids.new))
        for place, actor in enumerate((workshop.peter, workshop.petra))
    ]
    sent: set[str] = set()
    for phase_id in workshop.state.order[1:]:
        workshop.open(phase_id)
        if workshop.state.phases[phase_id].kind == "present":
            _start_turns(workshop)
        moves = [_move(workshop, actor, robot) for _ in range(ROUNDS) for actor, robot in troop]
        sent |= {move["type"] for move in moves if move}
        assert moves[-1] is None or workshop.state.phases[phase_id].kind == "present", (phase_id, moves[-1])
        phase = workshop.state.phases[phase_id]
        if phase.kind == "add" and phase.switches.reveal != "never":
            workshop.do(workshop.felicity, "phase.reveal")
    assert {"note.post", "done.set"} <= sent


def _move(workshop: Workshop, actor: Any, robot: Robot) -> Any:
    move = next_move(workshop.state, robot)
    if move is not None:
        workshop.do(actor, move["type"], **{key: part for key, part in move.items() if key != "type"})
    return move


def _start_turns(workshop: Workshop) -> None:
    try:
        workshop.do(workshop.felicity, "turn.start")
    except BoardError as nothing_to_present:
        assert nothing_to_present.code == "conflict"


def test_a_robots_drawing_is_a_sketch() -> None:
    for seed in range(20):
        validate(sketch(Random(seed)))


class Rehearsal(Session):
    """A session that is a rehearsal, with robots that hurry."""

    def __init__(self, storage: Any = None, pace: float = 0.001) -> None:
        super().__init__(board_over(storage))
        self.created = self.board.create_session("Try-out", "short-vision", "en", rehearsal=True)
        self.code = self.created.code
        self.host = self.board.identify(self.created.token)
        self.robots = Robots(self.board, ThreadLoop(), pace)

    @property
    def state(self) -> Any:
        return self.board.live(self.code).state


def until(settled: Any) -> bool:
    for _ in range(200):
        if settled():
            return True
        time.sleep(0.05)
    return False


def test_six_robots_come_in_and_write_until_the_session_closes() -> None:
    rehearsal = Rehearsal()
    rehearsal.robots.rehearse(rehearsal.code)
    rehearsal.open("add")
    assert until(lambda: len(rehearsal.state.notes) >= 12)
    assert {name for name in rehearsal.state.names.values() if name.startswith("Robot")} == {
        f"Robot {name}" for name in NAMES
    }
    rehearsal.do(rehearsal.host, "session.close")
    assert until(lambda: rehearsal.robots._rehearsals == 0)
    head = rehearsal.state.head
    time.sleep(0.2)
    assert rehearsal.state.head == head


def test_a_rehearsal_is_thrown_away_with_everything_in_it() -> None:
    storage = MemoryStorage()
    rehearsal = Rehearsal(storage)
    row = storage.session(rehearsal.code)
    assert row is not None
    rehearsal.robots.rehearse(rehearsal.code)
    rehearsal.open("add")
    assert until(lambda: rehearsal.state.notes)
    rehearsal.board.discard(rehearsal.code, rehearsal.host)
    assert storage.session(rehearsal.code) is None and storage.heads([row.session_id]) == {}
    assert until(lambda: rehearsal.robots._rehearsals == 0)
    with pytest.raises(BoardError) as refusal:
        rehearsal.board.door(rehearsal.code)
    assert refusal.value.code == "not_found"
    with pytest.raises(BoardError) as refusal:
        rehearsal.board.identify(rehearsal.created.token)
    assert refusal.value.code == "unauthorised"


def test_only_a_facilitator_throws_away_and_only_a_rehearsal() -> None:
    rehearsal = Rehearsal()
    ann = rehearsal.joined()
    real = Session(rehearsal.board)
    for session, grant, code in (
        (rehearsal, ann, "forbidden_role"),
        (real, real.host, "forbidden"),
        (rehearsal, real.host, "not_found"),
    ):
        with pytest.raises(BoardError) as refusal:
            rehearsal.board.discard(session.code, grant)
        assert refusal.value.code == code
    assert rehearsal.do(rehearsal.host, "session.lock")["ok"] and real.do(real.host, "session.lock")["ok"]


def test_there_is_room_for_so_many_rehearsals() -> None:
    rehearsal = Rehearsal(pace=100)
    for _ in range(MOST_REHEARSALS):
        rehearsal.robots.check_room()
        rehearsal.robots.rehearse(rehearsal.code)
    with pytest.raises(BoardError):
        rehearsal.robots.check_room()
