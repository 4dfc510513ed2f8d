"""proposals.docx: a Word file to go on editing, with real headings, tables and pictures in place."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from board.export.document.blocks import Block, Bullets, Document, Figure, Heading, Lead, Said, Table
from board.export.document.whole import document
from board.export.docx.sheet import Sheet
from board.export.docx.style import LEAD, SMALL, TEXT_WIDTH, dress, styled
from board.export.docx.table import add_table
from board.export.docx.words import add_run, bookmark_name, write
from board.export.docx.xml import LOCALES, add_bookmark, add_field
from board.export.record.listed import ProposalList

#: the picture of a proposal, in millimetres
PICTURE_MM = 88


def proposals_docx(listed: ProposalList) -> bytes:
    """Write the file; its own dates are those of the moment that it shows."""
    laid_out = document(listed)
    file = docx.Document()
    dress(file, laid_out.language)
    _describe(file, laid_out)
    _title(file, laid_out)
    sheet, leading = Sheet(file), laid_out.leading
    for number, block in enumerate(laid_out.blocks):
        _add(sheet, block, number, keep=number in leading)
    _footer(file, laid_out)
    written = BytesIO()
    file.save(written)
    return _dated(written.getvalue(), datetime.fromisoformat(laid_out.at))


def _describe(file: Any, laid_out: Document) -> None:
    about = file.core_properties
    about.title, about.subject = laid_out.name[:255], laid_out.service[:255]
    about.author = about.last_modified_by = "Wishwall"
    about.comments, about.keywords, about.category = laid_out.label, "", ""
    about.language = LOCALES[laid_out.language]
    # python-docx writes the moment as it stands, with a Z behind it
    about.created = about.modified = datetime.fromisoformat(laid_out.at).astimezone(UTC).replace(tzinfo=None)


def _title(file: Any, laid_out: Document) -> None:
    if laid_out.title:
        add_run(styled(file.add_paragraph(), "Subtitle"), laid_out.kind)
    add_run(styled(file.add_paragraph(), "Title"), laid_out.title or laid_out.kind)
    for label, value in laid_out.facts:
        line = file.add_paragraph()
        line.paragraph_format.space_after = 0
        add_run(line, f"{label}: ").bold = True
        add_run(line, value)


def _add(sheet: Sheet, block: Block, number: int, *, keep: bool) -> None:
    match block:
        case Heading():
            _heading(sheet, block, number)
        case Lead():
            write(styled(sheet.file.add_paragraph(), LEAD), Said(block.text, block.language))
        case Said():
            paragraph = styled(sheet.file.add_paragraph(), SMALL if block.look == "muted" else "Normal")
            paragraph.paragraph_format.keep_with_next = keep or None
            write(paragraph, block)
        case Bullets(items=items):
            for item in items:
                write(styled(sheet.file.add_paragraph(), "List Bullet"), item)
        case Figure():
            _figure(sheet, block)
        case Table():
            add_table(sheet, block)


def _heading(sheet: Sheet, heading: Heading, number: int) -> None:
    paragraph = styled(sheet.file.add_paragraph(), f"Heading {heading.level}")
    if heading.new_page:
        paragraph.paragraph_format.page_break_before = True
        paragraph.paragraph_format.space_before = 0
    add_run(paragraph, heading.text, heading.language)
    if heading.anchor:
        add_bookmark(paragraph._p, bookmark_name(heading.anchor), number)


def _figure(sheet: Sheet, figure: Figure) -> None:
    paragraph = sheet.file.add_paragraph()
    if sheet.add_picture(paragraph, figure, PICTURE_MM):
        paragraph.paragraph_format.keep_with_next = True
        paragraph = sheet.file.add_paragraph()
    write(styled(paragraph, "Caption"), Said(figure.caption, figure.language))


def _footer(file: Any, laid_out: Document) -> None:
    paragraph = styled(file.sections[0].footer.paragraphs[0], SMALL)
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    add_run(paragraph, f"{laid_out.label}\t")
    add_field(paragraph._p, "PAGE", "1")
    add_run(paragraph, " / ")
    add_field(paragraph._p, "NUMPAGES", "1")


def _dated(archive: bytes, at: datetime) -> bytes:
    """Give the archive with the moment on every file in it: the same list makes the same bytes."""
    day = (*at.astimezone(UTC).timetuple()[:6],)
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, day), source.read(name), ZIP_DEFLATED)
    return written.getvalue()
