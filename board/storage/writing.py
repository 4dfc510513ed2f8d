"""The statements that write: each function runs inside one open transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from board.domain.events import NAMES, SessionClosed, SessionReopened
from board.service.records import Batch, GrantRow, NewSession, ProofRow
from board.storage.erasing import write_proof
from board.storage.forgetting import forget
from board.storage.holding import hold
from board.storage.tables import (
    events,
    followers,
    grants,
    ops,
    passcodes,
    people,
    photos,
    probes,
    publications,
    sessions,
    ties,
)

#: stands for the value of the row that was to be inserted
NEW: Final = object()
CLOSED, REOPENED = NAMES[SessionClosed], NAMES[SessionReopened]


class _Ready:
    """A statement in the words of SQLite's driver, made once: on an op's path SQLAlchemy's own handling of
    values costs more than SQLite's writing of them. A database on a wire gets all rows in one statement.
    """

    def __init__(self, statement: sa.UpdateBase) -> None:
        compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        self.sql, self.order = str(compiled), tuple(compiled.positiontup or ())
        self.statement = statement

    def run(
        self, connection: sa.Connection, rows: Iterable[Mapping[str, Any]]
    ) -> sa.CursorResult[Any] | None:
        """Run it for each of the rows; nothing for none."""
        if connection.dialect.name != "sqlite":
            named = list(rows)
            return connection.execute(self.statement, named) if named else None
        values = [tuple([row[name] for name in self.order]) for row in rows]
        return connection.exec_driver_sql(self.sql, values) if values else None


def _or_set(table: sa.Table, key: Sequence[str], **values: Any) -> dict[str, sa.Executable]:
    """An insert that changes the row that is there: the same words, of each database its own class."""
    made: dict[str, sa.Executable] = {}
    for dialect in (sqlite, postgresql):
        insert = dialect.insert(table)
        fresh = {name: insert.excluded[name] if value is NEW else value for name, value in values.items()}
        made[dialect.dialect.name] = insert.on_conflict_do_update(index_elements=key, set_=fresh)
    return made


_insert_event = _Ready(sa.insert(events))
_insert_tie = _Ready(sa.insert(ties))
_insert_op = _Ready(sa.insert(ops))
_move_head = _Ready(
    sa.update(sessions)
    .where(sessions.c.id == sa.bindparam("session"), sessions.c.head_seq == sa.bindparam("seen"))
    .values(head_seq=sa.bindparam("head"), active_at=sa.bindparam("at"))
)
_name_person = _or_set(people, ["session_id", "person_id"], name=NEW)
_probe = _or_set(probes, ["id"], tries=probes.c.tries + 1)


def write_session(connection: sa.Connection, session: NewSession, batch: Batch) -> int:
    """Write the session's own row; its events come with `write_batches`."""
    result = connection.execute(
        sa.insert(sessions).values(
            code=session.code,
            head_seq=batch.head,
            epoch=session.epoch,
            op_salt=session.op_salt,
            created_at=session.created_at,
            active_at=session.created_at,
        )
    )
    (session_id,) = result.inserted_primary_key or (0,)
    return int(session_id)


def move_head(connection: sa.Connection, batch: Batch) -> bool:
    """The guard: move the head on, but only from where this batch saw it."""
    values = {"session": batch.session_id, "seen": batch.seen, "head": batch.head, "at": batch.at}
    moved = _move_head.run(connection, [values])
    return moved is not None and moved.rowcount == 1


def hold_session(connection: sa.Connection, session_id: int, active_at: int) -> None:
    """Take a session for active at this moment, unless something happened in it later."""
    earlier = sa.and_(sessions.c.id == session_id, sessions.c.active_at < active_at)
    connection.execute(sa.update(sessions).where(earlier).values(active_at=active_at))


def write_batches(connection: sa.Connection, batches: Sequence[Batch]) -> None:
    """Write all rows of these batches, one statement per table."""
    _insert_event.run(connection, (row for b in batches for row in _event_rows(b)))
    _insert(connection, _name_person[connection.dialect.name], _name_rows(batches))
    _insert_tie.run(connection, (row for b in batches for row in _tie_rows(b)))
    _insert_op.run(connection, (row for b in batches for row in _op_rows(b)))
    write_grants(connection, [grant for b in batches for grant in b.grants])
    for batch in batches:
        _revoke(connection, batch)
        _close_or_reopen(connection, batch)
    forget(connection, batches)


