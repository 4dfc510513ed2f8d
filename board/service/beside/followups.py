"""The follow-up link: whoever holds it says what became of the proposals, also once the session is closed.

What it gives is no grant (storage/tables.py): it opens this page alone, never a seat in the session.
"""

from dataclasses import dataclass
from typing import Any

from board.domain.cutting_followup import followed_view
from board.domain.errors import BoardError
from board.domain.model import State, Viewer
from board.domain.reviewing import review_of
from board.service.budget import Budget
from board.service.path.live import LiveSession
from board.service.path.mailbox import CommandWork, Ticket
from board.service.path.refusals import only
from board.service.path.registry import Registry
from board.service.path.winding_down import WindingDown
from board.service.people.founding import Created, found
from board.service.people.grants import LONGEST_SECRET
from board.service.ports import Loop, Storage
from board.service.records import FollowerRow
from board.service.secrecy import Keyring, hashed, new_secret, op_key
from board.wire.commands import decode_command

COMMAND = "proposal.follow_up"


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who came by the follow-up link; `person_id` is who they are, if they have a seat too."""

    code: str
    token_id: bytes
    person_id: str | None = None


class FollowUps:
    """One link for each session, what came from it, and what is said by it."""

    def __init__(
        self,
        loop: Loop,
        storage: Storage,
        registry: Registry,
        budget: Budget,
        down: WindingDown,
    ) -> None:
        self._loop, self._storage, self._registry = loop, storage, registry
        self._budget, self._down = budget, down

    def made_at(self, code: str) -> int | None:
        """When the present link was made, in milliseconds since 1970 UTC; None if there is none."""
        return self._storage.follow_key(self._registry.get(code).session_id)

    def renew(self, code: str) -> str:
        """A new key; the one before and everything that came from it end."""
        key, now_ms = new_secret(), self._loop.now_ms()
        session_id = self._registry.get(code).session_id
        row = FollowerRow(hash=hashed(key), session_id=session_id, created_at=now_ms)
        self._storage.renew_followers(session_id, row)
        return key

    def end(self, code: str) -> None:
        """No link from here on."""
        self._storage.renew_followers(self._registry.get(code).session_id, None)

    def exchange(self, code: str, key: str) -> str:
        """A token for the link's key; raises forbidden."""
        live = self._registry.get(code)
        row = self._storage.follower(hashed(key)) if len(key) <= LONGEST_SECRET else None
        if row is None or row.parent is not None or row.session_id != live.session_id:
            raise _no_link()
        self._budget.spend_coming(row.hash.hex())
        token = new_secret()
        given = FollowerRow(
            hash=hashed(token),
            session_id=live.session_id,
            created_at=self._loop.now_ms(),
            parent=row.hash,
        )
        if not self._storage.add_follower(given):
            raise _no_link()
        return token

    def identify(self, code: str, token: str, person_id: str | None) -> Follower:
        """Who holds this token; it is read anew each time, so that an ended link ends at once."""
        row = self._storage.follower(hashed(token)) if len(token) <= LONGEST_SECRET else None
        if row is None or row.parent is None or row.session_id != self._registry.get(code).session_id:
            raise BoardError("unauthorised", "This link does not work any more. Ask for the new one.")
        return Follower(code, row.hash, person_id)

    def read(self, follower: Follower) -> dict[str, Any]:
        """The proposals and what became of them, and under which name this follower speaks."""
        state = self._state(follower.code)
        name = state.names.get(follower.person_id, "") if follower.person_id else ""
        return {**followed_view(state), "seq": state.head, "me": {"name": name}}

    def say(self, follower: Follower, asked: dict[str, Any]) -> dict[str, Any]:
        """Another line of a proposal's history; the answer is durable. Raises BoardError."""
        self._down.check()
        live = self._registry.get(follower.code)
        who = follower.person_id or follower.token_id.hex()
        self._budget.spend(f"follow/{live.code}/{who}", "participant")
        envelope = decode_command({**asked, "type": COMMAND})
        live.take(envelope.size, "participant")
        ticket = Ticket(self._loop.signal(), [None], 1)
        work = CommandWork(
            envelope=envelope,
            person_id=follower.person_id,
            role="follower",
            token_id=follower.token_id,
            key=op_key(live.op_salt, f"follow {who}", envelope.op_id),
            keyring=Keyring(""),
            ticket=ticket,
        )
        self._down.ask(live, [work], ticket)
        return only(ticket)

    def review(self, code: str, title: str, language: str | None) -> Created:
        """A new session that begins with this one's proposals."""
        before = self._state(code)
        return found(self._loop, self._storage, title, review_of(before, language or before.language))

    def _state(self, code: str) -> State:
        live: LiveSession = self._registry.get(code)
        return live.state


def check_facilitator(viewer: Viewer) -> None:
    """What is done before and after a session is the facilitators'; raises BoardError for others."""
    if viewer.role != "facilitator":
        raise BoardError("forbidden_role", "Only a facilitator can do this. Ask one of them.")


def _no_link() -> BoardError:
    return BoardError(
        "forbidden", "This link does not work any more. Ask the facilitator for a new one.", "key"
    )
