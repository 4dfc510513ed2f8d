"""What must hold after every fault (O1 to O8), judged by the log and what clients were told.

O9 is ours: what is hidden reached nobody who may not see it.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from board.domain.model import Actor
from board.domain.visibility import view, viewer_of
from board.service.secrecy import op_key
from tests.faults.crowd import Crowd
from tests.faults.history import Op
from tests.faults.house import FaultServer
from tests.faults.logbook import Logbook, read_log
from tests.faults.person import MARK, Person
from tests.faults.row import Failed, Run
from tests.replica.evolve import compared
from tests.replica.outbox import PASSING

FLOOR_MS = 50.0
TRACE = re.compile(r"Traceback|\"incident\"")


@dataclass(frozen=True)
class Unaffected:
    """Another session's people, whose p95 is measured under the fault, and before and after it."""

    crowd: Crowd
    since: float
    struck: float
    over: float


def check_all(
    run: Run,
    server: FaultServer,
    *crowds: Crowd,
    unaffected: Unaffected | None = None,
    incidents: int = 0,
    renumbered: bool = False,
    older: bool = False,
) -> None:
    """Judge everything; counts acked, lost, doubled and errors.

    `incidents` says how many were injected; `renumbered` that an older copy was restored, after which what
    was acked and has been offered again may stand at another seq; `older` that copies were begun under a
    release that knew fewer fields.
    """
    faults: list[str] = []
    everybody = [*crowds, *([unaffected.crowd] if unaffected else [])]
    for crowd in everybody:
        book = read_log(server.database, crowd.code)
        faults += ops_kept(run, crowd, book, renumbered)
        faults += gaps(book)
        faults += projection(server, crowd, book)
        faults += copies(crowd, older)
        faults += hidden(crowd, book)
    faults += no_faults_of_ours(run, server, everybody, incidents)
    if unaffected:
        faults += undisturbed(run, unaffected)
    if faults:
        raise Failed("; ".join(faults[:6]))


def ops_kept(run: Run, crowd: Crowd, book: Logbook, renumbered: bool = False) -> list[str]:
    """O1, O2, O7: what was acked is in the log, once, where it was said to be; what was refused is not."""
    faults: list[str] = []
    told = _told(book)
    for op in crowd.history.ops.values():
        person = crowd.people[op.person]
        key = op_key(book.salt, person.person_id or person.token_id, op.op_id)
        seq, times = book.ops.get(key), told[op.op_id]
        if op.acked is not None:
            run.counts["acked"] += 1
            if seq is None or (seq != op.seq and not renumbered) or (_leaves_words(op) and times == 0):
                run.counts["lost"] += 1
                faults.append(f"O1: {op.op_id} was acked with seq {op.seq}; the log has it at {seq}")
        elif op.refused is not None:
            run.counts["refused"] += 1
            if seq is not None or times:
                faults.append(f"O2: {op.op_id} was refused ({op.refused}) and is in the log at {seq}")
        else:
            run.counts["waiting"] += 1
            faults.append(f"O2: {op.op_id} has no answer")
        if times > 1:
            run.counts["doubled"] += 1
            faults.append(f"O1: {op.op_id} is in the log {times} times")
        if len(op.answers) > 1 and not renumbered:
            faults.append(f"O2: {op.op_id} got different answers: {op.answers}")
    return faults


def gaps(book: Logbook) -> list[str]:
    """O3: seq is 1 to head."""
    seqs = [event.seq for event in book.events]
    if seqs == list(range(1, book.head + 1)):
        return []
    missing = sorted(set(range(1, book.head + 1)) - set(seqs))
    return [f"O3: head {book.head}, {len(seqs)} events, missing {missing[:5]}"]


def projection(server: FaultServer, crowd: Crowd, book: Logbook) -> list[str]:
    """O4: what the server shows to each of some people is the fold of the log, cut for them."""
    faults = []
    if book.state is None:
        return ["O4: the log does not fold"]
    for person in _some(crowd):
        # with a process less in between: not through a proxy that may still hurt
        served = server.get(f"/api/sessions/{crowd.code}", Authorization=f"Bearer {person.token}")
        if served.status_code != 200:
            faults.append(f"O4: no snapshot for {person.number}: {served.status_code}")
            continue
        viewer = viewer_of(book.state, Actor(person.person_id, person.role))
        ours = json.loads(json.dumps(view(book.state, viewer)))
        if compared(served.json()) != compared(ours | {"epoch": book.epoch}):
            faults.append(f"O4: what {person.number} is shown is not the fold of the log")
    return faults


