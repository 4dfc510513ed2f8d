"""Codes, keys, tokens and cookies: who comes in by what, and who does not (A01 to A11, A27 to A32)."""

import time

from tests.abuse.ground import Answer, Ground
from tests.abuse.row import row
from tests.web.script import Script, command

UNKNOWN = "ABCD2346"
HOSTILE_CODES = [
    "x" * 5000, "%F0%9F%92%A9", "..%2f..%2fetc", "%00", "%27%20OR%201%3D1", "AAAA-BBBB", "ABCD--2346",
    "%2e%2e%2f", "__proto__", "ABCD2346%0d%0aSet-Cookie:x", "%ff%fe", "*", "%25", "1e9", "null",
]  # fmt: skip
DOORS = (("GET", "/door", None), ("POST", "/people", {"name": "Eve"}), ("POST", "/grants", {"key": "k" * 43}))


def at_the_doors(g: Ground, code: str, address: str) -> list[Answer]:
    """What each door of a session says."""
    return [g.ask(way, f"/api/sessions/{code}{path}", body, address=address) for way, path, body in DOORS]


@row("A01", "an unknown join code", short=True)
def unknown_code(g: Ground) -> None:
    answers = at_the_doors(g, UNKNOWN, g.evil)
    for answer in answers:
        g.expect(answer, 404, "not_found")
    g.check(len({answer.body for answer in answers}) == 1, "the doors answer differently")
    page = g.ask("GET", f"/j/{UNKNOWN}")
    g.expect(page, 404)


@row("A02", "a closed code answers like an unknown one, in the same time", short=True)
def closed_code(g: Ground) -> None:
    closed, _ = g.begin("Closed")
    closed.do("session.close")
    for way, path, body in DOORS:
        of_closed = g.expect(g.ask(way, f"/api/sessions/{closed.code}{path}", body), 404, "not_found")
        of_none = g.ask(way, f"/api/sessions/{UNKNOWN}{path}", body)
        g.check(of_closed.body == of_none.body, f"{path} tells a closed code from an unknown one")
    times: dict[str, list[float]] = {closed.code: [], UNKNOWN: []}
    for turn in range(30):
        for code, took in times.items():
            began = time.perf_counter()
            # failures are counted by address: each asks from its own
            g.ask("GET", f"/api/sessions/{code}/door", address=f"127.200.{g.place % 250}.{turn + 1}")
            took.append((time.perf_counter() - began) * 1000)
    of_closed_ms, of_none_ms = (min(took) for took in times.values())
    g.say(f"closed {of_closed_ms:.1f} ms, unknown {of_none_ms:.1f} ms")
    g.check(abs(of_closed_ms - of_none_ms) < 2, "the time tells a closed code from an unknown one")


@row("A03", "1,000 wrong codes from one address, then from a hundred", settings={}, changes="people")
def many_wrong_codes(g: Ground) -> None:
    first = [g.ask("GET", f"/api/sessions/{UNKNOWN}/door").status for _ in range(1000)]
    g.check(first == [404] * 20 + [429] * 980, f"{first[:30]}")
    held = g.expect(g.ask("GET", f"/api/sessions/{UNKNOWN}/door"), 429, "rate_limited")
    g.check(int(held.headers["Retry-After"]) >= 1, "no Retry-After")
    came = g.ask("POST", g.api("/people"), {"name": "Right"})
    g.expect(came, 201)
    spread = [
        g.ask("GET", f"/api/sessions/{UNKNOWN}/door", address=f"127.99.0.{1 + turn}").status
        for turn in range(100)
    ]
    g.check(set(spread) == {429}, f"the bound for all does not hold: {set(spread)}")
    g.expect(g.ask("GET", g.api("/door"), address="127.99.0.5"), 200)


