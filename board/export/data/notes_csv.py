"""Every note for a spreadsheet: its words, its theme, and the proposals it stands behind."""

from board.export.data.columns import NOTE_COLUMNS
from board.export.data.csv_sheet import sheet
from board.export.record.listed import ListedNote, ProposalList


def notes_csv(listed: ProposalList) -> bytes:
    """Write the notes, parked and hidden ones marked; with include=proposals the evidence alone."""
    refs = _refs(listed)
    notes = [n for n in listed.notes if listed.include == "all" or n.note_id in refs]
    return sheet(NOTE_COLUMNS, [_row(note, listed, refs.get(note.note_id, "")) for note in notes])


def _refs(listed: ProposalList) -> dict[str, str]:
    refs: dict[str, list[str]] = {}
    for proposal in listed.proposals:
        for note in proposal.evidence:
            refs.setdefault(note.note_id, []).append(proposal.ref)
    return {note_id: " ".join(found) for note_id, found in refs.items()}


def _row(note: ListedNote, listed: ProposalList, refs: str) -> dict[str, str]:
    return {
        "note_id": note.note_id,
        "kind": note.kind,
        "text": note.text,
        "caption": note.caption,
        "theme": note.theme,
        "parked": _yes(note.parked),
        "hidden": _yes(note.hidden),
        "stack": note.stack,
        "builds_on": note.builds_on,
        "phase": note.phase,
        "group": note.group,
        "side": note.side,
        "author": note.author,
        "colour": note.colour,
        "language": note.language,
        "late": _yes(note.late),
        "tray": _yes(note.tray),
        "proposals": refs,
        "picture_file": note.picture_file,
        "session": listed.title,
        "session_date": listed.session_date,
        "column": note.column,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
