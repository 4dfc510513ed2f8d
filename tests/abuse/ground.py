"""The ground of a case: a real server, a session with people in it, and bytes by hand."""

import contextlib
import http.client
import json
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from tests.abuse.row import Failed, Row
from tests.conftest import Server
from tests.realtime.rawline import RawLine, raw_line
from tests.web.script import Script

#: the one answer above 499 that the protocol declares
DECLARED = {503: ("busy", "storage_full", "read_only")}
TRACES = ("Traceback (most", 'File "', "site-packages", "sqlite3.", "sqlalchemy")


@dataclass
class Answer:
    """What came back over HTTP."""

    status: int
    headers: Any
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The error's code, - where there is none."""
        try:
            return str(self.json()["error"]["code"])
        except (ValueError, KeyError, TypeError):
            return "-"


class From(HTTPAdapter):
    """Comes from an address of its own: all of 127/8 is this machine."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, source_address=(self.address, 0), **more)


@dataclass
class Ground:
    """One case's sessions: `felicity` leads ours, `peter` means harm, `olga` does not; `there` is another."""

    row: Row
    server: Server
    place: int
    said: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)
    aside: list[tuple[float, float]] = field(default_factory=list)
    rate_limits: bool = True

    def __post_init__(self) -> None:
        self.url = self.server.url
        self.host = urlsplit(self.url).netloc
        self.here = f"127.{1 + self.place // 250}.{1 + self.place % 250}.1"
        self.evil = self.here[:-1] + "66"
        self.felicity, self.created = self.begin()
        self.code = self.felicity.code
        self.felicity.do(
            "phase.insert", phase_id="open", kind="add", title="O", switches={"see": "all", "names": "on"}
        )
        live = self.felicity.snapshot()["live"]["phase_id"]
        self.felicity.do("phase.open", phase_id="open", expected=live)
        self.peter, self.olga = self.join("Peter"), self.join("Olga")
        self.there, self.created_there = self.begin("There")
        self.oscar = self.join("Oscar", self.there.code)
        # several, for a p95 of a second needs more than a dozen answers
        self.innocents = [self.olga, *(self.join(f"Olga {n}") for n in (2, 3))]
        self.innocents += [self.oscar, *(self.join(f"Oscar {n}", self.there.code) for n in (2, 3))]

    # people

    def begin(self, title: str = "Here", **more: Any) -> tuple[Script, dict[str, Any]]:
        """A new session and what starting it answered."""
        body = {"title": title, "template": "short-vision", **more}
        made = self.ask("POST", "/api/sessions", body, address=self.here)
        self.expect(made, 201)
        created = made.json()
        who = created["facilitator"]
        return self.script(created["code"], who["token"], who["person_id"]), created

    def join(self, name: str, code: str | None = None) -> Script:
        """Somebody new by the code."""
        code = code or self.code
        came = self.ask("POST", f"/api/sessions/{code}/people", {"name": name}, address=self.here)
        self.expect(came, 201)
        return self.script(code, came.json()["token"], came.json()["person_id"])

    def by_link(self, link: str) -> Script:
        """Somebody by a link's key."""
        place, _, key = link.partition("#key=")
        code = place.split("/s/")[1].split("/")[0]
        came = self.ask("POST", f"/api/sessions/{code}/grants", {"key": key}, address=self.here)
        self.expect(came, 200)
        return self.script(code, came.json()["token"], came.json()["person_id"])

    def script(self, code: str, token: str, person_id: str | None = None) -> Script:
        """A script from this case's own address."""
        web = requests.Session()
        web.mount("http://", From(self.here))
        return Script(self.url, code, token, person_id, web)

    # bytes

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        *,
        token: str | None = None,
        address: str | None = None,
        timeout: float = 20,
    ) -> Answer:
        """One request, its path sent as it is; JSON unless the body is bytes. Counts what was answered."""
        given = dict(headers or {})
        if token is not None:
            given["Authorization"] = f"Bearer {token}"
        data = body
        if body is not None and not isinstance(body, bytes):
            data = json.dumps(body).encode()
            given.setdefault("Content-Type", "application/json")
        where = urlsplit(self.url)
        line = http.client.HTTPConnection(
            str(where.hostname), where.port, timeout, source_address=(address or self.evil, 0)
        )
        try:
            line.putrequest(
                method,
                path,
                skip_host="Host" in given,
                skip_accept_encoding=True,
            )
            if data is not None and "Content-Length" not in given:
                given["Content-Length"] = str(len(data))
            for name, value in given.items():
                line.putheader(name, value)
            line.endheaders(data)
            came = line.getresponse()
            answer = Answer(came.status, came.headers, came.read())
        finally:
            line.close()
        return self.told(answer)

    def told(self, answer: Answer) -> Answer:
        """Count an answer, and hold it to the protocol: no fault of ours, no trace."""
        self.said[f"{answer.status} {answer.code}".removesuffix(" -")] += 1
        if answer.status >= 500 and not self.row.faults:
            self.check(
                answer.code in DECLARED.get(answer.status, ()), f"{answer.status}: {answer.text[:300]}"
            )
        for trace in TRACES:
            self.check(trace not in answer.text or answer.status < 400, f"a trace: {answer.text[:500]}")
        return answer

    def raw(self, data: bytes, *, wait: float = 3, most: int = 65_536) -> bytes:
        """Send bytes on a connection of their own; what comes until the other side ends or is silent."""
        where = urlsplit(self.url)
        came = b""
        with socket.create_connection(
            (str(where.hostname), where.port or 80), timeout=5, source_address=(self.evil, 0)
        ) as line:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(data)
            line.settimeout(wait)
            with contextlib.suppress(OSError):
                while len(came) < most and (piece := line.recv(65_536)):
                    came += piece
        for first in came.split(b"HTTP/1.")[1:]:
            status = int(first.split(b" ", 2)[1])
            body = first.partition(b"\r\n\r\n")[2]
            self.told(Answer(status, {}, body))
        return came

    @contextlib.contextmanager
    def line(self, person: Script | None = None, **options: Any) -> Iterator[RawLine]:
        """A websocket by hand, connected as somebody."""
        with raw_line(self.url, person, **options) as made:
            yield made

    def acked(self, line: RawLine, number: int, text: str) -> dict[str, Any]:
        """Send an event with this number by hand; its answer, counted."""
        line.send(text)
        answer: dict[str, Any] = line.ack(number)[0]
        return self.answered(answer)

    def answered(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Count a command's answer and hold it to its shape."""
        error = answer.get("error")
        self.said["ok" if error is None else error["code"]] += 1
        self.check(not any(trace in json.dumps(answer) for trace in TRACES), f"a trace: {answer}")
        if error is not None:
            self.check(answer["ok"] is False and isinstance(error.get("message"), str), f"shape: {answer}")
            self.check(error["code"] != "internal" or self.row.faults, f"a fault of ours: {answer}")
        return answer

    def send(self, person: Script, given: Any) -> list[dict[str, Any]]:
        """Commands of a list over HTTP; their answers, counted."""
        answer = person.send(given if isinstance(given, list) else [given])
        self.check(answer.status_code == 200, f"{answer.status_code} {answer.text[:200]}")
        return [self.answered(one) for one in answer.json()]

    def patiently(self, person: Script, given: dict[str, Any]) -> dict[str, Any]:
        """One command's answer, after as long a wait as the server asks for."""
        while True:
            answer = self.answered(person.send([given]).json()[0])
            if answer["ok"] or answer["error"]["code"] != "rate_limited":
                return answer
            time.sleep(answer["error"]["retry_after_ms"] / 1000 + 0.05)

    @contextlib.contextmanager
    def unhurried(self) -> Iterator[None]:
        """Meanwhile a browser of ours takes the machine: how long the innocents wait says nothing."""
        began = time.monotonic()
        yield
        self.aside.append((began, time.monotonic()))

    # judging

    def check(self, condition: object, words: str) -> None:
        """Fail with these words unless it is so."""
        if not condition:
            raise Failed(words)

    def expect(self, answer: Answer, status: int | tuple[int, ...], code: str | None = None) -> Answer:
        """Hold an answer to its status and its code."""
        statuses = status if isinstance(status, tuple) else (status,)
        right = answer.status in statuses and (code is None or answer.code == code)
        self.check(right, f"{answer.status} {answer.code} in place of {status} {code}: {answer.text[:300]}")
        return answer

    def expect_code(self, answer: dict[str, Any], *codes: str) -> None:
        """Hold a command's answer to one of these codes."""
        code = answer["error"]["code"] if not answer["ok"] else "ok"
        self.check(code in codes, f"{code} in place of {codes}: {json.dumps(answer)[:300]}")

    def api(self, path: str = "") -> str:
        """An address of our session."""
        return f"/api/sessions/{self.code}{path}"

    def say(self, figure: str) -> None:
        """A figure for the report."""
        self.figures.append(figure)
