"""Where browsers say that a page's policy was broken, and where people read whom to tell of a weakness."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from flask import Blueprint, Response, abort, request
from limits import RateLimitItemPerMinute
from limits.strategies import MovingWindowRateLimiter

from board.service.bucket import BucketMemory
from board.web.access import access
from board.web.origins import Origins
from board.wire import jsons

PATH: Final = "/csp-report"
LARGEST: Final = 16 * 1024
#: a page that breaks in a loop, or somebody who writes into our log
FROM_ONE: Final = RateLimitItemPerMinute(20)
IN_ALL: Final = RateLimitItemPerMinute(120)
#: what is blocked, where it is no address
WORDS: Final = ("inline", "eval", "data", "blob", "trusted-types-policy", "trusted-types-sink", "wasm-eval")
LASTS: Final = timedelta(days=180)
LONGEST: Final = 40
log = structlog.get_logger()


def report_calls(origins: Origins, contact: str | None) -> Blueprint:
    """`POST /csp-report` and `/.well-known/security.txt`."""
    site = Blueprint("reports", __name__)
    limiter = MovingWindowRateLimiter(BucketMemory())

    @site.post(PATH)
    @access("anyone")
    def csp_report() -> Response:
        address = request.remote_addr or ""
        if limiter.hit(FROM_ONE, address) and limiter.hit(IN_ALL, "all"):
            for told in _told():
                log.warning("csp", **told)
        return Response(status=204)

    @site.get("/.well-known/security.txt")
    @access("anyone")
    def security_txt() -> Response:
        if contact is None:
            abort(404)
        # a whole day, so that it reads the same all day
        until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + LASTS
        lines = [f"Contact: {contact}", f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: en, cy"]
        if origins.secure:
            lines.append(f"Canonical: {origins.base(request.environ)}/.well-known/security.txt")
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    return site


def _told() -> list[dict[str, str]]:
    """What may be logged of a report in either of its forms: a directive, and the kind of what it stopped.

    Addresses hold codes, samples hold what people wrote: neither is kept.
    """
    if (request.content_length or 0) > LARGEST:
        return []
    try:
        given = jsons.loads(request.get_data(cache=False))
    except ValueError:
        return []
    reports = given if isinstance(given, list) else [given]
    bodies = [_body(report) for report in reports[:1]]
    return [_careful(body) for body in bodies if body is not None]


def _body(report: object) -> dict[str, Any] | None:
    if not isinstance(report, dict):
        return None
    body = report.get("csp-report", report.get("body"))
    return body if isinstance(body, dict) else None


def _careful(body: dict[str, Any]) -> dict[str, str]:
    directive = str(body.get("effective-directive") or body.get("effectiveDirective") or "")
    blocked = str(body.get("blocked-uri") or body.get("blockedURL") or "")
    return {
        "directive": "".join(c for c in directive[:LONGEST] if c.isalnum() or c == "-"),
        "blocked": blocked if blocked in WORDS else _kind(blocked),
    }


def _kind(address: str) -> str:
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return "unreadable"
    return (
        scheme if scheme in ("http", "https", "ws", "wss", "chrome-extension", "moz-extension") else "other"
    )
