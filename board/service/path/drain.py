"""Deciding everything that waits, in order, each on what the ones before it made of the state. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from board.domain.decision import Decision, Ids, RelinkPerson, RevokePerson, RotateLink
from board.domain.errors import BoardError
from board.domain.events import Recorded
from board.domain.evolve import beside, evolve
from board.domain.model import Role, State
from board.domain.undoing import Undoable, undoable
from board.service.path.mailbox import ClockWork, CommandWork, JoinWork, Outcome, Work
from board.service.people.granting import key_grant
from board.service.people.grants import unknown_token
from board.service.records import Batch, EventRow, GrantRow, OpRow, Rotation
from board.wire import jsons
from board.wire.answers import accepted
from board.wire.events import VERSION, dump_event, event_type

#: turns a fault of ours into the refusal that its one command gets
Fault = Callable[[Exception], BoardError]


@dataclass(slots=True)
class Drain:
    """The works of one drain: `state` and what is to be written grow with each accepted one."""

    code: str
    session_id: int
    state: State
    known_ops: Mapping[bytes, OpRow]
    now_ms: int
    ids: Ids
    fault: Fault
    #: who, and the key of an op: what is remembered of it
    known_past: Mapping[str, Mapping[bytes, Undoable]] = field(default_factory=dict)
    seen: int = 0
    recorded: list[Recorded] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    ties: dict[str, str] = field(default_factory=dict)
    past: dict[str, dict[bytes, Undoable]] = field(default_factory=dict)
    ops: dict[bytes, OpRow] = field(default_factory=dict)
    grants: list[GrantRow] = field(default_factory=list)
    rotations: list[Rotation] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    relinked: set[str] = field(default_factory=set)
    forgotten: frozenset[str] = frozenset()
    outcomes: list[tuple[Work, Outcome]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen = self.state.head

    @property
    def refuses(self) -> bool:
        """Whether any work was refused."""
        return any(isinstance(outcome, BoardError) for _, outcome in self.outcomes)

    def run(self, works: Sequence[Work]) -> None:
        """Decide all of them; a refused one changes nothing (I8)."""
        for work in works:
            match work:
                case CommandWork() | JoinWork() | ClockWork():
                    self.outcomes.append((work, self._outcome(work)))
                case _:
                    self.outcomes.append((work, {}))

    def apply(self, decision: Decision) -> None:
        """Fold the decision in, whole: `self` changes only once nothing can fail any more."""
        state = beside(self.state, decision.ties, decision.names)
        recorded = []
        for event in decision.events:
            recorded.append(Recorded(state.head + 1, self.now_ms, event))
            state = evolve(state, recorded[-1])
        self.state = state
        self.recorded.extend(recorded)
        self.names |= decision.names
        self.ties |= decision.ties
        self.forgotten |= decision.forgotten

    def batch(self) -> Batch:
        """What is to be written."""
        return Batch(
            session_id=self.session_id,
            seen=self.seen,
            events=tuple(_row(one) for one in self.recorded),
            names=self.names,
            ties={tie: person for tie, person in self.ties.items() if tie not in self.forgotten},
            ops=tuple(op for op in self.ops.values() if op.tie not in self.forgotten),
            grants=tuple(self.grants),
            rotations=tuple(self.rotations),
            removed=tuple(self.removed),
            forgotten=self.forgotten,
        )

    def _outcome(self, work: CommandWork | JoinWork | ClockWork) -> Outcome:
        try:
            match work:
                case CommandWork():
                    self._check_not_relinked_here(work)
                    return self._repeated(work) or self._command(work)
                case JoinWork():
                    return self._join(work)
                case ClockWork():
                    self.apply(work.decide(self.state, self.now_ms, self.ids))
                    return {}
        except BoardError as refusal:
            return refusal
        except Exception as fault:  # noqa: BLE001 - one command's bug is that command's alone
            return self.fault(fault)

    def _check_not_relinked_here(self, work: CommandWork) -> None:
        """Nobody has a link that this very drain makes: who sent this holds the one that it ends."""
        if work.person_id in self.relinked and work.ends_with_link:
            raise unknown_token()

    def _repeated(self, work: CommandWork) -> Outcome | None:
        """The first answer again, if this op was accepted before."""
        op = self.ops.get(work.key) or self.known_ops.get(work.key)
        if op is None:
            return None
        if op.digest != work.envelope.digest:
            raise BoardError(
                "op_id_conflict",
                "This op_id was used for something else. Make a new one for each intention.",
                "op_id",
            )
        extra = jsons.loads(op.extra) if op.extra else {}
        mark = extra.pop("key_mark", "")
        if "rotated" in extra:
            role = extra.pop("rotated")
            extra |= {"role": role, "key": work.link(self.code, RotateLink(role), mark)}
        if "relinked" in extra:
            relink = RelinkPerson(extra.pop("relinked"), extra["role"])
            extra["key"] = work.link(self.code, relink, mark)
        return accepted(work.envelope.op_id, op.seq, extra)

    def _command(self, work: CommandWork) -> Outcome:
        before = self.state
        decision = work.decide(before, self.now_ms, self.ids, self._past_of(work))
        self.apply(decision)
        made = undoable(work.envelope.command, before, self.state)
        if made is not None:
            self.past.setdefault(work.who, {})[work.key] = made
        extra = dict(decision.answer)
        kept = dict(extra)
        for effect in decision.effects:
            match effect:
                case RotateLink(role=role):
                    extra |= {"role": role, "key": self._rotate(work, effect)}
                    kept |= {"rotated": role, "key_mark": work.keyring.mark}
                case RelinkPerson(person_id=person_id, role=role):
                    extra |= {"role": role, "key": self._relink(work, effect)}
                    kept |= {"relinked": person_id, "role": role, "key_mark": work.keyring.mark}
                case RevokePerson(person_id=person_id):
                    self.removed.append(person_id)
        self.ops[work.key] = OpRow(
            key=work.key,
            digest=work.envelope.digest,
            seq=self.state.head,
            extra=jsons.dump_bytes(kept) if kept else b"",
            tie=decision.tie,
        )
        return accepted(work.envelope.op_id, self.state.head, extra)

    def _past_of(self, work: CommandWork) -> Undoable | None:
        """What is remembered of the op that this one undoes: the person's own, of late."""
        if work.undoes is None:
            return None
        found = self.past.get(work.who, {}).get(work.undoes)
        return found or self.known_past.get(work.who, {}).get(work.undoes)

    def _join(self, work: JoinWork) -> Outcome:
        decision = work.decide(self.state, self.now_ms, self.ids)
        answer: dict[str, Any] = dict(decision.answer)
        grants = work.grants(answer["person_id"])
        self.apply(decision)
        self.grants.extend(grants)
        return answer

    def _rotate(self, work: CommandWork, effect: RotateLink) -> str:
        key, role = work.link(self.code, effect), cast("Role", effect.role)
        self.rotations.append(Rotation(role=role, spared=work.token_id))
        self.grants.append(key_grant(self.code, key, person_id=None, role=role, now_ms=self.now_ms))
        return key

    def _relink(self, work: CommandWork, effect: RelinkPerson) -> str:
        """What the person held ends, what they got in this very drain too."""
        key, role = work.link(self.code, effect), cast("Role", effect.role)
        self.removed.append(effect.person_id)
        self.relinked.add(effect.person_id)
        self.grants = [grant for grant in self.grants if grant.person_id != effect.person_id]
        grant = key_grant(self.code, key, person_id=effect.person_id, role=role, now_ms=self.now_ms)
        self.grants.append(grant)
        return key


def _row(one: Recorded) -> EventRow:
    return EventRow(one.seq, one.at, event_type(one.event), VERSION, dump_event(one.event))
