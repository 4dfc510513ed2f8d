"""Rows as a CSV file that a spreadsheet opens rightly and cannot be made to run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Final

from board.export.plain import plain

# OWASP ASVS 1.2.10, and the full-width twins that some spreadsheets read as the same signs.
_FORMULA_STARTS: Final = tuple("=+-@\t\r\n\x00＝＋－＠")
_BOM: Final = "\ufeff"  # without it Excel reads Welsh letters as mojibake


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write the rows under the columns: UTF-8 with BOM, every cell quoted, lines ended as RFC 4180 says."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column, "")) for column in columns])
    return (_BOM + out.getvalue()).encode()


def cell(text: str) -> str:
    """Give the text as a cell: an apostrophe before what would be a formula, or looks as if it had one."""
    clean = plain(text)
    return f"'{clean}" if clean.lstrip("'").startswith(_FORMULA_STARTS) else clean
