"""A row of the catalogue of abuse: what is sent, what must come back, and what of the session may change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.abuse.ground import Ground

#: numbers that the catalogue leaves out
MISSING = ("A71", "A72", "A73")
NUMBERS = tuple(f"A{number:02}" for number in range(1, 109) if f"A{number:02}" not in MISSING)
MEBIBYTE = 1024 * 1024


class Failed(AssertionError):
    """What should have been answered was not."""


@dataclass(frozen=True)
class Row:
    """`changes` are the parts of its session's snapshot that it may change; `settings` ask for a server of
    its own; `faults` says that it makes the server fail on purpose, `freezes` that for a moment its session
    takes no changes from anybody.
    """

    number: str
    title: str
    run: Callable[["Ground"], None]
    changes: frozenset[str] = frozenset()
    settings: dict[str, str] | None = None
    root: str | None = None
    faults: bool = False
    freezes: bool = False
    grows_mb: int = 64
    seconds: float = 60
    short: bool = False
    names: tuple[str, ...] = field(default=())


ROWS: dict[str, Row] = {}


def row(number: str, title: str, *, changes: str = "", **more: Any) -> Callable[..., Any]:
    """Put a function into the table under its number."""

    def add(run: Callable[["Ground"], None]) -> Callable[["Ground"], None]:
        if number in ROWS or number not in NUMBERS:
            raise ValueError(f"{number} is there twice, or is none of the catalogue")
        ROWS[number] = Row(number, title, run, changes=frozenset(changes.split()), **more)
        return run

    return add
