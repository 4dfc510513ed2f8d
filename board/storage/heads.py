"""The heads noted beside the secret key: a start that finds a lower one knows of a restored copy."""

import hashlib
import json
import secrets
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

#: how long the note of a database that is not there any more is kept, in seconds
KEPT_S = 24 * 3600


class HeadFile:
    """A small JSON file, code to head, replaced whole. Two servers may share it: the higher head stays."""

    def __init__(self, folder: Path, database: str) -> None:
        """`database` is the absolute path of a file, or which database of which server."""
        tag = hashlib.sha256(database.encode()).hexdigest()[:12]
        self.path, self._database = folder / f"heads-{tag}.json", database
        _tidy(folder, self.path)

    def read(self) -> dict[str, int]:
        """Code to head, as last noted; nothing if there is no readable note."""
        noted = _read(self.path).get("heads")
        if not isinstance(noted, dict):
            return {}
        return {code: head for code, head in noted.items() if isinstance(head, int)}

    def write(self, heads: Mapping[str, int], known: Iterable[str] | None = None) -> None:
        """Note these heads besides the others; forget every code that is not `known`, if given."""
        noted = self.read()
        if known is not None:
            # A start knows the truth, lower heads too.
            noted = {code: noted[code] for code in known if code in noted} | dict(heads)
        else:
            noted |= {code: max(head, noted.get(code, 0)) for code, head in heads.items()}
        draft = self.path.with_name(f"{self.path.name}.{secrets.token_hex(6)}")
        try:
            draft.touch(mode=0o600)
            draft.write_text(json.dumps({"database": self._database, "heads": noted}), encoding="ascii")
            draft.replace(self.path)
        except OSError:
            # a full disk must not be filled with drafts
            draft.unlink(missing_ok=True)
            raise


def _read(path: Path) -> dict[str, Any]:
    try:
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return whole if isinstance(whole, dict) else {}


def _tidy(folder: Path, ours: Path) -> None:
    """Drop the notes of other databases that are long gone, such as those of tests."""
    for path in folder.glob("heads-*.json"):
        if path == ours:
            continue
        database = _read(path).get("database")
        with suppress(OSError):
            old = time.time() - path.stat().st_mtime > KEPT_S
            there = isinstance(database, str) and ("://" in database or Path(database).exists())
            if old and not there:
                path.unlink()
