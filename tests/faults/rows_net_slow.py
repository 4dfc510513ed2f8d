"""Rows of lines that are slow, narrow, idle or not read: F39, F40, F43, F44."""

import contextlib
import socket
import threading
import time

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.oracles import Unaffected, check_all
from tests.faults.proxy import Proxy
from tests.faults.reaching import logged, move, online, silent_line, talk_until
from tests.faults.row import Run, row
from tests.faults.toxics import Bandwidth, IdleTimeout, Latency
from tests.realtime.rawline import RawLine

#: what the table asks of the server's memory while somebody does not read
MOST_GROWN_KB = 64 * 1024
#: packets: the bound is 1,000, looked at once a second
MOST_WAITING = 1100


@row("F39", "300 ms +-100, 5 % stalls, 3G bandwidth", bound_s=90)
def slow_line(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, 8)
    proxy.toxic(Latency(0.3, jitter_s=0.1, stalls=0.05, stall_s=1.5))
    proxy.toxic(Bandwidth(50_000))
    run.injected("300 ms +-100, 5 % stalls of 1.5 s, 50 kB/s")
    lines, began = proxy.counts["lines"], time.monotonic()
    crowd.burst(6, 6).wait()
    crowd.heal(30)
    run.check(time.monotonic() - began > 6, "the line was not slow")
    p95 = crowd.history.p95_ms()
    run.say("ack_p95_ms", p95)
    run.check(p95 > 550, f"an ack had to cross the line twice, and took {p95:.0f} ms")
    again = sum(op.sends > 1 for op in crowd.history.ops.values())
    run.say("sent_again", again)
    run.check(proxy.counts["lines"] - lines <= 4, "lines were given up that were only slow")
    check_all(run, server, crowd)


@row("F40", "Proxy idle timeout 60 s", bound_s=90)
def idle_timeout(run: Run) -> None:
    """With a timeout a fifth as long: whoever outlives twelve seconds of it outlives sixty."""
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, 5)
    proxy.toxic(IdleTimeout(12))
    # on a line that says nothing the timeout does strike
    with socket.create_connection(("127.0.0.1", proxy.port)) as idle:
        idle.settimeout(20)
        struck = time.time()
        with contextlib.suppress(ConnectionResetError):
            run.check(idle.recv(1) == b"", "an idle line was left alone")
    run.injected("idle line closed", proxy.counts["idle_closed"])
    run.check(time.time() - struck > 11, "the timeout struck too early")
    time.sleep(22)
    run.check(
        not crowd.history.dropped, f"{len(crowd.history.dropped)} people were dropped while nothing happened"
    )
    run.check(
        proxy.counts["idle_closed"] == 1, f"{proxy.counts['idle_closed'] - 1} live lines were idle for 12 s"
    )
    crowd.burst(10, 1).wait()
    crowd.heal(10)
    check_all(run, server, crowd)


@row("F43", "Slow consumer (1 KB/s)", bound_s=120)
def slow_consumer(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server, buffer=4096)
    crowd, other = run.crowd(server, 10), run.crowd(server, 4)
    move(crowd, proxy.url, [9])
    beside = _Beside(run, server, other, crowd, but=9)
    narrow = proxy.toxic(Bandwidth(1024), "down")
    run.injected("1 KB/s for one of ten")
    sent = talk_until(run, crowd, lambda: bool(logged(server, "socket.slow")), 45, but=9)
    beside.over(sent)
    run.check(all(person == 9 for _, person in crowd.history.dropped), "somebody else was dropped")
    proxy.clear(narrow)
    crowd.heal(30)
    beside.judge(crowd)


@row("F44", "Non-reader that blindly PONGs", bound_s=120)
def blind_ponger(run: Run) -> None:
    server = run.server()
    crowd, other = run.crowd(server, 6), run.crowd(server, 4)
    beside = _Beside(run, server, other, crowd)
    who, line = silent_line(run, server.url, crowd, sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)])
    run.until(lambda: who in online(crowd), 10, "the non-reader never came in")
    stop = threading.Event()
    run.finally_(stop.set)
    threading.Thread(target=_pong, args=(line, stop), daemon=True).start()
    run.injected("PONGs without reading")
    sent = talk_until(run, crowd, lambda: who not in online(crowd), 60)
    beside.over(sent)
    run.check(not crowd.history.dropped, "somebody who reads was dropped")
    crowd.heal(30)
    beside.judge(crowd)


class _Beside:
    """Another session's people, and the server's memory, before and under the fault."""

    def __init__(self, run: Run, server: FaultServer, other: Crowd, crowd: Crowd, but: int = -1) -> None:
        self.run, self.server, self.other = run, server, other
        self.since = time.time()
        burst = other.burst(10, 4)
        # the same talk as later: what is compared is the one who does not read
        talk_until(run, crowd, lambda: time.time() > self.since + 4, 10, but)
        burst.wait()
        self.rss_kb, self.struck, self.end = server.rss_kb(), time.time(), 0.0
        self.burst = other.burst(10, 12)

    def over(self, sent: int) -> None:
        """The one who did not read is gone: what it had cost until then."""
        self.end = time.time()
        grown = self.server.rss_kb() - self.rss_kb
        waited = [line["waiting"] for line in logged(self.server, "socket.slow")]
        self.run.say("gone_after_s", self.end - self.struck)
        self.run.say("each_was_sent_kb", sent // 1024)
        self.run.say("most_waiting", max(waited, default=0))
        self.run.say("rss_grown_mb", grown / 1024)
        self.run.check(grown < MOST_GROWN_KB, f"it cost {grown / 1024:.0f} MB")
        self.run.check(waited and max(waited) <= MOST_WAITING, f"so many packets waited for it: {waited}")

    def judge(self, crowd: Crowd) -> None:
        """All oracles; the other session's p95 as well."""
        self.burst.wait()
        self.other.heal(20)
        beside = Unaffected(self.other, self.since, self.struck, self.end)
        check_all(self.run, self.server, crowd, unaffected=beside)


def _pong(line: RawLine, stop: threading.Event) -> None:
    with contextlib.suppress(Exception):
        while not stop.wait(1):
            line.send("3")
