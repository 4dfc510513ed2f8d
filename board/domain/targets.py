"""What a phase is about: the notes, themes, proposals or questions that its `source` names."""

from collections.abc import Mapping

from board.domain.model import Note, Phase, State, Tally, Theme, Viewer
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


def carried(state: State, phase_id: str) -> frozenset[str]:
    """The add phases whose notes a source of this one means: it and those it looks at and builds on."""
    found: set[str] = set()
    phase = state.phases.get(phase_id)
    while phase is not None and phase.kind == "add" and phase.phase_id not in found:
        found.add(phase.phase_id)
        phase = state.phases.get(phase.switches.source.removeprefix("phase:"))
    return frozenset(found)


def notes_of(state: State, *, phase_id: str | None = None, theme_id: str | None = None) -> list[str]:
    """Notes that everyone may see, on top of their stacks, not parked."""
    about = carried(state, phase_id) if phase_id is not None else None
    found = [
        note
        for note in state.notes.values()
        if _shown(note)
        and (about is None or note.phase_id in about)
        and (theme_id is None or note.theme_id == theme_id)
    ]
    return [note.note_id for note in sorted(found, key=lambda note: (note.rank, note.note_id))]


def top(state: State, count: int) -> list[str]:
    """The strongest targets of the latest tally: most points where people ranked, else the highest sum."""
    latest = latest_results(state)
    order = sorted(latest, key=lambda target: (-latest[target].strength, target))
    return order[:count]


def latest_results(state: State) -> Mapping[str, Tally]:
    """What the mark phase that closed last came to."""
    return list(state.results.values())[-1] if state.results else {}


def _of_phase(state: State, phase_id: str) -> list[str]:
    phase = state.phases.get(phase_id)
    if phase is None:
        return []
    match phase.kind:
        case "sort":
            return _by_rank(themes_of(state, phase), "theme_id")
        case "propose":
            return _by_rank(state.proposals.values(), "proposal_id")
        case "mark":
            return list(state.results.get(phase_id, {}))
        case _:
            return notes_of(state, phase_id=phase_id)


def themes_of(state: State, sort: Phase) -> list[Theme]:
    """The themes made of what a sort phase is about, so that two of them keep their own (R1)."""
    about = carried(state, sort.switches.source.removeprefix("phase:"))
    if not about:
        return list(state.themes.values())
    made: dict[str, set[str]] = {key: set(theme.origin) for key, theme in state.themes.items()}
    for note in state.notes.values():
        if note.theme_id is not None:
            made[note.theme_id].add(note.note_id)
    return [state.themes[key] for key, ids in made.items() if not ids or _any_in(state, ids, about)]


def _any_in(state: State, note_ids: set[str], phase_ids: frozenset[str]) -> bool:
    return any(state.notes[note_id].phase_id in phase_ids for note_id in note_ids if note_id in state.notes)


def _shown(note: Note) -> bool:
    plain = not (note.discarded or note.hidden or note.parked or note.stack)
    return plain and reaches(note.see, note.group_id, EVERYONE)


def _by_rank(things: object, key: str) -> list[str]:
    ordered = sorted(things, key=lambda thing: (thing.rank, getattr(thing, key)))  # type: ignore[call-overload]
    return [getattr(thing, key) for thing in ordered]
