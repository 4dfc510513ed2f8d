"""What the service hands to storage and gets back: plain rows, nothing decoded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from board.domain.model import Role

#: a pass is a key for one use within minutes
GrantKind = Literal["token", "key", "pass"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of the log; `at` in milliseconds since 1970 UTC."""

    seq: int
    at: int
    type: str
    version: int
    data: bytes


@dataclass(frozen=True, slots=True)
class OpRow:
    """An accepted command, so that it is recognised when it comes again.

    `key` is an HMAC over person and op_id, `extra` what the answer held besides ok, op_id and seq, as JSON.
    An op with a secret `tie` is deleted together with that tie.
    """

    key: bytes
    digest: bytes
    seq: int
    extra: bytes
    tie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """A right to act or look: a token that a client holds, or the key of a link. Only hashes are kept.

    A key without a person makes a new one for everybody who uses it. `parent` is the key that a token
    came from.
    """

    hash: bytes
    code: str
    person_id: str | None
    role: Role
    kind: GrantKind
    parent: bytes | None = None
    created_at: int = 0
    revoked_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Revoke a role's keys and what was got with them, but for the token `spared`."""

    role: Role
    spared: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one drain of a session's mailbox adds: written whole, and only if the head is still `seen`.

    `names` maps a person_id to a name, `ties` a tie to its person_id. The ties in `forgotten` are deleted,
    and the ops that were kept with them. The older grants of those in `removed` are revoked.
    """

    session_id: int
    seen: int
    events: tuple[EventRow, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, str] = field(default_factory=dict)
    ops: tuple[OpRow, ...] = ()
    grants: tuple[GrantRow, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    removed: tuple[str, ...] = ()
    forgotten: frozenset[str] = frozenset()

    @property
    def head(self) -> int:
        """The head once this is written."""
        return self.seen + len(self.events)

    @property
    def at(self) -> int:
        """When it happened."""
        return self.events[-1].at


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """A photo, drawn anew by us, as it lies beside the log: whole, and small for walls; sizes in pixels.

    Nothing says who sent it: its id is a secret until a note shows it.
    """

    session_id: int
    photo_id: str
    at: int
    width: int
    height: int
    whole: bytes
    small: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowerRow:
    """What is kept of a session's follow-up link, or of a token that came from it (`parent` is its key)."""

    hash: bytes
    session_id: int
    created_at: int
    parent: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """Proposals as they were published: `value` is JSON that nothing changes any more."""

    public_id: str
    session_id: int
    at: int
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session that does not exist yet."""

    code: str
    epoch: str
    op_salt: bytes
    created_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """What stands beside a session's log; times in milliseconds since 1970 UTC."""

    session_id: int
    code: str
    head: int
    epoch: str
    op_salt: bytes
    created_at: int
    active_at: int
    closed_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log after some seq, and what lies beside it, as of one moment. `names` is always whole."""

    head: int
    epoch: str
    events: tuple[EventRow, ...]
    names: Mapping[str, str]
    ties: Mapping[str, str]
    ops: tuple[OpRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """That something was erased: what kind, of which session (a hash of its code), how much; no content.

    `by` says who wanted it: an operator, a facilitator, or that its time was up.
    """

    at: int
    what: Literal["person", "content", "session"]
    by: Literal["operator", "facilitator", "time"]
    mark: bytes
    head: int
    person_id: str | None = None
    events: int = 0
    people: int = 0
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanking:
    """Events written anew in their places, and what goes from beside them: only if the head is still `seen`.

    `events` maps a seq to its new data; the ops that led to them go too, the names of `nameless` become
    empty, the photos and the grants of those `ended` go. The history gets another name, `epoch`.
    """

    session_id: int
    seen: int
    epoch: str
    events: Mapping[int, bytes]
    nameless: frozenset[str]
    ended: frozenset[str]
    photos: frozenset[str]
    proof: ProofRow
