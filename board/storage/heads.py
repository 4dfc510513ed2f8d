"""The heads noted beside the secret key: a start that finds a lower one knows of a restored copy."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path


class HeadFile:
    """A small JSON file, code to head, replaced whole. Two servers may share it: the higher head stays."""

    def __init__(self, folder: Path, database_url: str) -> None:
        tag = hashlib.sha256(database_url.encode()).hexdigest()[:12]
        self._path = folder / f"heads-{tag}.json"

    def read(self) -> dict[str, int]:
        """Code to head, as last noted; nothing if there is no readable note."""
        try:
            noted = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
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
        draft = self._path.with_name(f"{self._path.name}.{secrets.token_hex(6)}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(noted), encoding="ascii")
        draft.replace(self._path)
