"""One seeded session: eight people write three nameless notes each; a facilitator keeps all that comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from tests.privacy.house import House, Packet, Seat

PEOPLE = 8
EACH = 3
STROKE = {"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}
#: the browser says so while somebody writes, this often
TELLS_S = 2.0
#: half of the people have written by its half-time, and most are through at its end
CLOCK_MINUTES = 4
#: how likely somebody puts a hand up right after a note, or loses their line while they think
ASKS, DROPS = 0.15, 0.15
#: a person's own mean pause lies between these
THINKS_S = (10, 60)
POLLS_S = 20


class SeededIds:
    """Ids from a seed; with the shuffle switched off notes come in the order in which they were made."""

    def __init__(self, seed: int, *, shuffles: bool) -> None:
        self._random, self._shuffles, self._made = Random(f"ids {seed}"), shuffles, count()
        self._order: dict[str, int] = {}

    def new(self) -> str:
        made = f"{self._random.getrandbits(96):024x}"
        self._order[made] = next(self._made)
        return made

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        if self._shuffles:
            return self._random.sample(items, len(items))
        return sorted(items, key=lambda item: self._order.get(getattr(item, "tie", ""), 0))


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that a facilitator received, in order, and what they did themselves: opened, revealed."""

    packets: list[Packet]
    opened_at: float
    revealed_at: float
    people: list[str]


@dataclass(frozen=True, slots=True)
class Played:
    """The transcript, and the truth that the attacker does not have."""

    transcript: Transcript
    truth: dict[str, str]


@dataclass
class Writer:
    """Somebody with their own pace, who writes or draws, thinks in between, and says when they are done."""

    seat: Seat
    random: Random
    truth: dict[str, str]
    pace: float
    draws: float
    think: float
    #: writing takes time on top of the pause: who is first and who is done goes with how long the notes are
    laboured: bool

    def work(self) -> Iterator[float]:
        """Each step, and how long until the next."""
        for _ in range(EACH):
            pause = self.random.expovariate(1 / self.think)
            sketched = self.random.random() < self.draws
            length = self.random.randint(12, 140)
            writing = length * self.pace if self.laboured else min(pause, length * self.pace)
            yield from self._think(pause if self.laboured else pause - writing)
            yield from self._say(writing, drawing=sketched)
            self._post(length, sketched)
            if self.random.random() < ASKS:
                yield self.random.uniform(0, 4)
                self.seat.do("hand.raise")
        yield self.random.uniform(1, 8)
        self.seat.do("done.set", done=True)

    def afterwards(self) -> Iterator[float]:
        """After the reveal: some lose their line, some think of one more word."""
        yield self.random.uniform(1, 40)
        if self.random.random() < 0.3 and self.seat.sid:
            self.seat.leave()
            yield self.random.uniform(2, 20)
            self.seat.connect()
        mine = [note_id for note_id, author in self.truth.items() if author == self.seat.person_id]
        if self.random.random() < 0.5:
            self.seat.say(typing=True)
            yield self.random.uniform(0, 2)
            kind = self.random.choice(["note.edit", "note.edit", "note.discard"])
            fields = {"colour": "mint"} if kind == "note.edit" else {}
            self.seat.try_(kind, note_id=self.random.choice(mine), **fields)

    def _think(self, seconds: float) -> Iterator[float]:
        """A pause, in which some are out of reach for a while."""
        if self.random.random() >= DROPS:
            yield seconds
            return
        away = self.random.uniform(0, seconds)
        yield seconds - away
        self.seat.leave()
        yield away
        self.seat.connect()

    def _say(self, seconds: float, *, drawing: bool) -> Iterator[float]:
        while seconds > 0:
            self.seat.say(**{"drawing" if drawing else "typing": True})
            yield min(TELLS_S, seconds)
            seconds -= TELLS_S

    def _post(self, length: int, sketched: bool) -> None:
        note_id = f"{self.random.getrandbits(80):020x}"
        text = "w" * length
        if sketched:
            strokes = [STROKE] * (1 + length // 10)
            sketch = {"v": 1, "strokes": strokes}
            self.seat.do("note.post", note_id=note_id, kind="sketch", sketch=sketch, caption=text[:40])
        else:
            self.seat.do("note.post", note_id=note_id, kind="text", text=text)
        self.truth[note_id] = str(self.seat.person_id)


def play(house: House, seed: int, *, shuffled: bool, laboured: bool = False) -> Played:
    """One session, the same for a seed but for tokens and codes."""
    random = Random(seed)
    house.use_ids(SeededIds(seed, shuffles=shuffled))
    fay, created = house.begin()
    seats = [house.join(created["code"], f"Person {n}") for n in range(PEOPLE)]
    _open(house, fay, random.sample(seats, PEOPLE))
    opened_at, truth = house.loop.at, dict[str, str]()
    writers = [
        Writer(
            seat=seat,
            random=random,
            truth=truth,
            pace=random.uniform(0.1, 0.3),
            draws=random.uniform(0.1, 0.7),
            think=random.uniform(*THINKS_S),
            laboured=laboured,
        )
        for seat in seats
    ]
    _run(house, fay, [writer.work() for writer in writers])
    fay.do("phase.reveal")
    revealed_at = house.loop.at
    _look(fay, files=True)
    _run(house, fay, [writer.afterwards() for writer in writers])
    fay.do("phase.open", phase_id="close", expected="ours")
    fay.do("session.close")
    _look(fay, files=True)
    for seat in (fay, *seats):
        seat.leave()
    people = sorted(str(seat.person_id) for seat in seats)
    transcript = Transcript(fay.received, opened_at, revealed_at, people)
    house.app.board._registry._live.clear()
    return Played(transcript, truth)


def _open(house: House, fay: Seat, seats: list[Seat]) -> None:
    """Everybody comes in, and the step without names begins."""
    clock = {"minutes": CLOCK_MINUTES}
    switches = {"see": "own", "names": "off", "reveal": "facilitator", "clock": clock}
    fay.do("phase.insert", phase_id="ours", kind="add", title="Ours", switches=switches, before=None)
    fay.connect()
    for seat in seats:
        seat.connect()
        house.tick()
    fay.do("phase.open", phase_id="ours", expected=fay.snapshot()["live"]["phase_id"])


def _run(house: House, fay: Seat, works: list[Iterator[float]]) -> None:
    """Everybody's steps in the order of time; the server ticks each second, the facilitator polls."""
    due: list[tuple[float, int, Iterator[float]]] = []
    for place, work in enumerate(works):
        heappush(due, (house.loop.at + next(work), place, work))
    tick_at, ticks = house.loop.at + 1, 0
    while due:
        at, place, work = due[0]
        if at >= tick_at:
            house.loop.at, tick_at, ticks = tick_at, tick_at + 1, ticks + 1
            house.tick(0)
            if ticks % POLLS_S == 0:
                _look(fay)
        else:
            heappop(due)
            house.loop.at = at
            wait = next(work, None)
            if wait is not None:
                heappush(due, (at + wait, place, work))
    house.tick(6)


def _look(fay: Seat, *, files: bool = False) -> None:
    fay.get()
    if files:
        for name in ("record.json", "notes.csv", "proposals.md"):
            fay.get(f"/export/{name}", include="all")
