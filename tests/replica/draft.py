"""A snapshot under change: the twin of static/js/model/draft.js. Lists are copied at the first touch."""

from typing import Any

from tests.replica.messages import Json

KEYS = {
    "notes": "note_id",
    "discarded": "note_id",
    "themes": "theme_id",
    "people": "person_id",
    "proposals": "proposal_id",
    "run_sheet": "phase_id",
    "groups": "group_id",
}
#: kept in the order in which they came
AS_THEY_COME = frozenset({"people", "run_sheet"})


class Draft:
    """`next` is the snapshot to be; its seven lists are reached by name and id."""

    def __init__(self, base: Json) -> None:
        self.next: Json = dict(base)
        self._touched: dict[str, dict[str, Any]] = {}

    def index(self, name: str) -> dict[str, Any]:
        """The rows of a list by their ids."""
        rows = self._touched.get(name)
        if rows is None:
            key = KEYS[name]
            rows = self._touched[name] = {row[key]: row for row in self.next.get(name) or []}
        return rows

    def get(self, name: str, row_id: str | None) -> Any:
        """The row, or None."""
        return self.index(name).get(row_id or "")

    def rows(self, name: str) -> list[Any]:
        """Every row of a list."""
        return list(self.index(name).values())

    def put(self, name: str, row: Json) -> None:
        """Add a row, or have it take the place of the one with its id."""
        self.index(name)[row[KEYS[name]]] = row

    def patch(self, name: str, row_id: str | None, change: Json) -> None:
        """Change a row that is there."""
        row = self.get(name, row_id)
        if row is not None:
            self.index(name)[row_id or ""] = {**row, **change}

    def drop(self, name: str, row_id: str) -> None:
        """Take a row away."""
        self.index(name).pop(row_id, None)

    def replace(self, name: str, rows: list[Json]) -> None:
        """Another list in its place, in this order."""
        self._touched[name] = {row[KEYS[name]]: row for row in rows}

    def done(self) -> Json:
        """The snapshot, its lists by rank, then id."""
        for name, rows in self._touched.items():
            key, found = KEYS[name], list(rows.values())
            if name not in AS_THEY_COME:
                found.sort(key=lambda row: (row.get("rank") or "", row[key]))
            self.next[name] = found
        return self.next
