"""Calendar files as RFC 5545 has them: UTC times, lines folded by octets, text that cannot end its line."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

#: a folded line holds so many octets besides its end
MOST_OCTETS: Final = 75
_CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: a stretch of time between two instants, or a whole day (`start` a date, without `end`)."""

    uid: str
    summary: str
    description: str
    start: datetime | date
    end: datetime | None = None
    url: str = ""


def uid_of(*parts: str) -> str:
    """The same for the same thing wherever its file is made; it tells nothing of what it was made from."""
    return f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}@wishwall"


def calendar_file(entries: Iterable[Entry], now_ms: int) -> bytes:
    """A calendar of these entries."""
    stamp = _instant(datetime.fromtimestamp(now_ms / 1000, UTC))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wishwall//Wishwall//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += ["BEGIN:VEVENT", f"UID:{_text(entry.uid)}", f"DTSTAMP:{stamp}", *_times(entry)]
        lines += [f"SUMMARY:{_text(entry.summary)}", f"DESCRIPTION:{_text(entry.description)}"]
        lines += [f"URL:{_address(entry.url)}"] if entry.url else []
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _times(entry: Entry) -> list[str]:
    if isinstance(entry.start, datetime):
        end = [f"DTEND:{_instant(entry.end)}"] if entry.end else []
        return [f"DTSTART:{_instant(entry.start)}", *end]
    # A day without an end lasts that day; it keeps nobody from being asked to something else.
    return [f"DTSTART;VALUE=DATE:{entry.start.isoformat().replace('-', '')}", "TRANSP:TRANSPARENT"]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """A TEXT value: what would end the value or the line is written out."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for character, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(character, written)
    return plain


def _address(url: str) -> str:
    """A URI value is not escaped, so it may hold nothing but what an address is written with."""
    return re.sub(r"[^!-~]", "", url)


def _folded(line: str) -> bytes:
    """The line in stretches of 75 octets at most, none of which ends within a character."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > MOST_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
