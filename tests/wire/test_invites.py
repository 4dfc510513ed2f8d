"""Invitations and reminders: whole, in both languages, and what people wrote stays what it is."""

from datetime import datetime
from string import Formatter

import pytest

from board.domain.errors import BoardError
from board.wire.invite_words import DAYS, MONTHS, WORDS
from board.wire.invites import Facts, Meeting, proposal_entry, start_of, texts

ROW = {
    "proposal_id": "p1",
    "ref": "P-01",
    "title": "One form {link}",
    "owner": "",
    "first_step": "Ask, then order.",
    "first_step_by": "2026-12-05",
    "review_date": "",
    "status": "agreed",
}


def facts(**more: object) -> Facts:
    given = {
        "title": "Joint {session}",
        "home": "https://board.example/",
        "join_link": "https://board.example/j/ABCD2346",
        "code": "ABCD-2346",
        "notes": "Room 2 {0} %s",
        "meeting": Meeting(start=datetime.fromisoformat("2026-11-24T10:00:00+00:00"), minutes=90),
        "rows": (ROW,),
        **more,
    }
    return Facts(**given)  # type: ignore[arg-type]


def test_both_languages_say_the_same_things() -> None:
    english, welsh = WORDS["en"], WORDS["cy"]
    assert set(english) == set(welsh)
    for key in english:
        fields = [{part[1] for part in Formatter().parse(words[key])} for words in (english, welsh)]
        assert fields[0] == fields[1], key
        # a line of the pattern's fields alone is the same in any language
        assert english[key] != welsh[key] or key == "step_open"
    assert all(len(MONTHS[language]) == 12 and len(DAYS[language]) == 7 for language in WORDS)


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("en", "Tuesday 24 November 2026, 10:00 to 11:30"),
        ("cy", "dydd Mawrth 24 Tachwedd 2026, 10:00 i 11:30"),
    ],
)
def test_an_invitation_says_when_how_and_what_to_bring(language: str, when: str) -> None:
    invite = texts(facts(), language)["invite"]
    for part in (when, "https://board.example/j/ABCD2346", "ABCD-2346", "Room 2 {0} %s", "Joint {session}"):
        assert part in invite["body"]
    assert WORDS[language]["bring"] in invite["body"]
    assert "\n" not in invite["subject"]


def test_the_hour_is_the_one_that_was_given_whatever_its_zone() -> None:
    meeting = Meeting(start=start_of("2026-07-01T23:30:00+01:00"), minutes=60)
    body = texts(facts(meeting=meeting), "en")["reminder"]["body"]
    assert "Wednesday 1 July 2026, 23:30 to 00:30" in body


def test_without_a_time_nothing_is_said_of_it() -> None:
    made = texts(facts(meeting=None, notes=""), "en")
    assert "When:" not in made["invite"]["body"]
    assert "Place and access" not in made["invite"]["body"]


def test_the_follow_up_reminder_lists_what_is_still_to_be_done() -> None:
    late = {**ROW, "ref": "P-02", "title": "Map", "first_step_by": "2020-01-01", "owner": "Nia"}
    done = {**ROW, "ref": "P-03", "status": "done"}
    body = texts(facts(rows=(ROW, late, done)), "en")["follow_up"]["body"]
    assert body.index("P-02 Map. Nia: Ask, then order. By 1 January 2020.") < body.index(
        "P-01 One form {link}"
    )
    assert "P-03" not in body
    assert "No owner yet" in body


@pytest.mark.parametrize(
    "text", ["", "2026-11-24", "2026-11-24T10:00:00", "soon", "9999-12-31T23:59:00+00:00"]
)
def test_a_time_without_its_zone_is_no_time(text: str) -> None:
    with pytest.raises(BoardError, match=r"^invalid"):
        start_of(text)


def test_a_proposals_date_is_an_entry_and_without_one_there_is_none() -> None:
    entry = proposal_entry(ROW, "Joint", "ABCD2346", "first_step_by", "cy")
    assert entry.summary == "Cam cyntaf: One form {link}"
    assert str(entry.start) == "2026-12-05"
    with pytest.raises(BoardError, match=r"^invalid"):
        proposal_entry(ROW, "Joint", "ABCD2346", "review_date", "cy")
