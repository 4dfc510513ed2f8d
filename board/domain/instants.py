"""Times of the wire as numbers: RFC 3339 in, milliseconds since 1970 UTC out."""

from datetime import UTC, datetime

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def instant(text: object) -> int | None:
    """The instant that a text names, or None for one that names none with its zone, or one far away."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is None or not EARLIEST <= at < LATEST:
        return None
    return round(at.timestamp() * 1000)
