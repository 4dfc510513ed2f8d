"""Rows in which the server dies: F01 to F04, F07, F08."""

import time

from tests.faults.oracles import check_all
from tests.faults.row import Run, row


@row("F01", "Server SIGKILL in mid-burst", quick=True)
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
