"""Rows of copies and of the file below: F24 an older one restored, F25 made under load, F26 an old SQLite."""

import contextlib
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from board.storage.engine import driver, sound
from tests.faults import logbook
from tests.faults.crowd import Crowd
from tests.faults.house import ROOT, FaultServer, NotStarted
from tests.faults.oracles import check_all
from tests.faults.row import Failed, Run, row

#: what the table allows a backup to hold others up, in milliseconds
PAUSE_MS = 100.0
BALLAST_MB = 24
#: SQLite releases, and whether two connections may share a file
RELEASES = {
    (3, 52, 0): True,
    (3, 51, 3): True,
    (3, 51, 2): False,
    (3, 50, 7): True,
    (3, 50, 6): False,
    (3, 49, 9): False,
    (3, 45, 1): False,
    (3, 44, 6): True,
    (3, 44, 5): False,
}


@row("F24", "Restore from backup (seq goes backwards)", bound_s=120)
def restored(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 8)
    crowd.burst(20, 1.5).wait()
    crowd.heal(10)
    copy = run.scratch / "copy.sqlite"
    board(server, "backup", str(copy))
    old = logbook.read_log(copy, crowd.code)
    crowd.burst(20, 2.5).wait()
    crowd.heal(10)
    lost = [op for op in crowd.history.acked if (op.seq or 0) > old.head]
    before = logbook.read_log(server.database, crowd.code)
    by_hand = run.seed % 3 == 2
    # by hand only the heads can tell, which are noted every five seconds and at the end
    server.term() if by_hand or run.random.random() < 0.5 else server.kill()
    # some go on while it is away
    crowd.burst(10, 0.5).wait()
    if by_hand:
        _put_back(server, copy)
    else:
        board(server, "restore", str(copy))
    run.injected("older copy put back by hand" if by_hand else "older copy restored", 1)
    run.injected("acked op taken back", len(lost))
    run.check(len(lost) >= 10, f"the copy lacked only {len(lost)} ops")
    for op in crowd.history.acked:
        # this history never had them: what counts is what the new one says
        op.acked, op.seq, op.answers = None, None, []
    server.start_again()
    run.until(lambda: not crowd.history.waiting, 25, "not every op was offered again and answered")
    crowd.heal(20)
    after = logbook.read_log(server.database, crowd.code)
    run.check(after.epoch != before.epoch, "the restored copy goes on under the old epoch")
    run.say("ops_recovered", sum(op.acked is not None for op in lost))
    run.check(not crowd.history.logouts, "somebody was logged out")
    check_all(run, server, crowd)


@row("F25", "Backup under load", bound_s=180)
def backed_up_under_load(run: Run) -> None:
    server = _heavy_server(run)
    crowd = run.crowd(server, 20)
    crowd.burst(30, 2).wait()
    waits: dict[str, list[float]] = {"quiet": [], "elsewhere": [], "backup": []}
    other = FaultServer(_folder(run, "elsewhere"))
    board(server, "backup", str(other.database))
    for attempt in range(3):
        copy = run.scratch / f"copy{attempt}.sqlite"
        waits["quiet"].append(_longest_ms(crowd, lambda: time.sleep(2)))
        # the same work on another file: what it costs a machine is not what it does to a session
        same_work = partial(board, other, "backup", f"{copy}.elsewhere")
        waits["elsewhere"].append(_longest_ms(crowd, same_work))
        head = logbook.read_log(server.database, crowd.code).head
        began = time.monotonic()
        waits["backup"].append(_longest_ms(crowd, partial(board, server, "backup", str(copy))))
        run.injected("backup under load")
        run.say("backup_s", time.monotonic() - began)
        now = logbook.read_log(server.database, crowd.code)
        is_whole(run, copy, crowd.code, now, head)
    run.say("copy_mb", copy.stat().st_size / 2**20)
    for name, found in waits.items():
        run.say(f"longest_wait_ms_{name}", [round(wait) for wait in found])
    # others' work on this machine makes people wait too, now and then; what a backup does it does each time
    pause = min(mine - beside for mine, beside in zip(waits["backup"], waits["elsewhere"], strict=True))
    run.say("pause_ms", pause)
    run.check(pause < PAUSE_MS, f"a backup held everybody up by {pause:.0f} ms")
    crowd.heal(20)
    check_all(run, server, crowd)


