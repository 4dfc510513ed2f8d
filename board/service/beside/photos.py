"""Photos beside the log: taken in from who may post, shown to who may see their note."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from board.domain.errors import BoardError, not_found
from board.domain.model import Note, State, Viewer
from board.domain.sight import is_mine, may_see
from board.service.budget import Budget
from board.service.path.live import LiveSession
from board.service.path.registry import Registry
from board.service.ports import Loop, Storage
from board.service.records import PhotoRow
from board.service.secrecy import new_secret

MOST_PHOTOS: Final = 500
#: photos on their way, in a session and in all
MOST_SENDING_HERE: Final = 12
MOST_SENDING: Final = 48
#: of those, from one address: an office is one, and half of what there is
MOST_SENDING_NEAR: Final = 24
#: a photo that no note has taken up in this time is deleted when the next one comes
KEPT_MS: Final = 24 * 3600 * 1000


class Picture(NamedTuple):
    """A photo drawn anew: JPEG without anything but the picture; sizes in pixels."""

    width: int
    height: int
    whole: bytes
    small: bytes


class Photos:
    """Nobody's name stands beside a photo: until a note has it, whoever knows its id is who sent it."""

    def __init__(self, loop: Loop, storage: Storage, registry: Registry, budget: Budget) -> None:
        self._loop, self._storage, self._registry, self._budget = loop, storage, registry, budget
        #: whose photo is on its way, and from which address: a body may take its time and eight megabytes
        self._sending: dict[tuple[str, str | None], str] = {}

    @contextmanager
    def taking(self, code: str, viewer: Viewer, address: str) -> Iterator[None]:
        """While a person's photo is read and drawn anew; raises BoardError, before anything is read."""
        self._check_sender(self._registry.get(code).state, viewer)
        sender = (code, viewer.person_id)
        if sender in self._sending:
            raise BoardError("rate_limited", "Your last photo is still on its way.", retry_after_ms=1000)
        if self._is_full(code, address):
            raise BoardError("busy", "Many photos are coming in. Try again shortly.", retry_after_ms=3000)
        self._budget.spend_photo(f"{code}/{viewer.person_id}", viewer.role)
        self._sending[sender] = address
        try:
            yield
        finally:
            del self._sending[sender]

    def _is_full(self, code: str, address: str) -> bool:
        """Whoever sends slowly on purpose, from however many sessions, leaves room for other addresses."""
        here = sum(place == code for place, _ in self._sending)
        near = sum(one == address for one in self._sending.values())
        return here >= MOST_SENDING_HERE or near >= MOST_SENDING_NEAR or len(self._sending) >= MOST_SENDING

    def _check_sender(self, state: State, viewer: Viewer) -> None:
        if viewer.role not in ("facilitator", "participant"):
            raise BoardError("forbidden_role", "Only those who post notes send photos.")
        if state.state == "closed":
            raise BoardError(
                "read_only", "This session is closed. It can be read and downloaded, not changed."
            )
        if state.frozen and viewer.role != "facilitator":
            raise BoardError("locked", "The facilitator has paused changes for a moment. Try again shortly.")

    def add(self, code: str, picture: Picture, wanted: str | None = None) -> str:
        """Keep a photo; its id, which is secret until a note shows it. A record brings its own (`wanted`)."""
        live = self._registry.get(code)
        now_ms = self._loop.now_ms()
        kept = self._storage.photos(live.session_id)
        taken = {note.photo_id for note in live.state.notes.values()}
        stale = [key for key, at in kept.items() if key not in taken and now_ms - at > KEPT_MS]
        if stale:
            self._storage.drop_photos(live.session_id, stale)
        if len(kept) - len(stale) >= MOST_PHOTOS:
            raise BoardError(
                "limit_reached", f"A session holds {MOST_PHOTOS} photos. Draw it, or write it down."
            )
        if wanted in kept:
            # the same record looked at again, or somebody else's: what is there stays
            return str(wanted)
        photo_id = wanted or new_secret()
        row = PhotoRow(session_id=live.session_id, photo_id=photo_id, at=now_ms, **picture._asdict())
        self._storage.add_photo(row)
        return photo_id

    def check(self, live: LiveSession, photo_id: str) -> None:
        """Raises BoardError unless the session has this photo."""
        if self._storage.photo(live.session_id, photo_id, small=True) is None:
            raise not_found("photo", "photo_id")

    def show(self, code: str, viewer: Viewer, photo_id: str, *, small: bool) -> bytes:
        """A photo, for those who may see its note (R5); not_found for all others."""
        live = self._registry.get(code)
        notes = [note for note in live.state.notes.values() if note.photo_id == photo_id]
        shown = all(_may_look(live, note, viewer) for note in notes)
        found = self._storage.photo(live.session_id, photo_id, small=small) if shown else None
        if found is None:
            raise not_found("photo", "photo_id")
        return found

    def small(self, code: str, photo_ids: Iterable[str]) -> dict[str, bytes]:
        """Small photos by id, for a file; those that are not there are left out."""
        session_id = self._registry.get(code).session_id
        found = {one: self._storage.photo(session_id, one, small=True) for one in photo_ids}
        return {photo_id: photo for photo_id, photo in found.items() if photo is not None}


def _may_look(live: LiveSession, note: Note, viewer: Viewer) -> bool:
    """One's own note shows its photo even while it is taken away."""
    return is_mine(live.state, note.tie, viewer) or may_see(live.state, note, viewer)
