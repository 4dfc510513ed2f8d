"""What is remembered of grants does not outlive their end, and one session's passes are not the others'."""

from dataclasses import replace

import pytest

from board.domain.errors import BoardError
from board.service.people import grants as module
from board.service.people.grants import Grants
from board.service.records import GrantRow
from board.service.secrecy import hashed


def row(code="ABCD2346", token="a token", kind="token"):
    return GrantRow(
        hash=hashed(token),
        code=code,
        person_id="p1",
        role="participant",
        kind=kind,
        parent=None,
        created_at=1,
        revoked_at=None,
    )


class Reads:
    """A storage of one grant; something may happen while it is read."""

    def __init__(self, kept):
        self.kept, self.meanwhile = kept, lambda: None

    def grant(self, _hashed):
        found = self.kept
        self.meanwhile()
        return found


def test_a_grant_that_ends_while_it_is_read_is_not_remembered():
    reads = Reads(row())
    grants = Grants(reads, lambda: 0.0)

    def ends():
        reads.meanwhile = lambda: None
        reads.kept = replace(reads.kept, revoked_at=2)
        grants.forget("ABCD2346")

    reads.meanwhile = ends
    grants.token("a token")
    with pytest.raises(BoardError) as refused:
        grants.token("a token")
    assert refused.value.code == "unauthorised"


def test_a_session_that_asks_for_many_passes_takes_the_place_of_its_own(monkeypatch):
    monkeypatch.setattr(module, "MOST_PASSES", 10)
    grants = Grants(Reads(row()), lambda: 0.0)
    grants.lend("quiet pass", row(), 1000)
    for number in range(40):
        grants.lend(f"loud pass {number}", row("WXYZ2346"), 1000)
    assert grants.key("ABCD2346", "quiet pass", 500).kind == "pass"
    assert grants.key("WXYZ2346", "loud pass 39", 500).kind == "pass"
    assert len(grants._passes) <= 10
