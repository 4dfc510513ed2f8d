"""F05: a deploy restarts the server in the middle of a session."""

import time

from tests.faults.oracles import check_all
from tests.faults.row import Run, row

RESTARTED = 1012


@row("F05", "Deploy restart during a session (SIGTERM)")
def deploy(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 12, hidden=run.seed % 2 == 0)
    live = crowd.snapshot()["live"]
    burst = crowd.burst(40, 6)
    time.sleep(run.random.uniform(0.8, 1.6))
    run.until(lambda: crowd.history.waiting, 5, "nothing was under way")
    began = time.monotonic()
    code = server.term()
    took = time.monotonic() - began
    run.injected("SIGTERM")
    run.say("exit_s", took)
    run.check(code == 0, f"it ended with {code}")
    run.check(took < 5, f"it took {took:.1f} s to go")
    told, closes = crowd.history.events["server_restarting"], crowd.history.closes
    run.check(told == 12, f"{told} of 12 were told that it restarts")
    run.check(closes[RESTARTED] == 12, f"lines ended with {dict(closes)}")
    restart = server.start_again()
    burst.wait()
    run.say("healed_s", crowd.heal(30))
    gaps = sorted(seconds for _, _, seconds in crowd.history.resynced)
    run.say("restart_s", restart)
    run.say("gap_p95_s", gaps[int(0.95 * (len(gaps) - 1))])
    # what the machine takes to start a process is not the drain's
    run.check(gaps[-1] < 5 + restart, f"somebody was away for {gaps[-1]:.1f} s")
    run.check(crowd.snapshot()["live"] == live, "the step's clock is another one than before")
    check_all(run, server, crowd)
