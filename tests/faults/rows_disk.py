"""Rows in which the disk fails, fills or dawdles, and others hold the database: F15 to F20."""

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import requests

from board.storage.engine import driver
from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.oracles import check_all
from tests.faults.row import Failed, Run, row
from tests.faults.strace import ONE_THREAD, SYNC, Strace

MIB = 1 << 20
#: what the server leaves of the WAL once nobody reads (board/storage/engine.py)
WAL_KEPT = 8 * MIB


@row("F15", "Disk full on the database's volume")
def disk_full(run: Run) -> None:
    volume = small_disk(run, "volume", 8 * MIB)
    # the server's log is not what is full here
    server = run.server(database=volume / "board.sqlite")
    crowd = run.crowd(server, 8)
    burst = crowd.burst(30, 30)
    time.sleep(1)
    filler = fill(volume)
    run.until(lambda: crowd.history.told["storage_full"], 15, "nobody was told that the storage is full")
    acked = len(crowd.history.acked)
    time.sleep(2)
    run.check(len(crowd.history.acked) == acked, "something was acked on a full disk")
    readable(run, server, crowd)
    run.injected("ENOSPC", crowd.history.told["storage_full"])
    run.check(not server.ready(), "/readyz is green on a full disk")
    filler.unlink()
    freed = time.monotonic()
    run.until(lambda: len(crowd.history.acked) > acked, 10, "nothing was saved after there was space again")
    run.say("back_after_s", time.monotonic() - freed)
    burst.stop()
    crowd.heal(20)
    run.until(server.ready, 3, "/readyz stays red")
    check_all(run, server, crowd)


@row("F16", "Disk full under the log and the temporary files")
def log_disk_full(run: Run) -> None:
    volume = small_disk(run, "elsewhere", MIB)
    server = run.server(patches=["raise_in_handler"], TMPDIR=str(volume))
    log = server.log_path
    # the server's log goes to the full disk from its next life on
    server.kill()
    log.unlink()
    log.symlink_to(volume / "log")
    server.start()
    crowd = run.crowd(server, 6)
    filler = fill(volume)
    burst = crowd.burst(20, 2)
    # these write to the log
    ops = [crowd.say(n % 6, **crowd.note(f"BUG {n}")) for n in range(4)]
    burst.wait()
    crowd.answered(30)
    told = crowd.history.told["internal"]
    run.check(told >= 2 and os.statvfs(volume).f_bavail == 0, "no line was due on the full disk")
    run.injected("ENOSPC for log lines", told)
    run.check(all(op.acked for op in ops), "an op was lost to a line of the log")
    file = server.get(
        f"/api/sessions/{crowd.code}/export/record.json", Authorization=f"Bearer {crowd.token}", timeout=30
    )
    run.check(file.status_code in (200, 503), f"an export answered {file.status_code}")
    run.say("export_status", file.status_code)
    filler.unlink()
    crowd.heal()
    check_all(run, server, crowd, incidents=1 << 30)


@row("F17", "fsync returns EIO", needs=("strace",))
def disk_broken(run: Run) -> None:
    server = run.server(**ONE_THREAD)
    crowd = run.crowd(server, 8)
    burst = crowd.burst(30, 30)
    number = run.random.randrange(1, 12)
    injection = f"inject={SYNC}:error=EIO:when={number}"
    with Strace(server, f"trace={SYNC}", injection, folder=run.scratch) as tracer:
        run.until(lambda: tracer.hits, 10, "strace injected nothing")
        struck = time.time()
        run.injected(f"EIO at sync {number}", tracer.hits)
    run.until(lambda: crowd.history.told["read_only"], 10, "nobody was told that it can only be read")
    # the answers that were on their way when it struck
    time.sleep(1.5)
    late = [op for op in crowd.history.acked if (op.acked or 0) > struck + 0.5]
    run.check(not late, f"{len(late)} ops were acked after the disk had failed")
    readable(run, server, crowd)
    run.until(lambda: not server.ready(), 3, "/readyz is green after EIO")
    burst.stop()
    server.start_again()
    run.say("healed_s", crowd.heal(40))
    check_all(run, server, crowd)


