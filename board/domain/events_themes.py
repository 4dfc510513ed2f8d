"""Facts about themes."""

from dataclasses import dataclass

from board.domain.events_notes import Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFormed:
    """`proposal_ids` point at it from here on: they did before it ended, and its end was undone."""

    theme_id: str
    title: str
    rank: str
    colour: str
    by: str | None
    origin: tuple[str, ...] = ()
    proposal_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeNamed:
    theme_id: str
    title: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMerged:
    theme_id: str
    into: str
    notes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDissolved:
    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMoved:
    theme_id: str
    rank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLocked:
    theme_id: str
    locked: bool


AboutThemes = ThemeFormed | ThemeNamed | ThemeMerged | ThemeDissolved | ThemeMoved | ThemeLocked
