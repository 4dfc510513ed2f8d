"""Sessions to measure on, made over the public protocol: real words, real drawings, themes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bench.api import Api
from bench.sides import Ours, Person, Session
from bench.texts import sentences
from bench.ui.drawings import drawn_notes

AUTHORS = 24
THEMES = 40
#: one note in so many is in no theme
LOOSE = 10
MOST_TEXT = 280
BATCH = 8
Command = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Board:
    """A session on a running server; links open its pages."""

    origin: str
    code: str
    session: Session
    authors: Sequence[Person]
    facilitator_link: str
    participant_link: str

    def notes_json(self) -> str:
        """The notes as a newcomer gets them, for a page that knows nothing of sessions."""
        return json.dumps(self.snapshot()["notes"])

    def snapshot(self) -> dict[str, Any]:
        """What the facilitator sees, over a fresh connection: a kept one may have been hung up meanwhile."""
        api = Api(int(self.origin.rpartition(":")[2]))
        seen: dict[str, Any] = api.get(f"/api/sessions/{self.code}", self.session.facilitator.token)
        api.close()
        return seen


def make_board(side: Ours, notes: int, sketches: int) -> Board:
    """A session in whose live step everyone sees so many notes, some of them drawn, most in themes."""
    api = Api(side.server.port)
    made = api.post("/api/sessions", {"title": "Streets and parks", "template": "short-vision"})
    holder = made["facilitator"]
    session = Session(api, made["code"], Person(holder["person_id"], holder["token"]))
    _open_step(session)
    joined = [
        api.post(f"/api/sessions/{made['code']}/people", {"name": f"Person {n + 1}"}) for n in range(AUTHORS)
    ]
    authors = [Person(person["person_id"], person["token"]) for person in joined]
    origin = f"http://127.0.0.1:{side.server.port}"
    board = Board(origin, made["code"], session, authors, holder["link"], joined[0]["link"])
    _write(board, notes, sketches)
    _file(session, notes)
    return board


def _open_step(session: Session) -> None:
    switches = {
        "prompt": {"en": {"title": "Wishes", "question": "What would you change most?"}},
        "see": "all",
        "names": "on",
        "input": ["text", "draw"],
        "clock": {"minutes": 60},
    }
    step: Command = {"type": "phase.insert", "phase_id": "write", "kind": "add", "title": "Wishes"}
    live = session.snapshot()["live"]["phase_id"]
    session.command(
        step | {"switches": switches, "before": None},
        {"type": "phase.open", "phase_id": "write", "expected": live},
    )


def _write(board: Board, notes: int, sketches: int) -> None:
    """Everybody writes in turn; the drawings lie evenly between the texts."""
    every = notes // sketches if sketches else 0
    drawings = drawn_notes()
    commands = []
    for index, text in enumerate(_texts(notes)):
        drawn = every and index % every == 0
        what = next(drawings) if drawn else {"kind": "text", "text": text}
        commands.append({"type": "note.post", "note_id": f"n{index}", **what})
    for start in range(0, notes, BATCH):
        author = board.authors[start // BATCH % AUTHORS]
        board.session.command(*commands[start : start + BATCH], token=author.token)


def _texts(count: int) -> Iterator[str]:
    supply = sentences()
    return (supply[index % len(supply)][:MOST_TEXT] for index in range(count))


def _file(session: Session, notes: int) -> None:
    """Nine notes of ten go into a theme, each theme a run of neighbours."""
    filed = iter([f"n{index}" for index in range(notes) if index % LOOSE])
    size = -(-notes // THEMES)
    for theme in range(THEMES):
        ids = list(islice(filed, size))
        if ids:
            title = f"Theme {theme + 1}"
            session.command({"type": "theme.form", "theme_id": f"t{theme}", "title": title, "note_ids": ids})
