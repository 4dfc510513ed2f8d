"""Deciding on marks: secret, simultaneous, within limits, the decider last (R7)."""

from collections import Counter
from collections.abc import Mapping

from board.domain import commands as c
from board.domain import events as e
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Mark, Person, Phase, State, Tally
from board.domain.sight import shown_side
from board.domain.targets import targets

#: a side's sum is shown only if at least this many people of it have marked (architecture.md)
LEAST_IN_SIDE = 3
VALUES = {"dots": (1, 1), "tick": (1, 1), "thumbs": (-1, 1), "score": (0, 5), "rank": (1, 50)}
GRID = (1000, 750)


def place(state: State, command: c.MarkSet, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    """One judgement; a second one of the same kind on the same target takes the first one's place."""
    phase, person = _open(state, actor, now_ms)
    _check(state, phase, command)
    mine = [mark for mark in state.marks.values() if is_mine(state, mark, person.person_id, phase)]
    known = next((mark for mark in mine if mark.mark_id == command.mark_id), None)
    if known is None and phase.switches.mark != "dots":
        known = next((mark for mark in mine if mark.target_id == command.target_id), None)
    if known is None and command.mark_id in state.marks:
        raise BoardError(
            "conflict", "A mark with this mark_id is already here. Choose another id.", "mark_id"
        )
    others = [mark for mark in mine if mark is not known]
    _check_limits(phase, command, others, actor)
    tie = known.tie if known else ids.new()
    mark = Mark(
        mark_id=known.mark_id if known else command.mark_id,
        phase_id=phase.phase_id,
        tie=tie,
        target_id=command.target_id,
        value=command.value,
        x=command.x,
        y=command.y,
        side=shown_side(state, person.person_id),
    )
    ties = {} if known else {tie: person.person_id}
    return Decision(events=(e.MarkPlaced(mark=mark),), ties=ties, tie=tie, answer={"mark_id": mark.mark_id})


def clear(state: State, command: c.MarkClear, actor: Actor, now_ms: int) -> Decision:
    """One's own mark taken back while marking goes on."""
    phase, person = _open(state, actor, now_ms)
    mark = state.marks.get(command.mark_id)
    if mark is None or not is_mine(state, mark, person.person_id, phase):
        raise not_found("mark of yours", "mark_id")
    event = e.MarkCleared(mark_id=mark.mark_id, tie=mark.tie, phase_id=phase.phase_id)
    return Decision(events=(event,), tie=mark.tie)


def tallied(state: State, phase: Phase, ids: Ids) -> e.MarksTallied:
    """What a mark phase comes to when it closes."""
    by_target: dict[str, list[Mark]] = {target: [] for target in targets(state, phase)}
    sides = _large_sides(state, phase)
    for mark in state.marks.values():
        if mark.phase_id == phase.phase_id:
            by_target.setdefault(mark.target_id, []).append(mark)
    places = _places(phase, by_target)
    tallies = {target: _tally(marks, sides, ids, places) for target, marks in by_target.items()}
    return e.MarksTallied(phase_id=phase.phase_id, tallies=tallies)


def is_mine(state: State, mark: Mark, person_id: str, phase: Phase) -> bool:
    """Whether the mark is this person's and of this phase."""
    return mark.phase_id == phase.phase_id and state.ties.get(mark.tie) == person_id


def _open(state: State, actor: Actor, now_ms: int) -> tuple[Phase, Person]:
    phase = state.phase_for(actor.person_id)
    if phase is None or phase.kind != "mark" or actor.person_id is None:
        raise BoardError("phase_closed", "Nothing is being marked now.")
    person = state.people[actor.person_id]
    if (
        person.decider
        and phase.switches.who == "everyone"
        and not _others_are_through(state, phase, person, now_ms)
    ):
        raise BoardError("locked", "The decider marks last: please wait until the others are done (R7).")
    return phase, person


def _others_are_through(state: State, phase: Phase, decider: Person, now_ms: int) -> bool:
    live = state.live_for(decider.group_id)
    if live.ends_at is not None and now_ms > live.ends_at:
        return True
    marked = {state.ties.get(mark.tie) for mark in state.marks.values() if mark.phase_id == phase.phase_id}
    return all(
        person.done or person.person_id in marked or person.decider or not person.device or person.removed
        for person in state.people.values()
        if person.role == "participant"
    )


def _check(state: State, phase: Phase, command: c.MarkSet) -> None:
    if command.target_id not in targets(state, phase):
        raise not_found("thing to mark", "target_id")
    low, high = VALUES[phase.switches.mark]
    if not low <= command.value <= high:
        raise invalid(f"value is a whole number from {low} to {high}.", "value")
    if (command.x is None) != (command.y is None):
        raise invalid("A spot has both x and y.", "x")
    if command.x is not None and not (0 <= command.x <= GRID[0] and 0 <= (command.y or 0) <= GRID[1]):
        raise invalid("A spot lies on the picture: x 0 to 1000, y 0 to 750.", "x")


def _check_limits(phase: Phase, command: c.MarkSet, others: list[Mark], actor: Actor) -> None:
    if phase.switches.mark == "rank" and any(mark.value == command.value for mark in others):
        raise BoardError(
            "conflict", f"You have given rank {command.value} already. Change that one first.", "value"
        )
    if actor.role == "facilitator":
        return
    limit = phase.switches.limit
    on_it = sum(mark.target_id == command.target_id for mark in others)
    if limit.most is not None and len(others) >= limit.most:
        raise BoardError(
            "limit_reached", f"You have placed all {limit.most}. Take one back to place it elsewhere."
        )
    if limit.per_item is not None and on_it >= limit.per_item:
        raise BoardError("limit_reached", f"At most {limit.per_item} on one of them.", "target_id")


def _places(phase: Phase, by_target: Mapping[str, list[Mark]]) -> int | None:
    """How many places a ranking had: as many as the step gives, or as people used; None for other marks."""
    if phase.switches.mark != "rank":
        return None
    used = max((mark.value for marks in by_target.values() for mark in marks), default=1)
    return phase.switches.limit.most or min(used, len(by_target))


def _points(marks: list[Mark], places: int) -> int:
    """A first place is worth as many points as there are places, the last one 1, no place nothing."""
    return sum(max(1, places + 1 - mark.value) for mark in marks)


def _tally(marks: list[Mark], sides: frozenset[str], ids: Ids, places: int | None) -> Tally:
    by_side: Counter[str] = Counter()
    for mark in marks:
        if mark.side and mark.side in sides:
            by_side[mark.side] += mark.value
    spots = [(mark.x, mark.y) for mark in marks if mark.x is not None and mark.y is not None]
    return Tally(
        n=len(marks),
        sum=sum(mark.value for mark in marks),
        spread={str(value): count for value, count in sorted(Counter(mark.value for mark in marks).items())},
        by_side=dict(sorted(by_side.items())),
        spots=tuple(ids.shuffled(sorted(spots))),
        points=None if places is None else _points(marks, places),
    )


def _large_sides(state: State, phase: Phase) -> frozenset[str]:
    """The sides of which enough people have marked: the sum of one or two would tell their marks."""
    makers = {
        (mark.side, state.ties[mark.tie])
        for mark in state.marks.values()
        if mark.phase_id == phase.phase_id and mark.side and mark.tie in state.ties
    }
    counts = Counter(side for side, _ in makers if side)
    return frozenset(side for side, count in counts.items() if count >= LEAST_IN_SIDE)
