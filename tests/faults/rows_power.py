"""F23: the power fails, and what was not synced may be gone."""

import time
from pathlib import Path
from random import Random

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.logbook import read_log, sound
from tests.faults.oracles import check_all
from tests.faults.power import Recorder, files_of, lose_power
from tests.faults.row import Run, row
from tests.faults.strace import ONE_THREAD

LOSSES = 40


@row("F23", "Power loss: unsynced writes vanish", needs=("strace",), bound_s=120)
def power_loss(run: Run) -> None:
    server, crowd, lost, unsound = recorded(run, [])
    run.check(not unsound, f"{unsound} of {LOSSES} losses left a database that is not sound")
    run.check(not lost, f"{lost} acked ops were gone after {LOSSES} losses")
    replaced(run, server)
    run.say("healed_s", crowd.heal(30))
    check_all(run, server, crowd)
    # the same at synchronous = NORMAL must be seen to lose: else this row could not see anything
    _, _, lost, _ = recorded(run, ["no_sync"])
    run.say("lost_without_full_sync", lost)
    run.check(lost, "not waiting for the disk lost nothing: this row proves nothing")


def recorded(run: Run, patches: list[str]) -> tuple[FaultServer, Crowd, int, int]:
    """A burst, and many losses of power within it: how many acked ops were gone, how many files unsound."""
    server = run.server(patches=patches, **ONE_THREAD)
    crowd = run.crowd(server, 6)
    with Recorder(server, run.scratch) as recorder:
        crowd.burst(30, 3).wait()
        crowd.answered()
        time.sleep(0.2)
    steps = recorder.steps()
    run.check(len(steps) > 50, f"strace recorded {len(steps)} steps")
    lost = unsound = 0
    for number in range(LOSSES):
        moment = run.random.randrange(1, len(steps))
        folder = run.scratch / f"loss-{server.port}-{number}"
        found = lose_power(recorder.base, steps[:moment], Random(run.random.random()), folder)
        if sound(found) != "ok":
            unsound += 1
            continue
        lost += gone(crowd, found, steps[moment].at)
    if not patches:
        run.injected("power loss", LOSSES)
        server.kill()
        lose_power(recorder.base, steps, run.random, run.scratch / "last")
    return server, crowd, lost, unsound


def gone(crowd: Crowd, database: Path, at: float) -> int:
    """How many ops that were acked by then are not in this log."""
    book = read_log(database, crowd.code)
    seqs = {event.seq for event in book.events}
    return sum((op.acked or 0) < at and op.seq not in seqs for op in crowd.history.acked)


def replaced(run: Run, server: FaultServer) -> None:
    """Go on with what the last loss left."""
    for path in server.database.parent.glob(f"{server.database.name}*"):
        path.unlink()
    for path in files_of(run.scratch / "last" / server.database.name):
        path.rename(server.database.with_name(path.name))
    server.start()
