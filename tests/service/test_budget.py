"""How much one person may send, and that counting it costs next to nothing."""

import time

import pytest
from limits import RateLimitItemPerSecond
from limits.strategies import MovingWindowRateLimiter

from board.domain.errors import BoardError
from board.service import bucket
from board.service.budget import Budget


class Clock:
    now = 1000.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock.monotonic)
    return clock


def spent(budget, who, role, most=1000):
    """How many commands go through at once."""
    for count in range(most):
        try:
            budget.spend(who, role)
        except BoardError:
            return count
    return most


def test_a_participant_has_a_burst_of_60_and_5_a_second_a_facilitator_200_and_50(clock):
    budget = Budget(True)
    assert (spent(budget, "p", "participant"), spent(budget, "f", "facilitator")) == (60, 200)
    clock.now += 12
    assert (spent(budget, "p", "participant"), spent(budget, "f", "facilitator")) == (60, 200)
    for _ in range(60):
        clock.now += 1
        assert (spent(budget, "p", "participant"), spent(budget, "f", "facilitator")) == (5, 50)


def test_the_refusal_says_when_to_come_again(clock):
    budget = Budget(True)
    spent(budget, "p", "participant")
    with pytest.raises(BoardError) as refused:
        budget.spend("p", "participant")
    clock.now += refused.value.retry_after_ms / 1000 + 0.001
    budget.spend("p", "participant")


def test_switched_off_it_counts_nothing():
    assert spent(Budget(False), "p", "participant") == 1000


def test_keys_that_nobody_uses_any_more_are_forgotten(clock):
    memory = bucket.BucketMemory()
    limiter, item = MovingWindowRateLimiter(memory), RateLimitItemPerSecond(5, 10)
    for number in range(100):
        limiter.hit(item, str(number))
    clock.now += bucket.SWEEP_EVERY_S + 1
    limiter.hit(item, "new")
    assert memory.reset() == 1


def written(budget, role, size, most=100_000):
    """How many bytes go through at once."""
    for count in range(most):
        try:
            budget.spend_bytes("p", role, size)
        except BoardError as refusal:
            assert refusal.code == "rate_limited"
            return count * size
    raise AssertionError("there is no bound")


def test_what_one_person_writes_is_bounded_at_once_and_over_a_workshop(clock):
    budget, size, sent = Budget(True), 48 * 1024, 0
    assert written(budget, "participant", size) <= 2 << 20
    for _ in range(4 * 60):
        clock.now += 60
        sent += written(budget, "participant", size)
    assert 20 << 20 < sent < 60 << 20


def test_who_wrote_too_much_is_told_when_it_fits(clock):
    budget = Budget(True)
    written(budget, "participant", 48 * 1024)
    with pytest.raises(BoardError) as refused:
        budget.spend_bytes("p", "participant", 48 * 1024)
    clock.now += refused.value.retry_after_ms / 1000 + 0.001
    budget.spend_bytes("p", "participant", 48 * 1024)


def test_one_person_does_not_use_up_the_photos_of_a_session(clock):
    budget = Budget(True)
    sent = 0
    for _ in range(60):
        clock.now += 60
        for _ in range(12):
            try:
                budget.spend_photo("p", "participant")
                sent += 1
            except BoardError:
                break
    assert sent < 100
    for _ in range(100):
        clock.now += 60
        budget.spend_photo("f", "facilitator")
