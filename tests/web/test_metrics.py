"""Figures for a monitoring server on this machine, and for nobody else; their labels are ours alone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from board.web.metrics import is_local
from tests.conftest import Server, start_server
from tests.web.script import Script, begin, command

LABEL = re.compile(r'(\w+)="([^"]*)"')


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Script]]:
    server = start_server(tmp_path_factory.mktemp("metrics"), BOARD_TRUSTED_PROXIES="1")
    script, _ = begin(server.url)
    script.open("add")
    yield server, script
    server.stop()


def figures(url: str, **headers: str) -> requests.Response:
    return requests.get(f"{url}/metrics", headers=headers, timeout=5)


def value(text: str, name: str) -> float:
    return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))


def test_what_happens_is_counted(house: tuple[Server, Script]) -> None:
    server, script = house
    accepted = 'wishwall_commands_total{outcome="accepted",type="note.post"}'
    before = figures(server.url).text
    script.do("note.post", note_id="counted", kind="text", text="A wish")
    assert script.refused("note.edit", note_id="there-is-none", text="x") == "not_found"
    script.get("/export/notes.csv")
    after = figures(server.url).text
    grown: Callable[[str], float] = lambda name: value(after, name) - value(before, name)  # noqa: E731
    assert grown(accepted) == 1
    assert grown('wishwall_commands_total{outcome="not_found",type="note.edit"}') == 1
    assert grown("wishwall_commit_seconds_count") >= 1
    assert grown('wishwall_exports_total{format="notes.csv",outcome="made"}') == 1
    assert value(after, "wishwall_sessions_live") == 1
    for name in ("database_bytes", "disk_free_bytes"):
        assert value(after, f"wishwall_{name}") > 4096
    for name in ("sockets", "commands_waiting", "unread_packets"):
        assert f"wishwall_{name} 0.0" in after


def test_labels_stay_few_whatever_is_sent(house: tuple[Server, Script]) -> None:
    """A107: made-up names of commands, formats and addresses make no label."""
    server, script = house
    for number in range(100):
        script.send([command(f"canary{number}.{each}") for each in range(32)])
    for number in range(40):
        script.get(f"/export/canary{number}")
        requests.get(f"{server.url}/canary{number}", timeout=5)
    text = figures(server.url).text
    assert "canary" not in text
    assert (
        sum(value(line, line[:1]) for line in text.splitlines() if 'type="other"' in line and line[0] != "#")
        >= 100 * 32
    )
    labels = {label for label in LABEL.findall(text) if label[0] != "le"}
    assert len(labels) < 100, sorted(labels)
    assert script.code not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Forwarded-Host": "localhost"},
        {"Via": "1.1 proxy"},
        {"X-Real-IP": "127.0.0.1"},
        {"Host": "board.example.org"},
        {"Origin": "https://elsewhere.example"},
    ],
)
def test_for_everybody_else_there_is_no_such_address(
    house: tuple[Server, Script], server: Server, headers: dict[str, str]
) -> None:
    """A34: behind a trusted proxy, behind one that nobody told us of, and for a page that was lured here."""
    for url in (house[0].url, server.url):
        answer = figures(url, **headers)
        assert answer.status_code == 404, headers
        assert "wishwall_" not in answer.text


@pytest.mark.parametrize(
    ("peer", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("", False),
        ("unix:", False),
    ],
)
def test_only_a_peer_on_this_machine_is_local(peer: str, local: bool) -> None:
    environ = {"REMOTE_ADDR": peer, "HTTP_HOST": "localhost:5000", "board.direct": True}
    assert is_local(environ) is local


def test_the_folder_of_the_database_may_go_and_the_figures_stay(tmp_path: Path) -> None:
    """A figure that cannot be looked up must not cost all the others."""
    server = start_server(tmp_path)
    try:
        for path in tmp_path.glob("board.sqlite*"):
            path.unlink()
        assert "wishwall_database_bytes 0.0" in figures(server.url).text
    finally:
        server.stop()
