"""An hour put forward or back on the server's clock ends no connection and keeps no dead one."""

import inspect
import re
import time

import pytest
from engineio import server, socket

from board.realtime import steady


def test_of_time_the_library_uses_nothing_but_what_we_give_it() -> None:
    for module in steady.MODULES:
        assert set(re.findall(r"\btime\.(\w+)", inspect.getsource(module))) == {"time"}
    assert "time.time" not in inspect.getsource(server), "pings are timed in the sockets alone"


@pytest.mark.parametrize("step_s", [3600, -3600])
def test_a_stepped_wall_clock_changes_nothing_about_a_ping(
    monkeypatch: pytest.MonkeyPatch, step_s: float
) -> None:
    for module in steady.MODULES:
        monkeypatch.setattr(module, "time", module.time)
    steady.install()
    asked = socket.Socket(server.Server(async_mode="threading", monitor_clients=False), "sid")
    long_ago = socket.Socket(asked.server, "dead")
    asked.last_ping = steady.SteadyTime.time()
    long_ago.last_ping = steady.SteadyTime.time() - 21
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + step_s)
    assert asked.check_ping_timeout() and not asked.closed
    assert not long_ago.check_ping_timeout() and long_ago.closed
