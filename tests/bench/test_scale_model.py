"""The model carries costs to a load as one would by hand, and says where a limit is reached."""

from dataclasses import replace

import pytest

from bench.scale.breaking import LIMITS, MOST_ROOMS, breaks
from bench.scale.fitting import Sample, fit, misses
from bench.scale.model import (
    BUSY,
    MOST_WORKERS,
    SOCKETS_OF_A_WORKER,
    Costs,
    Load,
    Plan,
    commits,
    in_sites,
    needs,
)

NOTHING = Costs(**dict.fromkeys(Costs.__slots__, 0.0))
ROOM = Load(rooms=100, people=30, ops=0.1, arrive_s=600)
OWN = Plan(words="own")


def with_costs(**costs: float) -> Costs:
    return replace(NOTHING, **costs)


def test_a_load_is_rooms_times_people_times_ops():
    assert (ROOM.persons, ROOM.ops_s, ROOM.deliveries_s) == (3000, 300, 9000)
    assert ROOM.kept == 2 * 100 * 30
    assert replace(ROOM, sessions_a_day=7).times(10).kept == 70 * 30


def test_a_commit_is_paid_once_for_all_ops_that_gathered():
    costs = with_costs(worker_commit=100, postgres_commit=1000, commit=5000)
    need = needs(replace(ROOM, rooms=10), costs)
    assert need.commits_s == pytest.approx(30 / (1 + 30 * 0.005))
    assert need.worker_cores == pytest.approx(need.commits_s * 100e-6)
    assert need.postgres_cores == pytest.approx(need.commits_s * 1000e-6)


def test_no_number_of_workers_is_enough_where_hearing_alone_fills_each():
    costs = with_costs(worker_op=10_000, worker_word=3000)
    assert needs(ROOM, costs).workers == MOST_WORKERS
    assert needs(ROOM, costs, OWN).workers < 20


@pytest.mark.parametrize(
    ("cost", "cores"),
    [("worker_op", 300e-6), ("worker_delivery", 9000e-6), ("worker_person_s", 3000e-6)],
)
def test_each_cost_of_a_worker_counts_for_what_causes_it(cost, cores):
    assert needs(ROOM, with_costs(**{cost: 1.0})).worker_cores == pytest.approx(cores)


def test_each_part_pays_its_own():
    need = needs(ROOM, with_costs(nginx_op=1, nginx_delivery=1, nginx_person_s=1), OWN)
    assert need.nginx_cores == pytest.approx((300 + 9000 + 3000) / 1e6)
    need = needs(ROOM, with_costs(postgres_op=1, postgres_room_s=1, postgres_worker_s=1), OWN)
    assert need.postgres_cores == pytest.approx((300 + 100 + need.workers) / 1e6)
    need = needs(ROOM, with_costs(op_bytes=100, wal_bytes=1000))
    assert need.wal_mb_s == pytest.approx(0.3)
    assert need.disk_gib == pytest.approx(6000 * 2000 * 100 / 1024**3)


def test_one_worker_needs_no_redis_and_has_nobody_to_hear():
    need = needs(Load(rooms=1), with_costs(worker_op=10, worker_word=1e6, redis_word=1e6))
    assert (need.workers, need.redis_cores, need.hearing) == (1, 0, 0)


