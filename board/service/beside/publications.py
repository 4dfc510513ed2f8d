"""Published proposals: frozen when they are published, gone the moment they are taken down."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from board.domain.errors import BoardError, not_found
from board.domain.model import Json
from board.domain.publishing import Choice, Wording, names_left, public_value
from board.domain.shapes import when
from board.service.path.registry import Registry
from board.service.ports import Loop, Storage
from board.service.records import PublicationRow
from board.wire import jsons
from board.wire.checks import ID

MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be public, its digest, and where names of people may be left in it."""

    value: Json
    digest: str
    warnings: list[Json]


class Publications:
    """What each session has published."""

    def __init__(self, loop: Loop, storage: Storage, registry: Registry) -> None:
        self._loop, self._storage, self._registry = loop, storage, registry

    def preview(self, code: str, choices: Iterable[Choice], wording: Wording) -> Preview:
        """Exactly what `publish` would make public now."""
        state = self._registry.get(code).state
        value = public_value(state, choices, wording, self._loop.now_ms())
        return Preview(value, _digest(value), names_left(state, value))

    def publish(self, code: str, choices: Iterable[Choice], wording: Wording, digest: str) -> str:
        """Publish what was previewed, at an address nobody can guess; raises conflict if it differs."""
        live = self._registry.get(code)
        previewed = self.preview(code, choices, wording)
        if previewed.digest != digest:
            raise BoardError(
                "conflict", "The proposals have changed since you looked. Look at them again.", "digest"
            )
        if len(self._storage.publications(live.session_id)) >= MOST:
            raise BoardError("limit_reached", f"A session publishes {MOST} pages. Take one down first.")
        public_id = secrets.token_urlsafe(16)
        row = PublicationRow(
            public_id=public_id,
            session_id=live.session_id,
            at=self._loop.now_ms(),
            value=jsons.dump_bytes(previewed.value),
        )
        self._storage.publish(row)
        return public_id

    def of(self, code: str) -> list[dict[str, Any]]:
        """What this session has published."""
        rows = self._storage.publications(self._registry.get(code).session_id)
        return [{"public_id": row.public_id, "at": when(row.at), **_about(row)} for row in rows]

    def take_down(self, code: str, public_id: str) -> None:
        """Take a page down; raises not_found."""
        session_id = self._registry.get(code).session_id
        if not ID.match(public_id) or not self._storage.unpublish(session_id, public_id):
            raise not_found("published page", "public_id")

    def read(self, public_id: str) -> Json:
        """A published page, for anybody; raises not_found."""
        # anybody asks for anything: PostgreSQL takes no text that has a NUL in it
        row = self._storage.publication(public_id) if ID.match(public_id) else None
        if row is None:
            raise BoardError("not_found", "There is no page here, or it has been taken down.")
        value: Json = jsons.loads(row.value)
        return value


def _about(row: PublicationRow) -> dict[str, Any]:
    value = jsons.loads(row.value)
    return {
        "title": value["title"],
        "language": value["language"],
        "licence": value["licence"],
        "refs": [proposal["ref"] for proposal in value["proposals"]],
    }


def _digest(value: Json) -> str:
    """The same for the same value and no other, whatever the day on which it is looked at."""
    lasting = {key: part for key, part in value.items() if key != "published_on"}
    return hashlib.sha256(jsons.dump_bytes(lasting)).hexdigest()
