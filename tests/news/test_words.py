"""Word between workers: what is said is heard, what is no word of ours is not, and it harms nobody."""

import json
import logging
import time

import pytest

from board.news import redis_news
from board.news.opening import open_news
from board.news.redis_news import LONGEST, RedisNews
from board.service.loop import ThreadLoop
from board.service.quiet import QuietNews

WORD = {"code": "ABCD-EFGH", "head": 7, "epoch": "e1", "by": "somebody"}


@pytest.fixture
def worker(channel):
    """Makes workers that listen: each is its news and what it heard."""
    made = []

    def make(url=channel.url):
        news, heard = RedisNews(url, ThreadLoop()), []
        made.append(news)
        news.hear(lambda *word: heard.append(word))
        until(lambda: news.linked)
        return news, heard

    yield make
    for news in made:
        news.stop()


def until(look, seconds=10):
    end = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < end
        time.sleep(0.005)


def said(**changed):
    return json.dumps({**WORD, **changed}).encode()


def test_what_one_tells_the_others_hear_and_not_itself(worker):
    (one, own), (_, heard), (_, too) = worker(), worker(), worker()
    one.tell("ABCD-EFGH", 3, "e1")
    until(lambda: heard and too)
    assert heard == too == [("ABCD-EFGH", 3, "e1")]
    assert own == []


def test_the_last_word_of_each_session_always_comes(worker):
    (one, _), (_, heard) = worker(), worker()
    for head in range(200):
        one.tell("ABCD-EFGH", head, "e1")
        one.tell("WXYZ-2345", head, "e1")
    until(lambda: {*heard} >= {("ABCD-EFGH", 199, "e1"), ("WXYZ-2345", 199, "e1")})


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b"{" * 400,
        b'{"code":"ABCD-EFGH"}',
        said(head="7"),
        said(head=7.5),
        said(head=None),
        said(head=10**40),
        said(code=7),
        said(more="field"),
        said()[:-1],
        said(code="x" * LONGEST),
        b"x" * 3_000_000,
    ],
    ids=lambda data: data[:24].decode("latin-1") + f"_{len(data)}",
)
def test_what_is_no_word_is_not_heard_and_harms_nobody(worker, channel, garbage, caplog):
    news, heard = worker()
    with caplog.at_level(logging.WARNING):
        assert channel.publish(garbage)
        channel.publish(said())
        until(lambda: heard)
    assert heard == [("ABCD-EFGH", 7, "e1")]
    assert news.linked


def test_whoever_listens_goes_on_when_taking_a_word_up_has_failed(channel, monkeypatch):
    monkeypatch.setattr(redis_news, "FIRST_REST_S", 0.02)
    news, heard = RedisNews(channel.url, ThreadLoop()), []

    def failing(*word):
        heard.append(word)
        raise RuntimeError("a bug that the test put there")

    news.hear(failing)
    until(lambda: news.linked)
    channel.publish(said())
    until(lambda: heard and channel.publish(said()) and len(heard) > 1)
    news.stop()


def test_without_an_address_there_is_no_news():
    assert isinstance(open_news(None, ThreadLoop()), QuietNews)
