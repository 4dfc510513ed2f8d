"""A workshop in its first step, made once for each kind of storage and copied for each run."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

from tests.convergence.house import CountedIds, House
from tests.convergence.loop import Clock, SimLoop
from tests.convergence.stores import MemoryDisk, Notes, SqlDisk
from tests.replica.messages import Json

Kind = Literal["memory", "sqlite"]
Disk = MemoryDisk | SqlDisk


@dataclass(frozen=True)
class Cast:
    """Who is in the workshop from the start: person_id (None for the screen) and token by name."""

    code: str
    salt: bytes
    people: dict[str, tuple[str | None, str]]


@cache
def gathered(kind: Kind) -> tuple[Disk, Cast]:
    """A workshop in its first step, with some notes."""
    clock, random = Clock(), Random(1)
    loop = SimLoop(clock, random)
    disk: Disk = MemoryDisk() if kind == "memory" else SqlDisk()
    house = House(loop, disk.open(loop), Notes(), CountedIds(random), lambda *_: None)
    board = house.board
    created = board.create_session("Repairs", "short-vision", "en")
    code = created.code
    people: dict[str, tuple[str | None, str]] = {"Felicity": (created.person_id, created.token)}
    for name, side in (("Faith", None), ("Peter", "ICT"), ("Petra", "Repairs")):
        joined = board.join(code, name, side, None)
        people[name] = (joined.person_id, joined.token)
    for name, key in (("Olga", created.observe_key), ("Screen", created.screen_key)):
        granted = board.exchange(code, key, name if name == "Olga" else None)
        people[name] = (granted.person_id, granted.token)
    host = board.identify(created.token)
    phases: list[Json] = [
        {"phase_id": "ideas", "kind": "add", "switches": {"see": "all", "names": "on"}},
        {"phase_id": "own", "kind": "add", "switches": {"see": "own", "names": "off"}},
        {"phase_id": "sort", "kind": "sort", "switches": {"who": "everyone"}},
    ]
    commands: list[Json] = [
        {"type": "person.promote", "person_id": people["Faith"][0], "role": "facilitator"},
        *({"type": "phase.insert", "title": phase["phase_id"], **phase} for phase in phases),
        {"type": "phase.open", "phase_id": "ideas", "expected": board.live(code).state.live.phase_id},
    ]
    commands += [{"type": "note.post", "note_id": f"first{n}", "text": f"First {n}"} for n in range(3)]
    answers = board.submit(
        code, host, [{"op_id": f"start{n}", **command} for n, command in enumerate(commands)]
    )
    assert all(answer["ok"] for answer in answers), answers
    loop.kill()
    row = disk.open(loop).session(code)
    assert row is not None
    return disk, Cast(code, row.op_salt, people)
