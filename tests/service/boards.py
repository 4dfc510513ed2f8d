"""A board over a storage of the test's choice, and short ways to act on it."""

import itertools
import json

from board.domain import visibility
from board.domain.errors import BoardError
from board.domain.model import Actor
from board.service.board import Board
from board.service.loop import ThreadLoop
from board.service.path.live import load_live
from board.storage.memory import MemoryStorage

_numbers = itertools.count(1)


class MemoryNotes:
    """HeadNotes in memory."""

    def __init__(self, heads=None):
        self.heads = dict(heads or {})

    def read(self):
        return dict(self.heads)

    def write(self, heads, known=None):
        self.heads |= heads


class Recorder:
    """A publisher that keeps what it was told, in order."""

    def __init__(self, diary=None):
        self.diary = [] if diary is None else diary
        self.is_connected = False

    def publish(self, live, recorded):
        self.diary.append(("publish", [one.seq for one in recorded], live.head))

    def resync(self, code, person_ids, reason):
        self.diary.append(("resync", reason))

    def close_person(self, code, person_id):
        self.diary.append(("close_person", person_id))

    def close_tokens(self, code, token_ids):
        self.diary.append(("close_tokens", token_ids))

    def close_all(self, code):
        self.diary.append(("close_all", code))

    def gather(self, code):
        self.diary.append(("gather", code))

    def connected(self, code):
        return self.is_connected


class Wrapped:
    """A storage that does everything as the inner one does, but for what a test overrides."""

    def __init__(self, inner=None):
        self.inner = inner or MemoryStorage()

    def __getattr__(self, name):
        return getattr(self.inner, name)


class Full(Wrapped):
    """A storage whose disk is full while it says so."""

    full = False

    def append(self, batches):
        if self.full:
            raise BoardError("storage_full", "The disk is full.")
        return self.inner.append(batches)


def board_over(storage=None, publisher=None, *, notes=None, rate_limits=False, loop=None) -> Board:
    board = Board(
        loop=loop or ThreadLoop(),
        storage=storage or MemoryStorage(),
        heads=notes or MemoryNotes(),
        secret="a secret of the test",
        rate_limits=rate_limits,
    )
    board.bind(publisher or Recorder(), lambda code, viewer: {"online": []})
    return board


class Session:
    """One session with its facilitator, and whoever joins."""

    def __init__(self, board: Board):
        self.board = board
        self.created = board.create_session("Library", "short-vision", "en")
        self.code = self.created.code
        self.host = board.identify(self.created.token)

    def joined(self, name="Ann"):
        return self.board.identify(self.board.join(self.code, name, None, None).token)

    def open(self, kind: str):
        """Make the first phase of this kind live."""
        state = self.board.live(self.code).state
        phase_id = next(p.phase_id for p in state.phases.values() if p.kind == kind)
        answer = self.do(self.host, "phase.open", phase_id=phase_id, expected=state.live.phase_id)
        assert answer["ok"], answer
        return phase_id

    def do(self, grant, kind, /, **fields):
        return self.board.submit(self.code, grant, [command(kind, **fields)])[0]

    def all(self, grant, *commands):
        return self.board.submit(self.code, grant, list(commands))

    def snapshot(self, grant):
        return json.loads(self.board.snapshot(self.code, grant))

    def tail(self, grant, after, epoch=None):
        made = self.board.tail(self.code, grant, after, epoch)
        return None if made is None else json.loads(made.body)


def command(kind, op_id=None, /, **fields):
    return {"op_id": op_id or f"op{next(_numbers)}", "type": kind, **fields}


def note(op_id=None, note_id=None, text="A wish"):
    return command("note.post", op_id, note_id=note_id or f"note{next(_numbers)}", text=text)


def stored_log(storage, code):
    return storage.read(storage.session(code).session_id)


def folded(storage, code):
    """The state that the stored log makes; fails if its seq has gaps."""
    row = storage.session(code)
    return load_live(row, storage.read(row.session_id))[0]


def seen_by(state, grant):
    person = state.people.get(grant.person_id or "")
    return visibility.view(
        state, visibility.viewer_of(state, Actor(grant.person_id, person.role if person else grant.role))
    )
