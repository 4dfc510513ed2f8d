"""Facilitators hear of a session's end in time, and nobody takes it from those who are in it."""

import pytest

from board.domain.retention import DAY_MS
from board.service.keeping.retention import HELD_MS
from board.service.loop import ThreadLoop
from board.storage.memory import MemoryStorage
from tests.service.boards import Recorder, Session, board_over

HOUR_S = 3600


class Later(ThreadLoop):
    """A loop whose clocks are put forward by hand."""

    ahead = 0.0

    def now_ms(self):
        return super().now_ms() + round(self.ahead * 1000)

    def monotonic(self):
        return super().monotonic() + self.ahead


def at_work(storage=None, loop=None):
    """A board with one session, whoever publishes to it, and the loop that both have."""
    loop, told = loop or Later(), Recorder()
    session = Session(board_over(storage or MemoryStorage(), told, loop=loop))
    return session, told, loop


def outlook(session):
    return session.board.retention.outlook(session.board.live(session.code))


@pytest.mark.parametrize(("days", "told_before"), [(30, 7.0), (14, 7.0), (7, 3.5), (1, 0.5)])
def test_facilitators_are_told_from_some_days_before(days, told_before):
    session, _, loop = at_work()
    session.do(session.host, "session.keep", days=days)
    assert not outlook(session).soon
    loop.ahead += (days - told_before - 0.01) * DAY_MS / 1000
    assert not outlook(session).soon
    loop.ahead += 0.02 * DAY_MS / 1000
    seen = outlook(session)
    assert (seen.soon, seen.goes, seen.days) == (True, "session", days)
    assert abs(seen.at - loop.now_ms() - told_before * DAY_MS) < 0.02 * DAY_MS


def test_one_press_keeps_it_for_longer_also_once_it_is_closed_and_never_beyond_what_the_site_allows():
    session, _, loop = at_work()
    session.do(session.host, "session.close")
    loop.ahead += 25 * DAY_MS / 1000
    assert outlook(session).soon
    assert session.do(session.host, "session.keep", days=30)["ok"]
    seen = outlook(session)
    assert not seen.soon and abs(seen.at - loop.now_ms() - 30 * DAY_MS) < 5000
    assert session.do(session.host, "session.keep", days=3650)["ok"]
    assert outlook(session).days == 365
    assert session.do(session.host, "session.keep", days=None)["ok"]
    assert outlook(session).days == 30


@pytest.mark.parametrize("days", [0, -1, 3651, "30", True, 1.5])
def test_what_is_no_number_of_days_is_refused(days):
    session, _, _ = at_work()
    assert session.do(session.host, "session.keep", days=days)["error"]["code"] == "invalid"


def test_only_facilitators_keep_it_for_longer():
    session, _, _ = at_work()
    ann = session.board.identify(session.board.join(session.code, "Ann", None, None).token)
    assert session.do(ann, "session.keep", days=60)["error"]["code"] == "forbidden_role"


def test_what_somebody_is_in_at_one_server_is_not_taken_by_another():
    storage = MemoryStorage()
    session, here, loop = at_work(storage)
    other = board_over(storage, Recorder(), loop=loop)
    here.is_connected = True
    loop.ahead += 30 * DAY_MS / 1000 - 600
    for _ in range(30):
        session.board._keeping._round()
        other._keeping._round()
        assert storage.session(session.code) is not None
        loop.ahead += 600
    assert not storage.proofs()
    # a while after the last one has left
    here.is_connected = False
    loop.ahead += 601
    session.board._keeping._round()
    loop.ahead += HELD_MS / 1000
    other._keeping._round()
    assert storage.session(session.code) is None
    assert [(one.what, one.by) for one in storage.proofs()] == [("session", "time")]


def test_to_look_at_it_does_not_put_its_end_off_before_that_is_near():
    storage = MemoryStorage()
    session, here, loop = at_work(storage)
    here.is_connected = True
    before = storage.session(session.code)
    for _ in range(29):
        loop.ahead += DAY_MS / 1000
        session.board._keeping._round()
    assert storage.session(session.code) == before


def test_what_is_held_while_it_is_looked_through_is_left_alone():
    """Another server says that somebody has come, just as this one has read the log."""
    loop = Later()

    class Slow(MemoryStorage):
        def read(self, session_id, after=0):
            log = super().read(session_id, after)
            if loop.ahead:
                self.hold(session_id, loop.now_ms())
            return log

    storage = Slow()
    session, _, _ = at_work(storage, loop)
    session.board._registry._live.clear()
    loop.ahead += 31 * DAY_MS / 1000
    session.board._keeping._round()
    assert storage.session(session.code) is not None and not storage.proofs()


def test_each_kept_session_is_looked_at_in_its_turn_and_no_round_reads_them_all():
    looked = []

    class Watched(MemoryStorage):
        def next_idle(self, moment, after):
            row = super().next_idle(moment, after)
            looked.append(row.code if row is not None else None)
            return row

    storage, loop = Watched(), Later()
    codes = [at_work(storage, loop)[0].code for _ in range(4)]
    keeper = board_over(storage, Recorder(), loop=loop)
    loop.ahead += 10 * DAY_MS / 1000
    for _ in range(40):
        keeper._keeping._round()
        loop.ahead += 60
    assert looked == [*codes, None], "each once, and then not before an hour is over"
    loop.ahead += HOUR_S
    keeper._keeping._round()
    assert looked[5:] == codes[:1]
    loop.ahead += 21 * DAY_MS / 1000
    for _ in codes:
        keeper._keeping._round()
    assert [storage.session(code) is None for code in codes] == [False, True, True, True]
    loop.ahead += HOUR_S
    keeper._keeping._round()
    keeper._keeping._round()
    assert storage.session(codes[0]) is None, "the walk begins anew"