@row("F18", "fsync slow", needs=("strace",))
def disk_slow(run: Run) -> None:
    server = run.server(**ONE_THREAD)
    crowd = run.crowd(server, 8)
    crowd.burst(15, 1.5).wait()
    crowd.heal()
    before = crowd.history.p95_ms()
    usual = reading(run, server, crowd, 1)
    microseconds = run.random.choice((300_000, 500_000))
    injection = f"inject={SYNC}:delay_enter={microseconds}"
    with Strace(server, f"trace={SYNC}", injection, folder=run.scratch) as tracer:
        struck = time.time()
        burst = crowd.burst(15, 5)
        reads = reading(run, server, crowd, 5)
        burst.wait()
        crowd.answered(30)
        run.injected(f"sync {microseconds // 1000} ms late", tracer.hits)
    run.say("ack_p95_before_ms", before)
    run.say("ack_p95_slow_ms", crowd.history.p95_ms(struck))
    run.say("read_worst_ms", max(reads))
    median, usually = (sorted(times)[len(times) // 2] for times in (reads, usual))
    run.say("read_median_ms", median)
    run.say("read_median_before_ms", usually)
    run.check(crowd.history.p95_ms(struck) >= microseconds / 1000, "an ack came before its sync")
    run.check(median < max(microseconds / 1000, 3 * usually), "reads wait for the disk")
    crowd.heal()
    check_all(run, server, crowd)


@row("F19", "Database locked by another process")
def database_locked(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 8)
    burst = crowd.burst(20, 11)
    time.sleep(0.5)
    other = driver.connect(str(server.database), isolation_level=None, timeout=5)
    run.finally_(other.close)
    other.execute("BEGIN EXCLUSIVE")
    run.injected("BEGIN EXCLUSIVE")
    locked = time.time()
    stalls = []
    while time.time() < locked + 8:
        began = time.monotonic()
        run.check(server.get("/healthz").status_code == 200, "the server stopped to answer")
        readable(run, server, crowd)
        stalls.append(1000 * (time.monotonic() - began))
        time.sleep(0.1)
    acked = [op for op in crowd.history.acked if (op.acked or 0) > locked + 0.5]
    run.check(not acked, f"{len(acked)} ops were acked while nobody could write")
    other.execute("ROLLBACK")
    burst.wait()
    run.say("reads_worst_ms", max(stalls))
    run.say("reads_median_ms", sorted(stalls)[len(stalls) // 2])
    run.say("told_busy", crowd.history.told["busy"])
    run.say("healed_s", crowd.heal(30))
    check_all(run, server, crowd)


@row("F20", "A long reader keeps the WAL from being emptied", bound_s=120)
def long_reader(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 8, questions=False)
    reader = driver.connect(str(server.database), isolation_level=None)
    run.finally_(reader.close)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    run.injected("open read transaction")
    # two bytes a letter
    text = "ŵ" * 1900
    for _ in range(20):
        for _ in range(8):
            crowd.everyone(lambda _: crowd.note(text))
        crowd.answered(20)
    held = wal_size(server)
    written = sum(len(str(op.command)) for op in crowd.history.acked)
    run.say("wal_mib_held", held / MIB)
    run.say("wal_bytes_for_a_byte", held / written)
    run.check(held > WAL_KEPT, "the WAL did not grow: the reader held nothing")
    reader.execute("ROLLBACK")
    reader.close()
    rounds = 0
    while wal_size(server) > WAL_KEPT and rounds < 60:
        crowd.everyone()
        crowd.answered(20)
        rounds += 1
    run.say("rounds_until_cut_back", rounds)
    crowd.heal()
    freed = wal_size(server)
    run.say("wal_mib_after", freed / MIB)
    run.check(freed <= WAL_KEPT, f"the WAL stays at {freed / MIB:.1f} MiB")
    check_all(run, server, crowd)


def reading(run: Run, server: FaultServer, crowd: Crowd, seconds: float) -> list[float]:
    """Read the board over and over for so long; how many milliseconds each time took."""
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        readable(run, server, crowd)
        times.append(1000 * (time.monotonic() - began))
        time.sleep(0.1)
    return times


def small_disk(run: Run, name: str, size: int) -> Path:
    """A file system of its own that holds so much."""
    place = run.scratch / name
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "wishwall-faults", str(place)], capture_output=True
    )
    if mounted.returncode:
        raise Failed(f"no small disk could be mounted: {mounted.stderr.decode()}")
    run.finally_(lambda: subprocess.run(["umount", "-l", str(place)], check=False))
    return place


def fill(place: Path) -> Path:
    """A file that takes all that is left."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def readable(run: Run, server: FaultServer, crowd: Crowd) -> None:
    """The board can still be read."""
    token = {"Authorization": f"Bearer {crowd.token}"}
    reply = requests.get(f"{server.url}/api/sessions/{crowd.code}", headers=token, timeout=10)
    run.check(reply.status_code == 200, f"the board cannot be read: {reply.status_code}")


def wal_size(server: FaultServer) -> int:
    return Path(f"{server.database}-wal").stat().st_size
