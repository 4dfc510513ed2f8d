"""Bytes and headers of HTTP (A19 to A26, A33 to A35)."""

import gzip
import re
import time

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.abuse.slow import in_one_breath, slow_lines
from tests.web.script import command


@row("A19", "two lengths, bad chunks, trailers", short=True)
def smuggling(g: Ground) -> None:
    inner = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
    head = f"POST /api/sessions HTTP/1.1\r\nHost: {g.host}\r\nContent-Type: application/json\r\n".encode()
    cases = {
        "length and chunks": head
        + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + inner,
        "two lengths": head + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + inner,
        "a bad chunk": head + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n" + inner,
        "a negative chunk": head + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n" + inner,
        "a negative length": head + b"Content-Length: -1\r\n\r\n" + inner,
        "no number": head + b"Content-Length: 1e3\r\n\r\n" + inner,
        "plus": head + b"Content-Length: +2\r\n\r\n{}" + inner,
        "another encoding": head + b"Transfer-Encoding: xchunked\r\n\r\n" + inner,
        "a space": head + b"Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n{}" + inner,
        "a folded line": head + b"X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
        "two hosts": f"GET /healthz HTTP/1.1\r\nHost: {g.host}\r\nHost: evil.test\r\n\r\n".encode(),
        "no request": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        "a trailer": head + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Seat: host\r\n\r\n",
    }
    wrong = []
    for name, data in cases.items():
        came = g.raw(data, wait=1.0)
        statuses = [int(part.split(b" ")[1]) for part in came.split(b"HTTP/1.")[1:]]
        refused = [status for status in statuses if 400 <= status < 500 or status == 501]
        # whoever does not even speak HTTP may be left without an answer
        if len(statuses) > 1 or statuses != refused or (not statuses and name != "no request"):
            wrong.append((name, statuses))
    g.check(not wrong, f"{wrong}")


@row("A20", "a header of 64 KB, an address of 16 KB", short=True)
def long_heads(g: Ground) -> None:
    start = f"GET /healthz HTTP/1.1\r\nHost: {g.host}\r\n".encode()
    for lines in (b"X: " + b"x" * 65_536, b"\r\n".join(b"X%d: %s" % (n, b"x" * 100) for n in range(600))):
        came = g.raw(start + lines + b"\r\n\r\n", wait=1)
        g.check(came.split(b" ")[1:2] in ([b"431"], [b"400"]), f"{came[:60]!r}")
    for path in (b"/" + b"x" * 16_384, b"/?" + b"x" * 16_384):
        came = g.raw(b"GET " + path + f" HTTP/1.1\r\nHost: {g.host}\r\n\r\n".encode(), wait=1)
        g.check(came.split(b" ")[1:2] == [b"414"], f"{came[:60]!r}")


@row("A21", "10 MB of JSON", short=True)
def large_body(g: Ground) -> None:
    head = (
        f"POST /api/sessions HTTP/1.1\r\nHost: {g.host}\r\nContent-Type: application/json\r\n"
        "Content-Length: 10000000\r\n\r\n"
    )
    began = time.monotonic()
    came = g.raw(head.encode(), wait=2, most=200)
    g.check(came.split(b" ")[1:2] == [b"413"], f"{came[:60]!r}")
    g.say(f"refused after {(time.monotonic() - began) * 1000:.0f} ms, before any of it was sent")
    big = b'{"title": "' + b"x" * 10_000_000 + b'"}'
    came = g.raw(head.encode() + big, wait=2, most=200)
    g.check(came.split(b" ")[1:2] in ([b"413"], []), f"{came[:60]!r}")
    chunk = (
        f"POST {g.api('/commands')} HTTP/1.1\r\nHost: {g.host}\r\nAuthorization: Bearer {g.peter.token}\r\n"
    )
    chunk += "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    came = g.raw(chunk.encode() + b"10000\r\n" + (b"x" * 65_536 + b"\r\n10000\r\n") * 160, wait=2, most=200)
    g.check(came.split(b" ")[1:2] in ([b"413"], [b"411"], []), f"{came[:60]!r}")


@row("A22", "a compressed body that becomes a gigabyte", short=True)
def bomb(g: Ground) -> None:
    packed = gzip.compress(gzip.compress(b"0" * 100_000_000))
    for coding in ("gzip", "deflate", "br", "gzip, gzip", "x-gzip"):
        for path in ("/api/sessions", g.api("/commands"), g.api("/photos"), g.api("/import?preview=1")):
            kind = "image/png" if path.endswith("photos") else "application/json"
            headers = {"Content-Encoding": coding, "Content-Type": kind}
            g.expect(g.ask("POST", path, packed, headers, token=g.felicity.token), 415, "unsupported")


@row("A23", "200 connections that send a byte now and then, and one that sends all at once", seconds=100)
def slowloris(g: Ground) -> None:
    slow_lines(g, 200)
    in_one_breath(g, 3000)


