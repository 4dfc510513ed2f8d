"""Rows in which Redis fails: F32 to F36. Nothing depends on it; without it others see a little later."""

import json
import time
from collections.abc import Iterator

from tests.faults.crowd import Crowd
from tests.faults.proxy import Proxy
from tests.faults.row import Run, row
from tests.faults.toxics import Frames, Hold
from tests.scale.channel import ChannelSplitter
from tests.scale.house import House, check_house
from tests.scale.seeing import answered_at_once, hears_again, linked, probe, seen_after, told_by_word

#: longer than the longest rest of whoever listens, which is 45 s with its jitter
DOWN_S = 65.0
PAUSED_S = 30.0
CUT_S = 25.0
#: what a worker may hold more after megabytes of garbage
MORE_KB = 64 * 1024


@row("F32", "Redis down for longer than its longest rest", bound_s=220, waits=True)
def down(run: Run) -> None:
    house = House.of(run)
    crowd = on_both(run, house)
    told_by_word(run, crowd)
    assert house.redis is not None
    house.redis.stop()
    run.injected("Redis stopped")
    without(run, crowd, DOWN_S)
    house.redis.start()
    hears_again(run, house, crowd)
    check_house(run, house, crowd)


@row("F33", "Redis paused", bound_s=170, waits=True)
def paused(run: Run) -> None:
    house = House.of(run)
    crowd = on_both(run, house)
    assert house.redis is not None
    house.redis.pause()
    run.injected("SIGSTOP of Redis")
    without(run, crowd, PAUSED_S)
    house.redis.go_on()
    hears_again(run, house, crowd)
    check_house(run, house, crowd)


@row("F34", "Words lost, doubled, out of turn")
def words_lost_and_doubled(run: Run) -> None:
    house = House.of(run, workers=1)
    assert house.redis is not None
    proxy = Proxy(house.redis.port, seed=run.random.getrandbits(32), splitter=ChannelSplitter)
    run.finally_(proxy.close)
    for_others = f"redis://127.0.0.1:{proxy.port}/0"
    house.hire(BOARD_REDIS_URL=for_others)
    crowd = on_both(run, house)
    for fate in ("lose", "double", "shuffle"):
        fault = proxy.toxic(Frames(lambda word: True, fate, share=0.5), "down")
        crowd.burst(25, 2.5).wait()
        crowd.heal(15)
        proxy.clear(fault)
        run.injected(f"words: {fate}", proxy.counts[f"frames_{fate}"])
        run.check(proxy.counts[f"frames_{fate}"] >= 8, f"words: {fate} only {proxy.counts}")
    proxy.toxic(Frames(lambda word: True, "lose"), "down")
    lost = proxy.counts["frames_lose"]
    run.say("seen_within_s", max(seen_after(run, crowd, number) for number in (0, 1, 0)))
    run.check(proxy.counts["frames_lose"] > lost, "the last words were not lost")
    proxy.clear()
    told_by_word(run, crowd)
    run.check(crowd.history.events["resync"] == 0, "a word made a client throw its board away")
    check_house(run, house, crowd)


@row("F35", "Garbage on the channel", bound_s=90)
def garbage(run: Run) -> None:
    house = House.of(run)
    assert house.redis is not None
    crowd = on_both(run, house)
    before = [worker.rss_kb() for worker in house.workers]
    burst = crowd.burst(15, 6)
    for data in rubbish(run, crowd):
        heard = house.redis.publish(data)
        run.check(heard >= 2, f"only {heard} workers heard it")
        run.injected("garbage", 1)
    burst.wait()
    crowd.heal(15)
    run.check(linked(house), "garbage ended whoever listens")
    for worker in house.workers:
        run.check("news.garbage" in worker.log(), "what was ignored is not in the log")
        run.check("SECRET" not in worker.log(), "words of the garbage are in the log")
    more = max(worker.rss_kb() - kb for worker, kb in zip(house.workers, before, strict=True))
    run.say("more_rss_mb", more / 1024)
    run.check(more < MORE_KB, f"a worker holds {more} kB more")
    told_by_word(run, crowd)
    run.check(crowd.history.events["resync"] == 0, "garbage made a client throw its board away")
    check_house(run, house, crowd)


@row("F36", "One worker cut off from Redis", bound_s=170, waits=True)
def one_cut_off(run: Run) -> None:
    house = House.of(run, workers=1)
    assert house.redis is not None
    proxy = Proxy(house.redis.port)
    run.finally_(proxy.close)
    house.hire(BOARD_REDIS_URL=f"redis://127.0.0.1:{proxy.port}/0")
    crowd = on_both(run, house)
    told_by_word(run, crowd)
    # a wire that says nothing, as a firewall does; then lines that end
    fault = proxy.toxic(Hold())
    run.injected("one worker's lines to Redis held", proxy.open)
    without(run, crowd, CUT_S)
    heard = [worker.figures()["wishwall_redis_linked"] for worker in house.workers]
    run.check(heard == [1, 0], f"one alone should know that it is cut off: {heard}")
    run.injected("cut", proxy.cut())
    seen_after(run, crowd, 0)
    proxy.clear(fault)
    hears_again(run, house, crowd)
    check_house(run, house, crowd)


def on_both(run: Run, house: House) -> Crowd:
    """Six people of one session, half of them on each worker, who have each other's words."""
    crowd = run.crowd(house.url, 6)
    house.spread(crowd)
    run.until(lambda: linked(house), 20, "not every worker has found Redis")
    crowd.burst(10, 1).wait()
    crowd.heal(15)
    return crowd


def without(run: Run, crowd: Crowd, seconds: float) -> None:
    """While word does not come: all is answered at once, and others see it by the look at the heads."""
    began = time.time()
    crowd.burst(8, seconds / 3).wait()
    crowd.heal(15)
    # quiet: a worker that writes finds out at once what others wrote
    waited = probe(run, crowd, seconds * 2 / 3)
    run.say("seen_within_s", waited)
    run.check(waited > 1, "nobody had to wait: word came all the same")
    answered_at_once(run, crowd, began, time.time())


def rubbish(run: Run, crowd: Crowd) -> Iterator[bytes]:
    """What no worker says, and what one might say that lies."""
    word = {"code": crowd.code, "head": 1, "epoch": "SECRET", "by": "SECRET"}
    lies = [{"head": 10**9}, {"head": -1}, {"head": 10**40}, {"code": "SECRET"}, {"epoch": ""}, {"by": ""}]
    yield from (json.dumps(word | lie).encode() for lie in lies)
    wrong = [{"head": "7"}, {"head": None}, {"code": 7}, {"more": "SECRET"}, {"code": "x" * 500}]
    yield from (json.dumps(word | lie).encode() for lie in wrong)
    yield from (b"", b"null", b"[]", b"\xff\xfe", b"SECRET", b"{" * 500, b"[" * 500, b"\x00" * 500)
    yield from (b"SECRET" * size for size in (100, 100_000, 2_000_000))
    for _ in range(300):
        yield run.random.randbytes(run.random.randrange(1, 600))
