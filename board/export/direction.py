"""Which way a text runs."""

from unicodedata import bidirectional


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    strong = (bidirectional(letter) for letter in text)
    return next((way != "L" for way in strong if way in ("L", "R", "AL")), False)
