"""Downloads: the fold of one moment, cut to what the reader may see, as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, Response, request

from board.domain.errors import BoardError, invalid
from board.domain.model import State, Viewer
from board.service.beside.file_order import Order
from board.service.board import Board
from board.web import codes
from board.web.access import Callers, access
from board.web.export_jobs import Job, Jobs, Owner, Rendered

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
#: an export is inert even if somebody opens it here: its own styles and drawings, nothing else
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are asked for: knows who asks and what they may have."""

    board: Board
    callers: Callers
    jobs: Jobs

    def order(self, code: str, file_format: str, options: dict[str, str]) -> tuple[Order, int]:
        """Stand in line for a file of this moment; the order and the moment's seq."""
        _, grant = self.callers.grant(code)
        state, now_ms = self.board.state_for_export(code, grant)
        viewer = self.board.viewer(code, grant)
        _check_allowed(state, viewer, file_format)
        return self.jobs.files.order(file_format, state, now_ms, viewer, options), state.head

    def owner(self, code: str) -> Owner:
        """Whose a job is that is asked for now."""
        _, grant = self.callers.grant(code)
        return code, grant.person_id or grant.token_id.hex()

    def job(self, code: str, job_id: str) -> Job:
        """The caller's own job; raises not_found."""
        _, grant = self.callers.grant(code)
        self.board.viewer(code, grant)
        return self.jobs.find(self.owner(code), job_id)

    def file(self, code: str, job_id: str) -> Rendered:
        """The file of the caller's own job, if they may still have it."""
        job = self.job(code, job_id)
        _, grant = self.callers.grant(code)
        state, _ = self.board.state_for_export(code, grant)
        _check_allowed(state, self.board.viewer(code, grant), job.file_format)
        if job.file is None:
            raise job.error or BoardError("not_found", "This file is not there. Look at how its job stands.")
        return job.file


def export_calls(desk: Desk) -> Blueprint:
    """`GET .../export/FORMAT`."""
    calls = Blueprint("exports", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/export/<file_format>")
    @access("token")
    def export(code: str, file_format: str) -> Response:
        code = codes.read(code)
        desk.callers.grant(code)
        if file_format not in FORMATS:
            raise BoardError("not_found", f"There is no such export. Choose one of {', '.join(FORMATS)}.")
        order, _ = desk.order(code, file_format, _options())
        return download(desk.jobs.files.make(order))

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


def download(file: Rendered) -> Response:
    """A file to keep, not to show."""
    response = Response(file.body, content_type=file.mimetype)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in file.filename)
    names = f"filename=\"{plain}\"; filename*=UTF-8''{quote(file.filename, safe='')}"
    response.headers["Content-Disposition"] = f"attachment; {names}"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response
