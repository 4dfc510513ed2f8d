"""Pings by a clock that nobody sets.

python-engineio asks the clock on the wall how long a ping has gone unanswered. Put forward by an hour, it
would close every connection that is just being asked; put back, dead ones would stay for an hour as ghosts.
`tests/realtime/test_steady.py` holds this to the version installed.
"""

import time
from typing import Final

from engineio import base_socket, socket

MODULES: Final = (base_socket, socket)


class SteadyTime:
    """The one function of `time` that these modules use, by the steady clock."""

    time = staticmethod(time.monotonic)


def install() -> None:
    """Give python-engineio's sockets the steady clock; for the whole process."""
    for module in MODULES:
        module.time = SteadyTime
