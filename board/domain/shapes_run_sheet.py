"""The wire's shapes of what runs: groups, turns, marks, questions, remarks, the pulse."""

from collections.abc import Mapping

from board.domain.model import Group, Json, Mark, Question, Remark, State, Tally, Thanks, Turn, Viewer
from board.domain.shapes import live_shape, when
from board.domain.sight import in_sight_of_all, is_mine

#: a pulse is shown only when this many have answered (facilitation.md)
LEAST_IN_PULSE = 5


def group_shape(state: State, group: Group) -> Json:
    """A group; `live` is set while it goes at its own pace."""
    pace = state.paces.get(group.group_id)
    phase = state.phases[pace.phase_id] if pace and pace.phase_id else None
    return {
        "group_id": group.group_id,
        "name": group.name,
        "rank": group.rank,
        "theme_id": group.theme_id,
        "live": live_shape(pace, phase) if pace else None,
    }


def turn_shape(state: State, turn: Turn | None, viewer: Viewer) -> Json:
    """Whose turn it is; empty when none has started. A hidden note is no turn to those who may not see it."""
    if turn is None:
        return {}
    queue = in_sight_of_all(state, turn.queue, viewer)
    return {
        "phase_id": turn.phase_id,
        "unit": turn.unit,
        "seconds": turn.seconds,
        "queue": queue,
        "at": len(in_sight_of_all(state, turn.queue[: turn.at], viewer)),
        "current": turn.current if turn.current in queue else None,
        "skipped": sorted(turn.skipped.intersection(queue)),
        "started_at": when(turn.started_at),
        "ends_at": when(turn.started_at + turn.seconds * 1000),
        "spotlight": next(iter(in_sight_of_all(state, filter(None, [turn.spotlight]), viewer)), None),
    }


def showing_shape(state: State, viewer: Viewer) -> Json:
    """What was shown last, one by one; empty when nothing was."""
    showing = state.showing
    if showing is None:
        return {}
    note_ids = in_sight_of_all(state, showing.note_ids, viewer)
    return {"phase_id": showing.phase_id, "by": showing.by, "note_ids": note_ids}


def mark_shape(mark: Mark) -> Json:
    """One's own mark, as nobody else ever gets it."""
    shape: Json = {
        "mark_id": mark.mark_id,
        "phase_id": mark.phase_id,
        "target_id": mark.target_id,
        "value": mark.value,
    }
    return shape if mark.x is None else {**shape, "x": mark.x, "y": mark.y}


def tallies_shape(state: State, tallies: Mapping[str, Tally], viewer: Viewer) -> Json:
    """What a closed mark phase came to, by target that the viewer may see."""
    return {target: _tally_shape(tallies[target]) for target in in_sight_of_all(state, tallies, viewer)}


def _tally_shape(tally: Tally) -> Json:
    shape: Json = {"n": tally.n, "sum": tally.sum, "spread": dict(tally.spread)}
    if tally.points is not None:
        shape["points"] = tally.points
    if tally.by_side:
        shape["by_side"] = dict(tally.by_side)
    if tally.spots:
        shape["spots"] = [list(spot) for spot in tally.spots]
    return shape


def marks_shape(state: State, viewer: Viewer) -> Json:
    """One's own marks, and the counts of what has closed: the latest by target, and each phase's."""
    latest = {target: tally for tallies in state.results.values() for target, tally in tallies.items()}
    mine = [mark_shape(mark) for mark in state.marks.values() if is_mine(state, mark.tie, viewer)]
    phases = {phase_id: tallies_shape(state, tallies, viewer) for phase_id, tallies in state.results.items()}
    return {"mine": mine, "tallies": tallies_shape(state, latest, viewer), "phases": phases}


def questions_shape(state: State, viewer: Viewer) -> list[Json]:
    """Every question for facilitators; released ones and one's own for others."""
    shapes = (question_shape(question, viewer) for question in state.questions.values())
    return [shape for shape in shapes if shape is not None]


def question_shape(question: Question, viewer: Viewer) -> Json | None:
    """A question as this viewer sees it, without the asker's name for everybody else."""
    shape: Json = {"question_id": question.question_id, "text": question.text, "released": question.released}
    if question.person_id == viewer.person_id:
        return {**shape, "person_id": question.person_id, "mine": True}
    if viewer.role == "facilitator":
        return {**shape, "person_id": question.person_id}
    return shape if question.released else None


def thanks_shape(thanks: Thanks, viewer: Viewer) -> Json | None:
    """A line of thanks, to those who may read it: all, or the two whom it is between."""
    if not thanks.shared and viewer.person_id not in (thanks.by, thanks.to):
        return None
    parts = {"from": thanks.by, "to": thanks.to, "text": thanks.text, "shared": thanks.shared}
    return {"thanks_id": thanks.thanks_id, **parts}


def thanks_shown(state: State, viewer: Viewer) -> list[Json]:
    """Every line of thanks that the viewer may read."""
    shapes = (thanks_shape(thanks, viewer) for thanks in state.thanks)
    return [shape for shape in shapes if shape is not None]


def remarks_shape(state: State, viewer: Viewer) -> list[Json]:
    """What was said about notes that the viewer may see."""
    seen = set(in_sight_of_all(state, {remark.note_id for remark in state.remarks}, viewer))
    return [remark_shape(remark) for remark in state.remarks if remark.note_id in seen]


def remark_shape(remark: Remark) -> Json:
    """What was said about a note."""
    shape: Json = {"remark_id": remark.remark_id, "note_id": remark.note_id, "text": remark.text}
    return shape if remark.person_id is None else {**shape, "author": remark.person_id}


def pulse_shape(state: State, viewer: Viewer) -> Json:
    """The spread of each private question that enough people have answered, and one's own answer."""
    shapes: Json = {}
    for about, values in state.pulse.items():
        given = list(values.values())
        shape = pulse_tally(tuple(given.count(value) for value in range(1, 6)))
        own = next((value for tie, value in values.items() if is_mine(state, tie, viewer)), None)
        if own is not None:
            shape["mine"] = own
        shapes[about] = shape
    return shapes


def pulse_tally(spread: tuple[int, ...]) -> Json:
    """How many answered; the spread over 1 to 5 and its mean only when they are enough."""
    count = sum(spread)
    if count < LEAST_IN_PULSE:
        return {"n": count}
    mean = sum((value + 1) * number for value, number in enumerate(spread)) / count
    return {"n": count, "mean": round(mean, 1), "spread": list(spread)}
