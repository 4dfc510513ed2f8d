"""Rows in which time goes by for several workers: what was kept long enough goes (F69), keys change (F70)."""

import time
from typing import Any

import requests

from tests.faults.crowd import Crowd
from tests.faults.row import Run, row
from tests.scale.house import House, check_house

DAY_MS = 24 * 3600 * 1000
#: for so long a site keeps what nobody asked to keep, and so long has gone by
KEPT_MS, PAST_MS = 30 * DAY_MS, 40 * DAY_MS
KEYS = [f"row-f70-{number}-of-the-workers-keys" for number in range(3)]


@row("F69", "What was kept long enough goes, while somebody is in another session", bound_s=150, waits=True)
def kept_long_enough(run: Run) -> None:
    house = House.of(run)
    lively, left = run.crowd(house.url, 6), run.crowd(house.url, 6)
    left.burst(20, 2).wait()
    left.answered()
    ((left_id,),) = house.postgres.ask("SELECT id FROM sessions WHERE code = %s", left.code)
    left.close()
    # who was in it a moment ago is remembered by a worker for ten minutes
    house.rolling_restart()
    lively.heal(30)
    (other,) = house.others(lively.code)
    # in life the clock does not jump: the worker with the people has time to say so to the others
    other.pause()
    moved = "UPDATE sessions SET active_at = active_at - %s WHERE code IN (%s, %s) RETURNING active_at"
    before = house.postgres.ask(moved, PAST_MS, lively.code, left.code)
    run.injected("days gone by", 40 * len(before))
    run.until(lambda: _idle_ms(house, lively) < KEPT_MS, 30, "the one that people are in is not held")
    other.go_on()
    # each looks once an hour; one that has just started looks at once
    other.kill()
    other.start_again()
    began = time.monotonic()
    run.until(lambda: not _there(house, left), 60, "what nobody wants any more is still there")
    run.say("gone_after_s", time.monotonic() - began)
    for table in ("events", "people", "ties", "ops"):
        ((rest,),) = house.postgres.ask(f"SELECT count(*) FROM {table} WHERE session_id = %s", left_id)
        run.check(rest == 0, f"{rest} rows of it are left in {table}")
    ((proofs,),) = house.postgres.ask("SELECT count(*) FROM proofs WHERE what = 'session'")
    run.check(proofs == 1, f"{proofs} proofs of one end")
    time.sleep(12)  # two rounds of each worker
    run.check(_there(house, lively), "a session with people in it is gone")
    lively.burst(20, 3).wait()
    run.say("healed_s", lively.heal(20))
    check_house(run, house, lively)


@row("F70", "The workers' secret key is rotated, one worker after the other", bound_s=120, waits=True)
def rotated(run: Run) -> None:
    house = House.of(run, BOARD_SECRET_KEY=KEYS[0])
    crowd = run.crowd(house.url, 8)
    key = _link_made_anew(house, crowd)
    burst = crowd.burst(20, 12)
    _rotate(run, house, KEYS[1], KEYS[0])
    run.check(_comes_in(house, crowd, key) == 200, "a link from before opens nothing")
    _rotate(run, house, KEYS[2], "")
    run.check(_comes_in(house, crowd, key) == 200, "a link from before opens nothing without an overlap")
    burst.wait()
    run.say("healed_s", crowd.heal(30))
    out = [person.number for person in crowd.people if not person.connected]
    run.check(not out, f"{out} are out")
    check_house(run, house, crowd)


def _idle_ms(house: House, crowd: Crowd) -> int:
    ((active_at,),) = house.postgres.ask("SELECT active_at FROM sessions WHERE code = %s", crowd.code)
    return round(time.time() * 1000) - int(active_at)


def _there(house: House, crowd: Crowd) -> bool:
    return bool(house.postgres.ask("SELECT id FROM sessions WHERE code = %s", crowd.code))


def _rotate(run: Run, house: House, key: str, older: str) -> None:
    for worker in house.workers:
        worker.settings.update(BOARD_SECRET_KEY=key, BOARD_SECRET_KEYS_OLD=older)
    house.rolling_restart()
    run.injected(f"another key, {'the one before it accepted' if older else 'no overlap'}")


def _link_made_anew(house: House, crowd: Crowd) -> str:
    asked: dict[str, Any] = {"op_id": crowd.new_id(), "type": "link.rotate", "role": "observer"}
    place = f"{house.url}/api/sessions/{crowd.code}/commands"
    headers = {"Authorization": f"Bearer {crowd.token}"}
    return str(requests.post(place, json=asked, headers=headers, timeout=10).json()["key"])


def _comes_in(house: House, crowd: Crowd, key: str) -> int:
    place = f"{house.url}/api/sessions/{crowd.code}/grants"
    return requests.post(place, json={"key": key, "name": "Olga"}, timeout=10).status_code
