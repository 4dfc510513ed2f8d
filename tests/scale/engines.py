"""The engines beside the workers: PostgreSQL, Redis and nginx, each on a port of loopback.

    with ended(Postgres()) as postgres:
        postgres.start()
        ...                       # postgres.url
        postgres.restart("immediate")

Each keeps its port over restarts; `start` returns when it answers.
"""

from tests.scale.engine import Engine, ended
from tests.scale.nginx import Nginx
from tests.scale.postgres import Postgres
from tests.scale.redis_server import Redis

__all__ = ["Engine", "Nginx", "Postgres", "Redis", "ended"]
