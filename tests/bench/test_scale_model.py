"""The model carries costs to a load as one would by hand, and says where a limit is reached."""

from dataclasses import replace

import pytest

from bench.scale.breaking import LIMITS, MOST_ROOMS, breaks
from bench.scale.fitting import Sample, fit, worst
from bench.scale.model import BUSY, SOCKETS_OF_A_WORKER, Costs, Load, Plan, commits, needs

NOTHING = Costs(**dict.fromkeys(Costs.__slots__, 0.0))
ROOM = Load(rooms=100, people=30, ops=0.1, arrive_s=600)
OWN = Plan(words="own", looks_at_all=False)


def with_costs(**costs: float) -> Costs:
    return replace(NOTHING, **costs)


def test_a_load_is_rooms_times_people_times_ops():
    assert (ROOM.persons, ROOM.ops_s, ROOM.deliveries_s) == (3000, 300, 9000)
    assert ROOM.kept == 2 * 100 * 30
    assert replace(ROOM, sessions_a_day=7).times(10).kept == 70 * 30


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


def test_what_is_kept_costs_every_worker_each_round_unless_it_looks_at_a_part():
    costs = with_costs(worker_kept=10, postgres_kept=5)
    need = needs(ROOM, costs)
    assert need.stall_s == pytest.approx(6000 * 10e-6)
    assert need.looking == pytest.approx(6000 * 10e-6 / 5)
    assert need.postgres_cores == pytest.approx(need.workers * 6000 * 5e-6 / 5)
    assert needs(ROOM, costs, OWN).stall_s == pytest.approx(10e-6)


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


def test_a_mended_plan_moves_the_limits_that_it_mends():
    costs = with_costs(worker_op=400, worker_delivery=40, worker_word=50, worker_kept=5, redis_hearing=3)
    before, after = (
        {one.limit.what: one.rooms or MOST_ROOMS for one in breaks(Load(rooms=10_000), costs, plan)}
        for plan in (Plan(), OWN)
    )
    assert all(after[what] >= before[what] for what in before)
    assert sum(after[what] > before[what] for what in before) >= 3


def test_two_costs_are_told_apart_by_runs_that_mix_them_differently():
    samples = [
        Sample(ops, ops * people, ops * (300 + 20 * people))
        for ops, people in ((200, 10), (100, 25), (40, 100))
    ]
    assert fit(samples) == pytest.approx((300, 20))
    assert worst(samples, fit(samples)) < 1e-9
    assert worst(samples, (300, 22)) == pytest.approx(0.087, abs=0.001)


def test_no_cost_is_below_nothing():
    samples = [Sample(10, 100, 100), Sample(10, 200, 230)]
    first, second = fit(samples)
    assert first == 0 and second > 0
    assert fit([]) == (0.0, 0.0)
    alike = [Sample(10, 100, 100)]
    assert worst(alike, fit(alike)) < 1e-9
