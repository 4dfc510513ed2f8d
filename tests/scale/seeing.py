"""How soon others see what somebody did, and whether word between workers comes in."""

import time

from tests.faults.crowd import Crowd
from tests.faults.row import Run
from tests.scale.house import House

#: the look at the heads comes every five seconds, and a page takes a moment
SEEN_S = 10.0
#: an answer that waits for Redis takes two seconds at least
ACK_MS = 1000.0
#: after Redis is back, its longest rest with its jitter, and a moment
LINKED_S = 60.0


def seen_after(run: Run, crowd: Crowd, person: int, within: float = SEEN_S) -> float:
    """Somebody writes a note: how many seconds after its ack everybody has it."""
    op = crowd.say(person)
    run.until(lambda: not op.open, 15, "a note was not answered")
    run.check(op.acked, f"a note was refused: {op.refused}")
    assert op.acked is not None and op.seq is not None
    seq = op.seq
    run.until(lambda: all(p.has(seq) for p in crowd.people), within, "others have not seen a note")
    return time.time() - op.acked


def probe(run: Run, crowd: Crowd, seconds: float) -> float:
    """Notes by one and by another for so long; the longest that others waited for one."""
    until, waited, person = time.monotonic() + seconds, [0.0], 0
    while time.monotonic() < until:
        waited.append(seen_after(run, crowd, person % len(crowd.people)))
        run.counts["probes"] += 1
        person += 1
        time.sleep(run.random.uniform(0, 3))
    return max(waited)


def answered_at_once(run: Run, crowd: Crowd, since: float, until: float) -> None:
    """The acks of this time did not wait for anything."""
    p95 = crowd.history.p95_ms(since, until)
    run.say("ack_p95_ms", p95)
    run.check(0 < p95 < ACK_MS, f"answers took {p95:.0f} ms (p95)")


def linked(house: House) -> bool:
    """Whether every worker hears the others."""
    return all(worker.figures()["wishwall_redis_linked"] == 1 for worker in house.workers)


def hears_again(run: Run, house: House, crowd: Crowd) -> None:
    """Every worker is told by word, within the longest rest: others need not wait for the look."""
    began = time.monotonic()
    run.until(lambda: linked(house), LINKED_S, "not every worker has found Redis again")
    run.say("linked_again_s", time.monotonic() - began)
    told_by_word(run, crowd)


def told_by_word(run: Run, crowd: Crowd) -> None:
    """Others see notes sooner than the look at the heads would show them."""
    waited = []
    for number in range(6):
        waited.append(seen_after(run, crowd, number % len(crowd.people)))
        time.sleep(run.random.uniform(0.2, 0.9))
    run.say("by_word_s", max(waited))
    # by the look alone it is any time up to five seconds
    run.check(sorted(waited)[3] < 1, f"word between workers does not come: {waited}")