def copies(crowd: Crowd, older: bool = False) -> list[str]:
    """O5: every client holds what the server shows it."""
    faults = []
    for person in crowd.people:
        served = crowd.snapshot(person.number)
        mine, theirs = person.holds(), compared(served)
        if older:
            theirs = _known(theirs, mine)
        if mine != theirs:
            parts = [key for key, value in theirs.items() if mine.get(key) != value]
            faults.append(f"O5: the copy of {person.number} differs in {parts}")
    return faults


def no_faults_of_ours(run: Run, server: FaultServer, crowds: list[Crowd], incidents: int) -> list[str]:
    """O6: nothing in the log that we did not cause, no 5xx but the declared 503, nobody logged out."""
    faults = []
    traces = TRACE.findall(server.log())
    if len(traces) > incidents:
        at = TRACE.search(server.log())
        assert at is not None
        faults.append(
            f"O6: {len(traces)} faults in the log: {server.log()[at.start() - 200 : at.end() + 600]}"
        )
    for crowd in crowds:
        history = crowd.history
        run.counts["errors"] += sum(n for code, n in history.told.items() if code in PASSING)
        bad = {status: n for status, n in history.statuses.items() if status >= 500 and status != 503}
        if bad and not incidents:
            faults.append(f"O6: statuses {bad}")
        if history.told["internal"] and not incidents:
            faults.append(f"O6: {history.told['internal']} answers were internal")
        if history.logouts:
            faults.append(f"O6: {len(history.logouts)} times a token was not known")
    return faults


def hidden(crowd: Crowd, book: Logbook) -> list[str]:
    """O9: in a step that keeps notes back nobody heard another's words."""
    if not crowd.hidden:
        return []
    owner = {op.op_id: op.person for op in crowd.history.ops.values() if op.command["type"] == "note.post"}
    heard = crowd.history.heard
    leaked = [op_id for op_id, person in owner.items() if heard.get(op_id, set()) - {person}]
    return [f"O9: {len(leaked)} hidden notes reached others"] if leaked else []


def undisturbed(run: Run, other: Unaffected) -> list[str]:
    """O8: the p95 of another session under the fault is below twice what it was before."""
    history = other.crowd.history
    # a machine that others use as well may have been quiet before alone
    before = max(history.p95_ms(other.since, other.struck), history.p95_ms(other.over))
    during = history.p95_ms(other.struck, other.over)
    run.say("other_p95_otherwise_ms", before)
    run.say("other_p95_during_ms", during)
    if not during or not before:
        return ["O8: the other session was not measured"]
    slow = during > 2 * max(before, FLOOR_MS)
    return [f"O8: another session's p95 went from {before:.0f} to {during:.0f} ms"] if slow else []


def _told(book: Logbook) -> Counter[str]:
    """How many events hold the words of each op."""
    counts: Counter[str] = Counter()
    for event in book.events:
        if event.type in ("note.posted", "note.edited", "question.asked"):
            counts.update(MARK.findall(json.dumps(event.data)))
    return counts


def _known(theirs: Any, mine: Any) -> Any:
    """What is served, without the fields that a copy begun earlier does not have."""
    if isinstance(theirs, dict) and isinstance(mine, dict):
        return {key: _known(value, mine[key]) for key, value in theirs.items() if key in mine}
    if isinstance(theirs, list) and isinstance(mine, list) and len(theirs) == len(mine):
        return [_known(one, two) for one, two in zip(theirs, mine, strict=True)]
    return theirs


def _leaves_words(op: Op) -> bool:
    return bool(MARK.search(str(op.command.get("text", ""))))


def _some(crowd: Crowd) -> list[Person]:
    return [crowd.people[0], *crowd.people[-2:]]
