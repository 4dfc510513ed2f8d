"""The observer rule: what must hold beside every case, whatever the case itself asks."""

import os
import re
import subprocess
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.abuse.beside import QUIET_S, Eye, Innocents, Pace, first, p95
from tests.abuse.ground import Ground
from tests.abuse.row import Failed, Row
from tests.conftest import ROOT, Server, start_server
from tests.web.script import Script

#: what moves by itself, or by the innocents' hands
MOVING = ("server_time", "presence", "seq")
TAIL_S = 0.4


@dataclass
class Verdict:
    """What became of a row."""

    number: str
    title: str
    ok: bool
    words: str = ""
    said: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)
    grown_mb: float = 0
    p95_ms: float = 0
    limit_ms: float = 0
    seconds: float = 0
    only_slow: bool = False
    faults: bool = False
    tries: int = 1

    def line(self) -> str:
        """One line for people."""
        said = ", ".join(f"{one} x{n}" for one, n in sorted(self.said.items()))
        again = f" (try {self.tries})" if self.tries > 1 else ""
        more = f" [{'; '.join(self.figures)}]" if self.figures else ""
        facts = (
            f"{self.seconds:.1f} s, p95 {self.p95_ms:.0f} ms of {self.limit_ms:.0f}, +{self.grown_mb:.0f} MiB"
        )
        end = "" if self.ok else f"\n     FAILED: {self.words}"
        return (
            f"{'ok  ' if self.ok else 'NO  '}{self.number} {self.title}: {said}{more} ({facts}){again}{end}"
        )

    def facts(self) -> dict[str, Any]:
        """The same for programs."""
        return {**self.__dict__, "said": dict(self.said)}


class House:
    """The servers of a run: one for all rows that can share it, others as they ask."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._shared, self._count = folder, None, 0
        self.folders: list[Path] = []

    def __enter__(self) -> "House":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shared is not None:
            self._shared.stop()

    def server(self, row: Row) -> Server:
        """The server of a row, its limits on."""
        if row.settings is not None or row.root is not None:
            return self._start(row.root, row.settings or {})
        if self._shared is None or self._shared.process.poll() is not None:
            self._shared = self._start(None, {})
        return self._shared

    def give_back(self, row: Row, server: Server) -> None:
        """End a server that was a row's own."""
        if server is not self._shared:
            server.stop()

    def _start(self, root: str | None, settings: dict[str, str]) -> Server:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        self.folders.append(folder)
        where = ROOT / root if root else ROOT
        server = start_server(folder, where, **{"BOARD_RATE_LIMITS": "on", **settings})
        first(server.process.pid)
        warm(server)
        return server

    def check_logs(self, verdicts: list[Verdict]) -> None:
        """After everything each session's log is whole and folds."""
        if self._shared is not None:
            self._shared.stop()
        for folder in self.folders:
            if operator_check(folder) != 0:
                verdicts.append(Verdict("check", f"the logs of {folder.name}", False, "one is broken"))


def warm(server: Server) -> None:
    """The first answers of a process are slow, and nobody's pace is measured by them."""
    ground = Ground(Row("warm", "", lambda ground: None), server, 249)
    Innocents(server.url, [ground.olga.token, ground.oscar.token]).stop()
    for page in (
        "/",
        f"/j/{ground.code}",
        *(f"/s/{ground.code}/{seat}" for seat in ("host", "me", "screen")),
    ):
        for link in re.findall(r'(?:src|href)="(/static/[^"]+)"', ground.ask("GET", page).text):
            ground.ask("GET", link)


