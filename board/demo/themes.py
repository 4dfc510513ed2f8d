"""The themes that the wishes are put into, each named by the people who sorted them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sorted:
    """A theme: who begins it, what they call it at first, and the name it ends with."""

    key: str
    by: str
    first: str
    title: str


THEMES: Final = (
    Sorted("follow", "mali", "Reporting", "Report it once, follow it through"),
    Sorted("tell", "kwame", "Tell people before they ask", "Tell people before they ask"),
    Sorted("once", "bryn", "Paper!!", "Write it once, at the roadside"),
    Sorted("map", "huw", "One map that everyone trusts", "One map that everyone trusts"),
    Sorted("winter", "steve", "Winter", "Gaeaf heb banig: winter without panic"),
    Sorted("crews", "tom", "Ask the crews, they know", "Ask the crews, they know"),
)
