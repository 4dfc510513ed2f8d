"""A publisher, news and a presence for a board on its own: command line and tests."""

from collections.abc import Callable, Sequence
from typing import Any

from board.domain.events import Recorded
from board.domain.model import Viewer
from board.service.path.live import LiveSession


class QuietPublisher:
    """Tells nobody."""

    def publish(self, live: LiveSession, recorded: Sequence[Recorded]) -> None:
        """Nobody listens."""

    def resync(self, code: str, person_ids: frozenset[str] | None, reason: str) -> None:
        """Nobody listens."""

    def close_person(self, code: str, person_id: str) -> None:
        """Nobody is connected."""

    def close_tokens(self, code: str, token_ids: set[bytes]) -> None:
        """Nobody is connected."""

    def close_all(self, code: str) -> None:
        """Nobody is connected."""

    def gather(self, code: str) -> None:
        """Nobody is connected."""

    def connected(self, code: str) -> bool:
        """Nobody ever is."""
        return False


class QuietNews:
    """There is no other worker: whatever else writes is found by looking."""

    def tell(self, code: str, head: int, epoch: str) -> None:
        """Nobody is told."""

    def hear(self, heard: Callable[[str, int, str], None]) -> None:
        """Nobody tells."""

    def stop(self) -> None:
        """There is nothing to end."""


def no_presence(_code: str, _viewer: Viewer) -> dict[str, Any]:
    """Nobody is here."""
    return {}
