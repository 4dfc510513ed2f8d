"""The Storage port in SQL: what is read and written; how a transaction runs is the database's own affair."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from board.service.ports import Loop
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
from board.service.secrecy import hashed
from board.storage import afterwards, erasing, passcodes, photos, reading, writing
from board.storage.tables import sessions
from board.storage.transactions import Transactions

T = TypeVar("T")


class SqlStorage:
    """Every call is one transaction. `engine` comes from `engines.make_engine`."""

    def __init__(self, engine: sa.Engine, loop: Loop) -> None:
        self._run = _transactions(engine, loop)
        #: session id to the history in which its log was last read (Transactions.history)
        self._known: dict[int, str] = {}

    def create(self, session: NewSession, batch: Batch) -> SessionRow | None:
        """Write a new session with its first events; None if the code is taken."""
        try:
            return self._run.write(self._create, session, batch)
        except IntegrityError:
            return None

    def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Write every batch whose head is still the one it has seen; False for each of the others."""
        done = self._run.write(self._append, batches)
        if any(ok and b.forgotten for b, ok in zip(batches, done, strict=True)):
            self._run.clean()
        return done

    def session(self, code: str) -> SessionRow | None:
        """The session of this code, if there is one."""
        return self._run.read(reading.read_session, code)

    def read(self, session_id: int, after: int = 0) -> Log:
        """The log after a seq, with the ties and ops that came with it."""
        return self._run.read(self._read_log, session_id, after)

    def heads(self, session_ids: Iterable[int]) -> dict[int, int]:
        """The heads of these sessions."""
        return self._run.read(reading.read_heads, session_ids)

    def heads_of(self, codes: Iterable[str]) -> dict[str, int]:
        """The heads of the sessions of these codes that exist."""
        return self._run.read(reading.read_heads_of, codes)

    def codes(self) -> list[str]:
        """Every session there is, in the order of their beginning."""
        return self._run.read(reading.read_codes)

    def look(self, function: Callable[..., T], *args: Any) -> T:
        """What an operator asks of the whole file (looking.py)."""
        return self._run.read(function, *args)

    def renew_epoch(self, code: str, epoch: str) -> None:
        """Give a session another epoch."""
        statement = sa.update(sessions).where(sessions.c.code == code).values(epoch=epoch)
        self._run.write(sa.Connection.execute, statement)

    def grant(self, hashed: bytes) -> GrantRow | None:
        """The grant with this hash, revoked or not."""
        return self._run.read(reading.read_grant, hashed)

    def add_grants(self, grants: Sequence[GrantRow]) -> None:
        """Keep grants that come without an event."""
        self._run.write(writing.write_grants, grants)

    def end_grant(self, hashed: bytes, at: int) -> None:
        """From this moment on (milliseconds since 1970) this grant opens nothing."""
        self._run.write(writing.end_grant, hashed, at)

    def add_photo(self, photo: PhotoRow) -> None:
        """Keep a photo beside the log."""
        self._run.write(photos.write_photo, photo)

    def photo(self, session_id: int, photo_id: str, *, small: bool) -> bytes | None:
        """A photo of this session, whole or small."""
        return self._run.read(photos.read_photo, session_id, photo_id, small)

    def photos(self, session_id: int) -> dict[str, int]:
        """When each of a session's photos came, by photo_id."""
        return self._run.read(photos.read_photos, session_id)

    def drop_photos(self, session_id: int, photo_ids: Iterable[str]) -> None:
        """Delete these photos."""
        self._run.write(photos.delete_photos, session_id, list(photo_ids))

    def follower(self, hashed: bytes) -> FollowerRow | None:
        """What is kept of a follow-up link's key, or of a token that came from it."""
        return self._run.read(afterwards.read_follower, hashed)

    def add_follower(self, row: FollowerRow) -> bool:
        """Keep a token that came from a follow-up link; False if the link has ended."""
        return self._run.write(afterwards.write_follower, row)

    def renew_followers(self, session_id: int, row: FollowerRow | None) -> None:
        """End a session's follow-up link and all that came from it, and keep the new one, if any."""
        self._run.write(afterwards.renew_followers, session_id, row)

    def follow_key(self, session_id: int) -> int | None:
        """When a session's present follow-up link was made; None if it has none."""
        return self._run.read(afterwards.read_follow_key, session_id)

    def publish(self, row: PublicationRow) -> None:
        """Keep what is published from now on."""
        self._run.write(afterwards.write_publication, row)

    def publication(self, public_id: str) -> PublicationRow | None:
        """What is published under this id."""
        return self._run.read(afterwards.read_publication, public_id)

    def publications(self, session_id: int) -> list[PublicationRow]:
        """What is published of a session, the oldest first."""
        return self._run.read(afterwards.read_publications, session_id)

    def unpublish(self, session_id: int, public_id: str) -> bool:
        """Take it down, also from the WAL; False if this session has published no such thing."""
        gone = self._run.write(afterwards.delete_publication, session_id, public_id)
        self._run.clean()
        return gone

    def passcode(self, session_id: int) -> str | None:
        """What is kept of a session's passcode; None if it has none."""
        return self._run.read(passcodes.read_passcode, session_id)

    def set_passcode(self, session_id: int, hashed: str | None) -> None:
        """Keep another one in its place, or none."""
        self._run.write(passcodes.write_passcode, session_id, hashed)

    def revoked(self, code: str) -> set[bytes]:
        """The hashes of a session's revoked tokens."""
        return self._run.read(reading.read_revoked, code)

    def discard(self, code: str, proof: ProofRow | None = None) -> None:
        """Delete a session with everything that was written of it; its id is never given out again."""
        self._run.write(writing.delete_session, code, proof)
        self._run.clean()

    def blank(self, blanking: Blanking) -> bool:
        """Write events anew in their places, and none of what they were into any file."""
        done = self._run.write(erasing.blank, blanking)
        self._run.clean()
        return done

    def cleaned(self) -> bool:
        """Whether nothing of what was deleted is left, as far as the database can tell; tried again."""
        return self._run.cleaned()

    def proofs(self) -> list[ProofRow]:
        """What was erased so far, the oldest first."""
        return self._run.read(erasing.read_proofs)

    def epochs(self, session_ids: Iterable[int]) -> dict[int, str]:
        """The names of these sessions' present histories."""
        return self._run.read(reading.read_epochs, session_ids)

    def timeline(self) -> str:
        """The name of the copy of the database that is at work."""
        return self._run.timeline()

    def idle_since(self, moment: int) -> list[SessionRow]:
        """The sessions in which nothing has happened since, the oldest first."""
        return self._run.read(reading.read_idle, moment)

    def next_idle(self, moment: int, after: int) -> SessionRow | None:
        """Of these the one with the lowest id above `after`."""
        return self._run.read(reading.read_next_idle, moment, after)

    def idle_among(self, moment: int, session_ids: Iterable[int]) -> list[SessionRow]:
        """Of these the ones with these ids, in no order."""
        return self._run.read(reading.read_idle_among, moment, session_ids)

    def hold(self, session_id: int, active_at: int) -> None:
        """Take a session for active at this moment, unless something happened in it later."""
        self._run.write(writing.hold_session, session_id, active_at)

    def probe(self) -> None:
        """Write something, to know that writing works."""
        self._run.write(writing.write_probe)

    def close(self) -> None:
        """Let go of the database."""
        self._run.close()

    def _create(self, connection: sa.Connection, session: NewSession, batch: Batch) -> SessionRow | None:
        if erasing.is_spent(connection, hashed(session.code), session.created_at):
            return None
        session_id = writing.write_session(connection, session, batch)
        writing.write_batches(connection, [replace(batch, session_id=session_id)])
        self._known[session_id] = self._run.history(connection)
        return reading.read_session(connection, session.code)

    def _append(self, connection: sa.Connection, batches: Sequence[Batch]) -> list[bool]:
        # in one order everywhere: two processes that write for the same sessions must not lock each other out
        order = sorted(range(len(batches)), key=lambda place: (batches[place].session_id, place))
        done, history = [False] * len(batches), self._run.history(connection)
        for place in order:
            batch = batches[place]
            # after a change of history a seq alone does not say that it is still the same log
            here = self._known.setdefault(batch.session_id, history) == history
            done[place] = here and writing.move_head(connection, batch)
        writing.write_batches(connection, [b for b, ok in zip(batches, done, strict=True) if ok])
        return done

    def _read_log(self, connection: sa.Connection, session_id: int, after: int) -> Log:
        self._known[session_id] = self._run.history(connection)
        return reading.read_log(connection, session_id, after)


def _transactions(engine: sa.Engine, loop: Loop) -> Transactions:
    """Imported when needed: a server on a file must run where psycopg2 has no wheel."""
    if engine.dialect.name == "sqlite":
        from board.storage.sqlite import SqliteTransactions

        return SqliteTransactions(engine, loop)
    from board.storage.postgres import PostgresTransactions

    return PostgresTransactions(engine, loop)
