"""The Flask application: every HTTP route, one place for errors, one place for headers."""

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from board.domain.errors import BoardError
from board.service.board import Board
from board.service.incidents import incident
from board.service.keeping.retention import Policy
from board.web import answers, headers, languages, packing
from board.web.access import Callers
from board.web.around_calls import around_calls
from board.web.assets.shelf import Shelf
from board.web.bodies import MAX_BODY
from board.web.budget import Failures
from board.web.export_calls import Desk, export_calls
from board.web.export_job_calls import export_job_calls
from board.web.export_jobs import Jobs
from board.web.health import health_calls
from board.web.import_calls import import_calls
from board.web.log_calls import log_calls
from board.web.metrics import metrics_calls
from board.web.openapi import openapi_calls
from board.web.origins import Origins
from board.web.pad_calls import pad_calls
from board.web.pages import error_page, pages
from board.web.passcode_calls import passcode_calls
from board.web.photo_calls import Redraw, photo_calls
from board.web.privacy_calls import privacy_calls
from board.web.report_calls import report_calls
from board.web.session_calls import Rehearsals, session_calls
from board.web.static_files import static_files
from board.web.waiting_calls import waiting_calls
from board.wire.answers import FOREIGN, too_old

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the site needs to know of the configuration."""

    start_code: str | None
    rate_limits: bool
    joined_scripts: bool = True
    security_contact: str | None = None


def create_site(
    board: Board,
    origins: Origins,
    jobs: Jobs,
    redraw: Redraw,
    settings: SiteSettings,
    rehearsals: Rehearsals | None = None,
) -> Flask:
    """Join the routes to a board.

    `jobs` makes exports' files, `redraw` a safe photo, `rehearsals` sends robots in.
    """
    site = Flask("board", root_path=str(ROOT), static_folder=None, template_folder=str(ROOT / "templates"))
    site.config["MAX_CONTENT_LENGTH"] = MAX_BODY  # and no secret key: what would be signed fails
    site.url_map.strict_slashes = True
    # each address is one: a second slash leads nowhere, and nothing is redirected
    site.url_map.merge_slashes = False
    callers = Callers(board, origins)
    failures = Failures(enforced=settings.rate_limits)
    shelf = site.extensions["shelf"] = Shelf(ROOT / "static", joined=settings.joined_scripts)
    _install_words(site, shelf, origins, board.policy)
    desk = Desk(board, callers, jobs)
    parts = (
        health_calls(board),
        metrics_calls(),
        session_calls(board, callers, failures, settings.start_code, rehearsals),
        log_calls(board, callers, shelf.outdated),
        privacy_calls(board, callers),
        export_calls(desk),
        export_job_calls(desk),
        *_brought(board, callers, redraw),
        *around_calls(board, callers, failures, settings.start_code),
        pages(board, origins, failures, asks_start_code=settings.start_code is not None),
        static_files(ROOT / "static", shelf),
    )
    for part in (*parts, *_beside(board, callers, failures, settings.security_contact)):
        site.register_blueprint(part)
    _install_checks(site, origins)
    _install_errors(site, shelf)
    return site


def _brought(board: Board, callers: Callers, redraw: Redraw) -> tuple[Blueprint, ...]:
    """What people bring in besides words."""
    return (
        photo_calls(board, callers, redraw),
        pad_calls(board, callers),
        import_calls(board, callers, redraw),
    )


def _beside(board: Board, callers: Callers, failures: Failures, contact: str | None) -> tuple[Blueprint, ...]:
    """What guards the way in, and what is told of this server."""
    return (
        passcode_calls(board, callers),
        waiting_calls(board, callers, failures),
        openapi_calls(),
        report_calls(callers.origins, contact),
    )


def _install_words(site: Flask, shelf: Shelf, origins: Origins, kept: Policy) -> None:
    languages.install(site)
    site.context_processor(
        lambda: {
            "loads": shelf.loads,
            "languages": languages.names(),
            "tongues": languages.tongues,
            "origin": origins.base(request.environ),
            "kept": kept,
        }
    )


def _install_checks(site: Flask, origins: Origins) -> None:
    @site.before_request
    def refuse_other_peoples_pages() -> None:
        if request.method not in ("GET", "HEAD", "OPTIONS") and origins.forged(request.environ):
            raise BoardError("forbidden", "This request comes from another website's page.")

    @site.after_request
    def add_headers(response: Response) -> Response:
        return headers.guard(packing.packed(response), origins)


def _install_errors(site: Flask, shelf: Shelf) -> None:
    def outdated() -> bool:
        return request.path.startswith("/api/") and shelf.outdated(request.headers.get("X-Page"))

    @site.errorhandler(BoardError)
    def refused(refusal: BoardError) -> Response:
        return _shown(too_old() if refusal.code in FOREIGN and outdated() else refusal)

    @site.errorhandler(HTTPException)
    def http_error(failure: HTTPException) -> Response:
        answer = _shown(too_old()) if failure.code in (404, 405) and outdated() else _in_our_words(failure)
        if failure.code == 405:
            answer.headers["Allow"] = ", ".join(sorted(getattr(failure, "valid_methods", None) or ["GET"]))
        return answer

    @site.errorhandler(Exception)
    def bug(failure: Exception) -> Response:
        return _shown(incident(failure, f"http {request.endpoint}"))


def _in_our_words(failure: HTTPException) -> Response:
    status = failure.code or 500
    if isinstance(failure, RequestEntityTooLarge):
        return _shown(BoardError("too_large", f"A body holds at most {MAX_BODY // 1024} KiB."))
    if status == 404:
        return _shown(BoardError("not_found", "There is nothing at this address."))
    if status == 405:
        return _shown(
            BoardError("unsupported", "This address does not know that method.", status_override=405)
        )
    return _shown(BoardError("invalid", "The request cannot be read.", status_override=status))


def _shown(refusal: BoardError) -> Response:
    if request.path.startswith("/api/"):
        return answers.error(refusal)
    if request.accept_mimetypes.accept_html and not request.path.startswith("/static/"):
        return error_page(refusal)
    return Response(f"{refusal.message}\n", refusal.status, mimetype="text/plain")
