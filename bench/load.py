"""The open loop: every op leaves at its time, whatever the server does; every delivery is accounted for."""

import gc
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from time import monotonic, process_time
from typing import Any, Protocol

from bench.crowd import Crowd, Frame
from bench.figures import Latencies
from bench.process import waited_seconds

PATIENCE = 3.0
SPREAD = 0xB0A2D


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one run of one load gave; times in milliseconds, CPU as a share of a core."""

    people: int
    rate: int
    seconds: float
    delivered: int
    missing: int
    refused: int
    unacknowledged: int
    lost: int
    p50: float
    p95: float
    p99: float
    ack_p50: float
    ack_p99: float
    late_p99: float
    server_cpu: float
    generator_cpu: float
    generator_waited: float
    cpu_us_per_delivery: float
    frames_per_person: float

    @property
    def held(self) -> bool:
        """Whether this rate counts as sustained."""
        whole = not (self.missing or self.refused or self.unacknowledged or self.lost)
        return whole and self.p99 < 1000 and self.generator_cpu < 0.9

    def as_json(self) -> dict[str, Any]:
        """Plain values, and whether the rate was held."""
        return asdict(self) | {"held": self.held}


class Clocked(Protocol):
    """Whatever serves, and says how much CPU it has used."""

    def cpu_seconds(self) -> float:
        """Seconds so far."""


class Numbers:
    """Op numbers, never the same twice in one session."""

    def __init__(self) -> None:
        self._next = 1

    def take(self, count: int) -> range:
        """The next `count` of them."""
        first, self._next = self._next, self._next + count
        return range(first, self._next)


def drive(
    crowd: Crowd,
    server: Clocked,
    op: Callable[[int, int], bytes],
    numbers: range,
    *,
    rate: int,
    room_of: Sequence[int] | None = None,
) -> Measured:
    """Send the ops at `rate` a second, spread over everybody; wait for what is still on its way.

    `room_of` says which room each client is in: an op reaches those of its own. Without it there is one room.
    """
    people = _spread(len(crowd.clients), len(numbers))
    rooms = list(room_of or [0] * len(crowd.clients))
    sizes, ops_in = Counter(rooms), Counter(rooms[person] for person in people)
    wanted = [ops_in[room] for room in rooms]
    audience = {number: sizes[rooms[person]] for number, person in zip(numbers, people, strict=True)}
    ready = [(person, op(number, person)) for number, person in zip(numbers, people, strict=True)]
    crowd.forget()
    gc.collect()
    gc.disable()
    before, began = _spent(server), monotonic()
    due, late = _send(crowd, ready, rate)
    _await_rest(crowd, len(numbers), wanted)
    took = monotonic() - began
    spent = [(after - start) / took for start, after in zip(before, _spent(server), strict=True)]
    gc.enable()
    sent = dict(zip(numbers, due, strict=True))
    return _measured(crowd, sent, late, audience, rate=rate, took=took, spent=spent)


def _spent(server: Clocked) -> tuple[float, float, float]:
    """Seconds of the server's CPU, of our own, and of waiting for our core."""
    return server.cpu_seconds(), process_time(), waited_seconds()


def _spread(people: int, count: int) -> list[int]:
    """Whose op each one is: everybody's turn comes equally often, in no order."""
    order = random.Random(SPREAD)
    rounds = [order.sample(range(people), people) for _ in range(count // people + 1)]
    return list(chain.from_iterable(rounds))[:count]


def _send(crowd: Crowd, ready: list[tuple[int, bytes]], rate: int) -> tuple[list[float], Latencies]:
    start = monotonic() + 0.02
    due = [start + index / rate for index in range(len(ready))]
    late = Latencies()
    index = 0
    while index < len(ready):
        crowd.pump(due[index])
        now = monotonic()
        while index < len(ready) and due[index] <= now:
            person, frame = ready[index]
            crowd.send(person, frame)
            late.add(monotonic() - due[index])
            index += 1
    return due, late


def _await_rest(crowd: Crowd, ops: int, wanted: Sequence[int]) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end and not _complete(crowd, ops, wanted):
        crowd.pump(min(end, monotonic() + 0.02))


def _complete(crowd: Crowd, ops: int, wanted: Sequence[int]) -> bool:
    if len(crowd.acks) < ops:
        return False
    return all(client.delivered >= due for client, due in zip(crowd.clients, wanted, strict=True))


def _measured(
    crowd: Crowd,
    sent: dict[int, float],
    late: Latencies,
    audience: Mapping[int, int],
    *,
    rate: int,
    took: float,
    spent: list[float],
) -> Measured:
    people = len(crowd.clients)
    frames = list(chain.from_iterable(crowd.frames.values()))
    latencies, copies = _deliveries(frames, sent)
    acks = Latencies()
    for number, at in crowd.acks.items():
        if number in sent:
            acks.add(at - sent[number])
    delivered = latencies.count
    return Measured(
        people=people,
        rate=rate,
        seconds=round(took, 3),
        delivered=delivered,
        missing=sum(abs(audience[number] - copies[number]) for number in sent),
        refused=len(crowd.refusals),
        unacknowledged=sum(number not in crowd.acks for number in sent),
        lost=crowd.lost,
        p50=latencies.at(50),
        p95=latencies.at(95),
        p99=latencies.at(99),
        ack_p50=acks.at(50),
        ack_p99=acks.at(99),
        late_p99=late.at(99),
        server_cpu=round(spent[0], 3),
        generator_cpu=round(spent[1], 3),
        generator_waited=round(spent[2], 3),
        cpu_us_per_delivery=round(1e6 * spent[0] * took / max(delivered, 1), 2),
        frames_per_person=round(sum(len(frame.times) for frame in frames) / people, 1),
    )


def _deliveries(frames: list[Frame], sent: dict[int, float]) -> tuple[Latencies, Counter[int]]:
    latencies = Latencies()
    copies: Counter[int] = Counter()
    for frame in frames:
        known = [number for number in frame.ops if number in sent]
        for number in known:
            copies[number] += len(frame.times)
        latencies.add_pairs([sent[number] for number in known], frame.times)
    return latencies, copies