def operator_check(folder: Path) -> int:
    """`board.cli check` on a database, in silence unless something is broken."""
    mine = {
        "BOARD_DATABASE_URL": f"sqlite:///{folder / 'board.sqlite'}",
        "BOARD_SECRET_KEY": "a-key-for-tests-alone-0123456789",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
    ran = subprocess.run(
        [sys.executable, "-m", "board.cli", "check"],
        cwd=ROOT, env=environment | mine, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if ran.returncode:
        print(ran.stdout[-2000:], ran.stderr[-2000:])
    return ran.returncode


def state(person: Script) -> dict[str, Any]:
    """A session as its facilitator sees it, without what the innocents do."""
    seen = person.snapshot()
    for part in MOVING:
        seen.pop(part, None)
    for one in seen["people"]:
        one.pop("hand", None)
    return seen


def judged(row: Row, house: House, place: int, pace: Pace) -> Verdict:
    """Run one row beside its innocents."""
    verdict = Verdict(row.number, row.title, True, faults=row.faults)
    server, innocents = None, None
    try:
        server = house.server(row)
        ground = Ground(row, server, place)
        verdict.said, verdict.figures = ground.said, ground.figures
        ground.said.clear()
        innocents = Innocents(server.url, [one.token for one in ground.innocents])
        before = state(ground.felicity), state(ground.there)
        eye = Eye(server)
        began = time.monotonic()
        try:
            row.run(ground)
            time.sleep(TAIL_S)
        finally:
            ended = time.monotonic()
            eye.close()
            time.sleep(QUIET_S)
        seen, innocents = innocents.stop(), None
        verdict.seconds, verdict.grown_mb = ended - began, eye.grown_mb()
        _times(verdict, seen, (began, ended), ground.aside, pace)
        after = state(ground.felicity), state(ground.there)
        _observe(verdict, row, seen, eye, before, after)
    except (Failed, AssertionError) as wrong:
        _fail(verdict, f"{wrong}"[:1500])
    except Exception as fault:  # noqa: BLE001 - a row that cannot be done has failed
        _fail(verdict, f"{type(fault).__name__}: {fault}\n{traceback.format_exc()[-1500:]}")
    finally:
        if innocents is not None:
            innocents.stop()
        if server is not None:
            house.give_back(row, server)
    return verdict


def _fail(verdict: Verdict, words: str) -> None:
    verdict.ok, verdict.only_slow = False, False
    verdict.words = f"{verdict.words} {words}".strip()


def _times(
    verdict: Verdict,
    seen: list[dict[str, Any]],
    span: tuple[float, float],
    aside: list[tuple[float, float]],
    pace: Pace,
) -> None:
    """How long the innocents waited meanwhile, against how long they waited before."""
    waits, quiet = [], []
    for one in seen:
        for at, took in one["samples"]:
            if not span[0] <= at <= span[1]:
                quiet.append(took)
            elif not any(start <= at <= end for start, end in aside):
                waits.append(took)
    pace.quiet += quiet
    # what was quiet just before and after, or in the whole run: a busy machine is busy in waves
    verdict.p95_ms, verdict.limit_ms = p95(waits), max(pace.limit(), 2 * p95(quiet))
    if verdict.p95_ms > verdict.limit_ms:
        verdict.ok, verdict.only_slow = False, True
        verdict.words = f"the innocents waited {verdict.p95_ms:.0f} ms, above {verdict.limit_ms:.0f} ms."


def _observe(
    verdict: Verdict,
    row: Row,
    seen: list[dict[str, Any]],
    eye: Eye,
    before: tuple[dict[str, Any], dict[str, Any]],
    after: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    """No innocent lost anything, memory is bounded, the log is clean, and nothing else has changed."""
    for place, one in enumerate(seen):
        where = "here" if place < len(seen) // 2 else "there"
        troubles = [told for told in one["troubles"] if not (row.freezes and "'locked'" in told)]
        if troubles:
            _fail(verdict, f"the innocent {where}: {troubles[:3]}")
        if not one["acked"]:
            _fail(verdict, f"the innocent {where} was never answered")
    if eye.grown_mb() > row.grows_mb:
        _fail(verdict, f"memory grew by {eye.grown_mb():.0f} MiB, above {row.grows_mb}")
    log = eye.log()
    if "Traceback" in log or ('"incident"' in log and not row.faults):
        _fail(verdict, f"the log has a fault: {log[-1500:]}")
    changed = {part for part in before[0] if before[0][part] != after[0].get(part)} - row.changes
    if changed:
        told = {part: (before[0][part], after[0].get(part)) for part in changed}
        _fail(verdict, f"{sorted(changed)} of its session changed: {str(told)[:600]}")
    if before[1] != after[1]:
        _fail(verdict, "another session changed")
