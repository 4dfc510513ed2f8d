"""Who may see which note, said anew from the rules (R5, R6) and not with the server's own words for it.

Nothing here knows `board.domain`: a mistake there is not repeated here.
"""

from dataclasses import dataclass, field

WIDTH = {"own": 0, "facilitators": 1, "group": 2, "all": 3}


@dataclass(eq=False)
class Viewer:
    """Somebody who looks."""

    name: str
    role: str
    person_id: str | None
    group_id: str | None = None


@dataclass(eq=False)
class Canary:
    """A note whose words stand nowhere else; `words` grows with each edit."""

    note_id: str
    words: list[str]
    author: Viewer
    reach: str
    names: str
    hidden: bool = False
    discarded: bool = False
    tied: bool = True
    #: its author's group when it was written
    group_id: str | None = None
    #: who put a mark on it and keeps that mark, which names the note
    marked_by: set[str | None] = field(default_factory=set)


@dataclass
class Oracle:
    """The notes of one session and what has been done with them."""

    see: str
    names: str
    notes: dict[str, Canary] = field(default_factory=dict)

    def wrote(self, note_id: str, author: Viewer, *words: str) -> Canary:
        """With names off nobody but the author sees a note until a reveal, whatever `see` says."""
        reach = "own" if self.names == "off" else self.see
        note = Canary(note_id, list(words), author, reach, self.names, group_id=author.group_id)
        self.notes[note_id] = note
        return note

    def revealed(self, to: str) -> None:
        """A reveal widens; nothing narrows it again. What is discarded is not shown."""
        for note in self.notes.values():
            if not note.discarded and WIDTH[to] > WIDTH[note.reach]:
                note.reach = to

    def closed(self) -> None:
        """With names off nobody is the author any more."""
        for note in self.notes.values():
            note.tied = note.names != "off"

    def may_see(self, viewer: Viewer, note: Canary, *, past: bool = False) -> bool:
        """Whether the note's words, drawing and id may reach this viewer now.

        A tail tells the `past`: a note that its author discarded was there, for those who could see it then.
        The author keeps it, to bring it back.
        """
        return self._is_author(viewer, note) or self.reaches(viewer, note, past=past)

    def may_know_author(self, note: Canary) -> bool:
        """Whether whoever sees the note may see whose it is."""
        return note.names == "on"

    def reaches(self, viewer: Viewer, note: Canary, *, past: bool = False) -> bool:
        """The same for somebody of this role and group who did not write it: what a file may hold."""
        if note.discarded and not past:
            return False
        if viewer.role == "facilitator":
            return note.reach != "own"
        if note.hidden:
            return False
        same_group = viewer.group_id is not None and viewer.group_id == note.group_id
        return note.reach == "all" or (note.reach == "group" and same_group)

    def _is_author(self, viewer: Viewer, note: Canary) -> bool:
        return note.tied and viewer.person_id == note.author.person_id