@row("A04", "codes that are no codes", short=True)
def codes_that_are_none(g: Ground) -> None:
    bodies = set()
    for turn, code in enumerate(HOSTILE_CODES):
        address = f"127.201.{g.place % 250}.{turn + 1}"
        for answer in at_the_doors(g, code, address):
            g.expect(answer, 404, "not_found")
            bodies.add(answer.body)
        g.expect(g.ask("GET", f"/j/{code}", address=address), 404)
        if "-" not in code:  # a seat's page is a frame: whether there is such a session, it asks itself
            g.expect(g.ask("GET", f"/s/{code}/host", address=address), 404)
    g.check(len(bodies) <= 2, f"{len(bodies)} different answers")


@row("A05", "a facilitator's key that is wrong, cut off, in another case", short=True)
def wrong_keys(g: Ground) -> None:
    key = g.created["facilitator"]["link"].partition("#key=")[2]
    times: dict[str, list[float]] = {}
    tried = {"another": "k" * len(key), "cut": key[:-1], "case": key.swapcase(), "last": key[:-1] + "~"}
    for turn in range(12):
        for name, wrong in tried.items():
            began = time.perf_counter()
            address = f"127.202.{g.place % 250}.{turn + 1}"
            g.expect(g.ask("POST", g.api("/grants"), {"key": wrong}, address=address), 403, "forbidden")
            times.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    # the quickest of each: what is above it is the machine's
    best = {name: min(took) for name, took in times.items()}
    g.say(", ".join(f"{name} {ms:.1f} ms" for name, ms in best.items()))
    g.check(max(best.values()) - min(best.values()) < 2, f"the time tells how wrong a key is: {best}")


#: what only facilitators may ask of the site
LEADING = [
    ("GET", "/follow-up/link", None), ("POST", "/follow-up/link", {}), ("POST", "/follow-up/link/end", {}),
    ("POST", "/review", {"title": "x"}), ("GET", "/publications", None), ("POST", "/invite", {}),
    ("POST", "/publications/x/take-down", {}), ("POST", "/discard", {}),
    ("POST", "/publications/preview", {"proposals": [], "title": "x"}),
    ("POST", "/commands", {"op_id": "x", "type": "session.close"}),
    ("GET", "/export/run_sheet.json", None),
]  # fmt: skip


@row("A06", "a participant's cookie where facilitators are asked for", short=True, changes="people")
def participants_cookie(g: Ground) -> None:
    ours = {"X-Seat": "me", "Origin": g.url}
    joined = g.ask("POST", g.api("/people"), {"name": "Cookie"}, ours, address=g.here)
    cookie = {**ours, "Cookie": joined.headers["Set-Cookie"].partition(";")[0]}
    g.expect(g.ask("GET", g.api(), None, cookie), 200)
    for way, path, body in LEADING:
        g.expect(g.ask(way, g.api(path), body, cookie), 403)
    form = {**cookie, "Content-Type": "text/csv"}
    g.expect(g.ask("POST", g.api("/import?preview=1"), b"text\nx\n", form), 403)
    g.felicity.do("person.remove", person_id=joined.json()["person_id"])


@row("A07", "a token that only reads, on everything that writes", short=True, changes="people")
def reading_tokens(g: Ground) -> None:
    from tests.abuse.registry import plain

    for role in ("observe", "screen"):
        looker = g.by_link(g.created["links"][role])
        for way, path, body in LEADING[1:3] + LEADING[4:] + [("POST", "/pads", {})]:
            g.expect(g.ask(way, g.api(path), body, token=looker.token), 403)
        photo = {"Content-Type": "image/png"}
        g.expect(g.ask("POST", g.api("/photos"), b"\x89PNG", photo, token=looker.token), 403)
        for given in plain():
            if given["type"] == "person.update" and role == "observe":
                continue  # one's own name
            g.expect_code(g.patiently(looker, given), "forbidden_role")


