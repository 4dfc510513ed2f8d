"""What the service needs from outside, as Protocols: a loop, a storage, somebody to tell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from board.domain.events import Recorded
from board.domain.model import Viewer
from board.service.records import (
    Batch,
    Blanking,
    FollowerRow,
    GrantRow,
    Log,
    NewSession,
    PhotoRow,
    ProofRow,
    PublicationRow,
    SessionRow,
)

if TYPE_CHECKING:
    from board.service.path.live import LiveSession

T = TypeVar("T")


class Signal(Protocol):
    """Something that happens once; others wait for it."""

    def set(self) -> None:
        """It has happened."""

    def wait(self, timeout: float | None = None) -> bool:
        """True once it has happened, False after `timeout` seconds."""


class Loop(Protocol):
    """How things run side by side: greenlets or threads, the service does not care."""

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        """Run it beside the caller."""

    def signal(self) -> Signal:
        """A new signal."""

    def lock(self) -> AbstractContextManager[Any]:
        """A new lock."""

    def sleep(self, seconds: float) -> None:
        """Let others run."""

    def run_native(self, function: Callable[..., T], *args: object) -> T:
        """Run blocking work off the loop and wait for it; it must not log, lock or call back."""

    def until_ready(self, descriptor: int, *, writing: bool, seconds: float) -> bool:
        """Let others run until a file descriptor can be read or written; False after so many seconds."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""

    def monotonic(self) -> float:
        """Seconds that never go backwards."""


class Storage(Protocol):
    """The log and what lies beside it. Every call is one transaction, done or not done at all.

    A disk that fails raises BoardError: `storage_full`, `busy`, or `read_only` with status 503.
    """

    def create(self, session: NewSession, batch: Batch) -> SessionRow | None:
        """Write a new session with its first events (session_id comes back); None if the code is taken."""

    def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Write every batch whose head is still the one it has seen; False for each of the others."""

    def session(self, code: str) -> SessionRow | None:
        """The session of this code, if there is one."""

    def read(self, session_id: int, after: int = 0) -> Log:
        """The log after a seq, with the ties and ops that came with it."""

    def heads(self, session_ids: Iterable[int]) -> dict[int, int]:
        """The heads of these sessions."""

    def heads_of(self, codes: Iterable[str]) -> dict[str, int]:
        """The heads of the sessions of these codes that exist."""

    def renew_epoch(self, code: str, epoch: str) -> None:
        """Give a session another epoch."""

    def grant(self, hashed: bytes) -> GrantRow | None:
        """The grant with this hash, revoked or not."""

    def add_grants(self, grants: Sequence[GrantRow]) -> None:
        """Keep grants that come without an event."""

    def end_grant(self, hashed: bytes, at: int) -> None:
        """From this moment on (milliseconds since 1970) this grant opens nothing."""

    def add_photo(self, photo: PhotoRow) -> None:
        """Keep a photo beside the log."""

    def photo(self, session_id: int, photo_id: str, *, small: bool) -> bytes | None:
        """A photo of this session, whole or small."""

    def photos(self, session_id: int) -> dict[str, int]:
        """When each of a session's photos came, by photo_id."""

    def drop_photos(self, session_id: int, photo_ids: Iterable[str]) -> None:
        """Delete these photos."""

    def follower(self, hashed: bytes) -> FollowerRow | None:
        """What is kept of a follow-up link's key, or of a token that came from it."""

    def add_follower(self, row: FollowerRow) -> bool:
        """Keep a token that came from a follow-up link; False if the link has ended."""

    def renew_followers(self, session_id: int, row: FollowerRow | None) -> None:
        """End a session's follow-up link and all that came from it, and keep the new one, if any."""

    def follow_key(self, session_id: int) -> int | None:
        """When a session's present follow-up link was made; None if it has none."""

    def publish(self, row: PublicationRow) -> None:
        """Keep what is published from now on."""

    def publication(self, public_id: str) -> PublicationRow | None:
        """What is published under this id."""

    def publications(self, session_id: int) -> list[PublicationRow]:
        """What is published of a session, the oldest first."""

    def unpublish(self, session_id: int, public_id: str) -> bool:
        """Take it down; False if this session has published no such thing."""

    def passcode(self, session_id: int) -> str | None:
        """What is kept of a session's passcode (a slow hash of it); None if it has none."""

    def set_passcode(self, session_id: int, hashed: str | None) -> None:
        """Keep another one in its place, or none."""

    def revoked(self, code: str) -> set[bytes]:
        """The hashes of a session's revoked tokens."""

    def discard(self, code: str, proof: ProofRow | None = None) -> None:
        """Delete a session with everything that was written of it; its id is never given out again."""

    def blank(self, blanking: Blanking) -> bool:
        """Write events anew in their places; False if the log went on meanwhile."""

    def cleaned(self) -> bool:
        """Whether nothing of what was deleted is left in any file; tried again if need be."""

    def proofs(self) -> list[ProofRow]:
        """What was erased so far, the oldest first."""

    def epochs(self, session_ids: Iterable[int]) -> dict[int, str]:
        """The names of these sessions' present histories."""

    def timeline(self) -> str:
        """The name of the copy of the database that is at work: another one once another has taken over."""

    def idle_since(self, moment: int) -> list[SessionRow]:
        """The sessions in which nothing has happened since (milliseconds since 1970), the oldest first."""

    def next_idle(self, moment: int, after: int) -> SessionRow | None:
        """Of these the one with the lowest id above `after`."""

    def idle_among(self, moment: int, session_ids: Iterable[int]) -> list[SessionRow]:
        """Of these the ones with these ids, in no order."""

    def hold(self, session_id: int, active_at: int) -> None:
        """Take a session for active at this moment, unless something happened in it later."""

    def probe(self) -> None:
        """Write something, to know that writing works."""

    def close(self) -> None:
        """Let go of the database."""


