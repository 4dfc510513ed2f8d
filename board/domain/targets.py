"""What a phase is about: the notes, themes, proposals or questions that its `source` names."""

from collections.abc import Mapping

from board.domain.model import Note, Phase, State, Tally, Viewer
from board.domain.sight import reaches

EVERYONE = Viewer(None, "participant")


def targets(state: State, phase: Phase) -> list[str]:
    """The ids that can be marked or presented in this phase, in the order in which they stand."""
    source = phase.switches.source
    kind, _, which = source.partition(":")
    match kind:
        case "phase":
            return _of_phase(state, which)
        case "theme":
            return notes_of(state, theme_id=which)
        case "top":
            return top(state, int(which))
        case "proposals":
            return _by_rank(state.proposals.values(), "proposal_id")
        case "prompt":
            return [f"q{number + 1}" for number in range(len(questions(phase)))]
        case _:
            return [*notes_of(state), *_by_rank(state.themes.values(), "theme_id")]


def questions(phase: Phase, language: str = "en") -> list[str]:
    """A prompt's questions, one a line: what `source: prompt` asks people to score."""
    text = phase.switches.prompt.get(language, {}).get("question", "")
    return [line.strip() for line in text.splitlines() if line.strip()]


def notes_of(state: State, *, phase_id: str | None = None, theme_id: str | None = None) -> list[str]:
    """Notes that everyone may see, on top of their stacks, not parked."""
    found = [
        note
        for note in state.notes.values()
        if _shown(note)
        and (phase_id is None or note.phase_id == phase_id)
        and (theme_id is None or note.theme_id == theme_id)
    ]
    return [note.note_id for note in sorted(found, key=lambda note: (note.rank, note.note_id))]


def top(state: State, count: int) -> list[str]:
    """The highest targets of the latest tally."""
    latest = latest_results(state)
    order = sorted(latest, key=lambda target: (-latest[target].sum, target))
    return order[:count]


def latest_results(state: State) -> Mapping[str, Tally]:
    """What the mark phase that closed last came to."""
    return list(state.results.values())[-1] if state.results else {}


def _of_phase(state: State, phase_id: str) -> list[str]:
    phase = state.phases.get(phase_id)
    match phase.kind if phase else None:
        case "sort":
            return _by_rank(state.themes.values(), "theme_id")
        case "propose":
            return _by_rank(state.proposals.values(), "proposal_id")
        case "mark":
            return list(state.results.get(phase_id, {}))
        case _:
            return notes_of(state, phase_id=phase_id)


def _shown(note: Note) -> bool:
    plain = not (note.discarded or note.hidden or note.parked or note.stack)
    return plain and reaches(note.see, note.group_id, EVERYONE)


def _by_rank(things: object, key: str) -> list[str]:
    ordered = sorted(things, key=lambda thing: (thing.rank, getattr(thing, key)))  # type: ignore[call-overload]
    return [getattr(thing, key) for thing in ordered]
