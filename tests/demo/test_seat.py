"""How the demo's people wait when they are asked to, and give up when nothing else helps."""

from typing import Any

import pytest

from board.demo import seat as seats
from board.demo.seat import DemoError, Seat


class Server:
    """Answers lists of commands; refuses the n-th as it is told to, once."""

    def __init__(self, *refusals: tuple[int, str]) -> None:
        self.refusals = dict(refusals)
        self.accepted: list[str] = []
        self.seen = 0

    def call(self, _: str, __: str, ___: str, body: list[dict[str, Any]], ____: str) -> list[dict[str, Any]]:
        return [self._answer(command) for command in body]

    def _answer(self, command: dict[str, Any]) -> dict[str, Any]:
        self.seen += 1
        code = self.refusals.pop(self.seen, None)
        if code:
            error = {"code": code, "message": "Not now.", "retry_after_ms": 1}
            return {"ok": False, "op_id": command["op_id"], "error": error}
        if command["op_id"] not in self.accepted:
            self.accepted.append(command["op_id"])
        return {"ok": True, "op_id": command["op_id"], "seq": self.seen}


def seated(monkeypatch: pytest.MonkeyPatch, server: Server) -> Seat:
    monkeypatch.setattr(seats, "call", server.call)
    return Seat("http://board.example", "CODE", "p", "t")


def test_a_command_that_was_told_to_wait_is_sent_again_as_the_same_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server((2, "rate_limited"))
    answers = seated(monkeypatch, server).send(*({"type": "hand.raise"} for _ in range(4)))
    assert [answer["ok"] for answer in answers] == [True] * 4
    assert len(server.accepted) == 4, "the third and fourth were accepted once, though they were sent twice"


def test_a_long_row_of_commands_goes_in_lists_of_thirty_two(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    answers = seated(monkeypatch, server).send(*({"type": "hand.raise"} for _ in range(70)))
    assert len(answers) == len(server.accepted) == 70


def test_a_refusal_ends_it_with_the_servers_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DemoError, match=r"refused hand\.raise: Not now\."):
        seated(monkeypatch, Server((1, "forbidden"))).send({"type": "hand.raise"})


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(*((n, "busy") for n in range(1, 100)))
    with pytest.raises(DemoError, match="again and again"):
        seated(monkeypatch, server).send({"type": "hand.raise"})
