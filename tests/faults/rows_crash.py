"""Rows in which the server dies or stands still: F01 to F04, F07, F08."""

import shutil
import time
from pathlib import Path

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.logbook import read_log, sound
from tests.faults.oracles import check_all
from tests.faults.row import Run, row
from tests.faults.strace import ONE_THREAD, SYNC, Strace


@row("F01", "Server SIGKILL in mid-burst", quick=True, bound_s=120)
def killed_in_mid_burst(run: Run) -> None:
    people, rate = (8, 30) if run.quick else (50, 20)
    server = run.server()
    crowd = run.crowd(server, people)
    burst = crowd.burst(rate, 1.5 if run.quick else 4)
    for _ in range(1 if run.quick else 2):
        run.until(lambda: len(crowd.history.waiting) > 0, 5, "nothing was ever under way")
        time.sleep(run.random.uniform(0.2, 1.2))
        server.kill()
        run.injected("SIGKILL")
        run.say("restart_s", server.start_again())
    burst.wait()
    crowd.heal(30)
    again = sorted(seconds for _, _, seconds in crowd.history.resynced)
    run.check(len(again) >= people, f"only {len(again)} of {people} had to come back")
    run.say("resync_p95_s", again[int(0.95 * (len(again) - 1))])
    run.say("resync_p100_s", again[-1])
    check_all(run, server, crowd)


@row("F02", "Killed after the commit, before the ack", bound_s=120)
def killed_between_commit_and_ack(run: Run) -> None:
    server = run.server(patches=["die_after_commit"], FAULT_AT=str(run.random.randrange(6, 30)))
    crowd = run.crowd(server, 8)
    burst = crowd.burst(30, 30)
    in_doubt, deaths = 0, 0
    # on a busy machine the commit after which it dies may be of an op that came a second time
    while deaths < 3 or (not in_doubt and deaths < 8):
        dies(run, server, "killed after the commit")
        in_doubt, deaths = in_doubt + logged_but_open(run, server, crowd), deaths + 1
        server.settings["FAULT_AT"] = str(run.random.randrange(2, 20))
        server.start_again()
    run.check(in_doubt, "every op of the log had its ack already")
    run.say("in_doubt", in_doubt)
    burst.stop()
    server.kill()
    server.patches.clear()
    server.start_again()
    crowd.heal(30)
    run.check(any(op.sends > 1 for op in crowd.history.acked), "nothing was ever sent twice")
    check_all(run, server, crowd)


@row("F03", "Killed after the ack, before the broadcast")
def killed_between_ack_and_broadcast(run: Run) -> None:
    server = run.server(patches=["die_before_emit"], FAULT_AT=str(run.random.randrange(20, 50)))
    crowd = run.crowd(server, 8, questions=False)
    burst = crowd.burst(30, 30)
    dies(run, server, "killed before the broadcast")
    burst.stop()
    alone = [op for op in crowd.history.acked if len(crowd.history.heard.get(op.op_id, ())) <= 1]
    run.check(alone, "everybody had heard of everything that was acked")
    run.say("acked_and_untold", len(alone))
    server.patches.clear()
    server.start_again()
    took = crowd.heal(20)
    run.say("healed_s", took)
    run.check(took < 6 + 4, f"it took {took:.1f} s until everybody had it")
    check_all(run, server, crowd)


@row("F04", "Killed inside a write to the WAL", needs=("strace",), bound_s=120)
def killed_in_a_write(run: Run) -> None:
    server = run.server(**ONE_THREAD)
    crowd = run.crowd(server, 8)
    burst = crowd.burst(30, 50)
    for _ in range(4):
        number = run.random.randrange(1, 60)
        call = run.random.choice(("pwrite64", "pwrite64", SYNC))
        only = f"--trace-path={server.database}-wal"
        when = number if call == "pwrite64" else 1 + number % 8
        injection = f"inject={call}:signal=KILL:when={when}"
        with Strace(server, f"trace={call}", injection, folder=run.scratch, options=(only,)) as tracer:
            run.until(lambda: not server.running, 10, f"was not killed at {call} {when}")
            server.wait()
            run.until(lambda t=tracer: t.hits, 3, "strace did not say that it killed")
        run.injected(f"SIGKILL at {call}")
        copy = copied(run, server)
        run.check(sound(copy) == "ok", f"after a kill at {call} {when}: {sound(copy)}")
        server.start_again()
        crowd.connect()
    burst.stop()
    crowd.heal(30)
    check_all(run, server, crowd)


@row("F07", "Process paused")
def paused(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 12, hidden=run.seed % 2 == 0)
    seconds = run.random.uniform(3, 12)
    burst = crowd.burst(20, seconds + 3)
    time.sleep(1)
    server.pause()
    run.injected("SIGSTOP")
    run.say("paused_s", seconds)
    time.sleep(seconds)
    server.go_on()
    burst.wait()
    run.say("healed_s", crowd.heal(30))
    run.say("lines_dropped", len(crowd.history.dropped))
    check_all(run, server, crowd)


def dies(run: Run, server: FaultServer, what: str) -> None:
    """Wait until the server has been killed from inside."""
    run.until(lambda: not server.running, 20, "the server was never killed")
    run.check(server.wait() == -9, f"it ended with {server.exit_code}, not by SIGKILL")
    run.injected(what)


def logged_but_open(run: Run, server: FaultServer, crowd: Crowd) -> int:
    """How many ops are in the log of a dead server, while whoever sent them waits."""
    book = read_log(copied(run, server), crowd.code)
    told = {event.data.get("note_id") for event in book.events if event.type == "note.posted"}
    return sum(op.command.get("note_id") in told for op in crowd.history.waiting)


def copied(run: Run, server: FaultServer) -> Path:
    """The database's files as they lie there, in a folder of their own, so that looking changes nothing."""
    folder = run.scratch / f"copy{time.monotonic_ns()}"
    folder.mkdir()
    for path in server.database.parent.glob(f"{server.database.name}*"):
        if not path.name.endswith("-shm"):
            shutil.copy2(path, folder)
    return folder / server.database.name
