"""proposals.xlsx: one sheet for each list, to sort, filter and work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from math import ceil
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from board.export.dates import moment
from board.export.options import Include, Options
from board.export.plain import one_line
from board.export.record.listed import ListedNote, ProposalList
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import View
from board.export.words import Words, words
from board.export.xlsx.cells import PICTURE_WIDTH_PX, Looks, Value, height_of, write_cell, write_picture
from board.export.xlsx.sheets import WIDTHS, Page, pages

_BLUE, _LINE = "#17508C", "#D5D3CC"
_PICTURE_LETTERS: Final = (PICTURE_WIDTH_PX + 12) / 7
_LETTERS_ON_PAPER: Final = 210
_TAG = {"en": "[$-809]", "cy": "[$-452]"}  # so that a month is named in the language of the file


def proposals_xlsx(shared: View, options: Options, include: Include) -> bytes:
    """Write the workbook of a shareable view (shared.py); with include=all, the wishes and notes too."""
    listed = proposal_list(shared, options, include)
    text = words(listed.language)
    out = BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    _describe(book, listed, text)
    looks = _looks(book, listed)
    for page in pages(listed, text, names=options.names):
        _Sheet(book, book.add_worksheet(page.title), page, looks, text).write(listed)
    book.close()
    return out.getvalue()


def _describe(book: Workbook, listed: ProposalList, text: Words) -> None:
    at = moment(listed.at, listed.language)
    as_of = text["as_of"].format(at=at, seq=listed.seq)
    book.set_properties(
        {
            "title": f"{text['proposals']}: {one_line(listed.title)}",
            "subject": one_line(listed.service),
            "author": "Wishwall",
            "comments": as_of,
            "created": _created(listed.at),
        }
    )
    book.set_custom_property("as_of", listed.at, "text")
    book.set_custom_property("seq", listed.seq, "number")
    book.set_custom_property("language", listed.language, "text")


def _created(at: str) -> datetime:
    """The moment that the file shows, so that the same moment makes the same file."""
    return datetime.fromisoformat(at).astimezone(UTC).replace(tzinfo=None)


def _looks(book: Workbook, listed: ProposalList) -> Looks:
    cell = {
        "valign": "top",
        "text_wrap": True,
        "align": "left",
        "indent": 1,
        "bottom": 1,
        "bottom_color": _LINE,
    }
    head = {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _BLUE,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
    }
    day = f"{_TAG[listed.language]}d mmm yyyy"
    return Looks(
        head=book.add_format(head),
        text=book.add_format({**cell, "num_format": "@"}),
        date=book.add_format({**cell, "num_format": day}),
        whole=book.add_format({**cell, "num_format": "0"}),
        tenth=book.add_format({**cell, "num_format": "0.0"}),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    book: Workbook
    sheet: Worksheet
    page: Page
    looks: Looks
    text: Words

    def write(self, listed: ProposalList) -> None:
        """Write the header, the rows, and what makes them easy to use and to print."""
        self._columns()
        for number, row in enumerate(self.page.rows, 1):
            self._row(number, row)
        last, right = max(len(self.page.rows), 1), len(self.page.columns) - 1
        if self.page.rows and self.page.name != "about":
            self.sheet.autofilter(0, 0, last, right)
        self.sheet.freeze_panes(1, self.page.frozen)
        area = f"='{self.page.title}'!$A$1:{_cell_name(last, right)}"
        self.book.define_name(self.page.name, area)
        self._print(listed)

    def _columns(self) -> None:
        for place, key in enumerate(self.page.columns):
            self.sheet.set_column(place, place, _width(key), None, {"hidden": key in self.page.unused})
            self.sheet.write_string(0, place, self.text[self.page.heads.get(key, key)], self.looks.head)
        self.sheet.set_row(0, 32)

    def _row(self, number: int, row: Mapping[str, Value]) -> None:
        pictured = 0.0
        for place, key in enumerate(self.page.columns):
            value = row.get(key)
            write_cell(self.sheet, number, place, value, self.looks)
            if isinstance(value, ListedNote):
                pictured = max(pictured, write_picture(self.sheet, number, place, value, self.text))
        told = (height_of(value, _width(key)) for key, value in row.items() if isinstance(value, str))
        self.sheet.set_row(number, max(pictured, *told))  # not every program fits rows by itself

    def _print(self, listed: ProposalList) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        letters = sum(_width(key) for key in self.page.columns if key not in self.page.unused)
        across = ceil(letters / _LETTERS_ON_PAPER)
        self.sheet.fit_to_pages(across, 0)
        self.sheet.repeat_rows(0)
        if across > 1 and self.page.frozen:
            self.sheet.repeat_columns(0, self.page.frozen - 1)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        as_of = self.text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)
        self.sheet.set_footer(f"&L&9{as_of}&R&9&P / &N")


def _width(key: str) -> float:
    return _PICTURE_LETTERS if key == "picture" else WIDTHS.get(key, 24)


def _cell_name(row: int, column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"${letters}${row + 1}"
