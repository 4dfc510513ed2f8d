"""Mutants for several workers: each breaks what one of the rows of this folder proves."""

from typing import Any

from tests.faults.patches import patch


@patch
def deaf_and_blind() -> None:
    """Mutant: word from other workers is not taken up, and nobody looks at the heads either."""
    from board.service.housekeeping import Housekeeping

    Housekeeping.heard = lambda self, code, head, epoch: None  # type: ignore[method-assign]
    Housekeeping._round = lambda self: self._registry.let_go()  # type: ignore[method-assign]


@patch
def deaf() -> None:
    """Mutant: word from other workers is not taken up; the look at the heads is left."""
    from board.service.housekeeping import Housekeeping

    Housekeeping.heard = lambda self, code, head, epoch: None  # type: ignore[method-assign]


@patch
def blind() -> None:
    """Mutant: nobody looks at the heads; word from other workers is left."""
    from board.service.housekeeping import Housekeeping

    Housekeeping._round = lambda self: self._registry.let_go()  # type: ignore[method-assign]


@patch
def telling_is_waited_for() -> None:
    """Mutant: an ack waits until the other workers have been told."""
    from board.news.redis_news import RedisNews, Word

    def tell(self: Any, code: str, head: int, epoch: str) -> None:
        self._untold[code] = Word(code, head, epoch, self._me)
        self._tell()

    RedisNews.tell = tell  # type: ignore[method-assign]


@patch
def deaf_after_garbage() -> None:
    """Mutant: whoever listens ends with the first message that is no word of ours."""
    from board.news.redis_news import RedisNews

    take = RedisNews._take

    def brittle(self: Any, message: Any, heard: Any) -> None:
        if message["type"] == "message" and not message["data"].startswith(b'{"code":'):
            self._stopping = True
        take(self, message, heard)

    RedisNews._take = brittle  # type: ignore[method-assign]


@patch
def no_head_guard() -> None:
    """Mutant: a batch is written after whatever head there is; where its places are taken, it is left out."""
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql

    from board.storage import writing
    from board.storage.tables import events, ops, sessions

    def forced(connection: Any, batch: Any) -> bool:
        moved = sa.update(sessions).where(sessions.c.id == batch.session_id).values(head_seq=batch.head)
        return bool(connection.execute(moved).rowcount)

    class _Carelessly:
        def __init__(self, table: Any) -> None:
            self.statement = postgresql.insert(table).on_conflict_do_nothing()

        def run(self, connection: Any, rows: Any) -> None:
            if given := list(rows):
                connection.execute(self.statement, given)

    writing.move_head = forced
    writing._insert_event, writing._insert_op = _Carelessly(events), _Carelessly(ops)  # type: ignore[assignment]
