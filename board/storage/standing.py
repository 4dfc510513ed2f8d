"""Is the database still the file that was opened? SQLite goes on writing to one that was moved or deleted."""

from pathlib import Path


class GoneError(Exception):
    """What is written goes into a file that nobody will find again."""


class Standing:
    """The identity of the database and of its write-ahead log, each from when it was first seen."""

    def __init__(self, path: Path) -> None:
        self._files = [path, path.with_name(f"{path.name}-wal")]
        self._known: dict[Path, tuple[int, int]] = {}

    def check(self) -> None:
        """Raises GoneError if a file is another one than before, or is not there any more."""
        for file in self._files:
            try:
                found = file.stat()
            except FileNotFoundError:
                if file in self._known:
                    raise GoneError(f"{file.name} is not there any more") from None
                continue
            known = self._known.setdefault(file, (found.st_dev, found.st_ino))
            if known != (found.st_dev, found.st_ino):
                raise GoneError(f"{file.name} is another file than the one that was opened")
