"""What the process that makes files gives up before it is given anything to write."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from typing import Final

#: the workshop goes first
NICE: Final = 19
MOST_OPEN: Final = 64
LARGEST_ON_DISK: Final = 256 << 20
#: addresses, of which libraries take far more than memory
MOST_ADDRESSES: Final = 4 << 30
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES: Final = 38
_FORBIDDEN: Final = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system", "pty.")


def confine(memory: int) -> None:
    """For good: little memory (bytes), few files, no network, no other processes, last in turn."""
    give_way()
    for kind, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, MOST_ADDRESSES),
        (resource.RLIMIT_NOFILE, MOST_OPEN),
        (resource.RLIMIT_FSIZE, LARGEST_ON_DISK),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # Where the system lets us, a network of our own with nothing in it; where not, there is the hook alone.
    if libc.unshare(_NEW_USER | _NEW_NET) != 0:
        libc.unshare(_NEW_NET)
    sys.addaudithook(_refuse)


def begin_order(seconds: int) -> None:
    """The kernel ends this process unless the order is done in so many seconds, of the clock and of CPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def end_order() -> None:
    """The order is done."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def _refuse(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not for the process that makes files")


def give_way() -> None:
    """Work while nobody else does: whoever posts a note in the meantime must not feel it."""
    os.setpriority(os.PRIO_PROCESS, 0, NICE)
    if hasattr(os, "SCHED_IDLE"):
        # not every container lets a process choose; then being nice must do
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
