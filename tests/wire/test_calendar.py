"""Calendar files, read by a strict reader of RFC 5545 that knows nothing of ours."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from board.wire.calendar import Entry, calendar_file, uid_of

NOW = 1_790_000_000_000
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z0-9-]+)*):(?P<value>.*)\Z", re.DOTALL)
HOSTILE = (
    "=1+1\r\nATTACH:http://evil.example/\nEND:VEVENT\rBEGIN:VALARM",
    "Semi;colon, comma \\ backslash \\n not a break",
    "\x00\x07\x0b\u2028\u2029\x85 controls",
    "Ŵyth ŵy 👩🏽‍💻 ابجد " * 12,
    "a" * 500,
    "",
)


def unfolded(data: bytes) -> list[str]:
    """The content lines (3.1): every line ends in CRLF, holds 75 octets at most, and whole characters."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    whole: list[bytes] = []
    for line in lines:
        assert len(line) <= 75
        assert b"\r" not in line and b"\n" not in line
        line.decode()
        if line[:1] == b" ":
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return [line.decode() for line in whole]


def read_text(value: str) -> str:
    """A TEXT value (3.3.11): no bare comma or semicolon, no escape but the four."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), value
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
    assert not re.sub(r"\\[\\;,nN]", "", value).count("\\"), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parsed(data: bytes) -> list[dict[str, tuple[str, str]]]:
    """The events of a calendar: property to parameters and raw value; properties come once each."""
    lines = [LINE.match(line) for line in unfolded(data)]
    parts = [(found["name"], found["parameters"], found["value"]) for found in lines if found]
    assert len(parts) == len(lines)
    assert parts[0] == ("BEGIN", "", "VCALENDAR")
    assert parts[-1] == ("END", "", "VCALENDAR")
    head = {name: value for name, _, value in parts[1:] if name in ("VERSION", "PRODID")}
    assert head["VERSION"] == "2.0"
    assert head["PRODID"]
    events: list[dict[str, tuple[str, str]]] = []
    inside = False
    for name, parameters, value in parts[1:-1]:
        match name, value:
            case "BEGIN", "VEVENT":
                assert not inside
                inside = True
                events.append({})
            case "END", "VEVENT":
                assert inside
                inside = False
            case (("BEGIN" | "END"), other):
                raise AssertionError(f"a component that nobody asked for: {other}")
            case _ if inside:
                assert name not in events[-1], f"{name} twice"
                events[-1][name] = (parameters, value)
    assert not inside
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"][1])
    return events


def meeting(**more: str) -> Entry:
    start = datetime(2026, 6, 30, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    parts = {"summary": "Joint session", "description": "Bring nothing", **more}
    return Entry(uid="u@wishwall", start=start, end=start + timedelta(hours=2), **parts)


def test_a_session_is_an_event_in_universal_time() -> None:
    (event,) = parsed(calendar_file([meeting(url="https://board.example/j/ABCD2346")], NOW))
    assert event["DTSTART"] == ("", "20260630T083000Z")
    assert event["DTEND"] == ("", "20260630T103000Z")
    assert event["URL"] == ("", "https://board.example/j/ABCD2346")
    assert event["DTSTAMP"][1] == datetime.fromtimestamp(NOW / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    assert read_text(event["SUMMARY"][1]) == "Joint session"


@pytest.mark.parametrize("day", [date(2026, 12, 5), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_a_date_is_a_whole_day_in_every_time_zone(day: date) -> None:
    (event,) = parsed(calendar_file([Entry(uid="u", summary="s", description="d", start=day)], NOW))
    assert event["DTSTART"] == (";VALUE=DATE", f"{day.year:04}{day.month:02}{day.day:02}")
    assert "DTEND" not in event


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_whatever_it_holds(text: str) -> None:
    (event,) = parsed(calendar_file([meeting(summary=text, description=text)], NOW))
    plain = re.sub(r"\r\n?", "\n", text)
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]", "", plain)
    assert read_text(event["DESCRIPTION"][1]) == plain
    assert read_text(event["SUMMARY"][1]) == plain
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"}


def test_an_address_cannot_end_its_line() -> None:
    (event,) = parsed(calendar_file([meeting(url="https://a.example/\r\nATTACH:x y\n ")], NOW))
    assert event["URL"][1] == "https://a.example/ATTACH:xy"


def test_the_same_thing_has_the_same_uid_and_others_another() -> None:
    assert uid_of("first_step_by", "ABCD2346", "p1") == uid_of("first_step_by", "ABCD2346", "p1")
    assert uid_of("a", "bc") != uid_of("ab", "c")
    assert "ABCD2346" not in uid_of("first_step_by", "ABCD2346", "p1")
