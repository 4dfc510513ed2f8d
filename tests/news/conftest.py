import os

import pytest

from tests.news.fake_redis import FakeRedis

#: with a Redis at hand all of it holds there too; without one nothing is skipped, there is less to hold
KINDS = ["fake", *(["redis"] if os.environ.get("TEST_REDIS_URL") else [])]


@pytest.fixture(params=KINDS)
def channel(request):
    """Where workers meet: its url, and how many hear what is said on it."""
    if request.param == "redis":
        yield RealRedis(os.environ["TEST_REDIS_URL"])
        return
    with FakeRedis() as fake:
        yield fake


class RealRedis:
    """One that somebody else started."""

    def __init__(self, url: str) -> None:
        import redis

        self.url = url
        self._client = redis.Redis.from_url(url)

    def publish(self, data: bytes) -> int:
        return int(self._client.publish("wishwall:heads", data))
