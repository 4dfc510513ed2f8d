"""How far people are, told so that nobody's hidden note or mark can be guessed from it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from board.domain.model import Mark, Note, Phase, State


@dataclass(slots=True)
class Counted:
    """The counts of a session, made anew only when what they count is another value."""

    notes: Mapping[str, Note] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    marks: tuple[Mapping[str, Mark], str | None] | None = None
    marked: dict[str, int] = field(default_factory=dict)

    def look(self, state: State) -> None:
        """Count what changed since the last look."""
        if self.notes is not state.notes:
            self.notes, self.counts = state.notes, hidden_counts(state)
        phase = state.live_phase
        phase_id = phase.phase_id if phase and phase.kind == "mark" else None
        if self.marks is None or self.marks[0] is not state.marks or self.marks[1] != phase_id:
            self.marks = (state.marks, phase_id)
            self.marked = {phase_id: len(who_marked(state, phase_id))} if phase_id else {}


def who_contributed(state: State, phase: Phase) -> list[str]:
    """Who has a note or a mark in this phase: that they have, not which."""
    match phase.kind:
        case "add":
            return who_wrote(state, phase.phase_id)
        case "mark":
            return who_marked(state, phase.phase_id)
        case _:
            return []


def who_wrote(state: State, phase_id: str) -> list[str]:
    """The authors of a phase's notes."""
    ties = {n.tie for n in state.notes.values() if n.phase_id == phase_id and not n.discarded}
    return sorted({state.ties[tie] for tie in ties if tie in state.ties})


def who_marked(state: State, phase_id: str) -> list[str]:
    """Who has a mark in this phase."""
    ties = {mark.tie for mark in state.marks.values() if mark.phase_id == phase_id}
    return sorted({state.ties[tie] for tie in ties if tie in state.ties})


def hidden_counts(state: State) -> dict[str, int]:
    """For each phase, how many of its notes are not everybody's yet."""
    counts: dict[str, int] = {}
    for note in state.notes.values():
        if note.see != "all" and not note.discarded and not _forever_private(state.phases.get(note.phase_id)):
            counts[note.phase_id] = counts.get(note.phase_id, 0) + 1
    return counts


def _forever_private(phase: Phase | None) -> bool:
    """What is never revealed is its author's alone; not even its number is anybody's business."""
    return phase is None or phase.switches.reveal == "never"
