"""What files cost: the seconds of each format, and what everybody else feels while they are made."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from bench.api import Api
from bench.asking import ask
from bench.figures import median
from bench.load import Measured, Numbers, drive
from bench.process import ROOT
from bench.sides import Ours, Session
from bench.texts import texts_of

PEOPLE, RATE = 100, 50
NOTES, DRAWINGS, PROPOSALS = 300, 150, 20
NOTES_OF_A_PROPOSAL = 10
BATCH = 16
DEMO = ROOT / "board" / "demo" / "drawings.json"
#: what is asked for while ops are measured: the heaviest, in turns
HEAVY = ("proposals.docx", "proposals.pdf", "record.zip", "proposals.xlsx", "proposals.html", "wall.png")


@dataclass(frozen=True, slots=True)
class Exporting:
    """Rounds without and with files under way; seconds of each format, the first time and the next; bytes."""

    without: list[Measured]
    meanwhile: list[Measured]
    files: dict[str, tuple[float, float, int]]
    made_meanwhile: int

    @property
    def ratio(self) -> float:
        """The median p95 with files under way to that without."""
        return p95(self.meanwhile) / max(p95(self.without), 0.01)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "people": PEOPLE,
            "rate": RATE,
            "notes": NOTES,
            "drawings": DRAWINGS,
            "proposals": PROPOSALS,
            "without": [run.as_json() for run in self.without],
            "meanwhile": [run.as_json() for run in self.meanwhile],
            "made_meanwhile": self.made_meanwhile,
            "ratio": round(self.ratio, 2),
            "files": {name: list(facts) for name, facts in self.files.items()},
        }


def p95(runs: list[Measured]) -> float:
    """The p95 of delivery, in milliseconds: the median of the runs."""
    return median([run.p95 for run in runs])


class Stocked(Ours):
    """Our server with a whole workshop in its session."""

    session: Session

    def open_session(self) -> Session:
        """Notes, drawings and proposals, so many that with everybody's own note there are NOTES."""
        self.session = super().open_session()
        for commands in _batches(_stock()):
            self.session.command(*commands)
        return self.session


def exports(rounds: int, seconds: float) -> Exporting:
    """One server: each format twice, then ops in turns without and with files under way."""
    with Stocked() as side:
        crowd = side.gather(PEOPLE)
        who = (str(side.server.port), side.session.code, side.session.facilitator.token)
        formats = _formats(side.server.port)
        files = _each(who, formats)
        write, numbers = side.op_writer(), Numbers()
        asked = [name for name in HEAVY if name in formats]

        def run(length: float) -> Measured:
            return drive(crowd, side.server, write, numbers.take(int(RATE * length)), rate=RATE)

        run(2)
        without, meanwhile, made = [], [], 0
        for index in range(rounds):
            for busy in (False, True) if index % 2 == 0 else (True, False):
                if not busy:
                    without.append(run(seconds))
                    continue
                with _asking((*who, *asked)) as fetched:
                    meanwhile.append(run(seconds))
                made += len(fetched())
        crowd.close()
        return Exporting(without, meanwhile, files, made)


@contextmanager
def _asking(arguments: tuple[str, ...]) -> Iterator[Callable[[], list[Any]]]:
    """Meanwhile somebody downloads; afterwards the callable gives what they fetched."""
    command = [sys.executable, "-m", "bench.asking", *arguments]
    asker = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    fetched: list[Any] = []
    try:
        yield lambda: fetched
    finally:
        told, _ = asker.communicate(timeout=120)
        fetched += json.loads(told or b"[]")


def _each(who: tuple[str, str, str], formats: list[str]) -> dict[str, tuple[float, float, int]]:
    port, code, token = who
    api = Api(int(port))
    found = {}
    for name in formats:
        (_, first, size), (_, again, _) = ask(api, code, token, name), ask(api, code, token, name)
        found[name] = (round(first, 3), round(again, 3), size)
    api.close()
    return found


def _formats(port: int) -> list[str]:
    """What this server writes, as its OpenAPI says."""
    api = Api(port)
    call = api.get("/api/openapi.json")["paths"]["/api/sessions/{code}/export/{format}"]["get"]
    api.close()
    return next(part["schema"]["enum"] for part in call["parameters"] if part["name"] == "format")


def _stock() -> Iterator[dict[str, Any]]:
    drawings = cycle(_drawings())
    texts = cycle(texts_of(200, 100))
    notes = NOTES - PEOPLE
    for number in range(notes):
        note: dict[str, Any] = {"type": "note.post", "note_id": f"stock-{number}"}
        if number < DRAWINGS:
            note |= {"kind": "sketch", "sketch": next(drawings), "caption": f"A drawing of need {number}"}
        else:
            note |= {"kind": "text", "text": next(texts)}
        yield note
    for number in range(PROPOSALS):
        start = number * (notes - NOTES_OF_A_PROPOSAL) // PROPOSALS
        linked = [f"stock-{index}" for index in range(start, start + NOTES_OF_A_PROPOSAL)]
        yield {
            "type": "proposal.draft",
            "proposal_id": f"proposal-{number}",
            "title": f"One front door {number}",
            "note_ids": linked,
        }
        fields = {"problem": next(texts), "proposal": next(texts), "first_step": next(texts)[:120]}
        yield {"type": "proposal.revise", "proposal_id": f"proposal-{number}", "fields": fields}


def _drawings() -> list[dict[str, Any]]:
    """Real ones: the demo's."""
    found: list[dict[str, Any]] = []

    def look(value: Any) -> None:
        if isinstance(value, dict) and "strokes" in value:
            found.append(value)
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                look(inner)

    look(json.loads(DEMO.read_text(encoding="utf-8")))
    return found


def _batches(commands: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for command in commands:
        batch.append(command)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