def delete_session(connection: sa.Connection, code: str, proof: ProofRow | None = None) -> None:
    """Delete everything of a session. An empty row stays while its id is the highest: SQLite would give that
    id to the next session, and another process may still hold the old one under it.
    """
    session_id = connection.scalar(sa.select(sessions.c.id).where(sessions.c.code == code))
    if session_id is None:
        return
    # who writes to it at this moment is done before, or finds nothing
    hold(connection, session_id)
    for table in (events, people, ties, ops, photos, followers, publications, passcodes):
        connection.execute(sa.delete(table).where(table.c.session_id == session_id))
    connection.execute(sa.delete(grants).where(grants.c.code == code))
    if proof is not None:
        write_proof(connection, proof)
    empty = {"code": f"-{session_id}", "head_seq": 0, "epoch": "", "op_salt": b"", "active_at": 0}
    connection.execute(sa.update(sessions).where(sessions.c.id == session_id).values(empty))
    highest = sa.select(sa.func.max(sessions.c.id)).scalar_subquery()
    connection.execute(sa.delete(sessions).where(sessions.c.code.like("-%"), sessions.c.id < highest))


def write_grants(connection: sa.Connection, rows: Sequence[GrantRow]) -> None:
    """Keep these grants."""
    _insert(connection, sa.insert(grants), (_grant_row(row) for row in rows))


def write_probe(connection: sa.Connection) -> None:
    """Write the one row that nobody reads."""
    connection.execute(_probe[connection.dialect.name], {"id": 1, "tries": 1})


def _insert(connection: sa.Connection, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        connection.execute(statement, values)


def _event_rows(batch: Batch) -> Iterable[dict[str, Any]]:
    for row in batch.events:
        yield {
            "session_id": batch.session_id,
            "seq": row.seq,
            "at": row.at,
            "type": row.type,
            "version": row.version,
            "data": row.data,
        }


def _name_rows(batches: Sequence[Batch]) -> Iterable[dict[str, Any]]:
    # one statement of PostgreSQL's may not set a row twice
    named = {(batch.session_id, who): name for batch in batches for who, name in batch.names.items()}
    for (session_id, person_id), name in named.items():
        yield {"session_id": session_id, "person_id": person_id, "name": name}


def _tie_rows(batch: Batch) -> Iterable[dict[str, Any]]:
    for tie, person_id in batch.ties.items():
        yield {"session_id": batch.session_id, "tie": tie, "person_id": person_id, "seq": batch.head}


def _op_rows(batch: Batch) -> Iterable[dict[str, Any]]:
    for row in batch.ops:
        yield {
            "session_id": batch.session_id,
            "op_key": row.key,
            "digest": row.digest,
            "seq": row.seq,
            "extra": row.extra,
            "tie": row.tie,
        }


def _grant_row(row: GrantRow) -> dict[str, Any]:
    return {
        "hash": row.hash,
        "code": row.code,
        "person_id": row.person_id,
        "role": row.role,
        "kind": row.kind,
        "parent": row.parent,
        "created_at": row.created_at,
        "revoked_at": row.revoked_at,
    }


def end_grant(connection: sa.Connection, hashed: bytes, at: int) -> None:
    """Revoke one grant; one that has ended keeps its end."""
    ours = sa.and_(grants.c.hash == hashed, grants.c.revoked_at.is_(None))
    connection.execute(sa.update(grants).where(ours).values(revoked_at=at))


def _revoke(connection: sa.Connection, batch: Batch) -> None:
    if not batch.rotations and not batch.removed:
        return
    code = sa.select(sessions.c.code).where(sessions.c.id == batch.session_id).scalar_subquery()
    revoke = sa.update(grants).where(grants.c.code == code, grants.c.revoked_at.is_(None))
    revoke = revoke.values(revoked_at=batch.at)
    mine = [row.hash for row in batch.grants]
    for rotation in batch.rotations:
        keys = (
            sa.select(grants.c.hash)
            .where(grants.c.code == code, grants.c.kind == "key", grants.c.role == rotation.role)
            .where(grants.c.hash.not_in(mine), _is_link(rotation.role))
        )
        # Tokens first: once a key is revoked it is no longer told from older ones.
        connection.execute(revoke.where(grants.c.parent.in_(keys), grants.c.hash != (rotation.spared or b"")))
        connection.execute(revoke.where(grants.c.hash.in_(keys)))
    if batch.removed:
        older = grants.c.person_id.in_(batch.removed) & grants.c.hash.not_in(mine)
        connection.execute(revoke.where(older))


def _is_link(role: str) -> sa.ColumnElement[bool]:
    """A personal link is its person's own; only the first facilitator's is their role's link too."""
    return sa.true() if role == "facilitator" else grants.c.person_id.is_(None)


def _close_or_reopen(connection: sa.Connection, batch: Batch) -> None:
    for row in batch.events:
        if row.type in (CLOSED, REOPENED):
            closed_at = row.at if row.type == CLOSED else None
            connection.execute(
                sa.update(sessions).where(sessions.c.id == batch.session_id).values(closed_at=closed_at)
            )
