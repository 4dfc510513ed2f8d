"""What waits for a session's worker: commands, people, the clock, a look for news; and who waits for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from board.domain.brought import Brought
from board.domain.clockwork import CLOCK, stroke
from board.domain.decide import decide
from board.domain.decide_session import join
from board.domain.decision import Decision, Ids, RelinkPerson, RotateLink
from board.domain.errors import BoardError
from board.domain.model import Actor, Role, State
from board.domain.undoing import Undoable
from board.service.ports import Signal
from board.service.records import GrantRow
from board.service.secrecy import Keyring, link_key, personal_key
from board.wire.commands import Envelope

Outcome = dict[str, Any] | BoardError


@dataclass(slots=True)
class Ticket:
    """One caller who waits until `missing` outcomes have come."""

    signal: Signal
    outcomes: list[Outcome | None]
    missing: int

    def answer(self, place: int, outcome: Outcome) -> None:
        """Put one outcome in; the last one wakes the caller. The first answer to a place stands."""
        if self.outcomes[place] is not None:
            return
        self.outcomes[place] = outcome
        self.missing -= 1
        if self.missing == 0:
            self.signal.set()


@dataclass(slots=True, eq=False)
class CommandWork:
    """A command of somebody in the session."""

    envelope: Envelope
    person_id: str | None
    role: Role | Literal["follower"]
    token_id: bytes
    key: bytes
    keyring: Keyring
    ticket: Ticket
    place: int = 0
    #: the op that an undo names, by its key
    undoes: bytes | None = None
    #: what the preview has listed that an import names
    brought: Brought | None = None
    #: the epoch and the head that were known before its sender's token was looked at
    known: tuple[str, int] = ("", 0)

    def decide(self, state: State, now_ms: int, ids: Ids, past: Undoable | None) -> Decision:
        """The decision; the role is the one that the person has now (I12). `past` is what it undoes."""
        remembered = self.brought or past
        return decide(state, self.envelope.command, self._actor(state), now_ms, ids, remembered)

    @property
    def who(self) -> str:
        """By whom its op_id is known: the person, or the screen's token."""
        return self.person_id or self.token_id.hex()

    @property
    def ends_with_link(self) -> bool:
        """Whether a new link of the person ends what this came by; a follower's token is another thing."""
        return self.role != "follower"

    def link(self, code: str, effect: RotateLink | RelinkPerson, mark: str | None = None) -> str:
        """The key that it makes for a role's or a person's link; with a mark, the one that it made."""
        secret = self.keyring.first if mark is None else self.keyring.made_by(mark)
        if secret is None:
            raise BoardError("conflict", "The server has another secret by now. Make the link anew.")
        if isinstance(effect, RelinkPerson):
            return personal_key(secret, code, effect.person_id, self.key)
        return link_key(secret, code, effect.role, self.key)

    def _actor(self, state: State) -> Actor:
        if self.person_id is None:
            return Actor(None, self.role)
        person = state.people.get(self.person_id)
        if person is None or person.removed:
            raise BoardError("unauthorised", "You are no longer in this session. Ask its facilitator.")
        # by the follow-up link a person is who they are, and may do what the link is for
        return Actor(person.person_id, "follower" if self.role == "follower" else person.role)


@dataclass(slots=True, eq=False)
class JoinWork:
    """Somebody who comes in; `grants` makes what they hold, once their person_id is known."""

    role: Role
    name: str
    side: str | None
    language: str | None
    grants: Callable[[str], tuple[GrantRow, ...]]
    ticket: Ticket
    place: int = 0

    def decide(self, state: State, now_ms: int, ids: Ids) -> Decision:
        """Let them in, or say why not."""
        return join(state, role=self.role, name=self.name, side=self.side, language=self.language, ids=ids)


@dataclass(slots=True, eq=False)
class ClockWork:
    """A step's time is up; another process's clock may have been quicker, and a facilitator too."""

    ticket: Ticket
    place: int = 0

    def decide(self, state: State, now_ms: int, ids: Ids) -> Decision:
        """End the step, or find that nothing is due any more."""
        due = stroke(state, now_ms)
        if due is None:
            raise BoardError("phase_closed", "No step's time is up.")
        return decide(state, due, CLOCK, now_ms, ids)


@dataclass(slots=True, eq=False)
class LookWork:
    """Look whether another process wrote, and take that in."""

    ticket: Ticket
    place: int = 0


Work = CommandWork | JoinWork | ClockWork | LookWork


@dataclass(slots=True)
class Mailbox:
    """The works of one session, in the order in which they came."""

    works: list[Work] = field(default_factory=list)
    served: bool = False

    def put(self, works: list[Work]) -> bool:
        """Add some, in order; True if nobody serves this mailbox yet and the caller must see to it."""
        self.works.extend(works)
        begins, self.served = not self.served, True
        return begins

    def take(self) -> list[Work]:
        """Everything that waits; nothing means that the worker goes and the mailbox is unserved."""
        taken, self.works = self.works, []
        self.served = bool(taken)
        return taken
