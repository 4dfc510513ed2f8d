"""A record into an empty session and out again is the same record (protocol.md, record.json)."""

import json
from random import Random
from typing import Any

import pytest

from board.domain.brought import Brought
from board.domain.creating import Plan, create
from board.domain.model import State, Viewer
from board.domain.previewing import planned
from board.domain.visibility import view
from board.export.options import Options
from board.export.registry import render
from board.imports.reading import read
from tests.domain.traces import _be_sure, _do_something, random_start
from tests.domain.workshop import CountedIds, Workshop

AT = "2026-11-21T10:00:00.000Z"
#: of the session itself: its code and its times; its clock begins anew
OWN = ("code", "created_at", "as_of", "seq")


def record(workshop: Workshop, **asked: Any) -> dict[str, Any]:
    """What a facilitator downloads."""
    seen = view(workshop.state, Viewer(None, "facilitator"))
    return json.loads(render("record.json", seen, Options(at=AT, **asked)).body)


def rich(seed: int) -> Workshop:
    """A workshop in which everything that there is has happened."""
    workshop = Workshop()
    random_start(Random(seed), workshop)
    _be_sure(workshop)
    return workshop


class Alone(Workshop):
    """A session that somebody has just begun: nobody but its facilitator."""

    def __init__(self) -> None:
        self.ids = CountedIds(made=900_000)
        self.now, self.state, self.log = 1_790_000_000_000, State(), []
        self.ties, self.names, self.past = {}, {}, {}
        self.brought = None
        plan = Plan(template="joint-vision", language="en")
        self.keep(create(code="QQQQ2222", title="New", plan=plan, now_ms=self.now))
        self.felicity = self.join("Felicity", "facilitator")


def bring(workshop: Workshop, brought: Brought) -> None:
    """Preview and confirm."""
    state, felicity = workshop.state, workshop.felicity
    workshop.brought = planned(state, brought, None, felicity.person_id, workshop.ids)
    workshop.do(felicity, "session.import", preview_id="preview")


def without_own(given: dict[str, Any]) -> dict[str, Any]:
    session = {key: value for key, value in given["session"].items() if key not in OWN}
    return {**given, "session": session}


def test_a_record_in_and_out_is_the_same_record() -> None:
    before = record(rich(1))
    workshop = Alone()
    brought = read(json.dumps(before).encode())
    assert brought.skipped == ()
    bring(workshop, brought)
    after = record(workshop)
    for part, value in without_own(before).items():
        assert without_own(after)[part] == value, part
    assert without_own(after) == without_own(before)
    assert workshop.refolded() == workshop.state


@pytest.mark.parametrize("seed", range(2, 10))
def test_whatever_people_do_comes_back(seed: int) -> None:
    workshop, random = rich(seed), Random(seed)
    for _ in range(60):
        _do_something(random, workshop)
    before = record(workshop)
    target = Alone()
    bring(target, read(json.dumps(before).encode()))
    after = record(target)
    assert without_own(after) == without_own(before)
    assert target.refolded() == target.state
