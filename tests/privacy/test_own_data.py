"""Everybody gets a copy of what is kept of them, and of nobody else; what bears no name is theirs alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.house import House, Seat, opened
from tests.privacy.test_erasing import written


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with opened(tmp_path) as made:
        yield made


def own(seat: Seat) -> dict[str, Any]:
    answer = seat.house.web.get(f"{seat.path}/me/export", headers=seat.headers)
    assert answer.status_code == 200, answer.data
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    return dict(json.loads(answer.data))


def test_a_copy_holds_everything_of_ones_own_and_nothing_of_others(house: House) -> None:
    fay, ann, bea, _ = written(house)
    fay.do("phase.insert", phase_id="dots", kind="mark", title="Dots",
           switches={"mark": "dots", "who": "everyone", "source": "phase:our-add"}, before=None)  # fmt: skip
    fay.do("phase.open", phase_id="dots", expected="words")
    ann.do("mark.set", mark_id="m", target_id="n-b", value=1)
    ann.do("pulse.give", about="drawing_before", value=4)
    copy = own(ann)
    told = json.dumps(copy)
    assert copy["me"]["name"] == "AnnCanaryName"
    assert {note["text"] for note in copy["notes"] if note["text"]} == {
        "annscanary edited",
        "annscanary taken back",
        "annscanary nameless wish",
    }
    assert [note["taken_back"] for note in copy["notes"]].count(True) == 1
    assert [mark["target_id"] for mark in copy["marks"]] == ["n-b"]
    assert copy["moods"] == [{"about": "drawing_before", "value": 4}]
    assert copy["questions"][0]["text"] == "annscanary question"
    assert copy["thanks_received"][0]["text"] == "annscanary thanks"
    (proposal,) = copy["proposals"]
    assert set(proposal["concerns"]) == {"annscanary concern", "annscanary secret concern"}
    assert "beascanary" not in told
    assert str(bea.person_id) not in told
    assert "annscanary" not in json.dumps(own(bea))


def test_after_closing_nobody_is_told_which_nameless_notes_were_theirs(house: House) -> None:
    """R6: not even their author, whose screen somebody else may be looking at."""
    fay, ann, _, _ = written(house)
    fay.do("session.close")
    texts = {note["text"] for note in own(ann)["notes"]}
    assert "annscanary edited" in texts, "it bore the name"
    assert "annscanary nameless wish" not in texts
    assert all(concern != "annscanary secret concern" for concern in own(ann)["proposals"][0]["concerns"])


def test_only_a_person_of_the_session_gets_one(house: House) -> None:
    fay, _, _, _ = written(house)
    path = f"{fay.path}/me/export"
    assert house.web.get(path).status_code == 401
    other, _ = house.begin("Another")
    assert house.web.get(path, headers=other.headers).status_code == 404
