"""Hypothesis over every command, through HTTP and through a socket."""

import contextlib
import json
from typing import Any

import websocket
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.oracle import Found, Room, Watch, somebody
from tests.fuzz.shapes import commands
from tests.realtime.rawline import RawLine, raw_line

MOST_FRAME = 262_144
KINDS = ("add", "sort", "present", "mark", "propose")
#: what would end a round's session at once; a round of its own sends these
ENDING = ("session.close", "person.remove", "link.rotate", "person.relink", "person.promote")


def plain(examples: int) -> Any:
    """Settings that follow our own seed and clock alone."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )


def over_http(watch: Watch, number: int, examples: int) -> None:
    """A round of lists of commands over HTTP, in a room of its own."""
    room = Room(watch.server.url, KINDS[number % 5])
    without = () if number % 6 == 5 else ENDING

    @seed(number)
    @plain(examples)
    @given(st.integers(0, 3), st.lists(commands(room.people, without), min_size=1, max_size=8))
    def send(who: int, asked: list[Any]) -> None:
        answer = somebody(room, who).send(asked)
        if answer.status_code != 200:
            watch.http(answer.status_code, answer.content, "/api/commands")
            return
        got = answer.json()
        assert len(got) == len(asked), f"{len(got)} answers to {len(asked)}"
        for one in got:
            watch.answer(one)

    send()
    _end(room, watch, ended=not without)


class Lines:
    """A socket of each person of a room; a new one where the old one was ended."""

    def __init__(self, room: Room, url: str, stack: contextlib.ExitStack) -> None:
        self._people, self._url, self._stack = (room.felicity, room.peter, room.olga), url, stack
        self._lines: dict[int, RawLine] = {}

    def of(self, who: int) -> RawLine:
        line = self._lines.get(who)
        if line is None or not line.ws.connected:
            line = self._stack.enter_context(raw_line(self._url, self._people[who]))
            self._lines[who] = line
        return line


def ask(line: RawLine, watch: Watch, event: str, args: list[Any]) -> None:
    """Send one event; what is answered has the protocol's shape."""
    text = f"42{'' if event == 'presence' else 7}{json.dumps([event, *args], ensure_ascii=False)}"
    if len(text.encode()) >= MOST_FRAME:
        return  # closes the socket, as it should: A78
    line.send(text)
    # presence is never answered: what comes after it is
    if event == "presence":
        line.send('427["catch_up",{"after":1}]')
    (got,) = line.ack(7)
    for one in got if isinstance(got, list) else [got]:
        if "epoch" in one or "snapshot" in one:
            watch.answers["frame"] += 1
        else:
            watch.answer(one)


def over_socket(watch: Watch, number: int, examples: int) -> None:
    """A round over sockets: commands, catch-ups, presence, and arguments of any number."""
    room = Room(watch.server.url, KINDS[number % 5])
    without = () if number % 6 == 5 else ENDING
    events = st.sampled_from(["command", "command", "command", "catch_up", "presence", "nope", "*"])
    with contextlib.ExitStack() as stack:
        lines = Lines(room, watch.server.url, stack)

        @seed(number)
        @plain(examples)
        @given(st.integers(0, 2), events, st.lists(commands(room.people, without), max_size=3))
        def send(who: int, event: str, args: list[Any]) -> None:
            try:
                ask(lines.of(who), watch, event, args)
            except Found:
                raise
            except (OSError, AssertionError, websocket.WebSocketException):
                if without:
                    raise
                # whoever was removed has no socket any more

        send()
    _end(room, watch, ended=not without)


def _end(room: Room, watch: Watch, *, ended: bool) -> None:
    watch.log()
    if not ended:
        room.still_whole(watch)