class Publisher(Protocol):
    """Tells the connections of a session what happened, after it is durable."""

    def publish(self, live: "LiveSession", recorded: Sequence[Recorded]) -> None:
        """Send each connection what it may see of these events, one frame at most."""

    def resync(self, code: str, person_ids: frozenset[str] | None, reason: str) -> None:
        """Ask these persons' connections (None: everybody's) to load the snapshot again."""

    def close_person(self, code: str, person_id: str) -> None:
        """Close a removed person's connections."""

    def close_tokens(self, code: str, token_ids: set[bytes]) -> None:
        """Close the connections made with these revoked tokens."""

    def close_all(self, code: str) -> None:
        """Close every connection: the session is thrown away."""

    def gather(self, code: str) -> None:
        """End every connection as a broken line ends: they come back, and to one place."""

    def connected(self, code: str) -> bool:
        """Whether anybody is connected."""


class HeadNotes(Protocol):
    """The heads noted outside the database, so that a restored older copy is noticed."""

    def read(self) -> dict[str, int]:
        """Code to head, as last noted."""

    def write(self, heads: Mapping[str, int], known: Iterable[str] | None = None) -> None:
        """Note these heads besides the others; forget every code that is not `known`, if given."""


class News(Protocol):
    """Word between workers that share a database: how far a session has come, nothing of what is in it."""

    def tell(self, code: str, head: int, epoch: str) -> None:
        """Pass it on soon, or never if nobody can be reached: whoever tells does not wait."""

    def hear(self, heard: Callable[[str, int, str], None]) -> None:
        """Call this with what other workers tell (code, head, epoch), maybe twice or out of order."""

    def stop(self) -> None:
        """No more of it."""


class Presence(Protocol):
    """Who is here now: never stored, kept by realtime."""

    def __call__(self, code: str, viewer: Viewer, /) -> dict[str, Any]:
        """The snapshot's `presence` for this viewer."""
