"""The statements about photos: each function runs inside one open transaction."""

from collections.abc import Iterable
from dataclasses import asdict

import sqlalchemy as sa

from board.service.records import PhotoRow
from board.storage.reading import nobodys
from board.storage.tables import photos


def write_photo(connection: sa.Connection, photo: PhotoRow) -> None:
    """Keep a photo."""
    connection.execute(sa.insert(photos).values(asdict(photo)))


def read_photo(connection: sa.Connection, session_id: int, photo_id: str, small: bool) -> bytes | None:
    """A photo, whole or small."""
    if nobodys(photo_id):
        return None
    column = photos.c.small if small else photos.c.whole
    query = sa.select(column).where(photos.c.session_id == session_id, photos.c.photo_id == photo_id)
    found = connection.scalar(query)
    return None if found is None else bytes(found)


def read_photos(connection: sa.Connection, session_id: int) -> dict[str, int]:
    """When each photo of a session came."""
    query = sa.select(photos.c.photo_id, photos.c.at).where(photos.c.session_id == session_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def delete_photos(connection: sa.Connection, session_id: int, photo_ids: Iterable[str]) -> None:
    """Delete these photos."""
    mine = photos.c.session_id == session_id
    connection.execute(sa.delete(photos).where(mine, photos.c.photo_id.in_(list(photo_ids))))
