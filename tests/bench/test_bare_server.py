"""The whole path once against the real yardstick: servers start, people connect, everything is delivered."""

import pytest

from bench.load import Numbers, drive
from bench.sides import Bare


@pytest.mark.slow
def test_a_small_load_on_the_bare_server_is_delivered_whole():
    with Bare() as side:
        crowd = side.gather(5)
        run = drive(crowd, side.server, side.op_writer(), Numbers().take(20), rate=40)
        crowd.close()
        assert run.delivered == 5 * 20
        assert run.missing == run.refused == run.unacknowledged == run.lost == 0
        assert side.server.memory_mb("VmHWM") >= side.server.memory_mb("VmRSS") > 1
