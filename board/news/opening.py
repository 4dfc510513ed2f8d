"""The news that the settings ask for: none, or over Redis."""

from board.service.ports import Loop, News
from board.service.quiet import QuietNews


def open_news(url: str | None, loop: Loop) -> News:
    """Nobody need be there yet: a Redis that is away is tried again and again."""
    if url is None:
        return QuietNews()
    # a server of its own need not carry the client
    from board.news.redis_news import RedisNews

    return RedisNews(url, loop)
