"""`/metrics`, for a monitoring server on this very machine; for everybody else there is no such address."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from board.domain.errors import BoardError
from board.service import figures
from board.web.access import access

#: what the guard notes of a request that nobody has passed on
DIRECT = "board.direct"
HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def metrics_calls() -> Blueprint:
    """`GET /metrics`."""
    calls = Blueprint("metrics", __name__)

    @calls.get("/metrics")
    @access("anyone")
    def metrics() -> Response:
        if not is_local(request.environ):
            raise BoardError("not_found", "There is nothing at this address.")
        return Response(figures.text(), mimetype="text/plain; version=0.0.4; charset=utf-8")

    return calls


def is_local(environ: Mapping[str, Any]) -> bool:
    """Whether a program on this machine asks by itself: no proxy between, and no page that was lured here."""
    if not environ.get(DIRECT) or "HTTP_ORIGIN" in environ:
        return False
    try:
        host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname
        peer = ip_address(environ.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    mapped = getattr(peer, "ipv4_mapped", None) or peer
    return host in HOSTS and mapped.is_loopback
