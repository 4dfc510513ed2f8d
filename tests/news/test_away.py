"""A Redis that ends, falls silent or was never there: nobody waits for it, and it is found again."""

import socket
import time

import pytest

from board.news import redis_news
from board.news.redis_news import FIRST_REST_S, LONGEST_REST_S, SILENCE_S, RedisNews
from board.service.loop import ThreadLoop
from tests.news.fake_redis import FakeRedis
from tests.news.test_words import until


class HandLoop(ThreadLoop):
    """Time stands still unless moved, and what is spawned runs at once."""

    def __init__(self):
        super().__init__()
        self.now = 1000.0

    def spawn(self, function, *args):
        function(*args)

    def monotonic(self):
        return self.now


@pytest.fixture
def fake():
    with FakeRedis() as one:
        yield one


@pytest.fixture
def nobody():
    """An address at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    return f"redis://127.0.0.1:{port}/0"


def test_one_that_is_away_is_asked_ever_more_seldom(nobody):
    loop = HandLoop()
    news, rests = RedisNews(nobody, loop), []
    while len(rests) < 9:
        news.tell("ABCD-EFGH", 1, "e1")
        rests.append(news.rested_until - loop.now)
        loop.now = news.rested_until
    assert rests == [FIRST_REST_S * 2**n for n in range(6)] + [LONGEST_REST_S] * 3


def test_while_it_is_away_words_are_dropped_and_not_heaped(nobody):
    loop = HandLoop()
    news = RedisNews(nobody, loop)
    for head in range(100):
        news.tell(f"CODE-{head}", head, "e1")
    assert news.untold == 0


def test_nobody_waits_for_one_that_is_silent(fake):
    fake.silent = True
    news = RedisNews(fake.url, ThreadLoop())
    began = time.monotonic()
    for head in range(100):
        news.tell("ABCD-EFGH", head, "e1")
    assert time.monotonic() - began < SILENCE_S / 2
    news.stop()


def test_after_it_has_come_back_words_are_heard_again(fake, monkeypatch):
    monkeypatch.setattr(redis_news, "FIRST_REST_S", 0.02)
    news, heard = RedisNews(fake.url, ThreadLoop()), []
    news.hear(lambda *word: heard.append(word))
    until(lambda: news.linked)
    fake.stop()
    until(lambda: not news.linked)
    fake.start()
    until(lambda: news.linked)
    fake.publish(b'{"code":"ABCD-EFGH","head":7,"epoch":"e1","by":"somebody"}')
    until(lambda: heard)
    news.stop()


def test_once_it_hears_again_it_tells_again_however_long_it_was_to_rest(fake, monkeypatch):
    monkeypatch.setattr(redis_news, "FIRST_REST_S", 0.02)
    news = RedisNews(fake.url, ThreadLoop())
    news.hear(lambda *_: None)
    until(lambda: news.linked)
    fake.stop()
    until(lambda: not news.linked)
    news.rested_until = time.monotonic() + 60
    fake.start()
    until(lambda: news.linked)
    news.tell("ABCD-EFGH", 3, "e1")
    until(lambda: fake.published)
    news.stop()


def test_a_line_that_has_died_without_a_word_is_given_up(fake, monkeypatch):
    monkeypatch.setattr(redis_news, "LOOK_S", 0.02)
    monkeypatch.setattr(redis_news, "ASK_S", 0.05)
    monkeypatch.setattr(redis_news, "DEAF_S", 0.2)
    monkeypatch.setattr(redis_news, "SILENCE_S", 0.2)
    monkeypatch.setattr(redis_news, "FIRST_REST_S", 0.02)
    news = RedisNews(fake.url, ThreadLoop())
    news.hear(lambda *_: None)
    until(lambda: news.linked)
    lines = fake.lines
    time.sleep(0.4)
    assert news.linked and fake.lines == lines, "a line on which nobody speaks is no dead one"
    fake.silent = True
    until(lambda: not news.linked and fake.lines > lines)
    fake.silent = False
    until(lambda: news.linked)
    news.stop()


def test_after_the_end_nothing_is_told(fake):
    news = RedisNews(fake.url, ThreadLoop())
    news.stop()
    news.tell("ABCD-EFGH", 1, "e1")
    assert fake.published == [] and news.untold == 0
