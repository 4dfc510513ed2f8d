"""Every error code can be met, each with its status and the one body."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board.domain.errors import STATUS, BoardError
from board.web.origins import Origins
from board.web.site import SiteSettings, create_site
from tests.conftest import Server
from tests.web.script import Script, begin, command, join

#: kept for later versions (docs/protocol.md)
RESERVED = {"gone"}
#: met elsewhere: test_bad_requests.py, test_seats.py, test_old_pages.py
ELSEWHERE = {
    "client_too_old",
    "invalid",
    "unsupported",
    "unauthorised",
    "not_found",
    "too_large",
    "too_long",
    "rate_limited",
}
#: only a fault brings these about
FAULTS = {"internal", "busy", "storage_full", "read_only"}


def conflict(felicity: Script, peter: Script) -> str:
    felicity.do("theme.form", theme_id="t", title="x")
    return felicity.refused("theme.form", theme_id="t", title="y")


def phase_changed(felicity: Script, peter: Script) -> str:
    return felicity.refused("phase.open", phase_id=felicity.phase("sort"), expected=None)


def phase_closed(felicity: Script, peter: Script) -> str:
    felicity.open("sort")
    return peter.refused("note.post", note_id="n", text="x")


def op_id_conflict(felicity: Script, peter: Script) -> str:
    post = command("note.post", note_id="n", text="x")
    peter.send(post)
    answer = peter.send({**post, "text": "y"})
    return str(answer.json()["error"]["code"])


def note_deleted(felicity: Script, peter: Script) -> str:
    peter.do("note.post", note_id="n", text="x")
    peter.do("note.discard", note_id="n")
    return peter.refused("note.edit", note_id="n", text="y")


def limit_reached(felicity: Script, peter: Script) -> str:
    felicity.do("phase.revise", phase_id=felicity.phase("add"), switches={"limit": {"most": 1}})
    peter.do("note.post", note_id="n1", text="x")
    return peter.refused("note.post", note_id="n2", text="y")


def forbidden(felicity: Script, peter: Script) -> str:
    peter.do("note.post", note_id="n", text="x")
    felicity.do("phase.reveal")
    return felicity.refused("note.edit", note_id="n", text="y")


def forbidden_role(felicity: Script, peter: Script) -> str:
    return peter.refused("session.lock", locked=True)


def locked(felicity: Script, peter: Script) -> str:
    felicity.do("session.freeze", frozen=True)
    return peter.refused("note.post", note_id="n", text="x")


def read_only(felicity: Script, peter: Script) -> str:
    felicity.do("session.close")
    return peter.refused("note.post", note_id="n", text="x")


MEET = {
    meet.__name__: meet
    for meet in (
        conflict, phase_changed, phase_closed, op_id_conflict, note_deleted, limit_reached, forbidden,
        forbidden_role, locked, read_only,
    )
}  # fmt: skip


def test_every_code_is_met_somewhere() -> None:
    assert set(STATUS) == set(MEET) | ELSEWHERE | FAULTS | RESERVED


@pytest.mark.parametrize("code", MEET)
def test_a_code_is_met(server: Server, code: str) -> None:
    felicity, _ = begin(server.url)
    felicity.open("add")
    meet: Callable[[Script, Script], str] = MEET[code]
    assert meet(felicity, join(server.url, felicity.code)) == code


class FailingBoard:
    """A board whose every call fails in the same way."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> None:
            raise self.failure

        return fail


def client(failure: Exception) -> FlaskClient:
    board: Any = FailingBoard(failure)
    settings = SiteSettings(start_code=None, rate_limits=False)
    site: Flask = create_site(
        board, Origins(None), lambda *_: board.render(), lambda _: board.render(), settings
    )
    return site.test_client()


@pytest.mark.parametrize("path", ["/api/sessions/ABCD2346/door", "/api/sessions/ABCD2346"])
def test_a_fault_of_ours_is_internal_with_an_incident_and_nothing_of_what_it_was(path: str) -> None:
    answer = client(RuntimeError("hush: a note")).get(path, headers={"Authorization": "Bearer x"})
    error = answer.json["error"]
    assert (answer.status_code, error["code"]) == (500, "internal")
    assert error["incident"]
    assert b"hush" not in answer.data
    assert b"Traceback" not in answer.data


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (BoardError("busy", "Later.", retry_after_ms=2500), 503),
        (BoardError("storage_full", "Full.", retry_after_ms=10_000), 503),
        (BoardError("read_only", "No writes.", status_override=503), 503),
    ],
)
def test_a_fault_of_the_disk_says_when_to_try_again(failure: BoardError, status: int) -> None:
    answer = client(failure).post("/api/sessions", json={"title": "x"})
    assert (answer.status_code, answer.json["error"]["code"]) == (status, failure.code)
    assert ("Retry-After" in answer.headers) == (failure.retry_after_ms is not None)
    ready = client(failure).get("/readyz")
    assert (ready.status_code, ready.json) == (503, {"status": "unready", "reason": failure.message})


def test_a_fault_on_a_page_is_a_page() -> None:
    answer = client(RuntimeError("hush")).get("/j/ABCD2346", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert b"hush" not in answer.data
