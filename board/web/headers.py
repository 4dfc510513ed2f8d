"""Security headers on everything that leaves: a strict CSP from the first page."""

from flask import Response, request

from board.web.origins import Origins

YEAR = 31_536_000

PERMISSIONS = (
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "fullscreen=(self), screen-wake-lock=(self), clipboard-write=(self)"
)
#: what nobody opens as a page: JSON, downloads
INERT = "default-src 'none'; frame-ancestors 'none'; sandbox"


def page_policy(origin: str) -> str:
    """The CSP of a page: our own files, nothing inline, no string becomes markup but lit-html's templates."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        f"font-src 'self'; connect-src 'self' {origin.replace('http', 'ws', 1)}; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
        "require-trusted-types-for 'script'; trusted-types lit-html; report-uri /csp-report; report-to csp"
    )


def guard(response: Response, origins: Origins) -> Response:
    """Put the headers on a response; a view's own CSP or Cache-Control stays."""
    headers = response.headers
    if "Content-Security-Policy" not in headers:
        is_page = response.mimetype == "text/html"
        headers["Content-Security-Policy"] = page_policy(_own_origin(origins)) if is_page else INERT
        if is_page:
            headers["Reporting-Endpoints"] = 'csp="/csp-report"'
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Content-Type-Options"] = "nosniff"
    # no-referrer would make a form post carry Origin null
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = PERMISSIONS
    headers["X-Frame-Options"] = "DENY"
    if origins.secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return response


def _own_origin(origins: Origins) -> str:
    """The origin under which the reader sees this page: the public one, or loopback beside it."""
    environ = request.environ
    seen = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"
    return seen if origins.allows(seen, environ) else origins.base(environ)
