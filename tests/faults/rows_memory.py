"""F08: the kernel kills the server because memory runs out."""

import subprocess
import time

from tests.faults.cell import Cell, NoCell
from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.oracles import check_all
from tests.faults.row import Run, row

MIB = 1 << 20
#: what a person may write at once, for a server that has room for a little more
LONG = "words " * 330


@row("F08", "Out-of-memory kill", needs=("prlimit",))
def out_of_memory(run: Run) -> None:
    server = run.server()
    crowd = run.crowd(server, 12)
    crowd.everyone()
    crowd.answered()
    burst = crowd.burst(30, 20)
    killed = killed_by_the_kernel(run, server, crowd) or starved(run, server, crowd)
    run.say("by", killed)
    restart = server.start_again()
    run.say("restart_s", restart)
    burst.stop()
    run.say("healed_s", crowd.heal(30))
    # an allocation that fails is a fault of the machine; it was answered, and sent again
    check_all(run, server, crowd, incidents=1 << 30 if killed == "prlimit" else 0)


def killed_by_the_kernel(run: Run, server: FaultServer, crowd: Crowd) -> str:
    """A cgroup without room; empty where none can be made."""
    try:
        cell = Cell(server.pid)
    except (NoCell, OSError):
        return ""
    run.finally_(cell.end)
    cell.bound(int(run.random.uniform(0.5, 2) * MIB))
    load_until_gone(run, server, crowd)
    run.check(server.wait() == -9, f"it ended with {server.exit_code}")
    run.injected("killed by the kernel")
    return "cgroup"


def starved(run: Run, server: FaultServer, crowd: Crowd) -> str:
    """An address space without room: what cannot be had is refused; then the supervisor gives up."""
    room = server.size_kb() * 1024 + MIB
    subprocess.run(["prlimit", "--pid", str(server.pid), f"--as={room}"], check=True)
    end = time.monotonic() + 6
    while server.running and time.monotonic() < end:
        crowd.everyone(lambda _: crowd.note(LONG))
        time.sleep(0.1)
    run.injected("address space full")
    server.kill()
    return "prlimit"


def load_until_gone(run: Run, server: FaultServer, crowd: Crowd) -> None:
    end = time.monotonic() + 20
    while server.running:
        run.check(time.monotonic() < end, "the kernel did not kill it")
        crowd.everyone(lambda _: crowd.note(LONG))
        time.sleep(0.05)
