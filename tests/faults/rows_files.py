"""F21 and F22: database files that are gone, read-only, another's, or damaged."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer, NotStarted
from tests.faults.logbook import sound
from tests.faults.oracles import check_all
from tests.faults.row import Run, row
from tests.faults.rows_disk import small_disk

PAGE = 4096
#: root without its right to read and write what is others'
NO_OVERRIDE = "-dac_override,-dac_read_search"
AS_OTHERS = ("setpriv", f"--bounding-set={NO_OVERRIDE}", f"--inh-caps={NO_OVERRIDE}")


@row("F21", "Database deleted, read-only, another owner's", needs=("setpriv", "mount"), bound_s=120)
def database_gone(run: Run) -> None:
    passing = run.scratch / "passing"
    passing.mkdir()
    # what lies in the folder for passing files may go without a word: this database does not lie there
    server = run.server(TMPDIR=str(passing))
    crowd = run.crowd(server, 6)
    crowd.burst(20, 1).wait()
    crowd.heal()
    taken_while_running(run, server, crowd)
    server.term()
    gone_at_start(run, server)
    refuses_a_start(run, server, "read-only volume", read_only_volume(run, server), "cannot be written")
    refuses_a_start(
        run, server, "another's file", anothers_file(run, server), "cannot be read and written", AS_OTHERS
    )
    other = run.scratch / "recipes.sqlite"
    subprocess.run([sys.executable, "-c", MAKE, str(other)], check=True)
    refuses_a_start(run, server, "another program's database", other, "another program's")
    server.start()
    crowd.heal(30)
    check_all(run, server, crowd)


MAKE = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('CREATE TABLE recipes (name)')"


def taken_while_running(run: Run, server: FaultServer, crowd: Crowd) -> None:
    """Moved away under load: nothing more is acked, the board can be read, readiness is red."""
    burst = crowd.burst(20, 30)
    run.until(lambda: crowd.history.waiting, 5, "nothing was under way")
    away = moved(server.database, run.scratch / "away")
    run.injected("moved away while it runs")
    run.until(lambda: crowd.history.told["read_only"], 10, "nobody was told that it can only be read")
    told = time.time()
    time.sleep(1)
    late = [op for op in crowd.history.acked if (op.acked or 0) > told + 0.5]
    run.check(not late, f"{len(late)} ops were acked into a file that nobody will find")
    run.check(
        server.get(f"/api/sessions/{crowd.code}", Authorization=f"Bearer {crowd.token}").ok, "not readable"
    )
    run.until(lambda: not server.ready(), 3, "/readyz is green without a database")
    run.check("database.gone" in server.log(), "the log does not say it")
    burst.stop()
    server.kill()
    moved(away, server.database.parent)
    server.start()
    crowd.heal(30)


def gone_at_start(run: Run, server: FaultServer) -> None:
    """Deleted while nobody served: the start says so, and makes no empty one."""
    away = moved(server.database, run.scratch / "away")
    words = refused(server)
    run.injected("gone at the start")
    run.check("put it back or restore a backup" in words, f"it said: {words[-400:]}")
    run.check(not server.database.exists(), "an empty database was made in its place")
    moved(away, server.database.parent)


def refuses_a_start(
    run: Run, server: FaultServer, what: str, database: Path, said: str, wrap: tuple[str, ...] = ()
) -> None:
    """A start on this file ends with one clear sentence, and changes nothing."""
    before = database.read_bytes()
    ours, server.database, server.wrap = server.database, database, list(wrap)
    try:
        words = refused(server)
    finally:
        server.database, server.wrap = ours, []
    run.injected(what)
    run.check(said in words, f"{what}: it said: {words[-400:]}")
    run.check("Traceback" not in words, f"{what}: a trace instead of a sentence")
    run.check(database.read_bytes() == before, f"{what}: the file was changed")


def refused(server: FaultServer) -> str:
    """Start it, which must fail; what it said."""
    said = len(server.log())
    try:
        server.start()
    except NotStarted:
        return server.log()[said:]
    return "it started"


def read_only_volume(run: Run, server: FaultServer) -> Path:
    volume = small_disk(run, "volume", 16 << 20)
    shutil.copy2(server.database, volume)
    subprocess.run(["mount", "-o", "remount,ro", str(volume)], check=True)
    return volume / server.database.name


def anothers_file(run: Run, server: FaultServer) -> Path:
    copy = Path(shutil.copy2(server.database, run.scratch / "anothers.sqlite"))
    os.chown(copy, 65534, 65534)
    copy.chmod(0o600)
    return copy


def moved(database: Path, folder: Path) -> Path:
    """Move a database with what lies beside it; where it is now."""
    folder.mkdir(exist_ok=True)
    for path in database.parent.glob(f"{database.name}*"):
        path.rename(folder / path.name)
    return folder / database.name


@row("F22", "Corrupt page", bound_s=120)
def corrupt_page(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 6)
    burst = crowd.burst(30, 30)
    time.sleep(1)
    backup = run.scratch / "backup.sqlite"
    operator(run, server, "backup", str(backup))
    backed_up = time.time()
    time.sleep(1)
    burst.stop()
    crowd.heal()
    time.sleep(5.5)  # a round in which heads are noted
    server.term()
    spoiled = spoil(run, server.database)
    run.injected("pages flipped", spoiled)
    words = refused(server)
    run.check("is damaged" in words and "restore a backup" in words, f"it said: {words[-400:]}")
    run.check(sound(server.database) != "ok", "SQLite finds nothing wrong with it")
    for command in ("check", "backup"):
        arguments = [str(run.scratch / "never.sqlite")] if command == "backup" else []
        run.check(operator(run, server, command, *arguments, fails=True), f"board {command} finds nothing")
    run.check(not (run.scratch / "never.sqlite").exists(), "a damaged database was backed up")
    operator(run, server, "restore", str(backup))
    server.start()
    run.check(any((op.acked or 0) > backed_up for op in crowd.history.acked), "the backup has everything")
    run.say("healed_s", crowd.heal(30))
    run.say("offered_again", sum((op.acked or 0) > backed_up for op in crowd.history.acked))
    check_all(run, server, crowd, renumbered=True)


def operator(run: Run, server: FaultServer, *arguments: str, fails: bool = False) -> bool:
    """Run the operator's command over this server's database; True if it went as it should."""
    done = subprocess.run(
        [sys.executable, "-m", "board.cli", *arguments],
        env=server.environment(),
        cwd=server.root,
        capture_output=True,
        text=True,
        timeout=30,
    )
    good = (done.returncode != 0) == fails and "Traceback" not in done.stderr
    run.check(
        good, f"board {' '.join(arguments[:1])}: {done.returncode} {done.stdout[-300:]} {done.stderr[-600:]}"
    )
    return good


def spoil(run: Run, database: Path) -> int:
    """Flip the bytes of some pages that hold something; how many."""
    whole = bytearray(database.read_bytes())
    pages = [at for at in range(PAGE, len(whole), PAGE) if any(whole[at : at + PAGE])]
    chosen = run.random.sample(pages, min(3, len(pages)))
    for at in chosen:
        whole[at : at + PAGE] = bytes(byte ^ 0xFF for byte in whole[at : at + PAGE])
    database.write_bytes(whole)
    return len(chosen)
