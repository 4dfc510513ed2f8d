"""The waiting room: who has knocked stands here, in memory alone, until a facilitator lets them in.

They hold nothing of the session meanwhile, so there is nothing of it that they could see.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from board.domain.errors import BoardError, not_found
from board.domain.shapes import when
from board.service.path.registry import Registry
from board.service.people import entrance
from board.service.people.comers import Joined
from board.service.ports import Loop, News, Signal
from board.service.secrecy import RandomIds, new_secret

#: undecided in one session, and for how long without a word from their page
MOST: Final = 300
KEPT_S: Final = 60.0
Join = Callable[[str, str, str | None, str | None], Joined]


@dataclass(slots=True, eq=False)
class Knock:
    """Somebody at the door; `verdict` is None until a facilitator has decided."""

    waiting_id: str
    name: str
    side: str | None
    language: str | None
    since: int
    lock: Any
    heard_at: float
    verdict: bool | None = None
    joined: Joined | None = None
    watchers: list[Signal] = field(default_factory=list)


class Waiting:
    """Who waits at the door of which session."""

    def __init__(self, loop: Loop, registry: Registry, join: Join, news: News) -> None:
        self._loop, self._registry, self._join, self._news = loop, registry, join, news
        self._rooms: dict[str, dict[str, Knock]] = {}
        #: tells the facilitators' pages that the list is another one
        self.stir: Callable[[str], None] = lambda code: None

    def knock(self, code: str, name: str, side: str | None, language: str | None) -> str | None:
        """Wait at the door: a secret to ask with, or None where the door is open. Raises BoardError."""
        state = self._registry.get(code).state
        if not state.settings.waiting_room or state.state == "closed" or state.locked:
            return None
        # whoever was turned away and goes on asking must not take a place from others
        if len(self._undecided(code)) >= MOST:
            raise BoardError(
                "busy", "Very many wait at the door. Try again in a moment.", retry_after_ms=5000
            )
        secret = new_secret()
        self._rooms.setdefault(code, {})[secret] = Knock(
            waiting_id=RandomIds().new(),
            name=entrance.checked_name(name, "participant", state.language),
            side=entrance.checked_side(side),
            language=language,
            since=self._loop.now_ms(),
            lock=self._loop.lock(),
            heard_at=self._loop.monotonic(),
        )
        self.stir(code)
        self._tell(code)
        return secret

    def ask(self, code: str, secret: str, wait_s: float) -> Joined | None:
        """Come in, if one may: None while it is not decided. Raises forbidden for who is turned away."""
        knock = self._room(code).get(secret)
        if knock is None:
            raise not_found("place at the door", "knock")
        self._hear(knock, wait_s if self._holds(code) else 0)
        if knock.verdict is None and self._holds(code):
            self._tell(code)
            return None
        if knock.verdict is False:
            raise BoardError("forbidden", "The facilitator has not let you in. Ask them.", "knock")
        with knock.lock:
            # an answer that was lost on its way must not make a second person
            if knock.joined is None:
                knock.joined = self._join(code, knock.name, knock.side, knock.language)
                self.stir(code)
            return knock.joined

    def decide(self, code: str, waiting_id: str, *, let_in: bool) -> None:
        """Let somebody in, or turn them away; raises not_found once they have gone."""
        knock = next((k for k in self._room(code).values() if k.waiting_id == waiting_id), None)
        if knock is None or knock.verdict is not None:
            raise not_found("person at the door", "waiting_id")
        knock.verdict = let_in
        for signal in knock.watchers:
            signal.set()
        self.stir(code)

    def of(self, code: str) -> list[dict[str, Any]]:
        """Who waits, in the order in which they came; for facilitators."""
        return [
            {"waiting_id": k.waiting_id, "name": k.name, "side": k.side, "since": when(k.since)}
            for k in self._undecided(code)
        ]

    def forget(self, code: str) -> None:
        """Nobody waits for a session that is gone."""
        self._rooms.pop(code, None)

    def _tell(self, code: str) -> None:
        """Word to other workers that somebody is here: who is connected there comes over (gathering.py)."""
        live = self._registry.get(code)
        self._news.tell(code, live.head, live.epoch)

    def _holds(self, code: str) -> bool:
        """Whether the door keeps people waiting now."""
        return self._registry.get(code).state.settings.waiting_room

    def _hear(self, knock: Knock, wait_s: float) -> None:
        knock.heard_at = self._loop.monotonic() + wait_s
        if knock.verdict is None and wait_s:
            signal = self._loop.signal()
            knock.watchers.append(signal)
            signal.wait(wait_s)
            knock.watchers.remove(signal)
        knock.heard_at = self._loop.monotonic()

    def _undecided(self, code: str) -> list[Knock]:
        return [k for k in self._room(code).values() if k.verdict is None and k.joined is None]

    def _room(self, code: str) -> dict[str, Knock]:
        """Who stands at the door, without those whose pages have fallen silent."""
        room = self._rooms.get(code, {})
        oldest = self._loop.monotonic() - KEPT_S
        for secret in [secret for secret, knock in room.items() if knock.heard_at < oldest]:
            del room[secret]
        return room
