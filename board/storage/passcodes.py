"""The statements about passcodes: each runs inside one open transaction."""

import sqlalchemy as sa

from board.storage.holding import hold
from board.storage.tables import passcodes


def read_passcode(connection: sa.Connection, session_id: int) -> str | None:
    """What is kept of a session's passcode, if it has one."""
    return connection.scalar(sa.select(passcodes.c.hash).where(passcodes.c.session_id == session_id))


def write_passcode(connection: sa.Connection, session_id: int, hashed: str | None) -> None:
    """Keep another one in its place, or none."""
    hold(connection, session_id)
    connection.execute(sa.delete(passcodes).where(passcodes.c.session_id == session_id))
    if hashed is not None:
        connection.execute(sa.insert(passcodes).values(session_id=session_id, hash=hashed))
