"""Frames against a plain oracle: each connection hears what `visibility` lets it, once and in order."""

import json
from itertools import pairwise
from random import Random

import pytest

from board.domain import visibility
from board.domain.errors import BoardError
from board.domain.model import Actor, Viewer
from board.realtime import drains
from tests.domain.doings import random_doing
from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room

SEEDS = range(25)


def play(random: Random, workshop: Workshop, steps: int) -> None:
    """Some random doings; what is refused did not happen."""
    for _ in range(steps):
        actor, kind, fields = random_doing(random, workshop)
        try:
            workshop.do(actor, kind, **fields)
        except BoardError:
            continue


@pytest.mark.parametrize("seed", SEEDS)
def test_every_connection_hears_what_it_may_see_once_and_in_order(seed: int) -> None:
    random, workshop = Random(seed), Workshop()
    room = Room(workshop.state)
    everybody = [workshop.felicity, workshop.peter, workshop.petra, workshop.olga, workshop.screen]
    expected: dict[str, list[tuple[int, str]]] = {}
    actors: dict[str, Actor] = {}
    resyncs: dict[str, int] = {}
    for turn in range(30):
        sid = f"s{turn}"
        actors[sid] = random.choice(everybody)
        person = room.state.people.get(actors[sid].person_id or "")
        if person is None or not person.removed:
            room.enter(sid, actors[sid])
            expected[sid], resyncs[sid] = [], 0
        if len(expected) > 4:
            gone = random.choice(list(expected))
            room.rooms.leave(gone)
            del expected[gone]
        before = len(workshop.log)
        play(random, workshop, random.randint(1, 12))
        recorded = workshop.log[before:]
        room.publish(workshop.state, recorded)
        for sid in expected:
            viewer = visibility.viewer_of(workshop.state, workshop.as_now(actors[sid]))
            if any(visibility.needs_resync(one, workshop.state, viewer) for one in recorded):
                resyncs[sid] += 1
                continue
            cuts = (visibility.cut(one, workshop.state, viewer) for one in recorded)
            expected[sid] += [(cut["seq"], json.dumps(cut)) for cut in cuts if cut is not None]
    for sid in expected:
        frames = room.transport.of(sid, "events")
        heard = [(event["seq"], json.dumps(event)) for frame in frames for event in frame["events"]]
        assert heard == expected[sid]
        assert len(room.transport.of(sid, "resync")) == resyncs[sid]
        for one, other in pairwise(frames):
            # a resync in between moves the start on, and nothing else does
            assert other["from"] == one["to"] + 1 or (resyncs[sid] and other["from"] > one["to"])
        assert all(
            frame["from"] <= event["seq"] <= frame["to"] for frame in frames for event in frame["events"]
        )


def test_an_event_is_encoded_once_per_audience_and_once_more_for_its_author(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="open", kind="add", title="Open", switches={"see": "all"}
    )
    workshop.do(workshop.felicity, "phase.open", phase_id="open", expected=workshop.state.live.phase_id)
    room.publish(workshop.state, [])
    people = [workshop.join(f"Person {n}") for n in range(40)]
    room.state = workshop.state
    for number, person in enumerate(people):
        room.enter(f"p{number}", person)
    before = len(workshop.log)
    for number, person in enumerate(people):
        workshop.do(person, "note.post", note_id=f"n{number}", text="x")
    encoded = 0

    def counted(cut: dict[str, object]) -> bytes:
        nonlocal encoded
        encoded += 1
        return json.dumps(cut).encode()

    monkeypatch.setattr(drains, "event_bytes", counted)
    room.publish(workshop.state, workshop.log[before:])
    assert encoded == 40 + 40
    assert [len(room.transport.of(f"p{n}", "events")) for n in range(40)] == [1] * 40
    mine = [event["data"].get("mine") for event in room.transport.of("p3", "events")[0]["events"]]
    assert [n for n, flag in enumerate(mine) if flag] == [3]


def test_connections_that_start_elsewhere_in_a_drain_get_only_the_rest() -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    head = workshop.state.head
    room.enter("early", workshop.felicity)
    room.enter("late", workshop.felicity, next_from=head + 3)
    room.enter("after", workshop.felicity, next_from=head + 5)
    for n in range(4):
        workshop.do(workshop.felicity, "session.update", title=f"T{n}")
    room.publish(workshop.state, workshop.log[-4:])
    early, late = room.transport.of("early", "events")[0], room.transport.of("late", "events")[0]
    assert (early["from"], early["to"], len(early["events"])) == (head + 1, head + 4, 4)
    assert (late["from"], late["to"], len(late["events"])) == (head + 3, head + 4, 2)
    assert room.transport.of("after", "events") == []
    assert late["events"] == early["events"][2:]


def test_a_drain_in_which_one_sees_nothing_sends_nothing_and_the_next_covers_it() -> None:
    workshop = Workshop()
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="own", kind="add", title="Own", switches={"names": "off"}
    )
    workshop.do(workshop.felicity, "phase.open", phase_id="own", expected=workshop.state.live.phase_id)
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    head = workshop.state.head
    workshop.do(workshop.peter, "note.post", note_id="n", text="hidden")
    room.publish(workshop.state, workshop.log[-1:])
    assert room.transport.of("host", "events") == []
    workshop.do(workshop.felicity, "session.lock", locked=True)
    room.publish(workshop.state, workshop.log[-1:])
    frame = room.transport.of("host", "events")[0]
    assert (frame["from"], frame["to"], len(frame["events"])) == (head + 1, head + 2, 1)
    assert "hidden" not in json.dumps(room.transport.sent)


@pytest.mark.parametrize("admitted", ["before", "meanwhile"])
def test_a_facilitator_no_more_hears_nothing_of_links(admitted: str) -> None:
    """`meanwhile`: let in as a facilitator, and in the room only after everybody was told of the demotion."""
    workshop = Workshop()
    mair = workshop.join("Mair", "facilitator")
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    if admitted == "before":
        room.enter("mair", mair)
    workshop.do(workshop.felicity, "person.promote", person_id=str(mair.person_id), role="participant")
    room.publish(workshop.state, workshop.log[-1:])
    if admitted == "meanwhile":
        late = room.enter("mair", mair)
        late.viewer = Viewer(mair.person_id, "facilitator")
    workshop.do(workshop.felicity, "link.rotate", role="observer")
    room.publish(workshop.state, workshop.log[-1:])
    heard = [event["type"] for frame in room.transport.of("mair", "events") for event in frame["events"]]
    assert "link.rotated" not in heard
    assert room.transport.of("host", "events")[-1]["events"][-1]["type"] == "link.rotated"


def test_whoever_is_gathered_is_ended_as_a_broken_line_ends() -> None:
    workshop = Workshop()
    room = Room(workshop.state)
    room.enter("a", workshop.felicity)
    room.enter("b", workshop.peter)
    room.publisher.gather("ANOTHER")
    assert room.transport.closed == []
    room.publisher.gather(workshop.state.code)
    assert sorted(room.transport.closed) == ["a", "b"]
    # no word goes before: a page that is told why would not come back
    assert room.transport.sent == []
