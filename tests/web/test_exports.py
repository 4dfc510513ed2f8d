"""Files over HTTP: as a job, in line, one moment each, its asker's alone; the board goes on meanwhile."""

import os
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from board.export.worker.turns import MOST_OF_A_SESSION, MOST_OF_ONE
from tests.conftest import Server
from tests.web.script import SKETCH, Script, begin, join

SLOW = "proposals.html"


def workshop(url: str, notes: int = 3) -> Script:
    felicity, _ = begin(url)
    felicity.open("add")
    phase = felicity.snapshot()["live"]["phase_id"]
    felicity.do("phase.revise", phase_id=phase, switches={"see": "all", "names": "on"})
    batch = [
        {
            "op_id": f"w{n}",
            "type": "note.post",
            "kind": "sketch",
            "note_id": f"w{n}",
            "sketch": SKETCH,
            "caption": f"a {n}",
        }
        for n in range(notes)
    ]
    for start in range(0, notes, 32):
        answers = felicity.send(batch[start : start + 32]).json()
        assert all(answer["ok"] for answer in answers), answers
    return felicity


def begun(who: Script, file_format: str = SLOW, **options: str) -> dict[str, Any]:
    answer = who.post("/exports", {"format": file_format, **options})
    assert answer.status_code == 201, answer.text
    return answer.json()


def ended(who: Script, job: dict[str, Any]) -> dict[str, Any]:
    until = time.monotonic() + 30
    while job["state"] in ("waiting", "running") and time.monotonic() < until:
        time.sleep(0.02)
        job = who.get(f"/exports/{job['job_id']}").json()
    return job


def workers(server: Server) -> list[int]:
    """The processes that make files for this server."""
    tasks = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    found = [int(pid) for task in tasks for pid in task.read_text().split()]
    return [pid for pid in found if b"worker/child.py" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def zombies(server: Server) -> list[int]:
    tasks = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    found = [int(pid) for task in tasks for pid in task.read_text().split()]
    return [
        pid for pid in found if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    ]


@pytest.mark.parametrize("file_format", [SLOW, "notes.csv"])
def test_a_job_makes_the_file_that_the_plain_call_gives(server: Server, file_format: str) -> None:
    felicity = workshop(server.url)
    asked = {"include": "all", "names": "no", "language": "cy"}
    job = ended(felicity, begun(felicity, file_format, **asked))
    assert (job["state"], job["error"]) == ("done", None)
    file = felicity.web.get(f"{server.url}{job['file']['link']}", headers=felicity.headers, timeout=5)
    plain = felicity.get(f"/export/{file_format}", **asked)
    assert file.headers["Content-Disposition"] == plain.headers["Content-Disposition"]
    assert file.headers["Content-Type"] == plain.headers["Content-Type"]
    assert file.headers["Cache-Control"] == "no-store"
    assert len(file.content) == job["file"]["size"]
    minute = job["moment"]["at"][:10].encode()
    assert file.content.split(minute)[0] == plain.content.split(minute)[0]
    assert len(file.content) == len(plain.content)


def test_a_job_is_its_askers_alone(server: Server) -> None:
    felicity = workshop(server.url)
    peter, petra = join(server.url, felicity.code), join(server.url, felicity.code, "Petra")
    job = ended(peter, begun(peter, "notes.csv"))
    for other in (felicity, petra):
        assert other.get(f"/exports/{job['job_id']}").status_code == 404
        assert other.get(f"/exports/{job['job_id']}/file").status_code == 404
        assert requests.delete(_place(other, job), headers=other.headers, timeout=5).status_code == 404
    assert peter.get(f"/exports/{job['job_id']}/file").status_code == 200
    felicity.do("session.update", settings={"exports": "facilitators"})
    refused = peter.get(f"/exports/{job['job_id']}/file")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "forbidden_role")
    assert peter.post("/exports", {"format": "notes.csv"}).status_code == 403


