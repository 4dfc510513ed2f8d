"""The statements about follow-up links and published proposals: each runs inside one open transaction."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from board.service.records import FollowerRow, PublicationRow
from board.storage.holding import hold
from board.storage.reading import nobodys
from board.storage.tables import followers, publications


def read_follower(connection: sa.Connection, hashed: bytes) -> FollowerRow | None:
    """What was kept of a follow-up link's key or of a token that came from it."""
    query = sa.select(followers.c.hash, followers.c.session_id, followers.c.parent, followers.c.created_at)
    row = connection.execute(query.where(followers.c.hash == hashed)).first()
    return FollowerRow(**row._mapping) if row else None


def write_follower(connection: sa.Connection, row: FollowerRow) -> bool:
    """Keep a token if its key is still there: it may have ended a moment ago."""
    hold(connection, row.session_id)
    key = sa.select(followers.c.hash).where(
        followers.c.hash == row.parent, followers.c.session_id == row.session_id
    )
    if connection.execute(key).first() is None:
        return False
    connection.execute(sa.insert(followers).values(asdict(row)))
    return True


def renew_followers(connection: sa.Connection, session_id: int, row: FollowerRow | None) -> None:
    """End a session's follow-up link and whatever was got by it; then keep the new key, if there is one."""
    hold(connection, session_id)
    connection.execute(sa.delete(followers).where(followers.c.session_id == session_id))
    if row is not None:
        connection.execute(sa.insert(followers).values(asdict(row)))


def read_follow_key(connection: sa.Connection, session_id: int) -> int | None:
    """When a session's present follow-up link was made."""
    query = sa.select(followers.c.created_at)
    return connection.scalar(query.where(followers.c.session_id == session_id, followers.c.parent.is_(None)))


def write_publication(connection: sa.Connection, row: PublicationRow) -> None:
    """Keep what is published from now on."""
    connection.execute(sa.insert(publications).values(asdict(row)))


def read_publication(connection: sa.Connection, public_id: str) -> PublicationRow | None:
    """What is published under this id."""
    if nobodys(public_id):
        return None
    row = connection.execute(_publications().where(publications.c.public_id == public_id)).first()
    return PublicationRow(**row._mapping) if row else None


def read_publications(connection: sa.Connection, session_id: int) -> list[PublicationRow]:
    """What is published of a session, the oldest first."""
    query = _publications().where(publications.c.session_id == session_id)
    found = connection.execute(query.order_by(publications.c.at, publications.c.public_id))
    return [PublicationRow(**row._mapping) for row in found]


def delete_publication(connection: sa.Connection, session_id: int, public_id: str) -> bool:
    """Take it down; False if this session has published no such thing."""
    mine = publications.c.session_id == session_id
    gone = connection.execute(sa.delete(publications).where(mine, publications.c.public_id == public_id))
    return gone.rowcount == 1


def _publications() -> sa.Select[Any]:
    return sa.select(
        publications.c.public_id, publications.c.session_id, publications.c.at, publications.c.value
    )