@row("A08", "another session's ids", short=True)
def other_ids(g: Ground) -> None:
    third, _ = g.begin("Third")
    third.do("phase.insert", phase_id="open", kind="add", title="O", switches={"see": "all", "names": "on"})
    third.do("phase.open", phase_id="open", expected=third.snapshot()["live"]["phase_id"])
    third.do("note.post", note_id="there", text="Of another session")
    asked = [
        command("note.edit", note_id="there", text="x"),
        command("note.discard", note_id="there"),
        command("note.hide", note_id="there"),
        command("note.park", note_id="there"),
        command("person.remove", person_id=g.oscar.person_id),
        command("person.relink", person_id=g.oscar.person_id),
        command("spotlight.show", note_id="there"),
    ]
    for answer in g.send(g.felicity, asked):
        g.expect_code(answer, "not_found", "phase_closed")
    g.check(third.snapshot()["notes"][0]["text"] == "Of another session", "it was changed")


@row("A09", "a token of one session with the code of another", short=True)
def stray_token(g: Ground) -> None:
    for stray in (g.there, g.oscar):
        for way, path, body in (
            ("GET", "", None), ("GET", "/events", None), ("POST", "/commands", []), ("POST", "/leave", None),
            ("GET", "/photos/x", None), ("POST", "/pads", {}), ("POST", "/exports", {"format": "notes.csv"}),
            ("GET", "/calendar.ics", None), ("GET", "/publications", None),
        ):  # fmt: skip
            g.expect(g.ask(way, g.api(path), body, token=stray.token), 404, "not_found")


@row("A10", "another session's exports and jobs", short=True)
def stray_exports(g: Ground) -> None:
    from board.export.registry import FORMATS

    for name in FORMATS:
        g.expect(g.ask("GET", g.api(f"/export/{name}"), token=g.there.token), 404, "not_found")
    job = g.ask("POST", g.api("/exports"), {"format": "notes.csv"}, token=g.felicity.token, address=g.here)
    job_id = g.expect(job, 201).json()["job_id"]
    for token in (g.there.token, g.peter.token):
        for path in (f"/exports/{job_id}", f"/exports/{job_id}/file"):
            g.expect(g.ask("GET", g.api(path), token=token), 404, "not_found")
        g.expect(g.ask("DELETE", g.api(f"/exports/{job_id}"), token=token), 404, "not_found")


@row("A11", "keys looked for in everything that who only looks can read", short=True, changes="people")
def keys_in_reads(g: Ground) -> None:
    links = [g.created["facilitator"]["link"], *g.created["links"].values()]
    keys = {link.partition("#key=")[2] for link in links} - {""}
    keys |= {one.token for one in (g.felicity, g.peter, g.olga)}
    looker = g.by_link(g.created["links"]["observe"])
    paths = ["", "/events", "/door", "/export/record.json", "/export/proposals.html?include=all"]
    paths += ["/export/notes.csv", "/export/canvas.excalidraw", "/exports", "/calendar.ics?starts_at=x"]
    seen = b"".join(g.ask("GET", g.api(path), token=looker.token).body for path in paths)
    pages = ["/", f"/j/{g.code}", f"/s/{g.code}/me", f"/s/{g.code}/host", f"/s/{g.code}/qr.svg", "/healthz"]
    seen += b"".join(g.ask("GET", page).body for page in pages)
    g.check(len(seen) > 10_000, "nothing was read")
    found = [key for key in keys if key.encode() in seen]
    g.check(not found, f"{len(found)} keys can be read")
    g.say(f"{len(keys)} keys, {len(seen) // 1024} KiB read")


@row("A27", "hostile titles as file names", short=True, changes="session")
def hostile_titles(g: Ground) -> None:
    for title in (
        '../..\\evil"; filename="x.exe', "a\r\nSet-Cookie: x=y", "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe",
        "é 家 \N{PILE OF POO}", "CON", "x" * 120, "%2e%2e%2f", ";;;=", "'; rm -rf /",
    ):  # fmt: skip
        g.felicity.do("session.update", title=title)
        answer = g.ask("GET", g.api("/export/notes.csv"), token=g.felicity.token)
        g.expect(answer, 200)
        said = answer.headers["Content-Disposition"]
        g.check(said.startswith("attachment;") and said.count('filename="') == 1, said)
        g.check(not set("/\\\r\n\0") & set(said), said)
        g.check("Set-Cookie" not in answer.headers, "a header was put in")
        g.check(said.isascii(), said)
    g.expect_code(g.send(g.felicity, command("session.update", title="x" * 300))[0], "too_long")


