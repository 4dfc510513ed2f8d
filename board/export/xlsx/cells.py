"""Cells of a workbook: text that stays text, real dates, and drawings that stay in their rows."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from board.export.pictures.of_notes import note_picture
from board.export.plain import plain
from board.export.record.listed import ListedNote
from board.export.record.note_words import in_words
from board.export.words import Words

Value = str | int | float | date | ListedNote | None

#: what one cell can hold, in the halves of characters that Excel counts
MOST_IN_CELL: Final = 32_767
_CUT: Final = "…"

#: how large a drawing stands in its cell, and how finely it is drawn
PICTURE_WIDTH_PX: Final = 160
_DRAWN_WIDTH_PX: Final = 480
_MOST_HEIGHT_PX: Final = 240
_MARGIN_PX: Final = 4
_POINTS: Final = 0.75
_SCREEN_DPI: Final = 96
_LINE_POINTS: Final = 15
_MOST_ROW_POINTS: Final = 409

_FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was


@dataclass(frozen=True, slots=True)
class Looks:
    """How cells look."""

    head: Format
    text: Format
    date: Format
    whole: Format
    tenth: Format


def write_cell(sheet: Worksheet, row: int, column: int, value: Value, looks: Looks) -> None:
    """Write one value as what it is; a note's picture is laid over its cell by `write_picture`."""
    match value:
        case None | ListedNote() | "":
            sheet.write_blank(row, column, None, looks.text)
        case str():
            _write_text(sheet, row, column, value, looks)
        case int():
            sheet.write_number(row, column, value, looks.whole)
        case float():
            sheet.write_number(row, column, value, looks.tenth)
        case date():
            _write_date(sheet, row, column, value, looks)


def _write_text(sheet: Worksheet, row: int, column: int, value: str, looks: Looks) -> None:
    text = fitting(plain(value))
    if text.startswith("<r>") and text.endswith("</r>"):  # the library takes this for markup of its own
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], looks.text)
    else:
        sheet.write_string(row, column, text, looks.text)


def _write_date(sheet: Worksheet, row: int, column: int, value: date, looks: Looks) -> None:
    if value < _FIRST_DAY:
        sheet.write_string(row, column, value.isoformat(), looks.text)
    else:
        sheet.write_datetime(row, column, value, looks.date)


def day(text: str) -> date | str:
    """A date as one; what is none stays as it was written."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def fitting(text: str) -> str:
    """The text as far as a cell holds it; where it was cut, it says so."""
    encoded = text.encode("utf-16-le", "replace")
    if len(encoded) // 2 <= MOST_IN_CELL:
        return text
    return encoded[: (MOST_IN_CELL - len(_CUT)) * 2].decode("utf-16-le", "ignore") + _CUT


def write_picture(sheet: Worksheet, row: int, column: int, note: ListedNote, text: Words) -> float:
    """Lay a note's drawing or photo over its cell, with words for it; gives the height it needs in points."""
    picture = note_picture(note, _DRAWN_WIDTH_PX)
    if picture is None:
        return 0
    scale = min(PICTURE_WIDTH_PX / picture.width, _MOST_HEIGHT_PX / picture.height)
    image = Image(BytesIO(picture.data))  # which the library draws by its own resolution, if it names one
    sheet.insert_image(
        row,
        column,
        image,
        {
            "x_offset": _MARGIN_PX,
            "y_offset": _MARGIN_PX,
            "x_scale": scale * image.x_dpi / _SCREEN_DPI,
            "y_scale": scale * image.y_dpi / _SCREEN_DPI,
            "object_position": 1,  # moves, hides and sorts with its row
            "description": plain(in_words(note, text)),
        },
    )
    return (picture.height * scale + 2 * _MARGIN_PX) * _POINTS


def height_of(text: str, width: float) -> float:
    """About how high a text stands in a column so many letters wide, in points."""
    lines = sum(max(1, ceil(len(line) / max(width - 2, 1))) for line in text.split("\n"))
    return min(lines * _LINE_POINTS + 4, _MOST_ROW_POINTS)