@row("A24", "another content type, XML", short=True)
def other_types(g: Ground) -> None:
    xml = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    kinds = (
        "text/xml",
        "application/xml",
        "text/plain",
        "text/html",
        "",
        "application/jsonp",
        "image/svg+xml",
    )
    for kind in (*kinds, "application/json5", "multipart/form-data; boundary=x"):
        for path in ("/api/sessions", g.api("/commands"), g.api("/people"), g.api("/exports")):
            answer = g.ask("POST", path, xml, {"Content-Type": kind}, token=g.felicity.token)
            g.expect(answer, 415, "unsupported")
        g.expect(
            g.ask("POST", g.api("/photos"), xml, {"Content-Type": kind}, token=g.peter.token),
            415,
            "unsupported",
        )


@row("A25", "other methods, and those that headers would make of one", short=True)
def other_methods(g: Ground) -> None:
    for method in ("TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "DEBUG"):
        for path in ("/api/sessions", g.api(), g.api("/commands"), "/", f"/s/{g.code}/me"):
            g.expect(g.ask(method, path, token=g.felicity.token), (400, 405, 501))
    lock = {"op_id": "x", "type": "session.lock", "locked": True}
    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        answer = g.ask("GET", g.api("/commands"), lock, {name: "POST"}, token=g.felicity.token)
        g.expect(answer, 405, "unsupported")
    g.expect(g.ask("GET", g.api("?_method=POST"), token=g.felicity.token), 200)


@row("A26", "ways out of the folder of files", short=True)
def traversal(g: Ground) -> None:
    for path in (
        "/static/..%2f..%2fetc/passwd", "/static/%252e%252e/run.py", "/static/../run.py",
        "/static//etc/passwd",
        "/static/..%5c..%5crun.py", "/static/js/../../run.py", "/static/%2e%2e/board/app.py", "/static/.",
        "/static/..;/run.py", "/static/%00", "/static/css/", "/static/~root", "/static/file:///etc/passwd",
        "/static/..%c0%af..%c0%afetc/passwd", "/static/.git/config", "/static/" + "../" * 40 + "etc/passwd",
    ):  # fmt: skip
        answer = g.expect(g.ask("GET", path), (404, 400))
        g.check(b"root:" not in answer.body and b"import" not in answer.body, path)


@row("A33", "the board in another site's frame", short=True)
def framing(g: Ground) -> None:
    paths = ["/", f"/j/{g.code}", f"/s/{g.code}/host", f"/s/{g.code}/me", "/nowhere", f"/s/{g.code}/qr.svg"]
    for path in (*paths, g.api(), g.api("/export/proposals.html")):
        headers = g.ask("GET", path, token=g.felicity.token).headers
        g.check(headers["X-Frame-Options"] == "DENY", path)
        g.check("frame-ancestors 'none'" in headers["Content-Security-Policy"], path)
        g.check(headers["Cross-Origin-Opener-Policy"] == "same-origin", path)


@row("A34", "what only whoever runs it may see", short=True, settings={"BOARD_TRUSTED_PROXIES": "1"})
def insides(g: Ground) -> None:
    outside = {"X-Forwarded-For": "203.0.113.7"}
    for path in (
        "/metrics", "/debug", "/.git/config", "/.env", "/console", "/server-status", "/static/js/app.js.map",
        "/board.sqlite", "/instance/board.sqlite", "/swagger", "/graphql", "/admin", "/actuator/health",
        "/requirements.txt", "/static/css/app.css.map", "/api", "/api/", "/phpinfo.php", "/.DS_Store",
    ):  # fmt: skip
        g.expect(g.ask("GET", path, None, outside), 404)
    page = g.ask("GET", "/", None, outside)
    scripts = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    g.check(scripts, "the page names no files")
    for script in scripts:
        g.expect(g.ask("GET", f"{script}.map", None, outside), 404)
    g.check(
        "Server" not in page.headers or not re.search(r"\d", page.headers["Server"]), "it names its version"
    )


@row("A35", "signing in elsewhere is not there: each address of it is 404", short=True)
def no_oidc(g: Ground) -> None:
    for path in (
        "/login", "/oidc", "/oidc/callback?code=x&state=y", "/auth/callback?state=", "/oauth2/callback",
        "/.well-known/openid-configuration", "/api/auth/callback?code=x", "/saml/acs", "/sso", "/logout",
    ):  # fmt: skip
        g.expect(g.ask("GET", path), 404)
    for forged in ("eyJhbGciOiJub25lIn0.eyJhZG1pbiI6dHJ1ZX0.", "null", "Bearer", "x.y.z"):
        g.expect(g.ask("GET", g.api(), token=forged), 401, "unauthorised")
    body = {"name": "Eve", "admin": False, "role": "facilitator"}
    answer = g.ask("POST", g.api("/people"), body)
    g.expect(answer, 400, "invalid")
    answer = g.ask("POST", g.api("/commands"), command("session.lock", admin=True), token=g.peter.token)
    g.check(answer.status in (400, 403), answer.text)