@row("A28", "a way to another site in the address", short=True)
def open_redirect(g: Ground) -> None:
    for path in ("/", f"/j/{g.code}", f"/s/{g.code}/me", "/accessibility"):
        for query in ("next=//evil.test", "url=https://evil.test", "return_to=%2f%2fevil.test"):
            answer = g.ask("GET", f"{path}?{query}")
            g.expect(answer, 200)
            g.check("Location" not in answer.headers and b"evil.test" not in answer.body, f"{path}?{query}")
    for path in ("//evil.test/", "/%2f%2fevil.test", "/\\evil.test"):
        g.check("evil.test" not in g.expect(g.ask("GET", path), 404).headers.get("Location", ""), path)


@row("A29", "a page's address that ends like a style's", short=True)
def cache_deception(g: Ground) -> None:
    for path in ("me/x.css", "host/a.js", "me;x.css", "me%2fx.css", "proposals.css", "me.css", "me%00.css"):
        answer = g.expect(g.ask("GET", f"/s/{g.code}/{path}"), 404)
        g.check("max-age" not in answer.headers.get("Cache-Control", ""), f"{path} may be kept")
    g.expect(g.ask("GET", g.api("/x.css"), token=g.felicity.token), 404)


@row("A30", "what is personal is kept by no cache", short=True)
def no_store(g: Ground) -> None:
    for path in ("", "/events", "/export/record.json", "/export/notes.csv", "/publications"):
        answer = g.expect(g.ask("GET", g.api(path), token=g.felicity.token), 200)
        g.check(answer.headers["Cache-Control"] == "no-store", f"{path}: {answer.headers['Cache-Control']}")
        g.expect(g.ask("GET", g.api(path)), 401, "unauthorised")
    for path in (f"/s/{g.code}/me", f"/j/{g.code}", "/"):
        g.check("no-store" in g.ask("GET", path).headers["Cache-Control"], path)


@row("A31", "a cookie given in advance", short=True, changes="people")
def fixation(g: Ground) -> None:
    name = f"wishwall_me_{g.code}"
    ours = {"X-Seat": "me", "Origin": g.url, "Cookie": f"{name}={g.peter.token}"}
    joined = g.expect(g.ask("POST", g.api("/people"), {"name": "Fixed"}, ours, address=g.here), 201)
    cookie = joined.headers["Set-Cookie"]
    g.check(cookie.startswith(f"{name}=") and g.peter.token not in cookie, "the given token was kept")
    g.check("token" not in joined.json(), "the page's script can read the token")
    fresh = {"X-Seat": "me", "Cookie": cookie.partition(";")[0]}
    g.check(g.ask("GET", g.api(), None, fresh).json()["me"]["name"] == "Fixed", "somebody else's seat")


@row("A32", "a facilitator's link that was changed, and who came by it", short=True, changes="people")
def rotated_link(g: Ground) -> None:
    observe = g.created["links"]["observe"]
    looker = g.by_link(observe)
    with g.line(looker) as line:
        began = time.monotonic()
        g.felicity.do("link.rotate", role="observer")
        g.check(line.closed(3), "the socket stays open")
        took = time.monotonic() - began
    g.say(f"closed after {took * 1000:.0f} ms")
    g.check(took < 1, f"closed after {took:.1f} s")
    g.expect(g.ask("GET", g.api(), token=looker.token), 401, "unauthorised")
    old = observe.partition("#key=")[2]
    g.expect(g.ask("POST", g.api("/grants"), {"key": old}), 403, "forbidden")
    answer = g.felicity.do("link.rotate", role="facilitator")
    old = g.created["facilitator"]["link"].partition("#key=")[2]
    g.expect(g.ask("POST", g.api("/grants"), {"key": old}), 403, "forbidden")
    again = g.ask("POST", g.api("/grants"), {"key": answer["key"]}, address=g.here)
    g.expect(again, 200)
    g.check(isinstance(g.felicity, Script) and g.felicity.get().status_code == 200, "one's own seat ended")
