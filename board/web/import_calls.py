"""What others have made, brought in: a file for a preview, and what the preview listed in one command."""

import secrets
from typing import Any, Final

from flask import Blueprint, Response, request

from board.domain.brought import Brought, BroughtNote
from board.domain.errors import BoardError, invalid
from board.domain.events_import import RecordImported
from board.service.beside.imports import Kind, Preview, Redraw
from board.service.board import Board, Grant
from board.web import answers, codes
from board.web.access import Callers, access
from board.wire.checks import identifier

MOST_BYTES: Final = 32 * 1024 * 1024
KINDS: Final[tuple[Kind, ...]] = ("wishes", "people")
FORM: Final = "multipart/form-data"
MEDIA: Final = (
    "text/csv", "text/plain", "text/tab-separated-values", "application/json", "application/zip",
    "application/octet-stream", FORM,
)  # fmt: skip
#: what browsers call a CSV or a ZIP file on some systems
ALSO: Final = ("", "application/vnd.ms-excel", "application/x-zip-compressed", "application/csv")
#: of a long list the page shows the beginning; the counts are whole
MOST_SHOWN: Final = 200


def import_calls(board: Board, callers: Callers, redraw: Redraw) -> Blueprint:
    """`POST .../import`."""
    calls = Blueprint("imports", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/import")
    @access("token")
    def import_file(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        viewer = board.viewer(code, grant)
        with board.imports.taking(code, viewer, request.remote_addr or ""):
            kind, phase_id = _asked()
            preview = board.imports.preview(code, viewer, _file(), kind, phase_id, redraw)
        if request.args.get("preview") == "1":
            return answers.body({**shape(preview), "added": _number(preview.brought)})
        return _added(board, code, grant, preview)

    return calls


def _added(board: Board, code: str, grant: Grant, preview: Preview) -> Response:
    """Without a preview for somebody to look at: the same command, at once."""
    op_id = secrets.token_urlsafe(12)
    command = {"op_id": op_id, "type": "session.import", "preview_id": preview.preview_id}
    (answer,) = board.submit(code, grant, [command])
    if not answer["ok"]:
        return answers.answered(answer)
    return answers.body({**answer, "skipped": shape(preview)["skipped"], "counts": counts(preview.brought)})


def _asked() -> tuple[Kind | None, str | None]:
    given, phase_id = request.args.get("kind"), request.args.get("phase_id")
    kind = next((one for one in KINDS if one == given), None)
    if kind != given:
        raise invalid(f"kind is one of {', '.join(KINDS)}.", "kind")
    if request.args.get("preview") not in (None, "0", "1"):
        raise invalid("preview is 1, or left out.", "preview")
    return kind, identifier(phase_id, "phase_id") if phase_id is not None else None


def _file() -> bytes:
    """The body, or the one file of a form; a longer one is refused before it is read."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise BoardError("unsupported", "Send the file without compression.", status_override=415)
    if request.mimetype not in MEDIA + ALSO:
        raise BoardError("unsupported", f"Send a file as one of {', '.join(MEDIA)}.", status_override=415)
    if (request.content_length or 0) > MOST_BYTES:
        raise BoardError("too_large", f"A file has at most {MOST_BYTES // (1024 * 1024)} MB.")
    request.max_content_length = MOST_BYTES
    if request.mimetype != FORM:
        return request.get_data(cache=False)
    files = list(request.files.values())
    if len(files) != 1:
        raise invalid("Send one file.", "file")
    data: bytes = files[0].read()
    return data


def shape(preview: Preview) -> dict[str, Any]:
    """What will be added, as people read it, and what will not, with the reason."""
    brought = preview.brought
    skipped = [{"where": one.where, "line": one.where, "reason": one.why} for one in brought.skipped]
    return {
        "preview_id": preview.preview_id,
        "kind": brought.source,
        "phase_id": brought.phase_id,
        "counts": {**counts(brought), "skipped": len(skipped)},
        "will_add": _will_add(brought),
        "skipped": skipped[:MOST_SHOWN],
    }


def counts(brought: Brought) -> dict[str, int]:
    """How many of each sort."""
    if brought.record is None:
        new = sum(theme.new for theme in brought.themes)
        return {"notes": len(brought.notes), "people": len(brought.people), "themes": new, "proposals": 0}
    event = brought.record.event
    return {
        "notes": len(event.notes),
        "people": len(event.people),
        "themes": len(event.themes),
        "proposals": len(event.proposals),
    }


def _number(brought: Brought) -> int:
    return sum(counts(brought).values())


def _will_add(brought: Brought) -> dict[str, list[dict[str, Any]]]:
    if brought.record is not None:
        return _of_record(brought.record.event, brought.record.names)
    return {
        "notes": [_note(note) for note in brought.notes[:MOST_SHOWN]],
        "people": [{"name": one.name, "side": one.side} for one in brought.people[:MOST_SHOWN]],
        "themes": [{"title": theme.title} for theme in brought.themes[:MOST_SHOWN] if theme.new],
        "proposals": [],
    }


def _note(note: BroughtNote) -> dict[str, Any]:
    return {"kind": note.kind, "text": note.text, "caption": note.caption, "theme": note.theme}


def _of_record(event: RecordImported, names: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    themes = {theme.theme_id: theme.title for theme in event.themes}
    return {
        "notes": [
            {
                "kind": note.kind,
                "text": note.text,
                "caption": note.caption,
                "theme": themes.get(note.theme_id or "", ""),
            }
            for note in event.notes[:MOST_SHOWN]
        ],
        "people": [
            {"name": names[person.person_id], "side": person.side} for person in event.people[:MOST_SHOWN]
        ],
        "themes": [{"title": theme.title} for theme in event.themes[:MOST_SHOWN]],
        "proposals": [
            {"title": proposal.fields.get("title", "")} for proposal in event.proposals[:MOST_SHOWN]
        ],
    }
