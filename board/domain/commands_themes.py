"""Commands about themes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeForm:
    """Make a theme from some notes."""

    theme_id: str
    title: str
    note_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeName:
    """Name a theme; `base` is the seq at which the sender last saw its title."""

    theme_id: str
    title: str
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMerge:
    """Put one theme's notes into another and end the first."""

    theme_id: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDissolve:
    """End a theme; its notes are loose again."""

    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMove:
    """Put a theme before another or at the end."""

    theme_id: str
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLock:
    """Keep participants' hands off a theme."""

    theme_id: str
    locked: bool = True


AboutThemes = ThemeForm | ThemeName | ThemeMerge | ThemeDissolve | ThemeMove | ThemeLock
