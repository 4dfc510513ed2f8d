"""Rows in which lines end: F37 with a word, F38 without one, F47 because the network is another one."""

import time

from tests.faults.crowd import Crowd
from tests.faults.oracles import check_all
from tests.faults.proxy import Proxy
from tests.faults.reaching import came_back, each, move, online, quantile, silent_line
from tests.faults.row import Run, row
from tests.faults.toxics import LimitData

#: the table asks for about 30 s and for 60; pings promise 30 and 35, and silence alone would take 60
CLIENT_KNOWS_S, GHOST_S = 35.0, 50.0


@row("F37", "Proxy cut (RST)", quick=True)
def cut(run: Run) -> None:
    people, seconds, cuts = (6, 2, 20) if run.quick else (12, 6, 170)
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, people)
    burst = crowd.burst(30, seconds)
    began = time.time()
    while run.faults["RST"] < cuts and time.time() < began + 2.5 * seconds:
        time.sleep(run.random.uniform(0.01, 0.08))
        if run.random.random() < 0.15:
            # in the middle of a frame, wherever that many bytes end
            limit = proxy.toxic(LimitData(run.random.randrange(300, 3000)))
            time.sleep(0.05)
            proxy.clear(limit)
        run.injected("RST", proxy.cut(run.random.uniform(0.1, 0.5)))
    run.injected("RST in a frame", proxy.counts["limited"])
    burst.wait()
    run.check(run.faults["RST"] >= cuts, f"only {run.faults['RST']} lines were cut")
    crowd.heal(25)
    struck = time.time()
    run.injected("RST to everybody", proxy.cut())
    run.until(lambda: len(came_back(crowd, struck)) >= people, 10, "not everybody came back")
    crowd.heal(10)
    again = [seconds for at, _, seconds in crowd.history.resynced if at >= struck]
    run.say("back_p95_s", quantile(again, 0.95))
    run.check(quantile(again, 0.95) < 2, f"a line that was cut was back after {max(again):.1f} s")
    run.check(crowd.history.events["resync"] == 0, "a cut line made a client throw its board away")
    check_all(run, server, crowd)


@row("F38", "Half-open socket (no FIN)", bound_s=150)
def half_open(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(server, 6)
    move(crowd, proxy.url, range(3, 6))
    ghosts = {silent_line(run, proxy.url, crowd)[0] for _ in range(3)}
    run.until(lambda: online(crowd) >= ghosts, 10, "the ghosts never came in")
    crowd.burst(10, 1).wait()
    crowd.heal(10)
    held, struck = server.sockets(), time.time()
    run.injected("half-open line", proxy.strand())
    run.check(proxy.counts["stranded"] >= 6, f"only {proxy.counts['stranded']} lines were stranded")
    # one of them says something into the dead line; two hear nothing and have nothing to say
    for number in range(4):
        crowd.say(number)
    known = run.until(
        lambda: _dropped(crowd, struck, 3), CLIENT_KNOWS_S, "a client takes its dead line for live"
    )
    run.say("client_knows_s", max(known))
    gone = run.until(
        lambda: not online(crowd) & ghosts and time.time() - struck,
        GHOST_S,
        "a ghost is still shown",
    )
    run.say("ghost_gone_s", gone)
    crowd.heal(20)
    # a closed line's own reader finds out by the silence that is allowed to any connection
    run.until(lambda: server.sockets() <= held - 3, 65, "the server keeps its ends of dead lines")
    run.say("sockets_freed_s", time.time() - struck)
    check_all(run, server, crowd)


@row("F47", "Network change (IP)")
def another_network(run: Run) -> None:
    server = run.server(BOARD_RATE_LIMITS="on")
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, 6)
    before = {p["person_id"] for p in crowd.snapshot()["people"]}
    for number in range(2, 8):
        burst = crowd.burst(8, 0.8)
        time.sleep(run.random.uniform(0.1, 0.5))
        proxy.source = f"127.0.0.{number}"
        # some networks end with a word, some without one: then the old line is still there for the server
        if number % 2:
            run.injected("another address, line stranded", proxy.strand())
            each(crowd, lambda person: person.hang_up())
        else:
            run.injected("another address, line cut", proxy.cut())
        burst.wait()
        crowd.heal(15)
    after = crowd.snapshot()["people"]
    run.check({p["person_id"] for p in after} == before, "somebody came in again as another person")
    run.check(not crowd.history.logouts, "a token was not known from another address")
    check_all(run, server, crowd)


def _dropped(crowd: Crowd, since: float, count: int) -> list[float]:
    """After how long each of so many people gave their line up; nothing while it is fewer."""
    found = {person: at - since for at, person in crowd.history.dropped if at >= since}
    return list(found.values()) if len(found) >= count else []
