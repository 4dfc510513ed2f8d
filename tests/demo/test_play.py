"""The demo played on a real server over the public protocol, and what it promises."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from board.demo.seat import Seat
from board.demo.wishes import DUPLICATES, PARKED, WISHES
from tests.conftest import Server

ROOT = Path(__file__).resolve().parents[2]


def run_demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "board.cli", "demo", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def played(server: Server, *arguments: str) -> dict[str, Any]:
    done = run_demo("--url", server.url, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    links: dict[str, Any] = json.loads(done.stdout)
    return links


def snapshot_of(server: Server, links: dict[str, Any]) -> dict[str, Any]:
    snapshot: dict[str, Any] = Seat(server.url, links["code"], "", links["token"]).call("GET", "")
    return snapshot


@pytest.fixture(scope="module")
def links(server: Server) -> dict[str, Any]:
    return played(server)


@pytest.fixture(scope="module")
def snapshot(server: Server, links: dict[str, Any]) -> dict[str, Any]:
    return snapshot_of(server, links)


def test_it_prints_the_links_as_one_object(server: Server, links: dict[str, Any]) -> None:
    code = links["code"]
    assert links["join"] == f"{server.url}/j/{code}"
    for seat in ("host", "observe", "screen"):
        assert links[seat].startswith(f"{server.url}/s/{code}/{seat}#key=")
    assert links["proposals"].startswith(f"{server.url}/s/{code}/host/proposals#key=")


def test_fifteen_people_are_in_and_every_wish_is_on_the_wall_without_its_author(
    snapshot: dict[str, Any],
) -> None:
    assert len(snapshot["people"]) == 15
    assert [person["decider"] for person in snapshot["people"]].count(True) == 2
    shown = sorted(note["caption"] or note["text"] for note in snapshot["notes"])
    assert shown == sorted(wish.words for wish in WISHES)
    assert not [note for note in snapshot["notes"] if "author" in note]
    assert {note.get("language") for note in snapshot["notes"]} == {"en", "cy"}


def test_the_wishes_are_in_six_named_themes_with_some_parked_and_some_stacked(
    snapshot: dict[str, Any],
) -> None:
    titles = {theme["theme_id"]: theme["title"] for theme in snapshot["themes"]}
    assert len(titles) == 6
    assert all(3 <= len(title.split()) <= 7 for title in titles.values())
    assert sum(note["parked"] for note in snapshot["notes"]) == len(PARKED)
    assert sum("stack" in note for note in snapshot["notes"]) == len(DUPLICATES) - 1
    filed = [note for note in snapshot["notes"] if note["theme_id"]]
    assert len(filed) == len([wish for wish in WISHES if wish.theme])


def test_four_proposals_have_owners_dates_evidence_support_and_concerns(snapshot: dict[str, Any]) -> None:
    proposals = snapshot["proposals"]
    assert len(proposals) == 4
    notes = {note["note_id"] for note in snapshot["notes"]}
    for proposal in proposals:
        fields = proposal["fields"]
        assert fields["owner"]
        assert fields["first_step"]
        assert date.fromisoformat(fields["first_step_by"]) > date.today()  # noqa: DTZ011
        assert date.fromisoformat(fields["first_step_by"]).weekday() < 5
        assert len(set(proposal["note_ids"]) & notes) >= 6
        assert proposal["support"]["n"] == 14
        assert proposal["concerns"]
    assert [proposal["status"] for proposal in proposals] == ["agreed", "agreed", "ready", "draft"]
    assert sum(proposal["accepted_by"] is not None for proposal in proposals) == 3


def test_the_drawings_are_credited_where_they_are_shown(snapshot: dict[str, Any]) -> None:
    live = next(p for p in snapshot["run_sheet"] if p["phase_id"] == snapshot["live"]["phase_id"])
    assert "Quick, Draw!" in live["switches"]["prompt"]["en"]["question"]


def test_every_download_holds_the_words_of_the_day(links: dict[str, Any]) -> None:
    bodies = {}
    for name, url in links["exports"].items():
        asked = Request(f"{url}&include=all", headers={"Authorization": f"Bearer {links['token']}"})
        with urlopen(asked, timeout=30) as response:
            bodies[name] = response.read().decode()
    for name, body in bodies.items():
        assert "A helicopter." in body, name
        assert "Llenwi'r ffurflen goed unwaith" in body.replace("&#x27;", "'"), name
    assert bodies["proposals.html"].count("<svg") >= 20
    assert "Pwy fydd yn cadw" in bodies["proposals.csv"]


@pytest.mark.parametrize(
    ("until", "kind", "notes"), [("lobby", "hold", 0), ("wishes", "add", 0), ("reveal", "add", len(WISHES))]
)
def test_it_stops_where_it_is_told_to(server: Server, until: str, kind: str, notes: int) -> None:
    snapshot = snapshot_of(server, played(server, "--until", until))
    live = next(p for p in snapshot["run_sheet"] if p["phase_id"] == snapshot["live"]["phase_id"])
    assert live["kind"] == kind
    assert len(snapshot["notes"]) == notes


def test_it_keeps_within_the_limits_of_every_participant(own_server: Callable[..., Server]) -> None:
    limited = own_server(BOARD_RATE_LIMITS="on")
    assert len(snapshot_of(limited, played(limited))["proposals"]) == 4


def test_without_a_server_it_says_so_in_one_sentence() -> None:
    done = run_demo("--url", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr.startswith("No Wishwall answers at http://127.0.0.1:9.")
    assert done.stderr.count("\n") == 1


def test_a_wrong_start_code_is_told_in_the_servers_words(own_server: Callable[..., Server]) -> None:
    guarded = own_server(BOARD_START_CODE="open-sesame")
    refused = run_demo("--url", guarded.url)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "start code" in refused.stderr
    assert played(guarded, "--start-code", "open-sesame", "--until", "lobby")["code"]
