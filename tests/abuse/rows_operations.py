"""Files asked for in numbers, logs, errors and metrics (A102 to A108)."""

import json
import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from tests.abuse.ground import TRACES, Ground
from tests.abuse.row import row
from tests.conftest import ROOT, start_server
from tests.news.fake_redis import FakeRedis
from tests.web.script import command

#: `marshal` goes one way alone: from the server to its own worker
READS_WHAT_RUNS = r"\b(pickle|shelve\b|yaml\.load|eval\(|exec\()"


@row("A102", "a file asked for a hundred times at once", seconds=90)
def many_exports(g: Ground) -> None:
    def ask(number: int) -> tuple[int, str]:
        who = (g.felicity, g.peter)[number % 2]
        if number % 4 < 2:
            answer = g.ask("GET", g.api("/export/proposals.pdf"), token=who.token, timeout=80)
        else:
            answer = g.ask("POST", g.api("/exports"), {"format": "record.zip"}, token=who.token, timeout=80)
        if answer.status == 429:
            g.check(int(answer.headers["Retry-After"]) >= 1, "no Retry-After")
        return answer.status, answer.code

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(ask, range(100)))
    g.check({status for status, _ in answers} <= {200, 201, 429}, f"{set(answers)}")
    g.check((429, "rate_limited") in answers, "nobody was held back")
    g.check(any(status in (200, 201) for status, _ in answers), "nobody got a file")
    end = time.monotonic() + 60
    while g.ask("GET", g.api("/export/proposals.pdf"), token=g.olga.token, timeout=70).status == 429:
        g.check(time.monotonic() < end, "the line does not get shorter")
        time.sleep(1)


@row("A103", "line breaks and colours of terminals in whatever is logged", short=True, changes="people")
def log_lines(g: Ground) -> None:
    evil = 'x\r\n{"event":"forged"}\x1b[31m\u2028'
    g.ask("POST", g.api("/people"), {"name": evil}, address=g.here)
    g.ask("GET", "/x%0d%0aforged%1b[31m", None, {"User-Agent": "a\tforged \x1b[31m".replace("\x1b", "~")})
    g.ask("GET", g.api("/export/%0d%0aforged"), token=g.felicity.token)
    with g.line(g.peter) as line:
        g.acked(line, 1, f"421[{json.dumps(evil)},{{}}]")
        line.send(f"42{json.dumps(['presence', {evil: evil}])}")
        line.send("4\x1b[31mforged")
    g.ask("POST", "/socket.io/?EIO=4&transport=polling&sid=%0d%0aforged", b"forged\r\n{}")
    time.sleep(0.3)
    for said in g.server.log().splitlines():
        g.check(said.startswith("{") and isinstance(json.loads(said), dict), f"no JSON: {said!r}")
        g.check("\x1b" not in said and '"event":"forged"' not in said, f"forged: {said!r}")


@row("A104", "8 KB of a hostile User-Agent", short=True)
def user_agent(g: Ground) -> None:
    for agent in (
        "x" * 8000,
        "() { :; }; /bin/id",
        "${jndi:ldap://127.0.0.1:1/x}",
        "<script>",
        "%n%n%n",
        "\xff\xfe",
    ):
        for path in ("/", g.api("/door"), "/nowhere", f"/s/{g.code}/me"):
            answer = g.ask("GET", path, None, {"User-Agent": agent})
            g.check(answer.status in (200, 404), f"{answer.status}")
            g.check(agent[:40] not in answer.text, "the page says it again")
    g.check("jndi" not in g.server.log() and "xxxxxxxxxx" not in g.server.log(), "it is logged")


@row(
    "A105",
    "keys, tokens, names and words looked for where they must not be",
    short=True,
    changes="notes people",
)
def canaries(g: Ground) -> None:
    word, name = "CANARY" + os.urandom(6).hex(), "Name" + os.urandom(6).hex()
    came = g.ask("POST", g.api("/people"), {"name": name}, address=g.here).json()
    g.send(g.peter, command("note.post", note_id="canary", text=word))
    secrets = {
        word, name, came["token"], came["link"].partition("#key=")[2], g.felicity.token, g.peter.token,
        g.created["facilitator"]["link"].partition("#key=")[2],
    }  # fmt: skip
    wrong = {"Authorization": f"Bearer {came['token']}x", "Referer": f"{g.url}/x#key={came['token']}"}
    errors = [
        g.ask("GET", g.api(), None, wrong), g.ask("GET", f"/{word}/{came['token']}", None, wrong),
        g.ask("POST", g.api("/grants"), {"key": came["token"]}, wrong),
        g.ask("POST", g.api("/commands"), {"op_id": word, "type": name, "text": word}, token=g.peter.token),
        g.ask("GET", "/metrics"), g.ask("GET", "/readyz"), g.ask("GET", "/healthz"),
    ]  # fmt: skip
    with g.line(g.peter) as line:
        line.send(f'42["{word}",{{"text":"{word}"}}')
        line.send(f"4{word}")
    time.sleep(0.3)
    seen = g.server.log() + "".join(answer.text for answer in errors)
    seen += "".join(str(answer.headers) for answer in errors)
    found = [one for one in secrets - {word} if one in seen]
    g.check(not found, f"{len(found)} of {len(secrets)} can be read")
    g.check(word not in g.server.log() and word not in errors[4].text, "the words are logged")
    for path in (f"/s/{g.code}/me", "/", f"/j/{g.code}"):
        g.check(g.ask("GET", path).headers["Referrer-Policy"] == "same-origin", path)


