"""Invitations and reminders as text to copy, and a proposal's dates as calendar entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from board.domain.errors import invalid
from board.wire.calendar import Entry, uid_of
from board.wire.invite_words import DAYS, MONTHS, WORDS

LANGUAGES: Final = tuple(WORDS)
DATED: Final = ("first_step_by", "review_date")
#: what needs no first step any more
OVER: Final = ("done", "learnt", "parked")
YEARS: Final = range(2000, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """When a session takes place; `start` knows its offset from UTC, and texts say it as it was given."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the texts are about; `rows` are proposals as the follow-up page has them."""

    title: str
    home: str
    join_link: str
    code: str
    meeting: Meeting | None = None
    notes: str = ""
    rows: Sequence[Mapping[str, Any]] = ()


def start_of(text: str) -> datetime:
    """The instant of a text such as 2026-11-24T10:00:00+00:00; raises invalid."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.utcoffset() is None or at.year not in YEARS:
        raise invalid("starts_at is a time with its zone, such as 2026-11-24T10:00:00+00:00.", "starts_at")
    return at


def texts(facts: Facts, language: str) -> dict[str, dict[str, str]]:
    """Invitation, reminder and follow-up reminder: each a subject and a body."""
    words = WORDS[language]
    about = {
        "title": facts.title,
        "link": facts.join_link,
        "home": facts.home,
        "code": facts.code,
        "notes": facts.notes,
    }
    when = [words["when"].format(when=_when(facts.meeting, language))] if facts.meeting else []
    notes = [words["notes"].format(**about)] if facts.notes else []
    how = [words["join"].format(**about), words["bring"]]
    invite = [words["invite"].format(**about), *when, *how, *notes, words["access"]]
    reminder = [words["reminder"].format(**about), *when, *how, *notes]
    follow = [words["follow"].format(**about), words["follow_link"].format(link=words["follow_mark"])]
    return {
        "invite": _letter(words["invite_subject"].format(**about), invite),
        "reminder": _letter(words["reminder_subject"].format(**about), reminder),
        "follow_up": _letter(words["follow_subject"].format(**about), [*follow, *_steps(facts, language)]),
    }


def session_entry(facts: Facts, meeting: Meeting, language: str) -> Entry:
    """The session in a calendar."""
    text = texts(facts, language)["invite"]["body"]
    return Entry(
        uid=uid_of("session", facts.code, facts.home),
        summary=facts.title,
        description=text,
        start=meeting.start,
        end=meeting.end,
        url=facts.join_link,
    )


def proposal_entry(row: Mapping[str, Any], title: str, code: str, which: str, language: str) -> Entry:
    """A proposal's date in a calendar; raises invalid where it has none."""
    words = WORDS[language]
    try:
        day = date.fromisoformat(str(row.get(which, "")))
    except ValueError:
        raise invalid("This proposal has no such date.", "date") from None
    summary = words["first_step" if which == "first_step_by" else "review_date"].format(**_shown(row))
    about = words["about"].format(
        **_shown(row), owner=row["owner"] or words["no_owner"], step=row["first_step"]
    )
    return Entry(
        uid=uid_of(which, code, str(row["proposal_id"])),
        summary=summary,
        description=f"{about}\n\n{words['from_session'].format(title=title)}",
        start=day,
    )


def long_date(day: date, language: str) -> str:
    """Such as 24 November 2026."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def _letter(subject: str, paragraphs: Sequence[str]) -> dict[str, str]:
    return {"subject": subject.replace("\n", " "), "body": "\n\n".join(paragraphs)}


def _when(meeting: Meeting, language: str) -> str:
    day = meeting.start.date()
    return WORDS[language]["from_to"].format(
        day=DAYS[language][day.weekday()],
        date=long_date(day, language),
        start=f"{meeting.start:%H:%M}",
        end=f"{meeting.end:%H:%M}",
    )


def _steps(facts: Facts, language: str) -> list[str]:
    """First steps that are still to be done, the earliest first."""
    words = WORDS[language]
    rows = [row for row in facts.rows if row["status"] not in OVER and row["first_step"]]
    rows.sort(key=lambda row: (row["first_step_by"] or "9999", row["ref"]))
    lines = [_step(row, words, language) for row in rows]
    return ["\n".join([words["due"], *(f"- {line}" for line in lines)])] if lines else []


def _step(row: Mapping[str, Any], words: Mapping[str, str], language: str) -> str:
    owner = row["owner"] or words["no_owner"]
    step = str(row["first_step"]).rstrip(". ").replace("\n", " ") + "."
    try:
        by = long_date(date.fromisoformat(row["first_step_by"]), language)
    except ValueError:
        return words["step_open"].format(**_shown(row), owner=owner, step=step)
    return words["step"].format(**_shown(row), owner=owner, step=step, by=by)


def _shown(row: Mapping[str, Any]) -> dict[str, str]:
    return {"ref": str(row["ref"]), "title": str(row["title"]).replace("\n", " ")}
