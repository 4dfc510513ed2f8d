"""The one door to every export: a format, a reader's view and options in, a file out.

`view` is the snapshot that its reader may see (`visibility.view`), best the one of their audience,
`Viewer(None, role, group_id)`: a file holds nothing that is the reader's alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from board.domain.errors import BoardError
from board.export.canvas.excalidraw import canvas_excalidraw
from board.export.canvas.zip_canvas import canvas_zip
from board.export.data.archive_zip import record_zip
from board.export.data.notes_csv import notes_csv
from board.export.data.proposals_csv import proposals_csv
from board.export.data.record_json import record_json
from board.export.data.run_sheet import run_sheet_json
from board.export.data.wishes_csv import wishes_csv
from board.export.docx.file import proposals_docx
from board.export.filenames import safe_filename
from board.export.html.page import proposals_html
from board.export.markdown.page import proposals_markdown
from board.export.options import Include, Options
from board.export.pdf.file import proposals_pdf
from board.export.record.listed import ProposalList
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import View, shareable
from board.export.wall.png import wall_png
from board.export.wall.svg import wall_svg
from board.export.xlsx.book import proposals_xlsx


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file: its bytes, its media type with the charset, and a name that every system can keep."""

    body: bytes
    mimetype: str
    filename: str


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written and what it holds unless asked otherwise."""

    mimetype: str
    include: Include
    write: Callable[[View, Options, Include], bytes]


def _of_list(write: Callable[[ProposalList], bytes]) -> Callable[[View, Options, Include], bytes]:
    return lambda shared, options, include: write(proposal_list(shared, options, include))


def _archive(shared: View, options: Options, include: Include) -> bytes:
    return record_zip(shared, options, include, packed_for(options.role))


#: every format of protocol.md; None marks those that this version does not write yet
FORMATS: Final[dict[str, Format | None]] = {
    "proposals.md": Format("text/markdown; charset=utf-8", "proposals", _of_list(proposals_markdown)),
    "proposals.csv": Format("text/csv; charset=utf-8", "proposals", _of_list(proposals_csv)),
    "proposals.xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "proposals", proposals_xlsx
    ),
    "proposals.docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "proposals",
        _of_list(proposals_docx),
    ),
    "proposals.pdf": Format("application/pdf", "proposals", _of_list(proposals_pdf)),
    "proposals.html": Format("text/html; charset=utf-8", "proposals", _of_list(proposals_html)),
    "record.json": Format("application/json", "all", record_json),
    "record.zip": Format("application/zip", "all", _archive),
    "notes.csv": Format("text/csv; charset=utf-8", "all", _of_list(notes_csv)),
    "wishes.csv": Format("text/csv; charset=utf-8", "all", wishes_csv),
    "run_sheet.json": Format("application/json", "all", run_sheet_json),
    "wall.svg": Format("image/svg+xml", "all", wall_svg),
    "wall.png": Format("image/png", "all", wall_png),
    "canvas.zip": Format("application/zip", "all", canvas_zip),
    "canvas.excalidraw": Format("application/vnd.excalidraw+json", "all", canvas_excalidraw),
}


#: what record.zip holds, in this order, where it is written
_PACKED: Final = (
    "record.json", "proposals.docx", "proposals.pdf", "proposals.xlsx", "proposals.html", "proposals.md",
    "proposals.csv", "notes.csv", "wishes.csv", "wall.svg", "wall.png", "run_sheet.json",
)  # fmt: skip


def packed_for(role: str) -> dict[str, Callable[[View, Options, Include], bytes]]:
    """What record.zip holds for a reader of this role: the plan holds the facilitator's script."""
    wanted = [name for name in _PACKED if role == "facilitator" or name != "run_sheet.json"]
    return {name: chosen.write for name in wanted if (chosen := FORMATS[name])}


#: what holds words alone
_WITHOUT_PICTURES: Final = frozenset(
    ("proposals.md", "proposals.csv", "record.json", "notes.csv", "wishes.csv", "run_sheet.json")
)


def pictured(format: str, view: View) -> list[str]:
    """The photo_ids whose pictures this format shows."""
    if format in _WITHOUT_PICTURES:
        return []
    return [note["photo_id"] for note in view["notes"] if note.get("photo_id")]


def render(format: str, view: View, options: Options) -> Rendered:
    """Write one export; raises BoardError `unsupported` for a format that is not written."""
    chosen = FORMATS.get(format)
    if chosen is None:
        known = ", ".join(name for name, made in FORMATS.items() if made)
        raise BoardError("unsupported", f"Choose one of these formats: {known}.", "format")
    include = options.include or chosen.include
    options = replace(options, role=view.get("me", {}).get("role", ""))
    body = chosen.write(shareable(view, names=options.names), options, include)
    filename = safe_filename(view["session"]["title"], options.at[:10], format)
    return Rendered(body, chosen.mimetype, filename)
