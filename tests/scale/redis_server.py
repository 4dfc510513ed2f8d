"""Redis that keeps nothing on disk."""

from typing import Any

import redis

from tests.scale.engine import Engine, program


class Redis(Engine):
    """One Redis, for the channel alone."""

    name = "redis"

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def ask(self, *command: str | bytes) -> Any:
        """One command, and its answer."""
        with redis.Redis.from_url(self.url, socket_timeout=5) as client:
            return client.execute_command(*command)

    def publish(self, data: bytes, channel: str = "wishwall:heads") -> int:
        """Say something on a channel; how many heard it."""
        return int(self.ask("PUBLISH", channel, data))

    def _command(self) -> list[str]:
        bare = ["--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", str(self.folder)]
        return [program("redis-server"), "--bind", "127.0.0.1", "--port", str(self.port), *bare]

    def _answers(self) -> bool:
        try:
            return bool(self.ask("PING"))
        except redis.RedisError:
            return False
