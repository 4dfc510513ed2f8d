"""A row of the table of faults: what it is called, what it is given, how it is counted."""

import shutil
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.crowd import Crowd
from tests.faults.house import ROOT, FaultServer


class Failed(Exception):
    """The row saw something that must not be."""


@dataclass(frozen=True)
class Row:
    """One fault: `needs` names programs that must be there, `quick` puts it into the short set."""

    id: str
    name: str
    play: Callable[["Run"], None]
    needs: tuple[str, ...] = ()
    quick: bool = False
    bound_s: float = 60.0
    #: mostly waits: may be played beside others
    waits: bool = False


#: every row that has been imported, by its id
ROWS: dict[str, Row] = {}


def row(
    row_id: str,
    name: str,
    *,
    needs: Sequence[str] = (),
    quick: bool = False,
    bound_s: float = 60.0,
    waits: bool = False,
) -> Callable[[Callable[["Run"], None]], Callable[["Run"], None]]:
    """Register `play(run)` as a row."""

    def register(play: Callable[["Run"], None]) -> Callable[["Run"], None]:
        assert row_id not in ROWS, f"{row_id} is there twice"
        ROWS[row_id] = Row(row_id, name, play, tuple(needs), quick, bound_s, waits)
        return play

    return register


@dataclass
class Run:
    """One row with one seed: everything random comes from `random`, everything on disk is in `scratch`."""

    row: str
    seed: int
    scratch: Path
    quick: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    said: dict[str, Any] = field(default_factory=dict)
    random: Random = field(init=False)
    _ends: list[Callable[[], object]] = field(default_factory=list)
    _servers: int = 0

    def __post_init__(self) -> None:
        self.random = Random(f"{self.row}/{self.seed}")
        self.counts.update(acked=0, lost=0, doubled=0, errors=0)

    def injected(self, what: str, n: int = 1) -> None:
        """The fault has happened, so often: nothing is proved by a row in which it has not."""
        self.faults[what] += n

    def check(self, condition: object, words: str) -> None:
        """Fail with these words unless it is so."""
        if not condition:
            raise Failed(words)

    def say(self, key: str, value: Any) -> None:
        """A measured figure for the report."""
        self.said[key] = round(value, 3) if isinstance(value, float) else value

    def finally_(self, end: Callable[[], object]) -> None:
        """Do this when the row is over, the latest first."""
        self._ends.append(end)

    def until(self, look: Callable[[], Any], seconds: float, words: str) -> Any:
        """Wait for something to be so; what it was, or Failed(words)."""
        end = time.monotonic() + seconds
        while not (found := look()):
            if time.monotonic() > end:
                raise Failed(f"{words} (within {seconds:g} s)")
            time.sleep(0.02)
        return found

    def server(
        self,
        patches: Sequence[str] = (),
        wrap: Sequence[str] = (),
        database: Path | None = None,
        root: Path = ROOT,
        **settings: str,
    ) -> FaultServer:
        """A real server with a database of its own; ended with the row."""
        self._servers += 1
        home = self.scratch / f"server{self._servers}"
        home.mkdir(parents=True)
        server = FaultServer(home, patches=patches, wrap=wrap, settings=settings, root=root)
        server.database = database or server.database
        self.finally_(server.end)
        server.start()
        return server

    def crowd(self, where: FaultServer | str, people: int = 8, **how: Any) -> Crowd:
        """So many people in a session of their own, connected; gone with the row."""
        url = where if isinstance(where, str) else where.url
        crowd = Crowd(url, people, Random(self.random.random()), **how)
        self.finally_(crowd.close)
        crowd.begin()
        return crowd

    def end(self) -> None:
        """Clean up, whatever happened."""
        while self._ends:
            with suppress(Exception):
                self._ends.pop()()
        shutil.rmtree(self.scratch, ignore_errors=True)


def play(wanted: Row, seed: int, scratch: Path, *, quick: bool = False) -> dict[str, Any]:
    """Play a row once and say how it went; never raises."""
    run, words, began = Run(wanted.id, seed, scratch, quick), "", time.monotonic()
    try:
        missing = [tool for tool in wanted.needs if not shutil.which(tool)]
        if missing:
            raise Failed(f"needs {', '.join(missing)}, which is not there")
        wanted.play(run)
        if not sum(run.faults.values()):
            raise Failed("the fault was never injected")
    except Failed as failure:
        words = str(failure)
    except Exception:  # noqa: BLE001 - whatever it was, the row has not proved anything
        words = traceback.format_exc(limit=-4)
    finally:
        run.end()
    return {
        "row": wanted.id,
        "name": wanted.name,
        "seed": seed,
        "ok": not words,
        "words": words,
        "counts": dict(run.counts),
        "injected": dict(run.faults),
        "said": run.said,
        "seconds": round(time.monotonic() - began, 1),
    }
