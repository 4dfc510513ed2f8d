"""Whose pages may speak to us with a cookie: our own origin, and nobody else's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9]([A-Za-z0-9_.-]{0,252}))(:[0-9]{1,5})?")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

Environ = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Origins:
    """Knows our own origin: BOARD_PUBLIC_URL and loopback when it is set, else what the Host header names.

    Forwarded headers are never read here: trusted proxies' were put into the request before (app.py).
    """

    public_url: str | None

    @property
    def secure(self) -> bool:
        """Whether cookies can be https-only."""
        return bool(self.public_url) and urlsplit(self.public_url or "").scheme == "https"

    def base(self, environ: Environ) -> str:
        """The origin that links begin with."""
        return _origin(self.public_url) if self.public_url else _of_request(environ)

    def allows(self, origin: str | None, environ: Environ) -> bool:
        """Whether a page of `origin` is one of ours."""
        if origin is None or not self.public_url:
            return origin is not None and origin == _of_request(environ)
        return origin == _origin(self.public_url) or _is_loopback(origin, environ)

    def forged(self, environ: Environ) -> bool:
        """Whether a browser says that this request comes from somebody else's page."""
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None:
            return not self.allows(origin, environ)
        return environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin")


def plausible_host(host: str) -> bool:
    """Whether a Host header is a host and a port and nothing more."""
    return _HOST.fullmatch(host) is not None


def _of_request(environ: Environ) -> str:
    return f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_loopback(origin: str, environ: Environ) -> bool:
    """Loopback pages count only where the request itself came to that very host and port."""
    return origin == _of_request(environ) and (urlsplit(origin).hostname or "") in {
        h.strip("[]") for h in _LOOPBACK
    }
