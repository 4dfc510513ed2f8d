"""Robots for a rehearsal: they come in, do what each step asks at a human pace, and go when it ends."""

from random import Random
from uuid import uuid4

from board.domain.errors import BoardError
from board.domain.model import State
from board.rehearsal.acting import Robot, next_move
from board.rehearsal.words import NAMES, ROBOT
from board.service.board import Board, Grant
from board.service.incidents import incident
from board.service.ports import Loop

#: seconds between two moves of the whole troop: each of the six acts every quarter of a minute or so
PAUSE_S = (1.0, 4.0)
LONGEST_S = 3 * 3600.0
#: at once on this server
MOST_REHEARSALS = 20


class Robots:
    """The troops of all rehearsals on this server; they do not outlive it."""

    def __init__(self, board: Board, loop: Loop, pace: float = 1.0) -> None:
        self._board, self._loop, self._pace = board, loop, pace
        self._rehearsals = 0

    def check_room(self) -> None:
        """Raises BoardError if there are as many rehearsals as there may be."""
        if self._rehearsals >= MOST_REHEARSALS:
            raise BoardError(
                "busy", "Many rehearsals run on this board. Try again later.", retry_after_ms=60_000
            )

    def rehearse(self, code: str) -> None:
        """Send six robots into a session."""
        self._rehearsals += 1
        self._loop.spawn(self._play, code)

    def _play(self, code: str) -> None:
        try:
            self._act(code, self._come_in(code, Random()))
        except BoardError:
            pass  # the session is closed or thrown away, or the board stops: the robots go
        except Exception as fault:  # noqa: BLE001 - a robot's fault is nobody else's
            incident(fault, "rehearsal")
        finally:
            self._rehearsals -= 1

    def _come_in(self, code: str, chance: Random) -> dict[str, tuple[Robot, Grant]]:
        troop = {}
        for place, name in enumerate(NAMES):
            self._rest(chance)
            state = self._board.live(code).state
            sides = state.settings.sides
            side = sides[place % len(sides)] if sides else None
            called = ROBOT[state.language].format(name=name)
            joined = self._board.join(code, called, side, state.language)
            robot = Robot(joined.person_id, chance, lambda: uuid4().hex)
            troop[joined.person_id] = (robot, self._board.identify(joined.token))
        return troop

    def _act(self, code: str, troop: dict[str, tuple[Robot, Grant]]) -> None:
        chance = next(iter(troop.values()))[0].chance
        until = self._loop.monotonic() + LONGEST_S
        while self._loop.monotonic() < until and not self._board.stopping:
            self._rest(chance)
            state = self._board.live(code).state
            here = [robot for robot in troop if not state.people[robot].removed]
            if state.state == "closed" or not here:
                return
            self._move(code, state, *troop[chance.choice(here)])

    def _move(self, code: str, state: State, robot: Robot, grant: Grant) -> None:
        """What is refused is let be: the step may have ended meanwhile."""
        move = next_move(state, robot)
        if move is not None:
            self._board.submit(code, grant, [{"op_id": uuid4().hex, **move}])

    def _rest(self, chance: Random) -> None:
        self._loop.sleep(chance.uniform(*PAUSE_S) * self._pace)
