"""A reader that does not read is dropped to catch-up, and the others notice nothing (I11)."""

import os
import socket
import time

import psutil
import pytest

from tests.conftest import Server
from tests.realtime.rawline import raw_line
from tests.realtime.sockets import listening
from tests.web.script import begin, command, join

MEBIBYTE = 1024 * 1024


@pytest.mark.slow
def test_a_socket_that_stops_reading_is_dropped_and_memory_stays_bounded(server: Server) -> None:
    felicity, _ = begin(server.url)
    switches = {"see": "all", "names": "on"}
    felicity.do("phase.insert", phase_id="open", kind="add", title="Open", switches=switches)
    felicity.do("phase.open", phase_id="open", expected=felicity.snapshot()["live"]["phase_id"])
    slow, quick = join(server.url, felicity.code, "Slow"), join(server.url, felicity.code, "Quick")
    before = psutil.Process(server.process.pid).memory_info().rss
    narrow = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
    with raw_line(server.url, slow, sockopt=narrow), listening(quick) as reader:
        start = reader.wait("welcome")["head"] + 1
        gone_at = None
        for turn in range(160):
            posts = [
                command("note.post", note_id=f"n{turn}-{n}", text=os.urandom(900).hex()) for n in range(30)
            ]
            assert all(answer["ok"] for answer in felicity.send(posts).json())
            online = [told["online"] for told in reader.all("presence") if "online" in told]
            if online and slow.person_id not in online[-1] and quick.person_id in online[-1]:
                gone_at = turn
                break
            time.sleep(0.1)
        assert gone_at is not None
        head = felicity.snapshot()["seq"]
        reader.until(lambda: reader.events() and reader.events()[-1]["seq"] == head)
        assert reader.continuous(start)
        assert not reader.ended.is_set()
    grown = psutil.Process(server.process.pid).memory_info().rss - before
    assert grown < 160 * MEBIBYTE


def test_whoever_asks_for_the_past_and_does_not_read_it_is_told_to_read_first(server: Server) -> None:
    """Each question is forty bytes and each answer up to half a mebibyte: they must not heap up in memory."""
    felicity, _ = begin(server.url)
    switches = {"see": "all", "names": "on"}
    felicity.do("phase.insert", phase_id="open", kind="add", title="Open", switches=switches)
    felicity.do("phase.open", phase_id="open", expected=felicity.snapshot()["live"]["phase_id"])
    start = felicity.snapshot()["seq"]
    for turn in range(7):
        felicity.send([command("note.post", note_id=f"n{turn}-{n}", text="x" * 2000) for n in range(28)])
    peter = join(server.url, felicity.code)
    before = psutil.Process(server.process.pid).memory_info().rss
    with raw_line(server.url, peter, sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]) as line:
        for number in range(300):
            line.send(f'42{number}["catch_up",{{"after":{start}}}]')
        assert felicity.snapshot()["seq"] > start
        grown = psutil.Process(server.process.pid).memory_info().rss - before
        assert grown < 30 * MEBIBYTE
        assert line.ack(299)[0]["error"]["code"] == "rate_limited"
