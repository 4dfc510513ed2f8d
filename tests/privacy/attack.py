"""The attack: a facilitator reads all that ever reaches them, and tries to name each note's author.

`python -m tests.privacy.attack` plays the sessions and prints how many authors the program names: as the
server is, and with the shuffle of the reveal switched off. R6, I6, architecture's Anonymity.
"""

import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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


def sessions(house: House, count: int, *, shuffled: bool, laboured: bool = False) -> Iterable[Played]:
    """So many sessions, by seed."""
    for seed in range(count):
        yield play(house, seed, shuffled=shuffled, laboured=laboured)


def attack(played: Iterable[Played]) -> dict[str, Score]:
    """The score of every way of guessing, and of all of them together."""
    named: Counter[str] = Counter()
    notes = 0
    for one in played:
        notes += len(one.truth)
        for way, guess in guessing.guesses(one.transcript).items():
            named[way] += sum(guess.get(note_id) == author for note_id, author in one.truth.items())
    return {way: Score(count, notes) for way, count in named.items()}


def main(count: int = SESSIONS) -> int:
    """Print both figures, and every way that was tried; 1 if the promise does not hold."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as house:
        shuffled = attack(sessions(house, count, shuffled=True))
        plain = attack(sessions(house, count, shuffled=False))
        laboured = attack(sessions(house, count, shuffled=True, laboured=True))
    best, most, slow = (max(s.values(), key=lambda x: x.named) for s in (shuffled, plain, laboured))
    limit = bound(best.notes)
    for way, score in sorted(shuffled.items()):
        print(f"{way:28} {score.share:6.1%}   without the shuffle {plain[way].share:6.1%}")
    print(f"authors named: {best.share:.2%} at most {limit:.2%}; without the shuffle {most.share:.1%}")
    print(f"where writing takes longer the longer the note: {slow.share:.2%}")
    return int(best.share > limit or most.share <= 0.6)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
