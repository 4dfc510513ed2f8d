"""The attack: a facilitator reads all that ever reaches them, and tries to name each note's author.

`python -m tests.privacy.attack` plays the sessions and prints how many authors the program names: as the
server is, with who has written told as it happens, and without the reveal's shuffle as well. R6, I6.
"""

import contextlib
import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from tests.privacy import guessing
from tests.privacy.house import House, opened
from tests.privacy.playing import Played, play

SESSIONS = 200


@dataclass(frozen=True, slots=True)
class Score:
    """How many authors were named rightly, by which way of guessing."""

    named: int
    notes: int

    @property
    def share(self) -> float:
        return self.named / self.notes


def bound(notes: int, people: int = 8) -> float:
    """What mere guessing names, and three standard deviations."""
    chance = 1 / people
    return chance + 3 * math.sqrt(chance * (1 - chance) / notes)


@dataclass(frozen=True, slots=True)
class Model:
    """How a session goes. Two defences can be switched off: the reveal's shuffle, and that who has written
    and who is done is told seldom or as a total. `laboured`: a note takes the longer the longer it is.
    """

    shuffled: bool = True
    seldom: bool = True
    laboured: bool = False


AS_SERVED = Model()
LABOURED = Model(laboured=True)
#: the shuffle alone stands between what a facilitator saw and whose the notes are
TOLD_AT_ONCE = Model(seldom=False)
UNSHUFFLED = Model(seldom=False, shuffled=False)


def sessions(house: House, count: int, model: Model, first: int = 0) -> Iterator[Played]:
    """So many sessions, by seed."""
    with contextlib.nullcontext() if model.seldom else told_at_once():
        for seed in range(first, first + count):
            yield play(house, seed, shuffled=model.shuffled, laboured=model.laboured)


@contextlib.contextmanager
def told_at_once() -> Iterator[None]:
    """The server as if every step's notes bore names, as far as it tells who has written and who is done."""
    with (
        mock.patch("board.realtime.presence.is_nameless", lambda *_: False),
        mock.patch("board.domain.decide_people.is_nameless", lambda *_: False),
    ):
        yield


def attack(played: Iterable[Played]) -> dict[str, Score]:
    """The score of every way of guessing, and of all of them together."""
    named: Counter[str] = Counter()
    notes = 0
    for one in played:
        notes += len(one.truth)
        for way, guess in guessing.guesses(one.transcript).items():
            named[way] += sum(guess.get(note_id) == author for note_id, author in one.truth.items())
    return {way: Score(count, notes) for way, count in named.items()}


def best(scores: dict[str, Score]) -> Score:
    """Of the way that named most."""
    return max(scores.values(), key=lambda score: score.named)


def main(count: int = SESSIONS, first: int = 0) -> int:
    """Print what each way names in each model; 1 if the promise does not hold."""
    models = {"as served": AS_SERVED, "laboured": LABOURED, "told at once": TOLD_AT_ONCE, "plain": UNSHUFFLED}
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as house:
        found = {name: attack(sessions(house, count, model, first)) for name, model in models.items()}
    print(f"{'':28}" + "".join(f"{name:>14}" for name in found))
    for way in sorted(found["as served"]):
        print(f"{way:28}" + "".join(f"{scores[way].share:14.2%}" for scores in found.values()))
    tops = {name: best(scores) for name, scores in found.items()}
    limit = bound(tops["as served"].notes)
    print(f"{'at most ' + format(limit, '.2%'):28}" + "".join(f"{top.share:14.2%}" for top in tops.values()))
    kept = all(top.share <= limit for name, top in tops.items() if name != "plain")
    return int(not kept or tops["plain"].share <= 0.6)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
