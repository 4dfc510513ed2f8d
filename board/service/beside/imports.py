"""Files that are being brought in: read off the loop, previewed for their person alone, kept for minutes."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from board.domain.brought import Brought, BroughtRecord, Skipped
from board.domain.commands import Command, SessionImport
from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.domain.previewing import planned
from board.service.beside.photos import Photos, Picture
from board.service.budget import Budget
from board.service.path.registry import Registry
from board.service.ports import Loop, News
from board.service.secrecy import RandomIds, new_secret

#: in minutes, in number and in bytes of the files that they were made from, unpacked
KEPT_S: Final = 15 * 60.0
MOST_KEPT: Final = 40
MOST_BYTES_KEPT: Final = 64 * 1024 * 1024
#: files on their way, in all; they are read one after the other
MOST_AT_ONCE: Final = 8
#: of those, from one address; and how long one that is sent drop by drop keeps its place, in seconds
MOST_FROM_ONE: Final = 4
SLOWEST_S: Final = 180.0
#: each takes a process of its own for a fraction of a second
MOST_PHOTOS: Final = 100

#: bytes and what their sender says they hold (wishes, people or None) to what they bring
Kind = Literal["wishes", "people"]
Read = Callable[[bytes, Kind | None], Brought]
Redraw = Callable[[bytes], Picture]


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be added; `size` is that of its file, unpacked."""

    preview_id: str
    brought: Brought
    size: int
    at: float = field(default=0.0)


class Imports:
    """The previews of everybody who brings a file in: one for each person."""

    def __init__(self, loop: Loop, registry: Registry, budget: Budget, photos: Photos, news: News) -> None:
        self._loop, self._registry, self._budget, self._photos = loop, registry, budget, photos
        self._news = news
        self._read: Read | None = None
        self._turn = loop.lock()
        self._kept: OrderedDict[tuple[str, str], Preview] = OrderedDict()
        #: whose file is on its way, from which address and since when
        self._reading: dict[tuple[str, str], tuple[str, float]] = {}

    def bind(self, read: Read) -> None:
        """Say who reads files; before the first one comes."""
        self._read = read

    @contextmanager
    def taking(self, code: str, viewer: Viewer, address: str) -> Iterator[None]:
        """While a person's file is sent and read; raises BoardError, before anything of it is."""
        who = (code, _facilitator(viewer))
        if self._registry.get(code).state.state == "closed":
            raise BoardError(
                "read_only", "This session is closed. It can be read and downloaded, not changed."
            )
        if self._is_full(address) or who in self._reading:
            raise BoardError("busy", "Another file is just being read. Try again.", retry_after_ms=2000)
        self._budget.spend_import("/".join(who))
        place = self._reading[who] = (address, self._loop.monotonic())
        try:
            yield
        finally:
            if self._reading.get(who) is place:
                del self._reading[who]

    def _is_full(self, address: str) -> bool:
        """Whoever sends slowly on purpose, from however many sessions, keeps nobody else out for long."""
        long_ago = self._loop.monotonic() - SLOWEST_S
        self._reading = {who: place for who, place in self._reading.items() if place[1] > long_ago}
        near = sum(one == address for one, _ in self._reading.values())
        return near >= MOST_FROM_ONE or len(self._reading) >= MOST_AT_ONCE

    def preview(
        self, code: str, viewer: Viewer, data: bytes, kind: Kind | None, phase_id: str | None, redraw: Redraw
    ) -> Preview:
        """What this file would add, kept under an id for its person; raises BoardError with the place."""
        if self._read is None:
            raise BoardError("unsupported", "Nothing can be brought in here.")
        with self._turn:
            brought = self._loop.run_native(self._read, data, kind)
        person_id = _facilitator(viewer)
        brought = planned(self._registry.get(code).state, brought, phase_id, person_id, RandomIds())
        if brought.record is not None:
            brought = self._with_photos(code, brought, brought.record, redraw)
        size = max(len(data), brought.size)
        preview = Preview(new_secret()[:22], brought, size, self._loop.monotonic())
        self._keep((code, person_id), preview)
        # whoever is connected to another worker comes over (gathering.py): there it could not be brought in
        live = self._registry.get(code)
        self._news.tell(code, live.head, live.epoch)
        return preview

    def listed(self, code: str, person_id: str | None, command: Command) -> Brought | None:
        """What the preview that a command names has listed, if it is this person's and still here."""
        if not isinstance(command, SessionImport):
            return None
        self._forget_old()
        preview = self._kept.get((code, person_id or ""))
        return preview.brought if preview and preview.preview_id == command.preview_id else None

    def forget(self, code: str) -> None:
        """Drop the previews of a session that is thrown away."""
        for key in [key for key in self._kept if key[0] == code]:
            del self._kept[key]

    def _with_photos(self, code: str, brought: Brought, record: BroughtRecord, redraw: Redraw) -> Brought:
        """The record's photos drawn anew and kept: what no note takes up is deleted like any other."""
        skipped = []
        for number, photo in enumerate(record.photos):
            try:
                if number >= MOST_PHOTOS:
                    raise BoardError("limit_reached", f"Of a record {MOST_PHOTOS} photos are brought in.")
                self._photos.add(code, redraw(photo.data), photo.photo_id)
            except BoardError as wrong:
                skipped.append(Skipped(where=photo.where, why=wrong.message))
        kept = replace(record, photos=())
        return replace(brought, record=kept, skipped=(*brought.skipped, *skipped))

    def _keep(self, who: tuple[str, str], preview: Preview) -> None:
        self._kept[who] = preview
        self._kept.move_to_end(who)
        self._forget_old()
        while len(self._kept) > MOST_KEPT or (
            len(self._kept) > 1 and sum(one.size for one in self._kept.values()) > MOST_BYTES_KEPT
        ):
            self._kept.popitem(last=False)

    def _forget_old(self) -> None:
        now = self._loop.monotonic()
        while self._kept and now - next(iter(self._kept.values())).at > KEPT_S:
            self._kept.popitem(last=False)


def _facilitator(viewer: Viewer) -> str:
    if viewer.role != "facilitator" or viewer.person_id is None:
        raise BoardError("forbidden_role", "Only a facilitator brings in what others have made.")
    return viewer.person_id
