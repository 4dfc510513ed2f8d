"""The statements that read: each function runs inside one open transaction."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import sqlalchemy as sa

from board.service.records import EventRow, GrantRow, Log, OpRow, SessionRow
from board.storage.tables import events, grants, ops, people, sessions, ties

#: events of one statement: a long log must not take longer than a server lets a statement
PORTION: Final = 1000


def nobodys(key: str) -> bool:
    """Whether no row can have this key: PostgreSQL's texts hold no such character, not even in a question."""
    return "\0" in key


def read_session(connection: sa.Connection, code: str) -> SessionRow | None:
    """The row of the session with this code."""
    if nobodys(code):
        return None
    row = connection.execute(_sessions().where(sessions.c.code == code)).first()
    return SessionRow(**row._mapping) if row else None


def read_idle(connection: sa.Connection, moment: int) -> list[SessionRow]:
    """The sessions in which nothing has happened since, the oldest first."""
    idle = _idle(moment).order_by(sessions.c.active_at)
    return [SessionRow(**row._mapping) for row in connection.execute(idle)]


def read_next_idle(connection: sa.Connection, moment: int, after: int) -> SessionRow | None:
    """Of these the one with the lowest id above `after`."""
    # by the primary key: an index by activity would have to be written with every op
    later = _idle(moment).where(sessions.c.id > after).order_by(sessions.c.id).limit(1)
    row = connection.execute(later).first()
    return SessionRow(**row._mapping) if row else None


def read_idle_among(connection: sa.Connection, moment: int, session_ids: Iterable[int]) -> list[SessionRow]:
    """Of these the ones with these ids, in no order."""
    return [
        SessionRow(**row._mapping)
        for some in _portions(session_ids)
        for row in connection.execute(_idle(moment).where(sessions.c.id.in_(some)))
    ]


def read_log(connection: sa.Connection, session_id: int, after: int) -> Log:
    """The log after a seq, and what lies beside it."""
    head, epoch = connection.execute(
        sa.select(sessions.c.head_seq, sessions.c.epoch).where(sessions.c.id == session_id)
    ).one()
    return Log(
        head=head,
        epoch=epoch,
        events=tuple(_events(connection, session_id, after)),
        names=_pairs(
            connection, sa.select(people.c.person_id, people.c.name).where(people.c.session_id == session_id)
        ),
        ties=_pairs(
            connection,
            sa.select(ties.c.tie, ties.c.person_id).where(
                ties.c.session_id == session_id, ties.c.seq > after
            ),
        ),
        ops=tuple(OpRow(*row) for row in connection.execute(_ops_after(session_id, after))),
    )


def read_heads(connection: sa.Connection, session_ids: Iterable[int]) -> dict[int, int]:
    """Session id to head."""
    found: dict[int, int] = {}
    for some in _portions(session_ids):
        query = sa.select(sessions.c.id, sessions.c.head_seq).where(sessions.c.id.in_(some))
        found |= _pairs(connection, query)
    return found


def read_epochs(connection: sa.Connection, session_ids: Iterable[int]) -> dict[int, str]:
    """Session id to epoch."""
    found: dict[int, str] = {}
    for some in _portions(session_ids):
        query = sa.select(sessions.c.id, sessions.c.epoch).where(sessions.c.id.in_(some))
        found |= _pairs(connection, query)
    return found


def read_heads_of(connection: sa.Connection, codes: Iterable[str]) -> dict[str, int]:
    """Code to head."""
    found: dict[str, int] = {}
    for some in _portions(codes):
        query = sa.select(sessions.c.code, sessions.c.head_seq).where(sessions.c.code.in_(some))
        found |= _pairs(connection, query)
    return found


def read_codes(connection: sa.Connection) -> list[str]:
    """The codes of all sessions."""
    # one that begins with - is what a session that was thrown away left of itself (writing.py)
    there = sa.select(sessions.c.code).where(sessions.c.code.not_like("-%")).order_by(sessions.c.id)
    return list(connection.execute(there).scalars())


def read_grant(connection: sa.Connection, hashed: bytes) -> GrantRow | None:
    """The grant with this hash."""
    row = connection.execute(
        sa.select(
            grants.c.hash,
            grants.c.code,
            grants.c.person_id,
            grants.c.role,
            grants.c.kind,
            grants.c.parent,
            grants.c.created_at,
            grants.c.revoked_at,
        ).where(grants.c.hash == hashed)
    ).first()
    return GrantRow(**row._mapping) if row else None


def read_revoked(connection: sa.Connection, code: str) -> set[bytes]:
    """The hashes of this session's revoked tokens."""
    query = sa.select(grants.c.hash).where(
        grants.c.code == code, grants.c.kind == "token", grants.c.revoked_at.is_not(None)
    )
    return set(connection.execute(query).scalars())


def _idle(moment: int) -> sa.Select[Any]:
    return _sessions().where(sessions.c.active_at < moment, sessions.c.code.not_like("-%"))


def _sessions() -> sa.Select[Any]:
    return sa.select(
        sessions.c.id.label("session_id"),
        sessions.c.code,
        sessions.c.head_seq.label("head"),
        sessions.c.epoch,
        sessions.c.op_salt,
        sessions.c.created_at,
        sessions.c.active_at,
        sessions.c.closed_at,
    )


def _events_after(session_id: int, after: int) -> sa.Select[Any]:
    return (
        sa.select(events.c.seq, events.c.at, events.c.type, events.c.version, events.c.data)
        .where(events.c.session_id == session_id, events.c.seq > after)
        .order_by(events.c.seq)
    )


def _events(connection: sa.Connection, session_id: int, after: int) -> Iterator[EventRow]:
    while True:
        rows = connection.execute(_events_after(session_id, after).limit(PORTION)).all()
        yield from (EventRow(*row) for row in rows)
        if len(rows) < PORTION:
            return
        after = rows[-1].seq


def _ops_after(session_id: int, after: int) -> sa.Select[Any]:
    return sa.select(ops.c.op_key, ops.c.digest, ops.c.seq, ops.c.extra, ops.c.tie).where(
        ops.c.session_id == session_id, ops.c.seq > after
    )


def _pairs(connection: sa.Connection, query: sa.Select[Any]) -> dict[Any, Any]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _portions(values: Iterable[Any], size: int = 500) -> Iterable[list[Any]]:
    whole = list(values)
    return [whole[start : start + size] for start in range(0, len(whole), size)]
