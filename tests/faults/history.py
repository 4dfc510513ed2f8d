"""What a crowd did and was told, op by op: the oracles judge by this and by the log alone."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Op:
    """One intention: invoked once, sent as often as it takes, answered at last. Times are of time.time()."""

    op_id: str
    person: int
    command: dict[str, Any]
    invoked: float
    sends: int = 0
    acked: float | None = None
    seq: int | None = None
    refused: str | None = None
    #: every different answer that it got and that was final
    answers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether it still waits in its person's outbox."""
        return self.acked is None and self.refused is None

    @property
    def latency_ms(self) -> float:
        return 1000 * ((self.acked or time.time()) - self.invoked)


@dataclass
class History:
    """Of one crowd."""

    ops: dict[str, Op] = field(default_factory=dict)
    #: what commands were told while they had to wait, and what they were refused with
    told: Counter[str] = field(default_factory=Counter)
    #: HTTP statuses of everything that was asked
    statuses: Counter[int] = field(default_factory=Counter)
    #: with which code lines ended; 0: without a word
    closes: Counter[int] = field(default_factory=Counter)
    #: names of events that are no frame: resync, server_restarting, ...
    events: Counter[str] = field(default_factory=Counter)
    #: (when, person): a token that was not known any more
    logouts: list[tuple[float, int]] = field(default_factory=list)
    #: (when, person, how many seconds after the line had ended): had everything again
    resynced: list[tuple[float, int, float]] = field(default_factory=list)
    #: (when the line was believed dead, person)
    dropped: list[tuple[float, int]] = field(default_factory=list)
    #: op_id -> who has seen its words
    heard: dict[str, set[int]] = field(default_factory=dict)

    @property
    def acked(self) -> list[Op]:
        return [op for op in self.ops.values() if op.acked is not None]

    @property
    def waiting(self) -> list[Op]:
        return [op for op in self.ops.values() if op.open]

    @property
    def refused(self) -> list[Op]:
        return [op for op in self.ops.values() if op.refused is not None]

    def answer(self, op: Op, answer: dict[str, Any]) -> None:
        """Keep a final answer; a second one must be the same (O2)."""
        if answer not in op.answers:
            op.answers.append(answer)
        if answer["ok"]:
            if op.acked is None:
                op.acked, op.seq = time.time(), answer["seq"]
        else:
            op.refused = answer["error"]["code"]

    def p95_ms(self, since: float = 0, until: float = float("inf")) -> float:
        """Of the acks of ops invoked in this time; 0 for none."""
        times = sorted(op.latency_ms for op in self.acked if since <= op.invoked < until)
        return times[int(0.95 * (len(times) - 1))] if times else 0.0
