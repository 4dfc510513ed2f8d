"""Mutants for the rows of the database server: each breaks what one of them proves."""

from tests.faults.patches import patch


@patch
def any_copy_is_ours() -> None:
    """Mutant: a copy that has taken over is believed to be the one that was known (F29)."""
    from board.service.housekeeping import Housekeeping
    from board.service.path.live import LiveSession
    from board.storage.postgres import PostgresTransactions

    PostgresTransactions.history = lambda self, connection: ""  # type: ignore[method-assign]
    PostgresTransactions.timeline = lambda self: ""  # type: ignore[method-assign]
    LiveSession.goes_on_in = lambda self, log: True  # type: ignore[method-assign]
    Housekeeping.mint_epochs = lambda self: None  # type: ignore[method-assign]


@patch
def once_only() -> None:
    """Mutant: what a deadlock or a cut has undone is not tried again (F31)."""
    from board.storage import postgres

    postgres.TRIES = 1


@patch
def waits_for_a_connection() -> None:
    """Mutant: whoever finds no connection waits for as long as it takes (F30)."""
    from board.storage import postgres_engine

    postgres_engine.POOL_WAIT_S = 60.0  # type: ignore[misc]
    postgres_engine.ASKED["lock_timeout"] = "60000"
    postgres_engine.ASKED["statement_timeout"] = "60000"


@patch
def blocking_database() -> None:
    """Mutant: the loop stands still for as long as the database takes (F28)."""
    from psycopg2 import extensions

    settle = extensions.set_wait_callback
    # eventlet has given it one of its own
    extensions.set_wait_callback = lambda callback: settle(None)


@patch
def cuts_are_faults() -> None:
    """Mutant: a line that was cut is nobody's business but ours (F27)."""
    from board.storage import postgres

    postgres.may_be_tried_again = lambda error: False
    postgres.as_board_error = lambda error: None
