"""Leaving: what this device holds ends; the person and what they made stay."""

from board.service.people.grants import Grants
from board.service.ports import Loop, Publisher, Storage


class Leaving:
    """Ends one token at its holder's wish, as on a shared machine."""

    def __init__(self, loop: Loop, storage: Storage, grants: Grants, publisher: Publisher) -> None:
        self._loop, self._storage, self._grants, self._publisher = loop, storage, grants, publisher

    def leave(self, code: str, token_id: bytes) -> None:
        """End this token and close the connections made with it."""
        self._storage.end_grant(token_id, self._loop.now_ms())
        self._grants.forget(code)
        self._publisher.close_tokens(code, {token_id})
