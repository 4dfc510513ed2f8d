"""Rows in which workers come and go, or two of them serve one session; and F63."""

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.crowd import Crowd
from tests.faults.reaching import each, quantile
from tests.faults.row import Run, row
from tests.scale.house import House, Worker, check_house

#: what the issue asks for
HAND_OVERS, WRITERS, OPS = 50, 8, 2_000
#: of the table
IN_STEP_S, BUSY = 20.0, 0.9
#: "its people are back in seconds"
BACK_S = 6.0


@row("handover", "50 hand-overs of one session between two workers, 8 writers, 2,000 ops", bound_s=150)
def handed_over(run: Run) -> None:
    house = House.of(run)
    assert house.nginx is not None
    crowd = run.crowd(house.url, WRITERS)
    rate = 70.0
    burst = crowd.burst(rate, OPS / rate)
    began, home = time.monotonic(), house.home_of(crowd.code)
    for number in range(HAND_OVERS):
        time.sleep(max(0.0, began + (number + 0.5) * OPS / rate / HAND_OVERS - time.monotonic()))
        (home,) = [worker for worker in house.workers if worker is not home]
        house.nginx.point([home.port])
        # nginx's old process takes calls for a moment more
        run.until(lambda there=home: house.home_of(crowd.code) is there, 5, "nginx has not handed it over")
        # half of them at once; the others' lines stay where they are for a while, and both serve the session
        stirred = run.random.sample(range(WRITERS), WRITERS // 2)
        each(crowd, lambda person: person.hang_up(), stirred)
        run.injected("handed over")
    burst.wait()
    run.say("healed_s", crowd.heal(40))
    run.check(len(crowd.history.ops) == OPS, f"only {len(crowd.history.ops)} ops")
    run.say("written_by_each", sorted(_written(worker) for worker in house.workers))
    run.check(
        all(_written(worker) > OPS / 10 for worker in house.workers), "one of them wrote next to nothing"
    )
    check_house(run, house, crowd)


@row("two-workers", "One session at two workers, kills and cuts in between", bound_s=120)
def at_two_workers(run: Run) -> None:
    house = House.of(run)
    crowd = run.crowd(house.url, 12)
    house.spread(crowd)
    burst = crowd.burst(25, 20)
    for number in range(6):
        time.sleep(run.random.uniform(0.5, 2.0))
        if number % 3 == 2:
            worker = run.random.choice(house.workers)
            worker.kill()
            run.injected("SIGKILL of a worker")
            time.sleep(run.random.uniform(0.0, 1.0))
            worker.start_again()
        else:
            cut = run.random.sample(range(12), 5)
            each(crowd, lambda person: person.hang_up(), cut)
            run.injected("lines cut", len(cut))
    burst.wait()
    run.say("healed_s", crowd.heal(40))
    check_house(run, house, crowd)


@row("worker-killed", "A worker killed: its people go on at another", bound_s=90)
def killed(run: Run) -> None:
    house = House.of(run)
    crowd = run.crowd(house.url, 20)
    home = house.home_of(crowd.code)
    burst = crowd.burst(20, 12)
    time.sleep(2)
    home.kill()
    run.injected("SIGKILL of the session's worker")
    run.until(lambda: len(crowd.history.resynced) >= 20, 20, "not everybody is back")
    back = sorted(seconds for _, _, seconds in crowd.history.resynced)
    run.say("back_p50_s", quantile(back, 0.5))
    run.say("back_p100_s", back[-1])
    run.check(house.home_of(crowd.code) is not home, "it went to the dead worker")
    run.say("started_again_s", home.start_again())
    burst.wait()
    run.say("healed_s", crowd.heal(20))
    run.check(back[-1] < BACK_S, f"somebody was away for {back[-1]:.1f} s")
    check_house(run, house, crowd)


@row("together", "A session that a fallback left at two workers comes together", bound_s=120, waits=True)
def together_again(run: Run) -> None:
    house = House.of(run)
    crowd = run.crowd(house.url, 8)
    home = house.home_of(crowd.code)
    (other,) = house.others(crowd.code)
    home.kill()
    run.injected("SIGKILL of the session's worker")
    crowd.connect(20)
    home.start_again()
    run.until(lambda: house.home_of(crowd.code) is home, 20, "nginx does not go back")
    # these come anew, and where the code leads; the others stay where the fallback took them
    each(crowd, lambda person: person.hang_up(), range(3))
    run.until(lambda: _lines(home) == 3 and _lines(other) == 5, 20, "they are not apart")
    run.injected("people at two workers")
    burst, began = crowd.burst(6, 60), time.monotonic()
    run.until(lambda: _lines(home) == 8, 55, "they have not come together")
    run.say("together_after_s", time.monotonic() - began)
    burst.stop()
    crowd.heal(20)
    run.check(_lines(other) == 0, "somebody is still at the other worker")
    check_house(run, house, crowd)


@row("rolling", "Rolling restart of all workers under load", bound_s=120)
def rolling(run: Run) -> None:
    house = House.of(run, workers=3)
    crowds = [run.crowd(house.url, 6) for _ in range(3)]
    bursts = [crowd.burst(8, 16) for crowd in crowds]
    time.sleep(1)
    for _ in range(2):
        house.rolling_restart()
        run.injected("restarted one after the other", len(house.workers))
    codes = [worker.exit_code for worker in house.workers]
    for burst in bursts:
        burst.wait()
    run.say("healed_s", max(crowd.heal(30) for crowd in crowds))
    away = sorted(seconds for crowd in crowds for _, _, seconds in crowd.history.resynced)
    run.check(away, "nobody ever had to come back")
    run.say("came_back", len(away))
    run.say("away_p50_s", quantile(away, 0.5))
    run.say("away_p100_s", away[-1])
    run.check(set(codes) <= {0, None}, f"a worker ended with {codes}")
    check_house(run, house, *crowds)


@row("F63", "Restart of all workers with 500 clients", bound_s=240)
def storm_after_restart(run: Run) -> None:
    house, sessions, people = House.of(run), 5, 100
    crowds = [run.crowd(house.url, people) for _ in range(sessions)]
    everybody = sessions * people
    for crowd in crowds:
        crowd.everyone()
    for crowd in crowds:
        crowd.heal(60)
    began = time.monotonic()
    with ThreadPoolExecutor(2) as both:
        list(both.map(Worker.term, house.workers))
        run.injected("restart", len(house.workers))
        list(both.map(lambda worker: worker.start(), house.workers))
    serves = time.monotonic()
    run.say("down_s", serves - began)
    cpu = {worker.port: _cpu_s(worker) for worker in house.workers}
    _until_in_step(run, crowds, 90)
    over = time.monotonic()
    busy = max(_cpu_s(worker) - cpu[worker.port] for worker in house.workers) / (over - serves)
    run.injected("clients", everybody)
    run.say("in_step_p100_s", over - began)
    again = sorted(seconds for crowd in crowds for _, _, seconds in crowd.history.resynced)
    run.say("away_p50_s", quantile(again, 0.5))
    run.say("away_p100_s", again[-1])
    run.say("busiest_worker_of_a_core", busy)
    run.say("load_of_the_machine", os.getloadavg()[0])
    # of one core each: what the clients and others take of the machine is not the workers'
    run.check(busy < BUSY, f"a worker was busy for {busy:.0%} of the time")
    run.check(over - began < IN_STEP_S, f"it took {over - began:.1f} s until the last was in step")
    for crowd in crowds:
        crowd.everyone()
    for crowd in crowds:
        crowd.heal(60)
    check_house(run, house, *crowds)


def _lines(worker: Worker) -> float:
    """How many sockets are open there."""
    return worker.figures().get("wishwall_sockets", 0.0)


def _until_in_step(run: Run, crowds: list[Crowd], seconds: float) -> None:
    """Seldom looked at: the clients share this process."""
    end = time.monotonic() + seconds
    while (there := sum(map(_in_step, crowds))) < sum(len(crowd.people) for crowd in crowds):
        told = sum((crowd.history.told for crowd in crowds), Counter[str]())
        statuses = sum((crowd.history.statuses for crowd in crowds), Counter[int]())
        online = sum(person.connected for crowd in crowds for person in crowd.people)
        ended = [task for crowd in crowds for task in crowd._tasks if task.done()]
        words = f"{there} in step, {online} connected, {len(ended)} gave up {ended[:1]}; {told}, {statuses}"
        run.check(time.monotonic() < end, words)
        time.sleep(0.25)


def _in_step(crowd: Crowd) -> int:
    """How many of them have come back and have everything."""
    return len(
        {number for _, number, _ in crowd.history.resynced} & {p.number for p in crowd.people if p.connected}
    )


def _written(worker: Worker) -> float:
    """How many commits this worker has made."""
    return worker.figures().get("wishwall_commit_seconds_count", 0.0)


def _cpu_s(worker: Worker) -> float:
    """Seconds of a core that its process has used."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
