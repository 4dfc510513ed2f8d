"""Commands about what was done before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take back what one's own command did, as long as nobody has changed the same thing since."""

    undoes: str