def test_a_cancelled_job_lets_go_of_its_file(server: Server) -> None:
    felicity = workshop(server.url)
    job = begun(felicity)
    stopped = requests.delete(_place(felicity, job), headers=felicity.headers, timeout=5)
    assert (stopped.status_code, stopped.json()["state"]) == (200, "cancelled")
    assert felicity.get(f"/exports/{job['job_id']}/file").status_code in (404, 500)
    assert felicity.get(f"/exports/{job['job_id']}").json()["file"] is None
    assert ended(felicity, begun(felicity))["state"] == "done"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"format": "notes.exe"}, "format"),
        ({"format": "notes.csv", "names": "maybe"}, "names"),
        ({"format": "notes.csv", "include": 1}, "include"),
        ({"format": "notes.csv", "more": "x"}, "more"),
        ({}, None),
    ],
)
def test_what_is_not_an_order_is_invalid(server: Server, body: dict[str, Any], field: str | None) -> None:
    felicity, _ = begin(server.url)
    answer = felicity.post("/exports", body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid")
    assert answer.json()["error"].get("field") == field


@pytest.mark.parametrize("file_format", [SLOW, "notes.csv"])
def test_a_hundred_at_once_are_made_or_told_to_wait_and_the_board_goes_on(
    server: Server, file_format: str
) -> None:
    """A102."""
    felicity = workshop(server.url, 20)
    path = f"{server.url}/api/sessions/{felicity.code}/export/{file_format}"

    def fetch(_: int) -> tuple[int, str | None]:
        answer = requests.get(path, headers=felicity.headers, timeout=60)
        return answer.status_code, answer.headers.get("Retry-After")

    with ThreadPoolExecutor(100) as crowd:
        answers = list(crowd.map(fetch, range(100)))
        felicity.do("note.post", note_id="meanwhile", text="still here")
    counts = Counter(status for status, _ in answers)
    assert set(counts) <= {200, 429} and counts[200] >= MOST_OF_ONE, counts
    assert all(int(after or 0) > 0 for status, after in answers if status == 429)
    assert felicity.get(f"/export/{file_format}").status_code == 200


def test_a_file_shows_one_moment_however_much_is_written_meanwhile(server: Server) -> None:
    """F67: a file is the fold of the log up to the seq that its job names."""
    felicity = workshop(server.url)
    peter = join(server.url, felicity.code)
    over = threading.Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            peter.do("note.post", note_id=f"m{number}", text=f"word {number}")
            peter.do("note.edit", note_id=f"m{number}", text=f"word {number}, again")

    writing = threading.Thread(target=write)
    writing.start()
    try:
        jobs = [ended(felicity, begun(felicity, "record.json")) for _ in range(8)]
        files = [felicity.get(f"/exports/{job['job_id']}/file").json() for job in jobs[-3:]]
    finally:
        over.set()
        writing.join(20)
    log = _log(felicity)
    assert len({job["moment"]["seq"] for job in jobs}) > 1
    for job, record in zip(jobs[-3:], files, strict=True):
        seq = job["moment"]["seq"]
        assert (record["session"]["seq"], record["session"]["as_of"]) == (seq, job["moment"]["at"])
        assert {note["note_id"]: note["text"] for note in record["notes"]} == _texts(log, seq)


@pytest.mark.slow
def test_a_worker_that_is_killed_fails_its_file_alone(own_server: Any) -> None:
    """F68."""
    server = own_server()
    felicity = workshop(server.url, 250)
    ended(felicity, begun(felicity))
    (pid,) = workers(server)
    os.kill(pid, signal.SIGSTOP)
    job = begun(felicity, include="all")
    felicity.do("note.post", note_id="meanwhile", text="while it hangs")
    assert felicity.get(f"/exports/{job['job_id']}").json()["state"] == "running"
    os.kill(pid, signal.SIGKILL)
    job = ended(felicity, job)
    assert (job["state"], job["error"]["code"], job["file"]) == ("failed", "internal", None)
    assert job["error"]["incident"] in server.log()
    fetched = felicity.get(f"/exports/{job['job_id']}/file")
    assert (fetched.status_code, fetched.json()["error"]["incident"]) == (500, job["error"]["incident"])
    assert zombies(server) == []
    again = ended(felicity, begun(felicity))
    assert again["state"] == "done"
    assert again["progress"]["done"] <= again["progress"]["total"]


@pytest.mark.slow
def test_a_stopped_file_is_taken_from_the_worker_at_once(own_server: Any) -> None:
    server = own_server()
    felicity = workshop(server.url)
    ended(felicity, begun(felicity))
    (pid,) = workers(server)
    os.kill(pid, signal.SIGSTOP)
    job = begun(felicity)
    second = begun(felicity, "proposals.html")
    assert felicity.get(f"/exports/{second['job_id']}").json()["state"] == "waiting"
    assert felicity.post("/exports", {"format": SLOW}).status_code == 429
    began = time.monotonic()
    requests.delete(_place(felicity, job), headers=felicity.headers, timeout=5)
    assert ended(felicity, second)["state"] == "done"
    assert time.monotonic() - began < 20
    assert pid not in workers(server) and zombies(server) == []


def test_so_many_wait_and_no_more(own_server: Any) -> None:
    server = own_server()
    felicity = workshop(server.url)
    people = [join(server.url, felicity.code, f"Person {n}") for n in range(MOST_OF_A_SESSION + 1)]
    ended(felicity, begun(felicity))
    (pid,) = workers(server)
    os.kill(pid, signal.SIGSTOP)
    answers = [one.post("/exports", {"format": SLOW}).status_code for one in people]
    assert answers == [201] * MOST_OF_A_SESSION + [429]
    os.kill(pid, signal.SIGCONT)


def _place(who: Script, job: dict[str, Any]) -> str:
    return f"{who.url}/api/sessions/{who.code}/exports/{job['job_id']}"


def _log(who: Script) -> list[dict[str, Any]]:
    """The log as the facilitator may see it: here nothing is hidden."""
    events: list[dict[str, Any]] = []
    while True:
        page = who.get("/events", after=events[-1]["seq"] if events else 1).json()
        if not page["events"]:
            return events
        events += page["events"]


def _texts(log: list[dict[str, Any]], seq: int) -> dict[str, str]:
    """What stands in the notes after this seq: the events, folded by hand."""
    texts: dict[str, str] = {}
    for event in log:
        if event["seq"] > seq:
            break
        if event["type"] == "note.posted" or event["type"] == "note.edited":
            texts[event["data"]["note_id"]] = event["data"]["text"]
    return texts
