"""What stands on the wall, in its order: themes with their notes, loose notes, parked ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from board.export.options import Include, Options
from board.export.record.listed import ListedNote, ProposalList
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import View


@dataclass(frozen=True, slots=True)
class Stack:
    """A note with those that were laid under it."""

    notes: tuple[ListedNote, ...]

    @property
    def top(self) -> ListedNote:
        """The note that lies on top."""
        return self.notes[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTheme:
    """A theme as a region of the wall; `colour` is the name of a note's colour."""

    theme_id: str
    title: str
    colour: str
    parked: bool
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything on the wall; `listed` is the moment and the session that it belongs to."""

    listed: ProposalList
    themes: tuple[WallTheme, ...]
    loose: tuple[Stack, ...]
    parked: tuple[Stack, ...]

    @property
    def notes(self) -> tuple[ListedNote, ...]:
        """Every note on the wall, in the order in which it is read."""
        stacks = [stack for theme in self.themes for stack in theme.stacks]
        return tuple(note for stack in (*stacks, *self.loose, *self.parked) for note in stack.notes)


def wall_of(shared: View, options: Options, include: Include) -> Wall:
    """Read a shareable view (shared.py); with include=proposals, the notes that a proposal rests on."""
    listed = proposal_list(shared, options, include)
    linked = {note.note_id for proposal in listed.proposals for note in proposal.evidence}

    def kept(notes: Iterable[ListedNote]) -> tuple[Stack, ...]:
        return stacked(n for n in notes if include == "all" or n.note_id in linked)

    ordered = sorted(shared["themes"], key=lambda theme: (theme["rank"], theme["theme_id"]))
    themes = [
        WallTheme(
            theme_id=theme["theme_id"],
            title=known.title,
            colour=theme.get("colour") or "stone",
            parked=bool(theme.get("parked")),
            stacks=kept(known.notes),
        )
        for theme, known in zip(ordered, listed.themes, strict=True)
    ]
    themes = [theme for theme in themes if include == "all" or theme.stacks]
    themes.sort(key=lambda theme: theme.parked)
    known_ids = {theme["theme_id"] for theme in ordered}
    loose = (n for n in listed.notes if n.theme_id not in known_ids and not (n.parked or n.hidden))
    return Wall(listed, tuple(themes), kept(loose), kept(listed.parked))


def stacked(notes: Iterable[ListedNote]) -> tuple[Stack, ...]:
    """Lay notes under their top where it is among them; else each lies by itself."""
    ordered = list(notes)
    tops = {note.note_id: [note] for note in ordered if not note.stack}
    alone: dict[str, list[ListedNote]] = {}
    for note in ordered:
        if note.stack in tops:
            tops[note.stack].append(note)
        elif note.stack:
            alone[note.note_id] = [note]
    piles = tops | alone
    return tuple(Stack(tuple(piles[n.note_id])) for n in ordered if n.note_id in piles)
