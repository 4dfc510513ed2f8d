"""The fields of a proposal: one set of keys for commands, files and the record."""

from board.domain.errors import BoardError, invalid
from board.domain.model import Proposal

#: key -> most characters; the core comes first, in the order in which a form asks (facilitation.md)
FIELDS: dict[str, int] = {
    "title": 120,
    "problem": 600,
    "who_it_helps": 280,
    "proposal": 600,
    "benefit": 600,
    "measure": 280,
    "owner": 120,
    "owner_id": 64,
    "first_step": 280,
    "first_step_who": 120,
    "first_step_by": 10,
    "picture": 64,
    "who_left_behind": 600,
    "impact": 1,
    "effort": 20,
    "confidence": 1,
    "cost_band": 60,
    "funding_source": 140,
    "sponsor": 120,
    "needs_decision_from": 140,
    "review_date": 10,
    "technology_part": 60,
    "caterpillar_or_butterfly": 20,
    "done_elsewhere": 600,
    "will_stop": 600,
    "involved": 600,
    "to_involve": 600,
    "five_ways": 120,
    "welsh_language_impact": 280,
    "do_nothing": 600,
    "depends_on": 600,
    "risks": 600,
    "harm_if": 600,
    "strategic_fit": 280,
    "licence": 60,
    "language": 10,
}
CORE = (
    "title",
    "problem",
    "who_it_helps",
    "proposal",
    "benefit",
    "owner",
    "first_step",
    "first_step_who",
    "first_step_by",
)
DATES = ("first_step_by", "review_date")
SCALES = ("impact", "confidence")
CHOICES: dict[str, tuple[str, ...]] = {
    "effort": ("days", "weeks", "months"),
    "cost_band": ("none", "under_5k", "5k_to_25k", "over_25k", "unknown"),
    "technology_part": ("solves", "eases", "none", "unknown"),
    "caterpillar_or_butterfly": ("caterpillar", "butterfly"),
    "language": ("en", "cy"),
}


def checked(fields: dict[str, str]) -> dict[str, str]:
    """The fields if each key is known and its value fits; empty text empties a field."""
    for key, value in fields.items():
        field = f"fields.{key}"
        if key not in FIELDS:
            raise invalid(f"A proposal has no field {key!r}.", field)
        if len(value) > FIELDS[key]:
            raise BoardError("too_long", f"{key} has at most {FIELDS[key]} characters.", field)
        if value and key in DATES and not _is_date(value):
            raise invalid(f"{key} is a date such as 2026-12-31.", field)
        if value and key in SCALES and value not in "12345":
            raise invalid(f"{key} is a number from 1 to 5.", field)
        if value and key in CHOICES and value not in CHOICES[key]:
            raise invalid(f"{key} is one of: {', '.join(CHOICES[key])}.", field)
    return fields


def missing(proposal: Proposal) -> list[str]:
    """What is still needed before a proposal is ready, in the order of the form."""
    empty = [key for key in CORE if not proposal.fields.get(key)]
    return empty if proposal.note_ids else [*empty, "note_ids"]


def _is_date(text: str) -> bool:
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not text.replace("-", "").isascii():
        return False
    if not all(part.isdigit() for part in parts):
        return False
    year, month, day = (int(part) for part in parts)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days[month - 1]
