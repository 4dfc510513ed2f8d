"""Moving what was committed from the WAL into the database, at our own bidding.

SQLite's automatic checkpoint keeps its failures to itself: an fsync of the database that failed there would
be tried again and believed, and the WAL be overwritten, with notes that the disk never took.
"""

from typing import Any

#: so many commits, or changed rows, and it is time
COMMITS = 48
ROWS = 1500
#: so many commits later it is tried again
SOON = 8
#: for so many milliseconds readers elsewhere are waited for
READERS_MS = 50


class Checkpoints:
    """Counts what one connection has committed. Native: no lock, no log."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        raw.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        self._commits = 0
        self._rows_before = raw.total_changes

    def committed(self) -> None:
        """Count a commit, and see whether it is time. Raises what the driver raises."""
        self._commits += 1
        if self._commits < COMMITS and self._raw.total_changes - self._rows_before < ROWS:
            return
        self._commits, self._rows_before = 0, self._raw.total_changes
        _, held, moved = self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if moved < held:
            # a reader elsewhere only postpones it
            self._commits = COMMITS - SOON

    def clean(self) -> bool:
        """Empty the WAL; False while a reader elsewhere needs it. Raises what the driver raises."""
        (patience,) = self._raw.execute("PRAGMA busy_timeout").fetchone()
        # it holds the writers' lock while it waits: a backup that reads for minutes must not cost seconds
        self._raw.execute(f"PRAGMA busy_timeout = {READERS_MS}").fetchall()
        try:
            busy, _, _ = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self._raw.execute(f"PRAGMA busy_timeout = {patience}").fetchall()
        return not busy
