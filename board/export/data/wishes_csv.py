"""The wish list for a spreadsheet: what everyone wished for, how many ticked it, and what became of it."""

from board.export.data.columns import WISH_COLUMNS
from board.export.data.csv_sheet import sheet
from board.export.options import Include, Options
from board.export.record.listed_record import ListedWish
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import View
from board.export.record.wishes import wishes


def wishes_csv(shared: View, options: Options, include: Include) -> bytes:
    """Write the wishes of a shareable view (shared.py), the most ticked first."""
    listed = proposal_list(shared, options, include)
    session = {"session": listed.title, "session_date": listed.session_date}
    return sheet(WISH_COLUMNS, [{**_row(wish), **session} for wish in wishes(shared, listed.notes)])


def _row(wish: ListedWish) -> dict[str, str]:
    note = wish.note
    return {
        "note_id": note.note_id,
        "kind": note.kind,
        "text": note.text,
        "caption": note.caption,
        "ticks": "" if wish.ticks is None else str(wish.ticks),
        "theme": note.theme,
        "group_theme": wish.became,
        "stack": note.stack,
        "parked": _yes(note.parked),
        "hidden": _yes(note.hidden),
        "side": note.side,
        "author": note.author,
        "language": note.language,
        "picture_file": note.picture_file,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
