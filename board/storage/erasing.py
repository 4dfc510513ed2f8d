"""The statements that erase: each function runs inside one open transaction."""

from collections.abc import Mapping
from dataclasses import asdict

import sqlalchemy as sa

from board.service.records import Blanking, ProofRow
from board.storage.photos import delete_photos
from board.storage.tables import events, grants, ops, people, proofs, sessions

#: a code of a session that is gone is nobody's for so long
CODE_RESTS_MS = 90 * 24 * 3600 * 1000

_rewrite = (
    sa.update(events)
    .where(events.c.session_id == sa.bindparam("session"), events.c.seq == sa.bindparam("place"))
    .values(data=sa.bindparam("changed"))
)


def blank(connection: sa.Connection, blanking: Blanking) -> bool:
    """Write events anew in their places, whole or not at all; False if the log went on meanwhile."""
    session = blanking.session_id
    ours = sessions.c.id == session, sessions.c.head_seq == blanking.seen
    moved = connection.execute(sa.update(sessions).where(*ours).values(epoch=blanking.epoch))
    if moved.rowcount != 1:
        return False
    if blanking.events:
        rows = [{"session": session, "place": seq, "changed": data} for seq, data in blanking.events.items()]
        connection.execute(_rewrite, rows)
    _drop_ops(connection, session, blanking.events)
    if blanking.nameless:
        whose = people.c.session_id == session, people.c.person_id.in_(blanking.nameless)
        connection.execute(sa.update(people).where(*whose).values(name=""))
    if blanking.ended:
        code = sa.select(sessions.c.code).where(sessions.c.id == session).scalar_subquery()
        theirs = grants.c.code == code, grants.c.person_id.in_(blanking.ended)
        connection.execute(sa.delete(grants).where(*theirs))
    if blanking.photos:
        delete_photos(connection, session, blanking.photos)
    write_proof(connection, blanking.proof)
    return True


def _drop_ops(connection: sa.Connection, session: int, changed: Mapping[int, bytes]) -> None:
    """The ops that made these events: their digests would betray a short text to whoever tries some."""
    kept = connection.execute(sa.select(ops.c.op_key, ops.c.seq).where(ops.c.session_id == session))
    made = sorted((row.seq, row.op_key) for row in kept)
    doomed, place = [], 0
    for seq in sorted(changed):
        while place < len(made) and made[place][0] < seq:
            place += 1
        if place < len(made):
            doomed.append(made[place][1])
    for start in range(0, len(doomed), 500):
        some = ops.c.op_key.in_(doomed[start : start + 500])
        connection.execute(sa.delete(ops).where(ops.c.session_id == session, some))


def write_proof(connection: sa.Connection, proof: ProofRow) -> None:
    """Keep the proof that something was erased."""
    connection.execute(sa.insert(proofs).values(asdict(proof)))


def is_spent(connection: sa.Connection, mark: bytes, now_ms: int) -> bool:
    """Whether a session with this code was erased of late: somebody may still come by the old code."""
    lately = sa.and_(proofs.c.mark == mark, proofs.c.at > now_ms - CODE_RESTS_MS)
    return connection.execute(sa.select(proofs.c.id).where(lately)).first() is not None


def read_proofs(connection: sa.Connection) -> list[ProofRow]:
    """What was erased so far, the oldest first."""
    columns = [column for column in proofs.c if column.name != "id"]
    return [ProofRow(**row._mapping) for row in connection.execute(sa.select(*columns).order_by(proofs.c.id))]
