"""Between a connection's tail and its live frames nothing is lost and nothing comes twice."""

import json
from collections.abc import Callable
from random import Random

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.realtime.rooms import Connection
from board.realtime.ticker import Ticker
from board.realtime.welcoming import Welcomer
from board.service.board import Grant, Tail
from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room

PIECE = 3


class ReadingBoard:
    """A board whose reads take a while: `meanwhile` runs inside each of them, as another greenlet would."""

    def __init__(self, workshop: Workshop, meanwhile: Callable[[], None], refuses: bool = False) -> None:
        self.workshop, self.meanwhile, self.refuses = workshop, meanwhile, refuses

    def head(self, code: str) -> int:
        self.meanwhile()
        return self.workshop.state.head

    def epoch(self, code: str) -> str:
        return "e1"

    def tail(self, code: str, grant: Grant, after: int, epoch: str | None = None) -> Tail | None:
        if self.refuses:
            raise BoardError("busy", "Later.")
        if after > self.workshop.state.head or epoch not in (None, "e1"):
            return None
        events = [one.seq for one in self.workshop.log if after < one.seq <= after + PIECE]
        to = events[-1] if events else after
        body = {"epoch": "e1", "from": after + 1, "to": to, "events": [{"seq": seq} for seq in events]}
        self.meanwhile()
        return Tail("e1", after + 1, to, json.dumps(body).encode())


def greeted(
    room: Room, board: ReadingBoard, actor: Actor, after: int | None, epoch: str | None = None
) -> Connection:
    connection = room.enter("new", actor, next_from=0, live=False)
    connection.after, connection.epoch = after, epoch
    Welcomer(board, room.transport, room.clock.now_ms).greet(room.channel, connection)
    return connection


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happens_while_the_tail_is_read_comes_once(seed: int) -> None:
    random, workshop = Random(seed), Workshop()
    room = Room(workshop.state)
    published = [len(workshop.log)]

    def commit(count: int) -> None:
        for _ in range(count):
            workshop.do(workshop.felicity, "session.update", title=f"T{random.random()}")

    def publish() -> None:
        recorded = workshop.log[published[0] :]
        published[0] = len(workshop.log)
        room.publish(workshop.state, recorded)

    def meanwhile() -> None:
        # a commit may be visible to reads before it is published
        commit(random.choice([0, 0, 1, 4]))
        if random.random() < 0.5:
            publish()

    after = random.randint(1, workshop.state.head) if random.random() < 0.8 else None
    greeted(room, ReadingBoard(workshop, meanwhile), workshop.peter, after)
    commit(2)
    publish()
    welcome = room.transport.of("new", "welcome")[0]
    start = after + 1 if after is not None else welcome["head"] + 1
    assert room.transport.sent[0][1] == "welcome"
    frames = room.transport.of("new", "events")
    assert [event["seq"] for frame in frames for event in frame["events"]] == list(
        range(start, workshop.state.head + 1)
    )
    for frame in frames:
        assert frame["from"] == start
        start = frame["to"] + 1


@pytest.mark.parametrize(("after", "epoch"), [(10_000, None), (2, "of another history")])
def test_where_no_tail_can_be_given_the_snapshot_is_asked_for(after: int, epoch: str | None) -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    connection = greeted(room, ReadingBoard(workshop, lambda: None), workshop.peter, after, epoch)
    assert [name for _, name, _ in room.transport.sent] == ["welcome", "resync"]
    assert (connection.live, connection.next_from) == (True, workshop.state.head + 1)


def test_a_tail_that_fails_asks_for_the_snapshot_too() -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    connection = greeted(room, ReadingBoard(workshop, lambda: None, refuses=True), workshop.peter, 1)
    assert room.transport.of("new", "resync")
    assert connection.live


def test_who_knows_more_than_can_be_read_here_now_is_not_set_back_to_our_snapshot() -> None:
    """Another worker has shown it; they come again, and to this one once it has caught up."""
    workshop = Workshop()
    room = Room(workshop.state)
    knows = workshop.state.head + 1
    greeted(room, ReadingBoard(workshop, lambda: None, refuses=True), workshop.peter, knows, "e1")
    assert room.transport.of("new", "resync") == []
    assert room.transport.closed == ["new"]


@pytest.mark.parametrize("after", [None, 3])
def test_a_newcomer_does_not_make_the_others_pass_over_what_is_about_to_be_published(
    after: int | None,
) -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    start = workshop.state.head + 1
    room.enter("old", workshop.felicity)
    workshop.do(workshop.felicity, "session.update", title="Durable, and not yet published")
    greeted(room, ReadingBoard(workshop, lambda: None), workshop.peter, after)
    Ticker(room.clock, room.rooms, room.transport, room.desk).tick()  # type: ignore[arg-type]
    room.publish(workshop.state, workshop.log[start - 1 :])
    (frame,) = room.transport.of("old", "events")
    assert [event["seq"] for event in frame["events"]] == [start]
    assert all(beacon["from"] <= start for beacon in room.transport.of("old", "head"))
    seen = [event["seq"] for one in room.transport.of("new", "events") for event in one["events"]]
    assert seen == list(range(start if after is None else after + 1, start + 1))


def test_who_does_not_read_the_tail_is_sent_for_the_snapshot_instead() -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    room.transport.unread["new"] = 9
    connection = greeted(room, ReadingBoard(workshop, lambda: None), workshop.peter, 0)
    assert connection.live
    assert connection.next_from == workshop.state.head + 1
    assert room.transport.of("new", "events") == []
    assert room.transport.of("new", "resync") == [{"reason": "tail"}]
