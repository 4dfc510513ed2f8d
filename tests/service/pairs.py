"""Two boards over one storage, and word between them that may be late, lost, doubled or out of order."""

from dataclasses import replace
from random import Random

from board.service.board import Board
from board.service.loop import ThreadLoop
from board.storage.engine import make_engine
from board.storage.migrate import migrate
from board.storage.sql import SqlStorage
from tests.service.boards import MemoryNotes, Recorder, Session


class Clocked(ThreadLoop):
    """Real time, put forward by `ahead` seconds."""

    def __init__(self):
        super().__init__()
        self.ahead = 0.0

    def monotonic(self):
        return super().monotonic() + self.ahead


class Word:
    """The news of two boards: each told word waits in `under_way` until `pump` does something to it."""

    def __init__(self, random=None):
        self.random, self.under_way, self.ears = random or Random(1), [], {}

    def end(self, number):
        return WordsEnd(self, number)

    def pump(self):
        """Lose a quarter of what waits, double another, and let the rest through in any order."""
        waiting, self.under_way = self.under_way, []
        self.random.shuffle(waiting)
        for to, word in waiting:
            for _ in range(self.random.choice((0, 1, 1, 2))):
                self.ears[to](*word)
            if self.random.random() < 0.2:
                # and much too late once more
                self.under_way.append((to, word))


class WordsEnd:
    """One board's end of it."""

    def __init__(self, word, number):
        self.word, self.number = word, number

    def tell(self, code, head, epoch):
        self.word.under_way += [(to, (code, head, epoch)) for to in self.word.ears if to != self.number]

    def hear(self, heard):
        self.word.ears[self.number] = heard

    def stop(self):
        self.word.ears.pop(self.number, None)


class Pair:
    """A session that two boards serve; `diaries` is what each has told its connections."""

    def __init__(self, *storages, word=None, loops=None):
        self.storages, self.word = storages, word or Word()
        self.loops = loops or [Clocked(), Clocked()]
        self.publishers = [Recorder(), Recorder()]
        self.boards = []
        for number in range(2):
            board = Board(
                loop=self.loops[number],
                storage=storages[number],
                heads=MemoryNotes(),
                secret="a secret of the test",
                rate_limits=False,
                news=self.word.end(number),
            )
            board.bind(self.publishers[number], lambda code, viewer: {"online": []})
            board._news.hear(board._keeping.heard)
            self.boards.append(board)
        self.here = Session(self.boards[0])
        self.code, self.host = self.here.code, self.here.host
        self.there = Session.__new__(Session)
        self.there.board, self.there.code, self.there.host = self.boards[1], self.code, self.host
        self.boards[1].head(self.code)

    @property
    def sessions(self):
        return (self.here, self.there)

    def live(self, number):
        return self.boards[number].live(self.code)

    def look(self, number):
        """As each round of housekeeping does, every five seconds."""
        self.boards[number]._keeping.look(self.live(number)).signal.wait(5)

    def told(self, number):
        """The seqs that a board has published, in order."""
        return [seq for entry in self.publishers[number].diary if entry[0] == "publish" for seq in entry[1]]


def sqlite_pair(folder):
    """Two storages on one file, each with an engine of its own, as two processes have."""
    url = f"sqlite:///{folder / 'board.sqlite'}"
    with make_engine(url).connect() as connection:
        migrate(connection)
    return [SqlStorage(make_engine(url), ThreadLoop()) for _ in range(2)]


def shortened(storage, code, head):
    """What a copy holds that had not yet got the events after this seq; a MemoryStorage."""
    kept = storage._sessions[storage._ids[code]]
    kept.events = kept.events[:head]
    kept.ties = {tie: value for tie, value in kept.ties.items() if value[1] <= head}
    kept.ops = {key: op for key, op in kept.ops.items() if op.seq <= head}
    kept.row = replace(kept.row, head=head)
