"""The wish list: what everyone wished for, how many ticked it, and what became of it."""

from collections.abc import Mapping

from board.export.columns import WISH_COLUMNS
from board.export.listed import ListedNote
from board.export.options import Include, Options
from board.export.plain import one_line
from board.export.proposal_list import proposal_list
from board.export.shared import View
from board.export.sheet import sheet


def wishes_csv(shared: View, options: Options, include: Include) -> bytes:
    """Write the wishes of a shareable view (shared.py), the most ticked first."""
    listed = proposal_list(shared, options, include)
    steps = wish_phases(shared)
    wishes = {note["note_id"] for note in shared["notes"] if note["phase_id"] in steps}
    ticks, became = _ticks(shared), _became(shared)
    notes = [note for note in listed.notes if note.note_id in wishes]
    notes.sort(key=lambda note: -ticks.get(note.note_id, 0))
    session = {"session": listed.title, "session_date": listed.session_date}
    return sheet(WISH_COLUMNS, [{**_row(note, ticks, became), **session} for note in notes])


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


def _row(note: ListedNote, ticks: Mapping[str, int], became: Mapping[str, str]) -> dict[str, str]:
    return {
        "note_id": note.note_id,
        "kind": note.kind,
        "text": note.text,
        "caption": note.caption,
        "ticks": str(ticks[note.note_id]) if note.note_id in ticks else "",
        "theme": note.theme,
        "group_theme": became.get(note.note_id, ""),
        "stack": note.stack,
        "parked": _yes(note.parked),
        "hidden": _yes(note.hidden),
        "side": note.side,
        "author": note.author,
        "language": note.language,
        "picture_file": note.picture_file,
    }


def _ticks(shared: View) -> dict[str, int]:
    """Of each note that could be ticked, how many ticked it; the latest tick step counts."""
    counts: dict[str, int] = {}
    for phase in shared["run_sheet"]:
        if phase["kind"] == "mark" and phase["switches"].get("mark") == "tick":
            tallies = shared["marks"].get("phases", {}).get(phase["phase_id"], {})
            counts |= {target: tally["n"] for target, tally in tallies.items()}
    return counts


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


def _yes(value: bool) -> str:
    return "yes" if value else "no"