@row(
    "A106",
    "every error path",
    root="tests/abuse/broken",
    faults=True,
    settings={},
    short=True,
    changes="notes",
)
def broken_paths(g: Ground) -> None:
    """The server of this case is broken from outside: whatever is asked for raises, quoting a note."""
    from board.web.openapi import document

    incidents = []
    for path, ways in document()["paths"].items():
        place = (
            path.replace("{code}", g.code).replace("{format}", "notes.csv").replace("{", "").replace("}", "")
        )
        for way in ways.keys() & {"get", "post", "delete"}:
            body = {} if way == "post" else None
            answer = g.ask(way.upper(), place, body, {"X-Break": "1"}, token=g.felicity.token)
            if place.startswith("/api/sessions"):
                g.expect(answer, 500, "internal")
                incidents.append(answer.json()["error"]["incident"])
            g.expect(answer, 500)
            g.check("CANARY" not in answer.text and "RuntimeError" not in answer.text, answer.text)
    for place in ("/", f"/j/{g.code}", f"/s/{g.code}/host", "/nowhere"):
        page = g.expect(g.ask("GET", place, None, {"X-Break": "1", "Accept": "text/html"}), 500)
        g.check("CANARY" not in page.text and "RuntimeError" not in page.text, page.text)
    with g.line(g.peter) as line:
        given = {"op_id": "b", "type": "note.post", "note_id": "break-me", "text": "CANARY"}
        for number, name, payload in (
            (1, "command", given), (2, "command", [given] * 3),
            (3, "catch_up", {"after": 1, "epoch": "break-me"}),
        ):  # fmt: skip
            line.send(f"42{number}{json.dumps([name, payload])}")
            (answer,) = line.ack(number)
            for one in answer if isinstance(answer, list) else [answer]:
                g.expect_code(g.answered(one), "internal")
                incidents.append(one["error"]["incident"])
        good = {"op_id": "c", "type": "note.post", "note_id": "fine", "text": "x"}
        g.check(g.acked(line, 9, f"429{json.dumps(['command', good])}")["ok"], "the socket serves no more")
    log = g.server.log()
    g.check(all(f'"{one}"' in log for one in incidents), "an incident is not in the log")
    g.check("CANARY" not in log and not any(trace in log for trace in TRACES[:2]), "the log quotes it")
    g.say(f"{len(incidents)} incidents")


@row("A107", "100,000 names of events and routes", seconds=120)
def many_names(g: Ground) -> None:
    before = _labels(g)
    with g.line(g.peter) as line:
        for at in range(0, 100_000, 1000):
            for number in range(at, at + 1000):
                line.send(f'42["event-{number}",{{}}]')
            g.check("to" in _ack(line, at), "it was ended")
    for number in range(500):
        g.expect(g.ask("GET", f"/route-{number}/{number}"), 404)
    after = _labels(g)
    g.say(f"{after} lines of metrics, {before} before")
    g.check(after - before < 60, "metrics grow with names")


def _ack(line, number: int) -> dict:
    line.send(f'42{number}["catch_up",{{"after":1}}]')
    return line.ack(number)[0]


def _labels(g: Ground) -> int:
    answer = g.ask("GET", "/metrics", address="127.0.0.1")
    return answer.text.count("\n") if answer.status == 200 else 0


@row(
    "A108",
    "garbage in the channel between servers: nobody takes it up, and nothing of it can run",
    short=True,
)
def garbage_between_servers(g: Ground) -> None:
    # that it is one of several, and that people see each other all the while, is row F35 of make test-scale
    canary = "CANARY" + os.urandom(8).hex()
    said = [
        b"",
        b"\xff\xfe",
        canary.encode(),
        b"{" * 5000,
        b"9" * 5000,
        b"cos\nsystem\n(S'true'\ntR.",
        b"[" * 2_000_000,
    ]
    said.append(json.dumps({"code": canary, "head": 2**70, "epoch": "x", "by": "y"}).encode())
    said.append(json.dumps({"code": canary, "head": 9, "epoch": "x", "by": "y", "run": "z"}).encode())
    with FakeRedis() as channel, tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder), BOARD_REDIS_URL=channel.url)
        try:
            heard = 0
            end = time.monotonic() + 20
            while heard == 0 and time.monotonic() < end:
                heard = channel.publish(b"{}")
                time.sleep(0.1)
            g.check(heard > 0, "nobody listens")
            for data in said:
                channel.publish(data)
            time.sleep(1)
            g.check(channel.publish(b"{}") > 0, "nobody listens any more")
            answer = requests.get(f"{server.url}/readyz", timeout=10)
            g.check(answer.status_code == 200, f"it is not ready: {answer.text[:200]}")
            log = server.log()
            g.check("news.garbage" in log, "the garbage did not come")
            g.check(TRACES[0] not in log and "incident" not in log and canary not in log, log[-600:])
        finally:
            server.stop()
    found = subprocess.run(
        ["grep", "-rnE", "--include=*.py", READS_WHAT_RUNS, "board", "run.py"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    g.check(not found.stdout, f"the product reads what can run: {found.stdout[:300]}")
