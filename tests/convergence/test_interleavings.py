"""Every schedule of two facilitators with three doings each: the server's order decides.

In one run of `make test` a quarter of the pairs, 6,000 schedules; in `make slow` all 24,500.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from tests.convergence.oracle import whole
from tests.domain.workshop import Workshop

#: what a facilitator may be at, in the order in which they do it; `undo` is of their last
DOINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "edit": ("note.edit", {"note_id": "one"}),
    "group": ("theme.form", {"title": "New", "note_ids": ["one", "two"]}),
    "file": ("note.file", {"note_ids": ["one"], "theme_id": "right"}),
    "merge": ("theme.merge", {"theme_id": "left", "into": "right"}),
    "dissolve": ("theme.dissolve", {"theme_id": "left"}),
    "delete": ("note.discard", {"note_id": "one"}),
    "undo": ("undo", {}),
}
UNDO_REFUSED = ("conflict", "not_found", "note_deleted")
TRIPLES = list(combinations(DOINGS, 3))


@dataclass(frozen=True)
class Expected:
    """The registers of the table: which themes stand, where two notes are, what is written on one of them."""

    themes: frozenset[str] = frozenset({"left", "right"})
    one: str | None = "left"
    two: str | None = "left"
    text: str = "One"
    discarded: bool = False

    def after(self, doing: str, mark: str) -> "tuple[Expected, str]":
        """The registers after this doing, and the code it is answered with if it is refused."""
        refusal = self._refusal(doing)
        if refusal:
            return self, refusal
        match doing:
            case "edit":
                return replace(self, text=mark), ""
            case "delete":
                return replace(self, discarded=True, one=None), ""
            case "file":
                return (self if self.discarded else replace(self, one="right")), ""
            case "merge" | "dissolve":
                into = "right" if doing == "merge" else None
                moved = {name: into for name in ("one", "two") if getattr(self, name) == "left"}
                return replace(self, themes=self.themes - {"left"}, **moved), ""
        theme_id = f"new-{mark}"
        taken = {"two": theme_id} if self.discarded else {"one": theme_id, "two": theme_id}
        return replace(self, themes=self.themes | {theme_id}, **taken), ""

    def _refusal(self, doing: str) -> str:
        if doing in ("edit", "delete") and self.discarded:
            return "note_deleted"
        needs = {"file": "right", "merge": "left", "dissolve": "left"}.get(doing)
        return "not_found" if needs and needs not in self.themes else ""


class Table(Workshop):
    """Two notes of Felicity's in a theme, another theme, and the sort step."""

    def __init__(self) -> None:
        super().__init__()
        self.faith = self.join("Faith", "facilitator")
        self.do(
            self.felicity, "phase.insert", phase_id="ideas", kind="add", title="I", switches={"see": "all"}
        )
        self.open("ideas")
        for note_id in ("one", "two"):
            self.post(self.felicity, note_id, note_id.title())
        for theme_id, notes in (("left", ["one", "two"]), ("right", [])):
            self.do(self.felicity, "theme.form", theme_id=theme_id, title=theme_id, note_ids=notes)

    def forked(self) -> "Table":
        """The same, to go another way."""
        made = copy(self)
        made.ids = copy(self.ids)
        made.log, made.ties, made.names = list(self.log), dict(self.ties), dict(self.names)
        made.past = {who: dict(past) for who, past in self.past.items()}
        return made


Step = tuple[Actor, str, str]


def schedules(
    table: Table, at: Expected, left: list[Step], right: list[Step]
) -> Iterator[tuple[Table, Expected]]:
    """Every way to mix two lists of steps; each step is looked at as it is taken."""
    if not left and not right:
        yield table, at
    for here, mine, others in ((0, left, right), (1, right, left)):
        if mine:
            after, then = taken(table, at, mine[0])
            pair = (mine[1:], others) if here == 0 else (others, mine[1:])
            yield from schedules(after, then, *pair)


def taken(table: Table, at: Expected, step: Step) -> tuple[Table, Expected]:
    """The table after one step, which went as the registers say."""
    actor, doing, mark = step
    kind, fields = DOINGS[doing]
    after, before = table.forked(), table.state
    if doing == "edit":
        fields = {**fields, "text": mark}
    if doing == "group":
        fields = {**fields, "theme_id": f"new-{mark}"}
    if doing == "undo":
        mine = list(after.past.get(actor.person_id or "", {}))
        fields = {"undoes": mine[-1] if mine else "nothing"}
    then, refusal = (at, "?") if doing == "undo" else at.after(doing, mark)
    try:
        after.do(actor, kind, **fields)
    except BoardError as refused:
        assert after.state is before, "a refused command changes nothing"
        assert refused.code in (UNDO_REFUSED if doing == "undo" else (refusal,))
        return after, at
    assert refusal in ("", "?"), f"{doing} should be {refusal}"
    if doing == "undo":
        return after, registers(after)
    assert registers(after) == then, "the last one in the log's order decides"
    return after, then


def registers(table: Table) -> Expected:
    """The registers as they are."""
    one, two = table.state.notes["one"], table.state.notes["two"]
    return Expected(frozenset(table.state.themes), one.theme_id, two.theme_id, one.text, one.discarded)


def walked(first: tuple[str, ...], seconds: list[tuple[str, ...]]) -> int:
    """Walk every schedule of one facilitator's three doings with each of the other's; how many there were."""
    start, seen = Table(), 0
    for second in seconds:
        left = [(start.felicity, doing, f"a{n}") for n, doing in enumerate(first)]
        right = [
            # a note is its author's: the other tab of the same person
            (start.felicity if doing in ("edit", "delete") else start.faith, doing, f"b{n}")
            for n, doing in enumerate(second)
        ]
        for table, expected in schedules(start, Expected(), left, right):
            seen += 1
            found = registers(table)
            assert found == expected, "the last one in the log's order decides"
            assert found.one is None or not found.discarded, "what is deleted is in no theme"
            assert found.text, "words are never lost"
            whole(table.state)
    assert table.refolded() == table.state, "C1: the log folds to it"
    return seen


@pytest.mark.parametrize("place", range(len(TRIPLES)), ids=["-".join(triple) for triple in TRIPLES])
def test_some_schedules_go_as_the_rules_say(place: int) -> None:
    seconds = TRIPLES[place % 4 :: 4]
    assert walked(TRIPLES[place], seconds) == 20 * len(seconds)


@pytest.mark.slow
def test_all_schedules_go_as_the_rules_say() -> None:
    assert sum(walked(first, TRIPLES) for first in TRIPLES) == 24_500


def test_a_rule_that_is_broken_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were notes of a dissolved theme left where they were, a schedule would tell."""
    monkeypatch.setitem(DOINGS, "dissolve", ("theme.merge", {"theme_id": "left", "into": "right"}))
    with pytest.raises(AssertionError):
        walked(("dissolve", "delete", "undo"), [("edit", "group", "file")])
