"""The Storage port on SQLite: one connection, one job at a time, off the loop's thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError

from board.domain.errors import BoardError
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
from board.storage.checkpoints import Checkpoints
from board.storage.engine import READING, driver
from board.storage.faults import as_board_error, is_broken, read_only
from board.storage.standing import GoneError, Standing
from board.storage.tables import sessions

log = structlog.get_logger(__name__)
T = TypeVar("T")
#: how long SQLite itself waits for another process, in one try; how long we try; and in between
ONE_TRY_MS = 200
PATIENCE_S = 5.0
BETWEEN_S = 0.05


class SqlStorage:
    """Every call waits its turn for the one connection, then runs as one native job.

    A pooled engine under concurrent native threads hangs, and a green lock must not be taken inside
    them: so the turn is taken outside, on the loop.
    """

    def __init__(self, engine: sa.Engine, loop: Loop) -> None:
        self._loop = loop
        self._turn = loop.lock()
        self._connection = engine.connect()
        raw = self._connection.connection.driver_connection
        assert raw is not None
        # the rest of the patience is ours: others get their turn between the tries
        raw.execute(f"PRAGMA busy_timeout = {ONE_TRY_MS}").fetchall()
        self._checkpoints = Checkpoints(raw)
        self._standing = Standing(Path(engine.url.database or ""))
        self._broken = False
        self._unclean = False

    def create(self, session: NewSession, batch: Batch) -> SessionRow | None:
        """Write a new session with its first events; None if the code is taken."""
        try:
            return self._job(self._create, session, batch)
        except IntegrityError:
            return None

    def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Write every batch whose head is still the one it has seen; False for each of the others."""
        return self._job(self._append, batches)

    def session(self, code: str) -> SessionRow | None:
        """The session of this code, if there is one."""
        return self._read(reading.read_session, code)

    def read(self, session_id: int, after: int = 0) -> Log:
        """The log after a seq, with the ties and ops that came with it."""
        return self._read(reading.read_log, session_id, after)

    def heads(self, session_ids: Iterable[int]) -> dict[int, int]:
        """The heads of these sessions."""
        return self._read(reading.read_heads, session_ids)

    def heads_of(self, codes: Iterable[str]) -> dict[str, int]:
        """The heads of the sessions of these codes that exist."""
        return self._read(reading.read_heads_of, codes)

    def codes(self) -> list[str]:
        """Every session there is, in the order of their beginning."""
        return self._read(reading.read_codes)

    def look(self, function: Callable[..., T], *args: Any) -> T:
        """What an operator asks of the whole file (looking.py)."""
        return self._read(function, *args)

    def renew_epoch(self, code: str, epoch: str) -> None:
        """Give a session another epoch."""
        statement = sa.update(sessions).where(sessions.c.code == code).values(epoch=epoch)
        self._job(self._writing, sa.Connection.execute, statement)

    def grant(self, hashed: bytes) -> GrantRow | None:
        """The grant with this hash, revoked or not."""
        return self._read(reading.read_grant, hashed)

    def add_grants(self, grants: Sequence[GrantRow]) -> None:
        """Keep grants that come without an event."""
        self._job(self._writing, writing.write_grants, grants)

    def end_grant(self, hashed: bytes, at: int) -> None:
        """From this moment on (milliseconds since 1970) this grant opens nothing."""
        self._job(self._writing, writing.end_grant, hashed, at)

    def add_photo(self, photo: PhotoRow) -> None:
        """Keep a photo beside the log."""
        self._job(self._writing, photos.write_photo, photo)

    def photo(self, session_id: int, photo_id: str, *, small: bool) -> bytes | None:
        """A photo of this session, whole or small."""
        return self._read(photos.read_photo, session_id, photo_id, small)

    def photos(self, session_id: int) -> dict[str, int]:
        """When each of a session's photos came, by photo_id."""
        return self._read(photos.read_photos, session_id)

    def drop_photos(self, session_id: int, photo_ids: Iterable[str]) -> None:
        """Delete these photos."""
        self._job(self._writing, photos.delete_photos, session_id, list(photo_ids))

    def follower(self, hashed: bytes) -> FollowerRow | None:
        """What is kept of a follow-up link's key, or of a token that came from it."""
        return self._read(afterwards.read_follower, hashed)

    def add_follower(self, row: FollowerRow) -> bool:
        """Keep a token that came from a follow-up link; False if the link has ended."""
        return bool(self._job(self._writing, afterwards.write_follower, row))

    def renew_followers(self, session_id: int, row: FollowerRow | None) -> None:
        """End a session's follow-up link and all that came from it, and keep the new one, if any."""
        self._job(self._writing, afterwards.renew_followers, session_id, row)

    def follow_key(self, session_id: int) -> int | None:
        """When a session's present follow-up link was made; None if it has none."""
        return self._read(afterwards.read_follow_key, session_id)

    def publish(self, row: PublicationRow) -> None:
        """Keep what is published from now on."""
        self._job(self._writing, afterwards.write_publication, row)

    def publication(self, public_id: str) -> PublicationRow | None:
        """What is published under this id."""
        return self._read(afterwards.read_publication, public_id)

    def publications(self, session_id: int) -> list[PublicationRow]:
        """What is published of a session, the oldest first."""
        return self._read(afterwards.read_publications, session_id)

    def unpublish(self, session_id: int, public_id: str) -> bool:
        """Take it down, also from the WAL; False if this session has published no such thing."""
        gone = bool(self._job(self._writing, afterwards.delete_publication, session_id, public_id))
        self._job(self._clean)
        return gone

    def passcode(self, session_id: int) -> str | None:
        """What is kept of a session's passcode; None if it has none."""
        return self._read(passcodes.read_passcode, session_id)

    def set_passcode(self, session_id: int, hashed: str | None) -> None:
        """Keep another one in its place, or none."""
        self._job(self._writing, passcodes.write_passcode, session_id, hashed)

    def revoked(self, code: str) -> set[bytes]:
        """The hashes of a session's revoked tokens."""
        return self._read(reading.read_revoked, code)

    def discard(self, code: str, proof: ProofRow | None = None) -> None:
        """Delete a session with everything that was written of it; its id is never given out again."""
        self._job(self._discard, code, proof)

    def blank(self, blanking: Blanking) -> bool:
        """Write events anew in their places, and none of what they were into any file."""
        done = bool(self._job(self._writing, erasing.blank, blanking))
        self._job(self._clean)
        return done

    def cleaned(self) -> bool:
        """Whether nothing of what was deleted is left in the WAL; tried again if need be."""
        if self._unclean:
            self._job(self._settle)
        return not self._unclean

    def proofs(self) -> list[ProofRow]:
        """What was erased so far, the oldest first."""
        return self._read(erasing.read_proofs)

    def epochs(self, session_ids: Iterable[int]) -> dict[int, str]:
        """The names of these sessions' present histories."""
        return self._read(reading.read_epochs, session_ids)

    def idle_since(self, moment: int) -> list[SessionRow]:
        """The sessions in which nothing has happened since, the oldest first."""
        return self._read(reading.read_idle, moment)

    def probe(self) -> None:
        """Write something, to know that writing works."""
        self._job(self._writing, writing.write_probe)

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:
            self._loop.run_native(self._connection.close)

    def _read(self, function: Callable[..., T], *args: Any) -> T:
        result: T = self._job(self._reading, function, *args)
        return result

    def _job(self, function: Callable[..., T], *args: Any) -> T:
        until = self._loop.monotonic() + PATIENCE_S
        while True:
            try:
                return self._try(function, *args)
            except BoardError as refusal:
                # another process holds the database: readers need not wait for writers
                if refusal.code != "busy" or self._loop.monotonic() >= until:
                    raise
            self._loop.sleep(BETWEEN_S)

    def _try(self, function: Callable[..., T], *args: Any) -> T:
        with self._turn:
            try:
                return self._loop.run_native(function, *args)
            except GoneError as gone:
                # what is written from here on is lost at the next start
                self._broken = True
                log.error("database.gone", what=str(gone))
                raise read_only() from gone
            except DBAPIError as error:
                refusal = as_board_error(error)
                # After a failed fsync the kernel may drop the page and report success the next time.
                self._broken = self._broken or is_broken(error)
                if refusal is None:
                    raise
                raise refusal from error

    def _reading(self, function: Callable[..., T], *args: Any) -> T:
        self._connection.info[READING] = True
        with self._connection.begin():
            return function(self._connection, *args)

    def _writing(self, function: Callable[..., T], *args: Any) -> T:
        if self._broken:
            raise read_only()
        self._standing.check()
        self._connection.info[READING] = False
        with self._connection.begin():
            result = function(self._connection, *args)
        # it may have been taken away meanwhile: nobody is told that it is saved
        self._standing.check()
        self._settle()
        return result

    def _settle(self) -> None:
        """After a commit, which is durable whatever happens here: move it on into the database."""
        try:
            if self._unclean:
                self._unclean = not self._checkpoints.clean()
            else:
                self._checkpoints.committed()
        except driver.Error as error:
            self._broken = self._broken or is_broken(error)

    def _create(self, session: NewSession, batch: Batch) -> SessionRow | None:
        def write(connection: sa.Connection) -> SessionRow | None:
            if erasing.is_spent(connection, hashed(session.code), session.created_at):
                return None
            session_id = writing.write_session(connection, session, batch)
            writing.write_batches(connection, [replace(batch, session_id=session_id)])
            return reading.read_session(connection, session.code)

        return self._writing(write)

    def _append(self, batches: Sequence[Batch]) -> list[bool]:
        def write(connection: sa.Connection) -> list[bool]:
            done = [writing.move_head(connection, batch) for batch in batches]
            writing.write_batches(connection, [b for b, ok in zip(batches, done, strict=True) if ok])
            return done

        done = self._writing(write)
        if any(ok and b.forgotten for b, ok in zip(batches, done, strict=True)):
            self._clean()
        return done

    def _discard(self, code: str, proof: ProofRow | None) -> None:
        self._writing(writing.delete_session, code, proof)
        self._clean()

    def _clean(self) -> None:
        """What was deleted must not live on in the WAL; a reader elsewhere only postpones it."""
        self._unclean = True
        self._settle()
