"""Downloads: the fold of one moment, cut to what the reader may see, as a file."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import quote

from flask import Blueprint, Response, request

from board.domain.errors import BoardError, invalid
from board.domain.model import State, Viewer
from board.service.board import Board
from board.web import codes
from board.web.access import Callers, access

#: every format of the protocol; those without a renderer yet are `unsupported`, not unknown
FORMATS = (
    "proposals.md", "proposals.csv", "proposals.html", "proposals.xlsx", "proposals.docx", "proposals.pdf",
    "record.json", "record.zip", "notes.csv", "wishes.csv", "run_sheet.json", "wall.svg", "wall.png",
    "canvas.zip", "canvas.excalidraw",
)  # fmt: skip
#: formats that hold what only facilitators see
FACILITATORS_ALONE = frozenset({"run_sheet.json"})
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "include": ("proposals", "all"),
    "names": ("yes", "no"),
    "language": ("en", "cy"),
}
MOST_AT_ONCE = 4
RETRY_AFTER_MS = 2000
#: an export is inert even if somebody opens it here: its own styles and drawings, nothing else
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"


class Rendered(Protocol):
    """A finished file."""

    @property
    def body(self) -> bytes:
        """What it holds."""

    @property
    def mimetype(self) -> str:
        """Its media type, with charset."""

    @property
    def filename(self) -> str:
        """A name that every system can keep."""


#: format, state, reader and query options in, a file out; may block, never on the loop's own thread
Render = Callable[[str, State, Viewer, Mapping[str, str]], Rendered]


def export_calls(board: Board, callers: Callers, render: Render) -> Blueprint:
    """`GET .../export/FORMAT`."""
    calls = Blueprint("exports", __name__, url_prefix="/api/sessions")
    running: Counter[str] = Counter()

    @calls.get("/<code>/export/<file_format>")
    @access("token")
    def export(code: str, file_format: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        if file_format not in FORMATS:
            raise BoardError("not_found", f"There is no such export. Choose one of {', '.join(FORMATS)}.")
        options = _options()
        state, _ = board.state_for_export(code, grant)
        viewer = board.viewer(code, grant)
        _check_allowed(state, viewer, file_format)
        if running[code] >= MOST_AT_ONCE:
            message = "Several downloads of this session are being made. Try again soon."
            raise BoardError("rate_limited", message, retry_after_ms=RETRY_AFTER_MS)
        running[code] += 1
        try:
            return _download(render(file_format, state, viewer, options))
        finally:
            running[code] -= 1

    return calls


def _options() -> dict[str, str]:
    options: dict[str, str] = {}
    for name, allowed in OPTIONS.items():
        given = request.args.get(name)
        if given is not None and given not in allowed:
            raise invalid(f"{name} is one of {', '.join(allowed)}.", name)
        if given is not None:
            options[name] = given
    return options


def _check_allowed(state: State, viewer: Viewer, file_format: str) -> None:
    if viewer.role != "facilitator" and file_format in FACILITATORS_ALONE:
        raise BoardError("forbidden_role", "The plan holds the facilitator's script. Ask one of them for it.")
    if viewer.role != "facilitator" and state.settings.exports != "everyone":
        raise BoardError("forbidden_role", "In this session only the facilitators download. Ask one of them.")


def _download(file: Rendered) -> Response:
    response = Response(file.body, content_type=file.mimetype)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in file.filename)
    names = f"filename=\"{plain}\"; filename*=UTF-8''{quote(file.filename, safe='')}"
    response.headers["Content-Disposition"] = f"attachment; {names}"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response
