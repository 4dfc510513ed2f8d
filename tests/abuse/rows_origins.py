"""Whose page a request comes from, and under which name (A12 to A18)."""

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.realtime.sockets import Listener

EVIL = "https://evil.test"
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    "{more}\r\n"
)


def handshake(g: Ground, *headers: str) -> int:
    """The status of a websocket handshake with these headers."""
    more = "".join(f"{header}\r\n" for header in headers)
    came = g.raw(HANDSHAKE.format(host=g.host, more=more).encode(), wait=0.4, most=400)
    g.check(came.startswith(b"HTTP/1.1 "), f"{came[:100]!r}")
    return int(came.split(b" ")[1])


def our_cookie(g: Ground) -> dict[str, str]:
    """The seat's cookie of somebody who leads a session, as their browser would send it along."""
    body = {"title": "Cookie"}
    made = g.ask("POST", "/api/sessions", body, {"X-Seat": "host", "Origin": g.url}, address=g.here)
    return {
        "X-Seat": "host",
        "Cookie": made.headers["Set-Cookie"].partition(";")[0],
        "code": made.json()["code"],
    }


@row("A12", "a form of another site, posted with our cookie", short=True)
def cross_site_form(g: Ground) -> None:
    held = our_cookie(g)
    path = f"/api/sessions/{held.pop('code')}/commands"
    form = b'{"op_id":"x","type":"session.lock","a":"="}'
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"):
        asked = {**held, "Content-Type": kind, "Origin": EVIL}
        g.expect(g.ask("POST", path, form, asked), 403, "forbidden")
        asked = {**held, "Content-Type": kind, "Sec-Fetch-Site": "cross-site"}
        g.expect(g.ask("POST", path, form, asked), 403, "forbidden")
        g.expect(g.ask("POST", path, form, {**held, "Content-Type": kind}), 415, "unsupported")


@row("A13", "a preflight from another site", short=True)
def preflight(g: Ground) -> None:
    asks = {
        "Origin": EVIL,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-seat",
    }
    for path in ("/api/sessions", g.api("/commands"), g.api(), "/socket.io/?EIO=4&transport=polling", "/"):
        answer = g.ask("OPTIONS", path, None, asks)
        g.check("Access-Control-Allow-Origin" not in answer.headers, path)
        g.check("Access-Control-Allow-Origin" not in g.ask("GET", path, None, {"Origin": EVIL}).headers, path)


@row("A14", "a websocket from another site's page", short=True)
def evil_handshake(g: Ground) -> None:
    g.check(handshake(g, f"Origin: {EVIL}") == 400, "the handshake went through")
    held = our_cookie(g)
    code = held["code"]
    evil = Listener(
        g.url, {"seat": "host"}, query=f"?code={code}", headers={"Cookie": held["Cookie"]}, origin=EVIL
    )
    g.check(not evil.client.connected and not evil.heard, "it heard something")
    polled = g.ask("GET", "/socket.io/?EIO=4&transport=polling", None, {"Origin": EVIL})
    g.expect(polled, 400)


@row("A15", "origins that look like ours", short=True)
def near_origins(g: Ground) -> None:
    port = g.host.rpartition(":")[2]
    for origin in (
        "null", f"{g.url}.evil.test", "http://127.0.0.1:1", f"https://{g.host}", "http://127.0.0.1",
        f"http://127.0.0.1.evil.test:{port}", f"http://evil.test@{g.host}", f"{g.url}/", "file://",
        f"http://127.0.0.1:{port}0", f"HTTP://{g.host}",
    ):  # fmt: skip
        g.check(handshake(g, f"Origin: {origin}") == 400, f"{origin!r} may connect")
        answer = g.ask("POST", "/api/sessions", {"title": "x"}, {"Origin": origin})
        g.expect(answer, 403, "forbidden")
    g.check(handshake(g, f"Origin: {g.url}") == 101, "our own may not")


@row("A16", "forged forwarding, so that an origin looks like ours", short=True)
def forged_forwarding(g: Ground) -> None:
    forged = {
        "Origin": EVIL, "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil.test;proto=https", "X-Original-Host": "evil.test", "X-Host": "evil.test",
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in forged.items()]
    g.check(handshake(g, *lines) == 400, "the handshake went through")
    g.expect(g.ask("POST", "/api/sessions", {"title": "x"}, forged), 403, "forbidden")
    plain = {name: value for name, value in forged.items() if name != "Origin"}
    made = g.expect(g.ask("POST", "/api/sessions", {"title": "x"}, plain, address=g.here), 201)
    g.check("evil.test" not in made.text, "links lead to another site")


@row("A17", "a new forwarded address for each guess", short=True)
def rotated_addresses(g: Ground) -> None:
    said = []
    for turn in range(25):
        headers = {"X-Forwarded-For": f"203.0.113.{turn}", "X-Real-IP": f"203.0.113.{turn}"}
        headers["Forwarded"] = f"for=203.0.113.{turn}"
        said.append(g.ask("GET", "/api/sessions/ABCD2346/door", None, headers).status)
    g.check(said == [404] * 20 + [429] * 5, f"{said}")


@row(
    "A18",
    "another host's name in the Host header",
    settings={"BOARD_PUBLIC_URL": "https://board.example.org"},
)
def host_injection(g: Ground) -> None:
    for host in ("evil.test", "evil.test:80", "board.example.org.evil.test"):
        made = g.ask("POST", "/api/sessions", {"title": "x"}, {"Host": host}, address=g.here)
        g.expect(made, 201)
        g.check("evil.test" not in made.text, "links lead to another site")
        g.check(made.json()["links"]["join"].startswith("https://board.example.org/j/"), made.text[:200])
        page = g.ask("GET", f"/s/{g.code}/host", None, {"Host": host})
        g.check(b"evil.test" not in page.body, "the page names another site")
        g.check("evil.test" not in page.headers["Content-Security-Policy"], "the policy names another site")
    ours = g.ask("GET", f"/s/{g.code}/qr.svg").body
    g.check(g.ask("GET", f"/s/{g.code}/qr.svg", None, {"Host": "evil.test"}).body == ours, "another QR code")
    for host in ("evil.test/x", "a b", "x" * 300, "evil.test@127.0.0.1", "a:b:c", "-", "<b>"):
        g.expect(g.ask("GET", "/healthz", None, {"Host": host}), 400)
