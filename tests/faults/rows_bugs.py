"""F13: a bug of ours, or a statement that the database refuses, in the middle of a command."""

import re
import time

from tests.faults.oracles import Unaffected, check_all
from tests.faults.row import Run, row


@row("F13", "Bug in a handler", quick=True)
def bug_in_a_handler(run: Run) -> None:
    database = run.seed % 2 == 0
    server = run.server(patches=["raise_in_database" if database else "raise_in_handler"], FAULT_AT="4")
    # the quick set runs beside other tests: no time to be judged by
    other = None if database or run.quick else run.crowd(server, 4)
    crowd = run.crowd(server, 4)
    began = time.time()
    if other:
        other.burst(20, 2).wait()
    struck = time.time()
    if other:
        during = other.burst(20, 3)
    ops = [crowd.say(n % 4, **crowd.note(f"BUG {n}")) for n in range(8)]
    crowd.answered(30)
    if other:
        during.wait()
        other.answered()
    over = time.time()
    if other:
        other.burst(20, 2).wait()
        other.heal()
    crowd.heal()
    told = crowd.history.told["internal"] + (other.history.told["internal"] if other else 0)
    run.check(told, "no answer was internal")
    run.injected("database error" if database else "TypeError", told)
    run.check(all(op.acked for op in ops), "what failed was not kept and sent again")
    logged = set(re.findall(r'"incident": "([0-9a-f]{12})"', server.log()))
    run.check(logged, "no incident is in the log")
    run.check("BUG" not in server.log() and "~" not in server.log(), "words of a note are in the log")
    run.say("incidents", len(logged))
    watched = Unaffected(other, began, struck, over) if other else None
    check_all(run, server, crowd, unaffected=watched, incidents=1 << 30)
