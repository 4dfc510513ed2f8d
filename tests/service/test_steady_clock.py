"""The time of day in here is not moved by whoever sets the server's clock."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from board.service.clock import SteadyClock


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


def test_it_begins_as_the_clock_on_the_wall_says_and_goes_on_with_it(logged: list[Any]) -> None:
    clock = SteadyClock()
    first = clock.now_ms()
    assert abs(first - time.time_ns() // 1_000_000) < 500
    time.sleep(0.02)
    assert 15 <= clock.now_ms() - first < 2000
    assert logged == []


@pytest.mark.parametrize("step_s", [3600, -3600])
def test_a_step_is_logged_once_and_not_followed(
    monkeypatch: pytest.MonkeyPatch, logged: list[Any], step_s: int
) -> None:
    clock, real = SteadyClock(), time.time_ns
    before = clock.now_ms()
    monkeypatch.setattr(time, "time_ns", lambda: real() + step_s * 1_000_000_000)
    assert 0 <= clock.now_ms() - before < 2000
    clock.now_ms()
    assert [line["event"] for line in logged] == ["clock.stepped"]
    assert abs(logged[0]["by_s"] - step_s) <= 1
