"""Invitations over HTTP, and the session for a calendar."""

from datetime import date
from typing import Any

import pytest

from board.web.invite_calls import calendar_answer
from board.wire.calendar import Entry
from tests.conftest import Server
from tests.web.afterwards import After, after
from tests.wire.test_calendar import parsed, read_text


@pytest.fixture(scope="module")
def there(server: Server) -> After:
    return after(server.url, closed=False)


def test_the_texts_come_in_both_languages_with_the_way_in(there: After) -> None:
    asked = {"starts_at": "2026-11-24T10:00:00+00:00", "minutes": 90, "notes": "Room 2"}
    texts = there.host.post("/invite", asked).json()["texts"]
    assert set(texts) == {"en", "cy"}
    for language in texts:
        assert set(texts[language]) == {"invite", "reminder", "follow_up"}
        body = texts[language]["invite"]["body"]
        assert there.created["links"]["join"] in body
        assert f"{there.code[:4]}-{there.code[4:]}" in body
        assert "Room 2" in body and "10:00" in body and "11:30" in body
    assert "#key=" not in str(texts)
    assert there.petra.post("/invite", asked).json()["error"]["code"] == "forbidden_role"


@pytest.mark.parametrize(
    "more",
    [
        {"starts_at": "tomorrow"},
        {"starts_at": "2026-11-24T10:00:00+00:00", "minutes": 0},
        {"starts_at": "2026-11-24T10:00:00+00:00", "minutes": 100_000},
        {"notes": "x" * 601},
        {"minutes": "90"},
    ],
)
def test_what_does_not_fit_is_refused(there: After, more: dict[str, Any]) -> None:
    assert there.host.post("/invite", more).status_code in (400, 422)


def test_the_calendar_file_holds_the_session(there: After) -> None:
    answer = there.host.get(
        "/calendar.ics",
        starts_at="2026-06-30T09:30:00+01:00",
        minutes=120,
        notes="A\r\nBEGIN:VALARM",
        language="en",
    )
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    (event,) = parsed(answer.content)
    assert (event["DTSTART"][1], event["DTEND"][1]) == ("20260630T083000Z", "20260630T103000Z")
    assert event["URL"][1] == there.created["links"]["join"]
    assert "Place and access: A\nBEGIN:VALARM" in read_text(event["DESCRIPTION"][1])
    for query in ({"starts_at": "x"}, {}, {"starts_at": "2026-06-30T09:30:00Z", "language": "fr"}):
        assert there.host.get("/calendar.ics", **query).status_code == 400


def test_the_name_of_a_calendar_file_stays_within_its_header() -> None:
    entry = Entry(uid="u", summary="s", description="d", start=date(2026, 12, 1))
    answer = calendar_answer(entry, 'a.exe";\r\n\N{GREEK CAPITAL LETTER OMEGA}/../x')
    assert answer.headers["Content-Disposition"] == 'attachment; filename="wishwall-a-exe---------x.ics"'
