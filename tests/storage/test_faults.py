"""What an error of SQLite means, by its name where its words mislead."""

import pytest
from sqlalchemy.exc import OperationalError

from board.storage.engine import driver
from board.storage.faults import as_board_error, is_broken


def failure(words, name=""):
    raw = driver.OperationalError(words)
    raw.sqlite_errorname = name
    return OperationalError("COMMIT", {}, raw)


@pytest.mark.parametrize(
    ("words", "name", "code", "broken"),
    [
        ("database or disk is full", "SQLITE_FULL", "storage_full", False),
        ("disk I/O error", "SQLITE_IOERR_SHMSIZE", "storage_full", False),
        ("disk I/O error", "SQLITE_IOERR_FSYNC", "read_only", True),
        ("database is locked", "SQLITE_BUSY", "busy", False),
        ("attempt to write a readonly database", "SQLITE_READONLY", "read_only", False),
        ("database disk image is malformed", "SQLITE_CORRUPT", "read_only", True),
    ],
)
def test_an_error_of_the_disk_is_told_as_what_it_is(words, name, code, broken):
    refusal = as_board_error(failure(words, name))
    assert refusal is not None
    assert (refusal.code, refusal.status) == (code, 503)
    assert is_broken(failure(words, name)) is broken


def test_a_fault_of_ours_is_no_error_of_the_disk():
    assert as_board_error(failure("no such table: events", "SQLITE_ERROR")) is None
