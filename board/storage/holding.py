"""One at a time for one session, where several transactions run beside each other."""

import sqlalchemy as sa

from board.storage.tables import sessions


def hold(connection: sa.Connection, session_id: int) -> None:
    """Have whatever else is written of this session wait until this transaction is over, as on SQLite."""
    mine = sa.select(sessions.c.id).where(sessions.c.id == session_id)
    connection.execute(mine.with_for_update())
