"""Whose a token or key is, with the role that the holder has at this moment."""

from collections.abc import Callable

from board.domain.model import Role
from board.service.path.live import LiveSession
from board.service.path.registry import Registry, no_session
from board.service.people.comers import Grant
from board.service.people.grants import Grants, unknown_token
from board.service.records import GrantRow


class Holders:
    """Reads grants and the fold anew for every question: a role taken away counts from the next command."""

    def __init__(self, registry: Registry, grants: Grants, see: Callable[[LiveSession], None]) -> None:
        """`see` takes in what other processes wrote of a session."""
        self._registry, self._grants, self._see = registry, grants, see

    def of_token(self, token: str) -> Grant:
        """Raises unauthorised for a token that nobody holds."""
        return self._now(self._grants.token(token))

    def as_of_now(self, code: str, grant: Grant) -> Grant:
        """The same grant with the role of this moment; raises unauthorised."""
        return self._now(self.row(code, grant))

    def row(self, code: str, grant: Grant) -> GrantRow:
        """The grant as it is now; a token of another session finds nothing here."""
        row = self._grants.by_hash(grant.token_id)
        if row.code != code:
            raise no_session()
        return row

    def role(self, live: LiveSession, row: GrantRow) -> Role:
        """The role that the holder has now; raises unauthorised for somebody who was removed."""
        if row.person_id is None:
            return row.role
        if row.person_id not in live.state.people:
            self._see(live)  # they came in by another process
        person = live.state.people.get(row.person_id)
        if person is None or person.removed:
            raise unknown_token()
        return person.role

    def _now(self, row: GrantRow) -> Grant:
        return Grant(row.code, row.person_id, self.role(self._registry.get(row.code), row), row.hash)
