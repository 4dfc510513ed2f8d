"""A facilitator who keeps everything cannot name authors; without the shuffle they could (R6, I6)."""

from pathlib import Path

import pytest

from tests.privacy.attack import (
    AS_SERVED,
    LABOURED,
    SESSIONS,
    TOLD_AT_ONCE,
    UNSHUFFLED,
    Model,
    Score,
    attack,
    best,
    bound,
    sessions,
)
from tests.privacy.house import opened

#: the shuffle only has to be seen to matter
PLAIN = 40
#: where longer notes come later the gain is small: more sessions, that it would be seen
MANY = 600


def attacked(folder: Path, count: int, model: Model) -> Score:
    """What the best way names."""
    with opened(folder) as house:
        found = best(attack(sessions(house, count, model)))
    assert found.notes == count * 24
    print(f"authors named: {found.share:.2%}, at most {bound(found.notes):.2%}")
    return found


@pytest.mark.slow
def test_the_attack_names_no_more_authors_than_luck(tmp_path: Path) -> None:
    found = attacked(tmp_path, SESSIONS, AS_SERVED)
    assert found.share <= bound(found.notes)


@pytest.mark.slow
def test_nor_where_longer_notes_come_later(tmp_path: Path) -> None:
    """Whoever comes early wrote briefly: a list of who had written when would tell, so there is none."""
    found = attacked(tmp_path, MANY, LABOURED)
    assert found.share <= bound(found.notes)


@pytest.mark.slow
def test_nor_by_the_shuffle_alone_were_all_told_at_once(tmp_path: Path) -> None:
    found = attacked(tmp_path, SESSIONS, TOLD_AT_ONCE)
    assert found.share <= bound(found.notes)


def test_without_the_shuffle_the_same_attack_names_most_of_them(tmp_path: Path) -> None:
    found = attacked(tmp_path, PLAIN, UNSHUFFLED)
    assert found.share > 0.6
