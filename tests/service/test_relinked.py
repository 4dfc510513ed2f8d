"""A link that is made anew ends what the old one held, whatever is read or written meanwhile (R6)."""

from typing import Any

import pytest

from board.domain.errors import BoardError
from board.service.path.mailbox import Ticket
from board.storage.memory import MemoryStorage
from tests.service.boards import Full, Session, Wrapped, board_over, command, note, stored_log


class Between(Wrapped):
    """A storage that does something once, before it is asked to keep a grant or after one was read."""

    before_keeping: Any = None
    after_reading: Any = None

    def add_grants(self, grants):
        do, self.before_keeping = self.before_keeping, None
        if do:
            do()
        return self.inner.add_grants(grants)

    def grant(self, hashed):
        row = self.inner.grant(hashed)
        do, self.after_reading = self.after_reading, None
        if do:
            do()
        return row


def begun(storage):
    """A session in which Ann has come in and may write."""
    session = Session(board_over(storage))
    session.open("add")
    return storage, session, session.board.join(session.code, "Ann", None, None)


def relinks(session, person):
    return lambda: session.do(session.host, "person.relink", person_id=person.person_id)


def test_a_seat_that_is_opened_by_the_old_link_meanwhile_is_none():
    storage, session, ann = begun(Between())
    storage.before_keeping = relinks(session, ann)
    with pytest.raises(BoardError, match=r"^forbidden"):
        session.board.exchange(session.code, ann.personal_key)
    held = [grant for grant in storage.inner._grants.values() if grant.person_id == ann.person_id]
    assert [grant.kind for grant in held if grant.revoked_at is None] == ["key"], "the new link's alone"


def test_what_was_read_of_a_grant_before_the_session_was_loaded_is_read_again():
    storage, session, ann = begun(Between())
    other = board_over(storage)
    storage.after_reading = relinks(session, ann)
    grant = other.identify(ann.token)
    (answer,) = other.submit(session.code, grant, [note()])
    assert answer["error"]["code"] == "unauthorised"


def test_another_history_ends_what_it_says_has_ended():
    storage, session, ann = begun(MemoryStorage())
    other = board_over(storage)
    grant = other.identify(ann.token)
    assert other.submit(session.code, grant, [note()])[0]["ok"]
    relinks(session, ann)()
    storage.renew_epoch(session.code, "another")
    (answer,) = other.submit(session.code, grant, [note()])
    assert answer["error"]["code"] == "unauthorised"


def test_a_refusal_that_rests_on_what_was_not_written_is_none():
    """The disk is full as the link is made: the note that came with it is sent again, not handed back."""

    storage, session, ann = begun(Full())
    grant = session.board.identify(ann.token)
    storage.full = True
    asked = [command("person.relink", person_id=ann.person_id), note()]
    assert both_in_one_drain(session, grant, asked) == ["storage_full", "storage_full"]
    storage.full = False
    assert session.all(grant, asked[1])[0]["ok"]
    assert "person.relinked" not in [row.type for row in stored_log(storage, session.code).events]


def both_in_one_drain(session, grant, asked):
    """The first from the facilitator and the second from this person, decided together."""
    board, live = session.board, session.board.live(session.code)
    ticket = Ticket(board._loop.signal(), [None, None], 2)
    senders = (session.host, grant)
    works = [board._work(live, who, asked[place], ticket, place) for place, who in enumerate(senders)]
    board._worker.put(live, works)
    ticket.signal.wait(5)
    return [outcome.code for outcome in ticket.outcomes]
