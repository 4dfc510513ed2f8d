"""Dates and moments as a reader of the language writes them; what is no date stays as it was written."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from board.export.options import Language

_LOCALES = {"en": "en_GB", "cy": "cy"}


def long_date(text: str, language: Language) -> str:
    """Write 2026-12-05 as "5 December 2026" or "5 Rhagfyr 2026"."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return format_date(day, "d MMMM y", locale=_LOCALES[language])


def moment(text: str, language: Language) -> str:
    """Write an RFC 3339 time as "21 November 2026, 14:05 UTC"."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return format_datetime(at, "d MMMM y, HH:mm 'UTC'", locale=_LOCALES[language])
