"""Requests that are nearly requests: any path, any header, any body."""

import http.client
import random
from urllib.parse import quote, urlsplit

from board.web.openapi import document
from tests.fuzz.oracle import Found, Room, Watch

METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "X")
HEADERS = {
    "Content-Type": (
        "application/json",
        "text/csv",
        "image/png",
        "multipart/form-data; boundary=x",
        "\xff",
        "",
    ),
    "Content-Encoding": ("gzip", "identity", "x"),
    "Cookie": ("wishwall_me_X=1", "=;=;", "a" * 3000, "\x80"),
    "X-Seat": ("host", "me", "admin", "\xe9"),
    "Origin": ("null", "http://evil.test", "x", ""),
    "Accept": ("text/html", "*/*", ";q=x", "application/json;q=" + "9" * 40),
    "Accept-Language": ("cy", "xx-" * 200, "en;q=nan", "\xff"),
    "Accept-Encoding": ("gzip", "gzip;q=x", "*", "br;q=0,gzip;q=inf"),
    "If-None-Match": ('"x"', "*", "W/", "x" * 2000),
    "If-Modified-Since": ("x", "Thu, 99 Foo 0000 99:99:99 GMT"),
    "Range": ("bytes=0-", "bytes=9-1", "bytes=" + "0-1," * 500, "x"),
    "Authorization": ("Bearer", "Bearer " + "x" * 5000, "Basic eA==", "Digest x", "Bearer \xff"),
    "Content-Length": ("0", "5", "99999999999"),
    "Expect": ("100-continue", "x"),
    "Upgrade": ("websocket", "h2c"),
    "Connection": ("close", "upgrade", "x" * 500),
}
BITS = (
    "%00",
    "%ff",
    "..",
    "%2e%2e%2f",
    "x" * 300,
    "\u202e",
    "%",
    "__proto__",
    "0",
    "-1",
    "{}",
    ";",
    "//",
    "\x7f",
)
BODIES = (
    b"{}", b"[]", b"null", b"{", b"\xff\xfe", b'{"a":' * 50, b"[" * 5000, b"0" * 3000, b"PK\x03\x04\0\0",
    b"text\nx\n", b"\x89PNG\r\n\x1a\n", b'{"title":"x"}', b'{"name":"x"}', b'{"key":"x"}',
    b'{"format":"notes.csv"}',
)  # fmt: skip
PAGES = (  # what is no call
    "/",
    "/j/{code}",
    "/s/{code}/host",
    "/s/{code}/me/proposals/P-01",
    "/p/x",
    "/static/css/app.css",
    "/x",
    "/s/{code}/qr.svg",
)


def round_of(watch: Watch, number: int, count: int) -> None:
    """So many requests, all from one seed."""
    dice = random.Random(number)
    room = Room(watch.server.url)
    tokens = [room.felicity.token, room.peter.token, None]
    places = [*document()["paths"], *PAGES]
    for _ in range(count):
        method, path, headers, body = _made(dice, places, room.felicity.code, dice.choice(tokens))
        try:
            status, said = _asked(watch.server.url, method, path, headers, body)
        except (OSError, http.client.HTTPException) as gone:
            watch.answers[f"hung up ({type(gone).__name__})"] += 1
            continue
        try:
            watch.http(status, said if method != "HEAD" else b"", path if method != "HEAD" else "/")
        except Found as fault:
            raise Found(f"{method} {path[:200]!r} {headers} {body[:200]!r}: {fault}") from None
    watch.log()


def _made(
    dice: random.Random, places: list[str], code: str, token: str | None
) -> tuple[str, str, dict[str, str], bytes]:
    path = dice.choice(places).replace("{code}", code)
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        path = path[:start] + dice.choice(("n1", "x", "notes.csv", *BITS)) + path[end + 1 :]
    if dice.random() < 0.3:
        at = dice.randrange(len(path) + 1)
        path = path[:at] + dice.choice(BITS) + path[at:]
    if dice.random() < 0.4:
        names = (
            "after",
            "wait",
            "epoch",
            "language",
            "size",
            "names",
            "include",
            "preview",
            "kind",
            "date",
            "minutes",
        )
        path += "?" + "&".join(
            f"{dice.choice(names)}={dice.choice(BITS)}" for _ in range(dice.randrange(1, 4))
        )
    headers = {name: dice.choice(values) for name, values in HEADERS.items() if dice.random() < 0.12}
    headers.setdefault("Content-Type", "application/json")
    if token and dice.random() < 0.8:
        headers["Authorization"] = f"Bearer {token}"
    method = dice.choice(METHODS[:2]) if dice.random() < 0.75 else dice.choice(METHODS)
    body = dice.choice(BODIES)
    if dice.random() < 0.3:
        body = bytes(dice.randrange(256) for _ in range(dice.randrange(60)))
    return method, quote(path, safe="/%?&=;{}"), headers, b"" if method in ("GET", "HEAD") else body


def _asked(url: str, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
    where = urlsplit(url)
    # a body that is promised and does not come is waited for: no longer than this
    line = http.client.HTTPConnection(
        str(where.hostname), where.port, timeout=1.5 if "Content-Length" in headers else 30
    )
    try:
        line.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name, value.encode("latin-1"))
        if "Content-Length" not in headers:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body)
        came = line.getresponse()
        return came.status, came.read()
    finally:
        line.close()
