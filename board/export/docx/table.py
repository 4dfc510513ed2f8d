"""Tables of proposals.docx: real ones, with a header row that is read out and repeated, and no cut rows."""

from typing import Any

from docx.oxml.table import CT_Tbl
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from board.export.document.blocks import Cell, Figure, Said, Table
from board.export.document.paper_text import is_long
from board.export.docx.sheet import Sheet
from board.export.docx.style import BLUE, CELL, CELL_HEADER, GAP, LARGE_CELL, LINE, TEXT_WIDTH, TINT, styled
from board.export.docx.words import add_run, write
from board.export.docx.xml import edge_left, element, keep_whole, mark_header, shade

WHITE = "FFFFFF"
#: a picture in a row of notes, in millimetres
NOTE_PICTURE_MM = 34
#: beside the words of a cell, in twentieths of a point
CELL_MARGIN = 115
#: so few rows stand on one page together
FEW_ROWS = 3


def add_table(sheet: Sheet, table: Table) -> None:
    """Add a table at the end of a file."""
    made: Any = CT_Tbl.new_tbl(1 + len(table.rows), len(table.shares), Mm(TEXT_WIDTH))
    sheet.file.element.body.insert_element_before(made, "w:sectPr")
    _frame(made, table)
    header, *rows = made.tr_lst
    mark_header(header)
    keep_whole(header)
    for column, (place, name) in enumerate(zip(header.tc_lst, table.header, strict=True)):
        _header_cell(place, name, table, sheet)
        _width(place, table, column)
    together = len(rows) <= FEW_ROWS
    for number, (row, cells) in enumerate(zip(rows, table.rows, strict=True), 1):
        if not is_long(cells):
            keep_whole(row)
        for column, (place, cell) in enumerate(zip(row.tc_lst, cells, strict=True)):
            _width(place, table, column)
            _cell(place, cell, table, sheet, keep=together and number < len(rows))
    # What follows needs air, and two tables without a paragraph between would be one.
    styled(sheet.file.add_paragraph(), GAP)


def _frame(made: Any, table: Table) -> None:
    properties = made.tblPr
    for old in list(properties):
        properties.remove(old)
    properties.append(element("w:tblW", type="dxa", w=str(_twips(TEXT_WIDTH))))
    properties.append(element("w:tblInd", w="0", type="dxa"))
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side, width in (("top", 40), ("left", CELL_MARGIN), ("bottom", 40), ("right", CELL_MARGIN)):
        margins.append(element(f"w:{side}", w=str(width), type="dxa"))
    properties.append(margins)
    first = "1" if table.look == "facts" else "0"
    properties.append(element("w:tblLook", val="0420", firstRow="1", firstColumn=first, noVBand="1"))
    if table.about:
        properties.append(element("w:tblCaption", val=table.about))
    for column, place in enumerate(made.tblGrid.gridCol_lst):
        place.w = Mm(_millimetres(table, column))


def _millimetres(table: Table, column: int) -> float:
    return TEXT_WIDTH * table.shares[column] / sum(table.shares)


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _width(place: Any, table: Table, column: int) -> None:
    place.width = Mm(_millimetres(table, column))


def _header_cell(place: Any, name: str, table: Table, sheet: Sheet) -> None:
    plain = table.look == "plain"
    shade(place, TINT if plain else BLUE)
    paragraph = styled(Paragraph(place.p_lst[0], sheet.file), CELL_HEADER)
    paragraph.paragraph_format.keep_with_next = True
    run = add_run(paragraph, name)
    if not plain:
        run.font.color.rgb = RGBColor.from_string(WHITE)


def _cell(place: Any, cell: Cell, table: Table, sheet: Sheet, *, keep: bool) -> None:
    if cell.edge:
        edge_left(place, cell.edge)
    if table.look == "promise":
        shade(place, TINT)
    first: Any = place.p_lst[0]
    for piece in cell.pieces:
        paragraph = Paragraph(first if first is not None else place.add_p(), sheet.file)
        first = None
        styled(paragraph, LARGE_CELL if table.look == "promise" else CELL)
        paragraph.paragraph_format.keep_with_next = keep or None
        match piece:
            case Said():
                write(paragraph, piece)
            case Figure():
                _figure(paragraph, piece, place, sheet)


def _figure(paragraph: Paragraph, figure: Figure, place: Any, sheet: Sheet) -> None:
    drawn = sheet.add_picture(paragraph, figure, NOTE_PICTURE_MM)
    if figure.captioned or not drawn:
        if drawn:
            paragraph = styled(Paragraph(place.add_p(), sheet.file), CELL)
        write(paragraph, Said(figure.caption, figure.language, "muted"))
