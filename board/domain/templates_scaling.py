"""Times that follow the number of people: 24 do not overrun a plan that was made for 12 (product.md).

Presenting person by person takes seconds times people. Above `MOST_MINUTES` groups that drew together
present together in the time that the plan gave; other rounds share what the slot has left, and nobody
gets less than `LEAST_SECONDS`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from board.domain.model import Phase, State, Switches
from board.domain.templates import TEMPLATES

MOST_MINUTES = 18
LEAST_SECONDS = 20
#: of a run sheet that no ready-made template has a slot for
BUFFER = 0.08


def scaled(phases: Sequence[Phase], people: int, slot: float | None = None) -> tuple[Phase, ...]:
    """The phases with the minutes and turns that this many participants need, within a slot of minutes."""
    if people < 1:
        return tuple(phases)
    known = {phase.phase_id: phase for phase in phases}
    fit = {phase.phase_id: phase for phase in phases}
    rounds = [phase for phase in phases if phase.state != "skipped" and _is_round(phase)]
    for phase in rounds:
        if _needed(phase, people) > _most(phase) and _comes_from_groups(phase, known):
            fit[phase.phase_id] = _by_group(phase)
    alone = [phase for phase in rounds if fit[phase.phase_id] is phase]
    limit = length(phases) if slot is None else slot
    spare = limit - _least_total(phases, alone, people)
    wish = sum(_allowed(phase, people) - _least(phase, people) for phase in alone)
    part = min(1.0, max(0.0, spare) / wish) if wish else 0.0
    for phase in alone:
        least = _least(phase, people)
        fit[phase.phase_id] = _within(phase, people, least + (_allowed(phase, people) - least) * part)
    grown = sum(_planned(fit[phase.phase_id]) - _planned(phase) for phase in alone)
    return _given(tuple(fit[phase.phase_id] for phase in phases), grown, limit)


def length(phases: Sequence[Phase]) -> float:
    """The minutes of a plan and its buffer."""
    return sum(_planned(phase) for phase in phases) * (1 + BUFFER)


def as_it_runs(state: State, phase: Phase) -> Phase:
    """The phase with the times and turns that it gets with the people who are here now."""
    people = sum(person.role == "participant" and not person.removed for person in state.people.values())
    template = TEMPLATES.get(state.template)
    sheet = [state.phases[phase_id] for phase_id in state.order]
    found = {each.phase_id: each for each in scaled(sheet, people, template.minutes if template else None)}
    now = found[phase.phase_id]
    if now.switches.turns.unit != phase.switches.turns.unit and not state.groups:
        return _within(phase, people, now.switches.clock.minutes or MOST_MINUTES)
    return now


def seconds_each(phase: Phase, queue: int) -> int:
    """How long a turn takes: a group's turn is its part of the phase, a person's or an item's as switched."""
    turns, minutes = phase.switches.turns, phase.switches.clock.minutes
    if turns.unit != "group" or minutes is None or not queue:
        return turns.seconds
    return max(LEAST_SECONDS, int(minutes * 60 / queue))


def _is_round(phase: Phase) -> bool:
    switches = phase.switches
    return phase.kind == "present" and switches.turns.unit == "person" and switches.clock.minutes is not None


def _comes_from_groups(phase: Phase, known: Mapping[str, Phase]) -> bool:
    source = known.get(phase.switches.source.removeprefix("phase:"))
    return source is not None and source.switches.scope == "group"


def _given(phases: tuple[Phase, ...], grown: float, limit: float) -> tuple[Phase, ...]:
    """What a round grew beyond the slot, taken from the longest talk over items: it ends wherever it is."""
    total = sum(_planned(phase) for phase in phases if phase.state != "skipped")
    over = min(grown, total - limit)
    talks = [phase for phase in phases if phase.kind == "present" and _is_talk(phase.switches)]
    if over <= 0 or not talks:
        return phases
    longest = max(talks, key=_planned)
    minutes = max(longest.switches.turns.seconds / 60, _planned(longest) - over)
    return tuple(_with_minutes(phase, minutes) if phase is longest else phase for phase in phases)


def _is_talk(switches: Switches) -> bool:
    return switches.turns.unit == "item" and switches.clock.minutes is not None


def _with_minutes(phase: Phase, minutes: float) -> Phase:
    clock = replace(phase.switches.clock, minutes=minutes)
    return replace(phase, switches=replace(phase.switches, clock=clock))


def _planned(phase: Phase) -> float:
    return phase.switches.clock.minutes or 0


def _needed(phase: Phase, people: int) -> float:
    return phase.switches.turns.seconds * people / 60


def _most(phase: Phase) -> float:
    """A facilitator who plans a longer round by hand gets it."""
    return max(MOST_MINUTES, _planned(phase))


def _allowed(phase: Phase, people: int) -> float:
    return min(_needed(phase, people), _most(phase))


def _least(phase: Phase, people: int) -> float:
    """What is planned is never taken away, only what is not needed."""
    return min(_needed(phase, people), _planned(phase))


def _least_total(phases: Sequence[Phase], alone: Sequence[Phase], people: int) -> float:
    return sum(
        _least(phase, people) if phase in alone else _planned(phase)
        for phase in phases
        if phase.state != "skipped"
    )


def _by_group(phase: Phase) -> Phase:
    switches = phase.switches
    return replace(phase, switches=replace(switches, turns=replace(switches.turns, unit="group")))


def _within(phase: Phase, people: int, minutes: float) -> Phase:
    """A round of everyone in about these minutes; never under the least, never over what was switched."""
    switches = phase.switches
    least = min(LEAST_SECONDS, switches.turns.seconds)
    seconds = max(least, min(switches.turns.seconds, int(minutes * 60 / people + 1e-6)))
    fit = replace(phase, switches=replace(switches, turns=replace(switches.turns, seconds=seconds)))
    return _with_minutes(fit, seconds * people / 60)
