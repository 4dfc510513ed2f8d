"""The two servers that are compared, each brought to the same point: so many people in, one note each."""

import secrets
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.api import Api
from bench.crowd import Crowd, marker
from bench.framing import Door, event
from bench.process import ROOT, Server, cores, free_port
from bench.texts import texts_of

TEXT_BYTES = 250
DISK = ROOT / "bench" / "results"


class Side(AbstractContextManager["Side"]):
    """A running server, its temporary folder, and how an op is written for it."""

    name = ""

    def __init__(self) -> None:
        # beside the results and not in the system's temporary folder, which may lie in memory
        DISK.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(dir=DISK, prefix="run-")
        self.folder = Path(self._folder.name)
        self.server = self.start(free_port())

    def start(self, port: int) -> Server:
        """Start the server on this port."""
        raise NotImplementedError

    def gather(self, people: int) -> Crowd:
        """So many people, connected and quiet."""
        raise NotImplementedError

    def op_writer(self) -> Callable[[int, int], bytes]:
        """How the op of this number by this person looks on the wire: the same bytes on either side."""
        return op_writer()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.stop()
        self._folder.cleanup()


def op_writer() -> Callable[[int, int], bytes]:
    """How the op of this number by this person looks on the wire."""
    texts = texts_of(TEXT_BYTES - len(marker(0)), 500)

    def write(number: int, person: int) -> bytes:
        return event("command", edit_of(number, person, texts[number % len(texts)]), number)

    return write


def edit_of(number: int, person: int, text: str) -> dict[str, str]:
    """One op: this person's note gets a new text that carries the op's number."""
    return {
        "op_id": f"edit-{number:07d}",
        "type": "note.edit",
        "note_id": f"note-{person}",
        "text": marker(number) + text,
    }


class Bare(Side):
    """Flask-SocketIO on eventlet, one emit per op, nothing stored."""

    name = "bare"

    def start(self, port: int) -> Server:
        """Start bare_server.py."""
        arguments = ["-m", "bench.bare_server", str(port)]
        return Server(arguments, core=cores()[0], port=port, env={}, log=self.folder / "server.log")

    def gather(self, people: int) -> Crowd:
        """Connect them: there is nothing else to do."""
        doors = []
        for _ in range(people):
            door = Door("127.0.0.1", self.server.port)
            door.enter(None)
            doors.append(door)
        crowd = Crowd(doors)
        crowd.settle()
        return crowd


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has joined."""

    person_id: str
    token: str


class Ours(Side):
    """This project's server, committing every op to SQLite with fsync before its ack."""

    name = "ours"
    rate_limits = "off"
    scripts_joined = "on"

    def start(self, port: int) -> Server:
        """Start run.py on a database of its own."""
        env = {
            "BOARD_HOST": "127.0.0.1",
            "BOARD_PORT": str(port),
            "BOARD_DATABASE_URL": f"sqlite:///{self.folder / 'board.sqlite'}",
            "BOARD_RATE_LIMITS": self.rate_limits,
            "BOARD_SECRET_KEY": secrets.token_hex(32),
            "BOARD_JOINED_SCRIPTS": self.scripts_joined,
        }
        return Server(["run.py"], core=cores()[0], port=port, env=env, log=self.folder / "server.log")

    def open_session(self) -> "Session":
        """A session whose live phase collects notes that everybody sees at once, with names."""
        return open_session(Api(self.server.port))

    def gather(self, people: int) -> Crowd:
        """Let them join over HTTP, connect, and post one note each."""
        session = self.open_session()
        doors = []
        for index in range(people):
            person = session.join(f"Person {index}")
            session.command(
                {"type": "note.post", "note_id": f"note-{index}", "kind": "text", "text": "To be written"},
                token=person.token,
            )
            doors.append(self.door(session.code, person))
        session.api.close()
        crowd = Crowd(doors)
        crowd.settle()
        return crowd

    def door(self, code: str, person: Person) -> Door:
        """Somebody's live connection."""
        return door(self.server.port, code, person)


class Session:
    """One session of ours, spoken to over HTTP."""

    def __init__(self, api: Api, code: str, facilitator: Person) -> None:
        self.api = api
        self.code = code
        self.facilitator = facilitator
        self._ops = 0

    def join(self, name: str) -> Person:
        """One more participant."""
        answer = self.api.post(f"/api/sessions/{self.code}/people", {"name": name})
        return Person(answer["person_id"], answer["token"])

    def snapshot(self) -> dict[str, Any]:
        """What the facilitator sees."""
        return self.api.get(f"/api/sessions/{self.code}", self.facilitator.token)

    def command(self, *commands: dict[str, Any], token: str = "") -> None:
        """Have these accepted, by the facilitator unless a token says who else."""
        batch = []
        for command in commands:
            self._ops += 1
            batch.append({"op_id": f"setup-{self._ops}", **command})
        answers = self.api.post(f"/api/sessions/{self.code}/commands", batch, token or self.facilitator.token)
        for answer in answers:
            if not answer["ok"]:
                raise RuntimeError(f"refused: {answer}")


def open_session(api: Api) -> Session:
    """A session whose live phase collects notes that everybody sees at once, with names."""
    made = api.post("/api/sessions", {"title": "Bench", "template": "short-vision"})
    facilitator = Person(made["facilitator"]["person_id"], made["facilitator"]["token"])
    session = Session(api, made["code"], facilitator)
    live = session.snapshot()["live"]["phase_id"]
    switches = {"see": "all", "names": "on", "input": ["text", "draw"]}
    session.command(
        {
            "type": "phase.insert",
            "phase_id": "write",
            "kind": "add",
            "title": "Write",
            "switches": switches,
            "before": None,
        },
        {"type": "phase.open", "phase_id": "write", "expected": live},
    )
    return session


def door(port: int, code: str, person: Person) -> Door:
    """Somebody's live connection."""
    made = Door("127.0.0.1", port, query=f"&code={code}")
    made.enter({"token": person.token})
    made.await_event("welcome")
    return made
