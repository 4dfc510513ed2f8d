"""News over Redis: one channel, on which workers say how far sessions have come.

Nothing depends on it. What is lost here is found by each worker's look at the database every five seconds.
"""

import secrets
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Final

import msgspec
import redis
import structlog
from redis.backoff import NoBackoff
from redis.client import PubSub
from redis.retry import Retry

from board.service import figures
from board.service.incidents import incident
from board.service.ports import Loop

log = structlog.get_logger(__name__)
CHANNEL: Final = "wishwall:heads"
#: a Redis that says nothing for so long is as good as away
SILENCE_S: Final = 2.0
#: how long to wait before it is tried again: doubled each time up to the second
FIRST_REST_S, LONGEST_REST_S = 0.5, 30.0
#: how often the listener looks whether it should end
LOOK_S: Final = 1.0
#: a line on which nothing comes is asked whether it is there, and given up when it does not say so
ASK_S, DEAF_S = 4.0, 10.0
#: bytes; ours have about 90
LONGEST: Final = 512
Heard = Callable[[str, int, str], None]


class Word(msgspec.Struct, forbid_unknown_fields=True):
    """What is on the channel. `by` is the worker who says it: its own words come back to it too."""

    code: str
    head: Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
    epoch: str
    by: str


class RedisNews:
    """One task tells, one listens; neither is ever waited for. Of a session only the last word is told."""

    def __init__(self, url: str, loop: Loop) -> None:
        self._url, self._loop = url, loop
        self._me = secrets.token_urlsafe(9)
        self._untold: dict[str, Word] = {}
        self._telling, self._stopping, self.linked = False, False, False
        #: a Redis that failed is left alone until then (seconds of the loop's clock)
        self.rested_until, self._rest_s = 0.0, FIRST_REST_S
        self._teller = _client(url)
        figures.watch("redis_linked", "Whether word from other workers comes in", lambda: float(self.linked))

    def tell(self, code: str, head: int, epoch: str) -> None:
        """Pass it on soon; while Redis is away it is dropped."""
        if self._stopping or self._loop.monotonic() < self.rested_until:
            return
        self._untold[code] = Word(code, head, epoch, self._me)
        if not self._telling:
            self._telling = True
            self._loop.spawn(self._tell)

    def hear(self, heard: Heard) -> None:
        """Listen from now on."""
        self._loop.spawn(self._listen, heard)

    @property
    def untold(self) -> int:
        """How many sessions' words wait to be told."""
        return len(self._untold)

    def stop(self) -> None:
        """No more of it; what was not told is found by looking."""
        self._stopping = True
        self._teller.close()

    def _tell(self) -> None:
        try:
            while self._untold and not self._stopping:
                words, self._untold = list(self._untold.values()), {}
                with self._teller.pipeline(transaction=False) as pipe:
                    for word in words:
                        pipe.publish(CHANNEL, msgspec.json.encode(word))
                    pipe.execute()
                self._rest_s = FIRST_REST_S
        except (redis.RedisError, OSError) as error:
            self._untold.clear()
            self.rested_until = self._loop.monotonic() + self._rest_s
            self._rest_s = min(LONGEST_REST_S, 2 * self._rest_s)
            log.warning("news.not_told", why=type(error).__name__)
        except Exception as fault:  # noqa: BLE001 - the supervisor: the next word is told all the same
            # the line was let go of under it
            if not self._stopping:
                incident(fault, "news")
        finally:
            self._telling = False

    def _listen(self, heard: Heard) -> None:
        rest = FIRST_REST_S
        while not self._stopping:
            try:
                with _client(self._url) as client, client.pubsub() as line:
                    line.subscribe(CHANNEL)
                    for message in self._messages(line):
                        self._is_there()
                        rest = FIRST_REST_S
                        self._take(message, heard)
            except (redis.RedisError, OSError) as error:
                log.warning("news.not_heard", why=type(error).__name__)
            except Exception as fault:  # noqa: BLE001 - the supervisor: it listens again
                incident(fault, "news")
            self.linked = False
            self._loop.sleep(rest * (0.5 + secrets.randbelow(1000) / 1000))
            rest = min(LONGEST_REST_S, 2 * rest)

    def _is_there(self) -> None:
        """It is there again: what tells need not rest any longer."""
        if not self.linked:
            self.linked, self.rested_until, self._rest_s = True, 0.0, FIRST_REST_S

    def _messages(self, line: PubSub) -> Iterator[dict[str, Any]]:
        """All that comes until the end; raises redis.TimeoutError when not even an answer does.

        A wire can die without a word, and the kernel would send into it for a quarter of an hour.
        """
        heard_at = asked_at = self._loop.monotonic()
        while not self._stopping:
            message = line.get_message(timeout=LOOK_S)
            now = self._loop.monotonic()
            if message is not None:
                heard_at = now
                yield message
            elif now - heard_at > DEAF_S:
                raise redis.TimeoutError(f"nothing has come for {DEAF_S:g} s")
            elif now - max(heard_at, asked_at) > ASK_S:
                asked_at = now
                line.ping()

    def _take(self, message: dict[str, Any], heard: Heard) -> None:
        if message.get("type") != "message":
            return
        data = message.get("data")
        try:
            if not isinstance(data, bytes) or len(data) > LONGEST:
                raise msgspec.ValidationError("not a word of ours")
            word = msgspec.json.decode(data, type=Word)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            log.warning("news.garbage", why=type(error).__name__)
            return
        if word.by != self._me:
            heard(word.code, word.head, word.epoch)


def _client(url: str) -> "redis.Redis":
    # its own retries would keep the task that tells from noticing
    return redis.Redis.from_url(
        url,
        # answers come in order and every message is one of three words, of any server's release
        protocol=2,
        socket_timeout=SILENCE_S,
        socket_connect_timeout=SILENCE_S,
        socket_keepalive=True,
        retry=Retry(NoBackoff(), 0),
    )
