"""The command that adds what a file holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionImport:
    """Add what the preview of a file has listed."""

    preview_id: str


AboutImports = SessionImport
