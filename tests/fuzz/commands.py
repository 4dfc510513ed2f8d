"""Hypothesis over every command, through HTTP and through a socket."""

import contextlib
import json
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.oracle import Room, Watch, somebody
from tests.fuzz.shapes import commands
from tests.realtime.rawline import raw_line

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


def over_socket(watch: Watch, number: int, examples: int) -> None:
    """A round over sockets: commands, catch-ups, presence, and arguments of any number."""
    room = Room(watch.server.url, KINDS[number % 5])
    without = () if number % 6 == 5 else ENDING
    events = st.sampled_from(["command", "command", "command", "catch_up", "presence", "nope", "*"])
    with contextlib.ExitStack() as open_lines:
        lines: dict[int, Any] = {}

        def line_of(who: int) -> Any:
            line = lines.get(who)
            if line is None or not line.ws.connected:
                person = (room.felicity, room.peter, room.olga)[who]
                lines[who] = line = open_lines.enter_context(raw_line(watch.server.url, person))
            return line

        @seed(number)
        @plain(examples)
        @given(st.integers(0, 2), events, st.lists(commands(room.people, without), max_size=3))
        def send(who: int, event: str, args: list[Any]) -> None:
            line = line_of(who)
            # presence is never answered: what comes after it is
            text = f"42{'' if event == 'presence' else 7}{json.dumps([event, *args], ensure_ascii=False)}"
            if len(text.encode()) >= MOST_FRAME:
                return  # closes the socket, as it should: A78
            line.send(text)
            if event == "presence":
                line.send('427["catch_up",{"after":1}]')
            (got,) = line.ack(7)
            for one in got if isinstance(got, list) else [got]:
                if "epoch" in one or "snapshot" in one:
                    watch.answers["frame"] += 1
                else:
                    watch.answer(one)

        if without:
            send()
        else:
            with contextlib.suppress(OSError, AssertionError, ValueError):
                send()  # whoever was removed has no socket any more
    _end(room, watch, ended=not without)


def _end(room: Room, watch: Watch, *, ended: bool) -> None:
    watch.log()
    if not ended:
        room.still_whole(watch)
