"""A little of `make fuzz` with fixed seeds, and that its oracle can say no."""

import os
from typing import Any

import pytest
from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from board.domain.commands import TYPES
from board.domain.errors import BoardError
from board.wire.commands import decode_command
from tests.conftest import Server
from tests.fuzz import asking, commands, frames
from tests.fuzz.oracle import Found, Watch
from tests.fuzz.shapes import right

SEED = 20261122
#: whatever fits first; nobody needs the smallest
FIRST = settings(max_examples=300, database=None, phases=(Phase.generate,))


@pytest.fixture
def watch(server: Server) -> Watch:
    return Watch(server)


def test_commands_over_http(watch: Watch) -> None:
    commands.over_http(watch, SEED, 12)
    assert sum(watch.answers.values()) > 12


def test_commands_over_a_socket(watch: Watch) -> None:
    commands.over_socket(watch, SEED, 15)
    assert sum(watch.answers.values()) > 10


@pytest.mark.skipif(
    os.environ.get("BOARD_ASYNC_MODE") == "threading", reason="the way out has werkzeug's server"
)
def test_requests_and_frames(watch: Watch) -> None:
    asking.round_of(watch, SEED, 30)
    frames.round_of(watch, SEED, 6)
    assert sum(watch.answers.values()) > 30


@pytest.mark.parametrize("name", TYPES)
def test_each_command_can_be_made_as_its_parser_takes_it(name: str) -> None:
    """A strategy that never makes one that is well-formed would fuzz the parser alone."""

    def taken(given: dict[str, Any]) -> bool:
        try:
            return decode_command(given).type == name
        except BoardError:
            return False

    try:
        find(right(name, ["p"]), taken, settings=FIRST)
    except NoSuchExample:
        pytest.fail(f"no {name} of 300 is well-formed")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"ok": True},
        {"ok": False},
        {"ok": False, "error": {"code": "nobodys", "message": "x"}},
        {"ok": False, "error": {"code": "invalid"}},
        {"ok": False, "error": {"code": "invalid", "message": "x", "trace": "x"}},
        {"ok": False, "error": {"code": "internal", "message": "x", "incident": "x"}},
    ],
)
def test_an_answer_that_is_none_is_found(watch: Watch, answer: Any) -> None:
    with pytest.raises(Found):
        watch.answer(answer)


@pytest.mark.parametrize(
    ("status", "body", "path"),
    [
        (500, b"{}", "/"),
        (500, b'{"ok":false,"error":{"code":"internal","message":"x"}}', "/api/x"),
        (502, b"", "/socket.io/"),
        (404, b"<html>", "/api/x"),
        (404, b'{"ok":false,"error":{"code":"invalid","message":"x"}}', "/api/x"),
        (400, b"Traceback (most recent call last)", "/"),
    ],
)
def test_an_answer_over_http_that_is_none_is_found(watch: Watch, status: int, body: bytes, path: str) -> None:
    with pytest.raises(Found):
        watch.http(status, body, path)


def test_a_fault_in_the_log_is_found(watch: Watch) -> None:
    watch.place = 0
    said = watch.server.log()
    watch.server = type(
        "Logged", (), {"log": lambda self: said + '{"incident": "x"}', "process": watch.server.process}
    )()
    with pytest.raises(Found):
        watch.log()
