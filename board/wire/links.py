"""Links: an address whose secret part stands behind the #, where no server and no log sees it."""

from typing import Any, Final

#: under which of a browser's seats each role's link opens
SEATS: Final = {"facilitator": "host", "participant": "me", "observer": "observe", "screen": "screen"}


def link(origin: str, code: str, seat: str, key: str) -> str:
    """The link that gives a seat in a session."""
    return f"{origin}/s/{code}/{seat}#key={key}"


def with_links(answers: list[dict[str, Any]], origin: str, code: str) -> list[dict[str, Any]]:
    """The answers, those that hold a key with its whole link: only the edge knows the origin."""
    return [_linked(answer, origin, code) for answer in answers]


def _linked(answer: dict[str, Any], origin: str, code: str) -> dict[str, Any]:
    seat = SEATS.get(answer.get("role", "")) if "key" in answer else None
    return answer if seat is None else {**answer, "link": link(origin, code, seat, answer["key"])}
