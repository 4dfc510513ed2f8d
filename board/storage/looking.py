"""What an operator asks of the whole file: each function runs inside one open transaction."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from board.storage.tables import events, people, photos, sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A session in numbers; times in milliseconds since 1970 UTC."""

    code: str
    events: int
    people: int
    notes: int
    photos: int
    created_at: int
    active_at: int
    closed_at: int | None


def quick_check(connection: sa.Connection) -> list[str]:
    """SQLite's own findings; nothing if the file is sound. A database server looks after its files itself."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars()
    return [line for line in found if line != "ok"]


def listed(connection: sa.Connection) -> list[Listed]:
    """Every session, the oldest first."""
    posted = _count(events).where(events.c.session_id == sessions.c.id, events.c.type == "note.posted")
    query = sa.select(
        sessions.c.code,
        sessions.c.head_seq.label("events"),
        _count(people).where(people.c.session_id == sessions.c.id).scalar_subquery().label("people"),
        posted.scalar_subquery().label("notes"),
        _count(photos).where(photos.c.session_id == sessions.c.id).scalar_subquery().label("photos"),
        sessions.c.created_at,
        sessions.c.active_at,
        sessions.c.closed_at,
    )
    there = query.where(sessions.c.code.not_like("-%")).order_by(sessions.c.id)
    return [Listed(**row._mapping) for row in connection.execute(there)]


def _count(table: sa.Table) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(table)
