"""What a download was asked for: its parts, its names, its language, and the moment it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from board.domain.errors import invalid

Include = Literal["proposals", "all"]
Language = Literal["en", "cy"]

INCLUDES: Final = ("proposals", "all")
NAMES: Final = ("yes", "no")
LANGUAGES: Final = ("en", "cy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`include` and `language` absent mean the format's and the session's own; `at` is RFC 3339 UTC."""

    at: str
    include: Include | None = None
    names: bool = True
    language: Language | None = None
    #: of the reader: facilitators get the plan as well
    role: str = ""
    #: JPEGs by photo_id, for formats that show pictures
    photos: Mapping[str, bytes] = field(default_factory=dict)


def read_options(query: Mapping[str, str], at: str) -> Options:
    """Read the query of a download; raises BoardError `invalid` with the parameter's name."""
    include = _choice(query, "include", INCLUDES)
    names = _choice(query, "names", NAMES)
    language = _choice(query, "language", LANGUAGES)
    return Options(
        at=at,
        include=cast("Include | None", include),
        names=names != "no",
        language=cast("Language | None", language),
    )


def _choice(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str | None:
    value = query.get(name)
    if value is not None and value not in known:
        raise invalid(f"Choose one of these for {name}: {', '.join(known)}.", name)
    return value
