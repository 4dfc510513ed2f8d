"""Follow-up links and published pages of the storage in memory."""

import threading

from board.service.records import FollowerRow, PublicationRow


class MemoryAfterwards:
    """The part of MemoryStorage that is about what comes after a session."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._followers: dict[bytes, FollowerRow] = {}
        self._publications: dict[str, PublicationRow] = {}

    def follower(self, hashed: bytes) -> FollowerRow | None:
        """What is kept of a follow-up link's key, or of a token that came from it."""
        with self._lock:
            return self._followers.get(hashed)

    def add_follower(self, row: FollowerRow) -> bool:
        """Keep a token that came from a follow-up link; False if the link has ended."""
        with self._lock:
            key = self._followers.get(row.parent or b"")
            if key is None or key.session_id != row.session_id:
                return False
            self._followers[row.hash] = row
            return True

    def renew_followers(self, session_id: int, row: FollowerRow | None) -> None:
        """End a session's follow-up link and all that came from it, and keep the new one, if any."""
        with self._lock:
            self._followers = {h: r for h, r in self._followers.items() if r.session_id != session_id}
            self._followers |= {row.hash: row} if row else {}

    def follow_key(self, session_id: int) -> int | None:
        """When a session's present follow-up link was made; None if it has none."""
        with self._lock:
            keys = [r for r in self._followers.values() if r.session_id == session_id and r.parent is None]
            return keys[0].created_at if keys else None

    def publish(self, row: PublicationRow) -> None:
        """Keep what is published from now on."""
        with self._lock:
            self._publications[row.public_id] = row

    def publication(self, public_id: str) -> PublicationRow | None:
        """What is published under this id."""
        with self._lock:
            return self._publications.get(public_id)

    def publications(self, session_id: int) -> list[PublicationRow]:
        """What is published of a session, the oldest first."""
        with self._lock:
            mine = [row for row in self._publications.values() if row.session_id == session_id]
            return sorted(mine, key=lambda row: (row.at, row.public_id))

    def unpublish(self, session_id: int, public_id: str) -> bool:
        """Take it down; False if this session has published no such thing."""
        with self._lock:
            row = self._publications.get(public_id)
            if row is None or row.session_id != session_id:
                return False
            del self._publications[public_id]
            return True