def test_sockets_alone_ask_for_workers():
    load = Load(rooms=1000, people=30)
    assert needs(load, NOTHING, OWN).workers == -(-load.persons // SOCKETS_OF_A_WORKER)


def test_workers_stay_below_what_they_are_planned_for():
    need = needs(replace(ROOM, rooms=1000), with_costs(worker_delivery=100), OWN)
    assert need.worker_cores / need.workers <= BUSY
    assert need.worker_cores / (need.workers - 1) > BUSY


def test_on_one_channel_each_worker_hears_every_word_and_on_its_own_only_its_share():
    costs = with_costs(worker_word=100, worker_delivery=100, redis_hearing=1)
    everybody, own = (
        needs(replace(ROOM, rooms=1000), costs, replace(OWN, words=who)) for who in ("all", "own")
    )
    assert everybody.hearing == pytest.approx(3000 * 100e-6)
    assert everybody.workers > own.workers
    assert everybody.hearings_s == pytest.approx(3000 * everybody.workers)
    assert own.hearings_s == pytest.approx(3000)
    assert own.hearing * own.workers == pytest.approx(3000 * 100e-6)


def test_what_is_kept_costs_every_worker_each_round():
    need = needs(ROOM, with_costs(worker_kept=10, postgres_kept=5))
    assert need.stall_s == pytest.approx(6000 * 10e-6)
    assert need.looking == pytest.approx(6000 * 10e-6 / 5)
    assert need.postgres_cores == pytest.approx(need.workers * 6000 * 5e-6 / 5)


def test_sites_that_know_nothing_of_each_other_hear_only_their_own_words():
    costs = with_costs(worker_word=100, worker_delivery=100, op_bytes=10)
    load = replace(ROOM, rooms=1000)
    one, ten, small = needs(load, costs), in_sites(load, 10, costs), needs(load.times(0.1), costs)
    assert ten.workers == 10 * small.workers < one.workers
    assert ten.hearing == small.hearing == pytest.approx(one.hearing / 10)
    assert ten.disk_gib == pytest.approx(one.disk_gib)
    assert ten.sockets == one.sockets


def test_ops_gather_while_a_commit_is_written():
    assert commits(10, 1, 1000) == pytest.approx(10 / 1.01)
    assert commits(1e9, 1, 1000) == pytest.approx(1000, rel=1e-3), "one worker: one commit after another"
    assert commits(1e9, 4, 1000) == pytest.approx(4000, rel=1e-3)
    assert commits(50, 3, 0) == pytest.approx(50)


def test_the_first_limit_is_told_first_and_its_rooms_are_the_fewest_that_reach_it():
    costs = with_costs(worker_op=400, worker_delivery=40, worker_word=50, redis_hearing=3, worker_kept=5)
    found = breaks(Load(rooms=10_000), costs)
    rooms = [MOST_ROOMS + 1 if one.rooms is None else one.rooms for one in found]
    assert rooms == sorted(rooms)
    assert {one.limit for one in found} == set(LIMITS)
    for one in found:
        if one.rooms is not None and one.rooms > 1:
            assert one.limit.share(needs(Load(rooms=one.rooms), costs)) >= 1
            assert one.limit.share(needs(Load(rooms=one.rooms - 1), costs)) < 1


def test_a_channel_for_each_session_moves_the_limits_that_it_mends_and_no_other():
    costs = with_costs(worker_op=400, worker_delivery=40, worker_word=50, worker_kept=0.01, redis_hearing=3)
    before, after = (
        {one.limit.what: one.rooms or MOST_ROOMS for one in breaks(Load(rooms=10_000), costs, plan)}
        for plan in (Plan(), OWN)
    )
    assert all(after[what] >= before[what] for what in before)
    moved = [what for what in before if after[what] > before[what]]
    assert {what.split(":")[0].split()[0] for what in moved} <= {"hearing", "Redis", "PostgreSQL"}
    assert len(moved) >= 2


def test_costs_are_told_apart_by_runs_that_mix_them_differently():
    mixes = ((200, 200, 2000), (100, 30, 900), (40, 40, 4000), (500, 20, 1200), (120, 90, 700))
    samples = [Sample(mix, 300 * mix[0] + 900 * mix[1] + 20 * mix[2]) for mix in mixes]
    assert fit(samples) == pytest.approx((300, 900, 20), rel=1e-3)
    assert misses(samples, (300, 900, 20)) == pytest.approx([0] * 5)
    assert misses(samples[:1], (300, 900, 22)) == pytest.approx([4000 / 280_000])


def test_no_cost_is_below_nothing():
    first, second = fit([Sample((10, 100), 100), Sample((10, 200), 230)])
    assert first == 0 and second > 0
    assert fit([]) == ()
    alike = [Sample((10, 100), 100)]
    assert misses(alike, fit(alike)) == pytest.approx([0])
    assert fit([Sample((10, 0), 100)]) == pytest.approx((10, 0)), "what never occurred costs nothing"
