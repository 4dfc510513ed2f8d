"""The wish list: what was wished for, how many ticked it, and which group's theme it became."""

from collections.abc import Iterable, Iterator, Mapping

from board.export.plain import one_line
from board.export.record.listed import ListedNote
from board.export.record.listed_record import ListedWish
from board.export.record.shared import View


def wishes(shared: View, notes: Iterable[ListedNote]) -> tuple[ListedWish, ...]:
    """Give the wishes among these notes, the most ticked first; hidden ones too, for who may see them."""
    steps = wish_phases(shared)
    wished = {note["note_id"] for note in shared["notes"] if note["phase_id"] in steps}
    ticks, became = _ticks(shared), _became(shared)
    found = [
        ListedWish(note=note, ticks=ticks.get(note.note_id), became=became.get(note.note_id, ""))
        for note in notes
        if note.note_id in wished
    ]
    return tuple(sorted(found, key=lambda wish: -(wish.ticks or 0)))


def wish_phases(shared: View) -> frozenset[str]:
    """The step for wishes: the first nameless one for notes; else all of them before the sorting."""
    steps = []
    for phase in shared["run_sheet"]:
        if phase["kind"] == "sort":
            break
        if phase["kind"] == "add":
            steps.append(phase)
    nameless = [phase for phase in steps if phase["switches"]["names"] == "off"]
    return frozenset(phase["phase_id"] for phase in nameless[:1] or steps)


def _ticks(shared: View) -> dict[str, int]:
    """Of each note that could be ticked, how many ticked it; the latest tick step counts."""
    counts: dict[str, int] = {}
    for tallies in _tallies(shared):
        counts |= {target: tally["n"] for target, tally in tallies.items()}
    return counts


def _tallies(shared: View) -> Iterator[Mapping[str, View]]:
    for phase in shared["run_sheet"]:
        if phase["kind"] == "mark" and phase["switches"].get("mark") == "tick":
            yield shared["marks"].get("phases", {}).get(phase["phase_id"], {})


def _became(shared: View) -> dict[str, str]:
    """The theme of a group that was made from this wish, or that the wish lies in."""
    themes = {group.get("theme_id") for group in shared["groups"]}
    titles = {theme["theme_id"]: one_line(theme["title"]) for theme in shared["themes"]}
    became = {
        note["note_id"]: titles[note["theme_id"]]
        for note in shared["notes"]
        if note.get("theme_id") in themes & titles.keys()
    }
    for theme in shared["themes"]:
        if theme["theme_id"] in themes:
            became |= dict.fromkeys(theme.get("origin", ()), titles[theme["theme_id"]])
    return became
