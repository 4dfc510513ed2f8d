"""What closing forgets (R6): ties, the ops that would lead to them, and what is left of them in the log."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from board.service.records import Batch
from board.storage.tables import events, ops, ties

TEXT: Final = re.compile(rb'"([A-Za-z0-9_-]+)"')

_forget_op = sa.delete(ops).where(
    ops.c.session_id == sa.bindparam("session"), ops.c.tie == sa.bindparam("secret")
)
_forget_tie = sa.delete(ties).where(
    ties.c.session_id == sa.bindparam("session"), ties.c.tie == sa.bindparam("secret")
)
_change_event = (
    sa.update(events)
    .where(events.c.session_id == sa.bindparam("session"), events.c.seq == sa.bindparam("place"))
    .values(data=sa.bindparam("changed"))
)


def forget(connection: sa.Connection, batches: Sequence[Batch]) -> None:
    """Delete secret ties and their ops; in the log other marks stand in their place, which are nobody's."""
    for batch in batches:
        secret = [{"session": batch.session_id, "secret": tie} for tie in sorted(batch.forgotten)]
        if not secret:
            continue
        connection.execute(_forget_op, secret)
        connection.execute(_forget_tie, secret)
        changed = [
            {"session": batch.session_id, "place": seq, "changed": data}
            for seq, data in _marked_anew(connection, batch)
        ]
        if changed:
            connection.execute(_change_event, changed)


def other_marks(forgotten: Iterable[str]) -> dict[bytes, bytes]:
    """For each tie a random mark as long, so that what stood in its place is overwritten."""
    return {tie.encode(): secrets.token_urlsafe(len(tie)).encode()[: len(tie)] for tie in forgotten}


def with_other_marks(data: bytes, marks: Mapping[bytes, bytes]) -> bytes:
    """An event's JSON with each of these ties replaced."""
    return TEXT.sub(lambda found: b'"' + marks.get(found[1], found[1]) + b'"', data)


def _marked_anew(connection: sa.Connection, batch: Batch) -> list[tuple[int, bytes]]:
    marks = other_marks(batch.forgotten)
    query = sa.select(events.c.seq, events.c.data).where(events.c.session_id == batch.session_id)
    anew = ((row.seq, row.data, with_other_marks(row.data, marks)) for row in connection.execute(query))
    return [(seq, data) for seq, before, data in anew if data != before]
