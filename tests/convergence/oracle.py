"""What must hold, by a fold and by rules of its own: the log as it grew, who may read and do what."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from board.domain.events import Recorded
from board.domain.evolve import beside, evolve
from board.domain.model import Actor, State, Viewer
from board.domain.sight import viewer_of
from board.domain.visibility import view
from board.service.path.live import load_live, recorded_of
from board.service.records import Batch, Log
from tests.replica.evolve import compared
from tests.replica.messages import Json

CANARY = re.compile(r"~(\d+)~")
#: the event that brings each command's words into the log; it must be there once
BRINGS = {
    "note.post": "note.posted",
    "note.edit": "note.edited",
    "question.ask": "question.asked",
    "concern.raise": "concern.raised",
    "remark.add": "remark.added",
    "thanks.give": "thanks.given",
    "notice.send": "notice.sent",
    "wording.offer": "wording.offered",
}
#: docs/protocol.md, Commands: what facilitators alone may send
FACILITATORS = re.compile(
    r"session\.|link\.|screen\.|phase\.|group\.|person\.(add|promote|relink|remove)"
    r"|note\.hide|theme\.lock|question\.release|notice\.send|turn\.(start|skip|swap)"
)


class Ledger:
    """The log of one history as it grew, folded by itself: `states[n]` is the fold up to seq n."""

    def __init__(self, log: Log) -> None:
        self.start(log)

    def start(self, log: Log) -> None:
        """Begin with what a storage holds; fails if its seqs have gaps (C2)."""
        recorded = [recorded_of(row) for row in log.events]
        assert [one.seq for one in recorded] == list(range(1, log.head + 1)), "C2: seqs have a gap"
        self.states = [State()]
        self.words: Counter[tuple[str, str]] = Counter()
        for row in log.events:
            self._count(row.type, row.data)
        self._add(recorded, log.ties, log.names)
        self.ops = {op.key: op.seq for op in log.ops}
        #: ops that a closing has forgotten once, and those of them that have not come again since
        self.forgotten: set[bytes] = set()
        self._gone: set[bytes] = set()
        self._closings: list[range] = []
        self._ties = {op.key: op.tie for op in log.ops}
        self._views: dict[tuple[int, Viewer], Json] = {}

    def took(self, batch: Batch) -> None:
        """A batch became durable."""
        assert batch.seen == self.head, "C2: a batch does not follow the log"
        for row in batch.events:
            self._count(row.type, row.data)
        self._add([recorded_of(row) for row in batch.events], batch.ties, batch.names)
        for op in batch.ops:
            # closing forgets whose it was: after a reopening nobody can tell that it comes again
            assert op.key not in self.ops or op.key in self.forgotten, "C3: an op was accepted twice"
            self.ops[op.key], self._ties[op.key] = op.seq, op.tie
            self._gone.discard(op.key)
        if batch.forgotten:
            self._closings.append(range(batch.seen + 1, self.head + 1))
            self._gone |= {key for key, tie in self._ties.items() if tie in batch.forgotten}
            self.forgotten |= self._gone

    @property
    def head(self) -> int:
        """The last seq."""
        return self.states[-1].head

    @property
    def state(self) -> State:
        """The fold of the whole log."""
        return self.states[-1]

    @property
    def blurred(self) -> bool:
        """Whether a close has put other marks in the place of some ties."""
        return bool(self._closings)

    def has(self, key: bytes, seq: int) -> bool:
        """Whether an op is in the log; closing forgets some that came with it."""
        return key in self.ops or any(seq in closing for closing in self._closings)

    def may_come_again(self, key: bytes, given: int) -> bool:
        """Whether this, given at that head, may have been in before a closing that forgot it.

        Then others came between. What came in one batch with the closing was never stored: nobody can tell.
        """
        return any(given < closing.stop <= self.ops[key] for closing in self._closings)

    def seen(self, seq: int, person_id: str | None, role: Any) -> Json:
        """What this viewer should see at this seq, as JSON, in the order of comparison."""
        state = self.states[seq]
        person = state.people.get(person_id or "")
        viewer = viewer_of(state, Actor(person_id, person.role if person else role))
        found = self._views.get((seq, viewer))
        if found is None:
            found = compared(msgspec.json.decode(msgspec.json.encode(view(state, viewer))))
            self._views[(seq, viewer)] = found
        return found

    def same_as(self, log: Log) -> None:
        """C1, C2: what the storage holds now folds to the very same."""
        row: Any = type("Row", (), {"session_id": 0})
        state, recorded = load_live(row, log)
        assert [one.seq for one in recorded] == list(range(1, self.head + 1)), "C2: the stored log differs"
        if not self.blurred:
            assert state == self.state, "C1: the fold of the stored log is another state"
        keys = {op.key for op in log.ops}
        assert keys == set(self.ops) - self._gone, "C3: the stored ops differ from those accepted"

    def _add(self, recorded: list[Recorded], ties: Mapping[str, str], names: Mapping[str, str]) -> None:
        # names lie beside the log: the fold up to the seq before does not know the new ones
        state = beside(self.states[-1], ties, names)
        for one in recorded:
            state = evolve(state, one)
            self.states.append(state)

    def _count(self, kind: str, data: bytes) -> None:
        self.words.update((kind, number) for number in set(CANARY.findall(data.decode())))


def whole(state: State) -> None:
    """C7: every reference points at something, and nothing is in two places."""
    for note in state.notes.values():
        assert note.theme_id is None or note.theme_id in state.themes, "C7: a note in no theme that is there"
        assert note.phase_id in state.phases, "C7: a note of no phase"
        assert note.stack is None or note.stack in state.notes, "C7: a note on nothing"
        assert note.stack != note.note_id, "C7: a note on itself"
        assert note.builds_on is None or note.builds_on in state.notes, "C7: a note builds on nothing"
        assert not (note.parked and note.theme_id), "C7: parked in a theme"
        assert not (note.discarded and note.stack), "C7: a note that is gone lies on another"
    for proposal in state.proposals.values():
        assert proposal.theme_id is None or proposal.theme_id in state.themes, "C7: of no theme"
        assert set(proposal.note_ids) <= set(state.notes), "C7: evidence that is not there"
    for person in state.people.values():
        assert person.group_id is None or person.group_id in state.groups, "C7: in no group"
    assert sorted(state.order) == sorted(state.phases), "C7: the run sheet and its phases differ"
    assert state.live.phase_id is None or state.live.phase_id in state.phases, "C7: nothing of that name runs"
    _marks_within_limits(state)


def _marks_within_limits(state: State) -> None:
    placed = [mark for mark in state.marks.values() if mark.tie in state.ties]
    of_kind = {phase_id: phase.switches.mark for phase_id, phase in state.phases.items()}
    spots = Counter(
        (mark.phase_id, state.ties[mark.tie], mark.target_id)
        for mark in placed
        if of_kind[mark.phase_id] != "dots"
    )
    assert not spots or max(spots.values()) == 1, "C7: two marks of one person on one thing"


def may_read(state: State, number: str, about: Json, viewer: Viewer) -> bool:
    """C8: whether words may be in what this viewer is sent now; by the rules for people, not by the code."""
    me = viewer.person_id
    leads = viewer.role == "facilitator"
    match about["type"]:
        case "note.post" | "note.edit" | "note.describe":
            note = state.notes.get(about["note_id"])
            if note is None or state.ties.get(note.tie) == me is not None:
                return True
            if note.hidden and not leads:
                return False
            same_group = note.group_id is not None and note.group_id == viewer.group_id
            return {
                "all": True,
                "facilitators": leads,
                "group": leads or same_group,
                "own": False,
            }[note.see]
        case "question.ask":
            asked = [q for q in state.questions.values() if f"~{number}~" in q.text]
            return leads or all(q.person_id == me or q.released for q in asked)
        case "thanks.give":
            given = [one for one in state.thanks if f"~{number}~" in one.text]
            return all(one.shared or me in (one.by, one.to) for one in given)
        case _:
            return True


def was_allowed(kind: str, state: State, person_id: str | None) -> bool:
    """C9: whether whoever sent this had the role for it in this state."""
    person = state.people.get(person_id or "")
    role = person.role if person else "screen"
    if FACILITATORS.match(kind):
        return role == "facilitator"
    if kind == "person.update":
        return role in ("facilitator", "participant", "observer")
    return role in ("facilitator", "participant")


def canaries(body: bytes) -> Iterable[str]:
    """The marks in some bytes."""
    return set(CANARY.findall(body.decode()))
