"""What must hold whatever was sent: declared answers in the protocol's shape, a clean log, bounded memory."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import psutil

from board.domain.errors import STATUS
from tests.abuse.beside import Innocents
from tests.conftest import Server
from tests.web.script import Script, begin, command, join

MEBIBYTE = 1024 * 1024
MOST_GROWN_MB = 160
#: codes whose status may be another one, by protocol.md
ALSO = {
    "unsupported": {405, 415},
    "read_only": {503},
    "invalid": {413, 414, 415, 422, 431},
    "too_large": {409},
}
DECLARED_503 = ("busy", "storage_full", "read_only")


class Found(AssertionError):
    """A fault: what was sent is in the report of whoever sent it."""


@dataclass
class Watch:
    """Looks at answers and at the server's log."""

    server: Server
    answers: Counter[str] = field(default_factory=Counter)
    place: int = 0

    def __post_init__(self) -> None:
        self._process = psutil.Process(self.server.process.pid)
        self._before = self._rss()
        self.place = len(self.server.log())

    def _rss(self) -> int:
        return int(self._process.memory_info().rss)

    def grown_mb(self) -> float:
        """How much more memory the server has than at first."""
        return (self._rss() - self._before) / MEBIBYTE

    def answer(self, given: Any) -> None:
        """An answer to a command: accepted with its seq, or refused with a code that the protocol lists."""
        _check(isinstance(given, dict), f"no object: {given!r}")
        if given.get("ok") is True:
            _check(isinstance(given.get("seq"), int), f"no seq: {given}")
            self.answers["ok"] += 1
        else:
            self.refusal(given)

    def refusal(self, given: Any) -> str:
        """A refusal's shape; its code."""
        error = given.get("error") if isinstance(given, dict) else None
        _check(isinstance(error, dict) and given.get("ok") is False, f"no refusal: {given!r}")
        code = error.get("code")
        _check(code in STATUS, f"a code of nobody's: {given}")
        _check(isinstance(error.get("message"), str) and error["message"], f"no message: {given}")
        _check(code != "internal", f"a fault of ours: {given}")
        _check(set(error) <= {"code", "message", "field", "retry_after_ms", "incident"}, f"more: {given}")
        self.answers[code] += 1
        return str(code)

    def http(self, status: int, body: bytes, path: str) -> None:
        """An answer over HTTP."""
        self.answers[str(status)] += 1
        _check(b"Traceback" not in body[:20_000] or status == 200, f"a trace: {body[:800]!r}")
        if path.startswith("/socket.io") or status < 400:
            _check(status < 500, f"{status} {path}")
            return
        if not path.startswith("/api/"):
            _check(status < 500, f"{status} {path}: {body[:300]!r}")
            return
        code = self.refusal(_json(body))
        right = status == STATUS[code] or status in ALSO.get(code, ())
        _check(right, f"{status} with {code}: {body[:300]!r}")

    def log(self) -> None:
        """Nothing of ours has failed since the last look."""
        said = self.server.log()
        new, self.place = said[self.place :], len(said)
        _check("Traceback" not in new and '"incident"' not in new, f"the log: {new[-1500:]}")
        _check(self.server.process.poll() is None, "the server has ended")

    def memory(self) -> None:
        """The server's memory is bounded."""
        _check(self.grown_mb() < MOST_GROWN_MB, f"memory grew by {self.grown_mb():.0f} MiB")


def _check(condition: object, words: str) -> None:
    if not condition:
        raise Found(words)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        raise Found(f"no JSON: {body[:300]!r}") from None


@dataclass
class Room:
    """A session in which there is one of everything, with somebody of each role."""

    url: str
    kind: str = "add"

    def __post_init__(self) -> None:
        self.felicity, created = begin(self.url, template="joint-vision")
        self.peter, self.olga = join(self.url, self.felicity.code), join(self.url, self.felicity.code, "Olga")
        self._fill()
        self.links = created["links"]
        self.people = [str(one.person_id) for one in (self.felicity, self.peter, self.olga)]

    def _fill(self) -> None:
        lead = self.felicity
        kinds = ("add", "sort", "present", "mark", "propose")
        for number, kind in enumerate(kinds, 1):
            switches = {"see": "all", "names": "on"} if kind == "add" else {"who": "everyone"}
            if kind in ("present", "mark"):
                switches["source"] = "phase:f1"
            if kind == "present":
                switches.pop("who")
            lead.do("phase.insert", phase_id=f"f{number}", kind=kind, title=kind, switches=switches)
        live = lead.snapshot()["live"]["phase_id"]
        lead.do("phase.open", phase_id="f1", expected=live)
        notes = [command("note.post", note_id=f"n{n}", text=f"Note {n}") for n in range(1, 5)]
        lead.send(notes[:2]), self.peter.send(notes[2:])
        lead.do("theme.form", theme_id="t1", title="One", note_ids=["n1"])
        lead.do("theme.form", theme_id="t2", title="Two", note_ids=["n3"])
        lead.do("phase.open", phase_id="f5", expected="f1")
        lead.do("proposal.draft", proposal_id="p1", title="One", note_ids=["n1"])
        lead.do("proposal.draft", proposal_id="p2", title="Two", theme_id="t2")
        lead.do("wording.offer", proposal_id="p1", wording_id="w1", text="Otherwise")
        wanted = f"f{kinds.index(self.kind) + 1}"
        if wanted != "f5":
            lead.do("phase.open", phase_id=wanted, expected="f5")

    def still_whole(self, watch: Watch) -> None:
        """Who is still in reads a snapshot and every quick file; nothing breaks."""
        for person in (self.felicity, self.peter):
            for path in ("", "/events", "/export/record.json", "/export/proposals.md?include=all"):
                answer = person.get(path)
                watch.http(answer.status_code, answer.content, f"/api{path}")


@dataclass
class Beside:
    """Two who mean no harm, in a session of their own each, from the first to the last."""

    url: str

    def __post_init__(self) -> None:
        people = []
        for title in ("One", "Two"):
            lead, _ = begin(self.url, title=title)
            people.append(join(self.url, lead.code, "Innocent"))
        self._innocents = Innocents(self.url, [one.token for one in people])

    def stop(self) -> str:
        """What they saw, in words; raises what was wrong."""
        seen = self._innocents.stop()
        troubles = [trouble for one in seen for trouble in one["troubles"]]
        _check(not troubles, f"an innocent: {troubles[:3]}")
        answered = sum(one["acked"] for one in seen)
        _check(answered, "an innocent was never answered")
        slowest = max((took for one in seen for _, took in one["samples"]), default=0)
        return f"innocents: {answered} of {answered} answered and heard, the slowest after {slowest:.0f} ms"


def somebody(room: Room, number: int) -> Script:
    """One of the people of a room."""
    return (room.felicity, room.peter, room.felicity, room.olga)[number % 4]