@row("F26", "Two connections commit and checkpoint; old SQLite", bound_s=180)
def old_sqlite(run: Run) -> None:
    wrong = {version: sound(version) for version, wanted in RELEASES.items() if sound(version) is not wanted}
    run.check(not wrong, f"these SQLite releases are judged wrongly: {wrong}")
    _race(run)
    server = run.server(patches=["old_sqlite"])
    run.injected("server on SQLite 3.45.1")
    run.check("3.45.1" in server.log(), "the server does not run on the old SQLite")
    run.check("exactly one connection" in server.log(), "the operator is not told")
    crowd = run.crowd(server, 6)
    crowd.burst(20, 1).wait()
    second = FaultServer(
        _folder(run, "second"), settings={"BOARD_DATABASE_URL": f"sqlite:///{server.database}"}
    )
    run.finally_(second.end)
    try:
        second.start()
    except NotStarted as refused:
        run.injected("second server on the same file")
        run.check("does not start" in str(refused), f"the second server ended without a word: {refused}")
    else:
        raise Failed("a second server opened the database of one that may have no company")
    try:
        board(server, "backup", str(run.scratch / "copy.sqlite"))
    except Failed as refused:
        run.injected("copy beside it")
        run.say("backup_refused", str(refused)[-60:])
    crowd.heal(10)
    run.check(server.term() == 0, "it did not end well")
    # the oracles read the file themselves, which only a newer SQLite lets them do
    server.patches = []
    server.start_again()
    crowd.heal(20)
    check_all(run, server, crowd)
    run.check(logbook.sound(server.database) == "ok", "the file is not whole")


def board(server: FaultServer, *arguments: str) -> str:
    """What the operator's command says; Failed if it fails."""
    command = [sys.executable, "-m", "board.cli", *arguments]
    done = subprocess.run(
        command, env=server.environment(), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode:
        raise Failed(f"board {arguments[0]}: {done.stdout[-200:]} {done.stderr[-400:]}")
    return done.stdout


def _put_back(server: FaultServer, copy: Path) -> None:
    """As an operator would who has never heard of `restore`; only what was noted can tell."""
    for end in ("", "-wal", "-shm"):
        server.database.with_name(server.database.name + end).unlink(missing_ok=True)
    shutil.copyfile(copy, server.database)


def _folder(run: Run, name: str) -> Path:
    folder = run.scratch / name
    folder.mkdir()
    return folder


def _heavy_server(run: Run) -> FaultServer:
    """One whose database has so many photos of other sessions that a copy takes its time."""
    server = run.server()
    server.term()
    with driver.connect(str(server.database)) as rows:
        columns = [found[1] for found in rows.execute("PRAGMA table_info(photos)")]
        run.check({"session_id", "photo_id"} <= {*columns}, f"photos are kept otherwise: {columns}")
        for number in range(BALLAST_MB):
            values = {name: b"x" * (2**20 if name == "whole" else 1) for name in columns}
            values |= {
                "session_id": 999_999,
                "photo_id": f"ballast-{number}",
                "at": 0,
                "width": 1,
                "height": 1,
            }
            marks = ", ".join("?" for _ in columns)
            rows.execute(f"INSERT INTO photos VALUES ({marks})", [values[name] for name in columns])
    rows.close()
    server.start_again()
    return server


def _longest_ms(crowd: Crowd, act: Callable[[], object]) -> float:
    """The longest that anybody waited for an answer while this was done."""
    began, burst = time.time(), crowd.burst(30, 60)
    act()
    burst.stop()
    crowd.answered(20)
    return max(op.latency_ms for op in crowd.history.acked if op.invoked >= began)


def is_whole(run: Run, copy: Path, code: str, now: logbook.Logbook, head: int) -> None:
    """A copy is a sound file, and holds exactly what the log held at one seq while it was made."""
    run.check(logbook.sound(copy) == "ok", f"the copy is not whole: {logbook.sound(copy)}")
    kept = logbook.read_log(copy, code)
    run.check(kept.state is not None, "the copy does not fold")
    run.check(head <= kept.head <= now.head, f"a copy made between {head} and {now.head} ends at {kept.head}")
    run.check(kept.events == now.events[: kept.head], "the copy is not the log at its seq")
    then = {key: seq for key, seq in now.ops.items() if seq <= kept.head}
    run.check(kept.ops == then, "the copy does not know what was accepted until its seq")
    run.say("events_not_in_the_copy", now.head - kept.head)


def _race(run: Run) -> None:
    """A second connection commits and checkpoints while the server does."""
    server = run.server()
    crowd = run.crowd(server, 6)
    stop, rounds = threading.Event(), [0]

    def meddle() -> None:
        rows = driver.connect(str(server.database), timeout=10, isolation_level=None)
        while not stop.is_set():
            with contextlib.suppress(driver.OperationalError):
                rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                rows.execute("UPDATE probes SET tries = tries + 1")
                rounds[0] += 1
            stop.wait(0.01)
        rows.close()

    meddler = threading.Thread(target=meddle, daemon=True)
    meddler.start()
    crowd.burst(40, 3).wait()
    stop.set()
    meddler.join(15)
    run.injected("checkpoint by another connection", rounds[0])
    run.check(rounds[0] > 20, f"only {rounds[0]} rounds of the other connection")
    crowd.heal(15)
    check_all(run, server, crowd)
    run.check(logbook.sound(server.database) == "ok", "the file is not whole")
