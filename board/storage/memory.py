"""The Storage port in memory, with the contract of the real one: for tests."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from board.service.records import (
    Batch,
    Blanking,
    GrantRow,
    Log,
    NewSession,
    PhotoRow,
    ProofRow,
    SessionRow,
)
from board.storage.forgetting import other_marks, with_other_marks
from board.storage.memory_afterwards import MemoryAfterwards
from board.storage.memory_rows import Kept, blank_kept, first_row, is_link, row_after


class MemoryStorage(MemoryAfterwards):
    """Keeps everything in dictionaries; one call at a time, each done whole or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self._made = 0
        self._sessions: dict[int, Kept] = {}
        self._ids: dict[str, int] = {}
        self._grants: dict[bytes, GrantRow] = {}
        self._proofs: list[ProofRow] = []
        self._passcodes: dict[int, str] = {}

    def create(self, session: NewSession, batch: Batch) -> SessionRow | None:
        """Write a new session with its first events; None if the code is taken."""
        with self._lock:
            if session.code in self._ids:
                return None
            self._made += 1
            session_id = self._made
            kept = Kept(first_row(session, session_id))
            self._write(kept, replace(batch, session_id=session_id))
            self._sessions[session_id], self._ids[session.code] = kept, session_id
            return kept.row

    def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Write every batch whose head is still the one it has seen; False for each of the others."""
        with self._lock:
            self._check_ops(batches)
            done = []
            for batch in batches:
                kept = self._sessions.get(batch.session_id)
                fits = kept is not None and kept.row.head == batch.seen
                if kept is not None and fits:
                    self._write(kept, batch)
                done.append(fits)
            return done

    def session(self, code: str) -> SessionRow | None:
        """The session of this code, if there is one."""
        with self._lock:
            return self._sessions[self._ids[code]].row if code in self._ids else None

    def read(self, session_id: int, after: int = 0) -> Log:
        """The log after a seq, with the ties and ops that came with it."""
        with self._lock:
            kept = self._sessions[session_id]
            return Log(
                head=kept.row.head,
                epoch=kept.row.epoch,
                events=tuple(kept.events[after:]),
                names=dict(kept.names),
                ties={tie: person for tie, (person, seq) in kept.ties.items() if seq > after},
                ops=tuple(op for op in kept.ops.values() if op.seq > after),
            )

    def heads(self, session_ids: Iterable[int]) -> dict[int, int]:
        """The heads of these sessions."""
        with self._lock:
            return {i: self._sessions[i].row.head for i in session_ids if i in self._sessions}

    def heads_of(self, codes: Iterable[str]) -> dict[str, int]:
        """The heads of the sessions of these codes that exist."""
        with self._lock:
            return {code: self._sessions[self._ids[code]].row.head for code in codes if code in self._ids}

    def renew_epoch(self, code: str, epoch: str) -> None:
        """Give a session another epoch."""
        with self._lock:
            kept = self._sessions[self._ids[code]]
            kept.row = replace(kept.row, epoch=epoch)

    def grant(self, hashed: bytes) -> GrantRow | None:
        """The grant with this hash, revoked or not."""
        with self._lock:
            return self._grants.get(hashed)

    def add_grants(self, grants: Sequence[GrantRow]) -> None:
        """Keep grants that come without an event."""
        with self._lock:
            self._grants |= {grant.hash: grant for grant in grants}

    def end_grant(self, hashed: bytes, at: int) -> None:
        """From this moment on (milliseconds since 1970) this grant opens nothing."""
        with self._lock:
            grant = self._grants.get(hashed)
            if grant is not None and grant.revoked_at is None:
                self._grants[hashed] = replace(grant, revoked_at=at)

    def add_photo(self, photo: PhotoRow) -> None:
        """Keep a photo beside the log."""
        with self._lock:
            self._sessions[photo.session_id].photos[photo.photo_id] = photo

    def photo(self, session_id: int, photo_id: str, *, small: bool) -> bytes | None:
        """A photo of this session, whole or small."""
        with self._lock:
            kept = self._sessions.get(session_id)
            photo = kept.photos.get(photo_id) if kept else None
            return None if photo is None else photo.small if small else photo.whole

    def photos(self, session_id: int) -> dict[str, int]:
        """When each of a session's photos came, by photo_id."""
        with self._lock:
            kept = self._sessions.get(session_id)
            return {photo.photo_id: photo.at for photo in kept.photos.values()} if kept else {}

    def drop_photos(self, session_id: int, photo_ids: Iterable[str]) -> None:
        """Delete these photos."""
        with self._lock:
            kept = self._sessions[session_id]
            gone = set(photo_ids)
            kept.photos = {key: photo for key, photo in kept.photos.items() if key not in gone}

    def passcode(self, session_id: int) -> str | None:
        """What is kept of a session's passcode; None if it has none."""
        with self._lock:
            return self._passcodes.get(session_id)

    def set_passcode(self, session_id: int, hashed: str | None) -> None:
        """Keep another one in its place, or none."""
        with self._lock:
            self._passcodes.pop(session_id, None)
            if hashed is not None:
                self._passcodes[session_id] = hashed

    def revoked(self, code: str) -> set[bytes]:
        """The hashes of a session's revoked tokens."""
        with self._lock:
            return {
                g.hash
                for g in self._grants.values()
                if g.code == code and g.kind == "token" and g.revoked_at is not None
            }

    def blank(self, blanking: Blanking) -> bool:
        """Write events anew in their places; False if the log went on meanwhile."""
        with self._lock:
            kept = self._sessions[blanking.session_id]
            if kept.row.head != blanking.seen:
                return False
            blank_kept(kept, blanking)
            theirs = {
                hash
                for hash, row in self._grants.items()
                if row.code == kept.row.code and row.person_id in blanking.ended
            }
            self._grants = {hash: row for hash, row in self._grants.items() if hash not in theirs}
            self._proofs.append(blanking.proof)
            return True

    def cleaned(self) -> bool:
        """Memory keeps nothing of what was deleted."""
        return True

    def proofs(self) -> list[ProofRow]:
        """What was erased so far, the oldest first."""
        with self._lock:
            return list(self._proofs)

    def epochs(self, session_ids: Iterable[int]) -> dict[int, str]:
        """The names of these sessions' present histories."""
        with self._lock:
            return {i: self._sessions[i].row.epoch for i in session_ids if i in self._sessions}

    def timeline(self) -> str:
        """There is but one memory."""
        return ""

    def idle_since(self, moment: int) -> list[SessionRow]:
        """The sessions in which nothing has happened since, the oldest first."""
        with self._lock:
            rows = [kept.row for kept in self._sessions.values() if kept.row.active_at < moment]
            return sorted(rows, key=lambda row: row.active_at)

    def next_idle(self, moment: int, after: int) -> SessionRow | None:
        """Of these the one with the lowest id above `after`."""
        later = (row for row in self.idle_since(moment) if row.session_id > after)
        return min(later, key=lambda row: row.session_id, default=None)

    def idle_among(self, moment: int, session_ids: Iterable[int]) -> list[SessionRow]:
        """Of these the ones with these ids, in no order."""
        chosen = set(session_ids)
        return [row for row in self.idle_since(moment) if row.session_id in chosen]

    def hold(self, session_id: int, active_at: int) -> None:
        """Take a session for active at this moment, unless something happened in it later."""
        with self._lock:
            kept = self._sessions.get(session_id)
            if kept is not None and kept.row.active_at < active_at:
                kept.row = replace(kept.row, active_at=active_at)

    def discard(self, code: str, proof: ProofRow | None = None) -> None:
        """Delete a session with everything that was written of it."""
        with self._lock:
            if proof is not None and code in self._ids:
                self._proofs.append(proof)
            gone = self._ids.pop(code, 0)
            self._sessions.pop(gone, None)
            self._passcodes.pop(gone, None)
            self._followers = {h: r for h, r in self._followers.items() if r.session_id != gone}
            self._publications = {i: r for i, r in self._publications.items() if r.session_id != gone}
            self._grants = {key: row for key, row in self._grants.items() if row.code != code}

    def probe(self) -> None:
        """Memory always takes a write."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def _check_ops(self, batches: Sequence[Batch]) -> None:
        for batch in batches:
            kept = self._sessions.get(batch.session_id)
            if (
                kept is not None
                and kept.row.head == batch.seen
                and any(op.key in kept.ops for op in batch.ops)
            ):
                raise ValueError("an op is in the log already")

    def _write(self, kept: Kept, batch: Batch) -> None:
        kept.row = row_after(kept.row, batch)
        kept.events += batch.events
        kept.names |= batch.names
        kept.ties |= {tie: (person, batch.head) for tie, person in batch.ties.items()}
        kept.ops |= {op.key: op for op in batch.ops}
        self._grants |= {grant.hash: grant for grant in batch.grants}
        self._revoke(kept.row.code, batch)
        kept.ties = {tie: value for tie, value in kept.ties.items() if tie not in batch.forgotten}
        kept.ops = {key: op for key, op in kept.ops.items() if op.tie not in batch.forgotten}
        if batch.forgotten:
            marks = other_marks(batch.forgotten)
            kept.events = [replace(row, data=with_other_marks(row.data, marks)) for row in kept.events]

    def _revoke(self, code: str, batch: Batch) -> None:
        ours = [g for g in self._grants.values() if g.code == code and g.revoked_at is None]
        new = {grant.hash for grant in batch.grants}
        doomed = {g.hash for g in ours if g.person_id is not None and g.person_id in batch.removed} - new
        for turn in batch.rotations:
            keys = {g.hash for g in ours if g.kind == "key" and g.role == turn.role and is_link(g)} - new
            doomed |= keys | {g.hash for g in ours if g.parent in keys and g.hash != turn.spared}
        self._grants |= {h: replace(self._grants[h], revoked_at=batch.at) for h in doomed}
