"""The elements of WordprocessingML that python-docx has no word for."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

#: our languages as Word names them
LOCALES: Final = {"en": "en-GB", "cy": "cy-GB"}


def element(tag: str, **attributes: str) -> Any:
    """Make an element such as `w:shd`, its attributes named without their `w:`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def put_language(run: Any, language: str) -> None:
    """Say the language of a run, for spelling and for screen readers."""
    tag = element("w:lang", val=LOCALES[language])
    run.get_or_add_rPr().insert_element_before(tag, "w:eastAsianLayout", "w:specVanish", "w:oMath")


def turn_run(run: Any) -> None:
    """Say that a run is of a script that runs from right to left."""
    run.get_or_add_rPr().insert_element_before(element("w:rtl"), "w:cs", "w:em", "w:lang")


def shade(cell: Any, fill: str) -> None:
    """Fill a cell (its w:tc) with #RRGGBB."""
    cell.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill.lstrip("#")))


def edge_left(cell: Any, colour: str) -> None:
    """Draw a thick edge on the left of a cell (its w:tc)."""
    borders = element("w:tcBorders")
    borders.append(element("w:left", val="single", sz="36", space="0", color=colour.lstrip("#")))
    cell.get_or_add_tcPr().append(borders)


def mark_header(row: Any) -> None:
    """Say that a row (its w:tr) is the header: read out as one, and repeated on the next page."""
    row.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Let a row (its w:tr) not be cut by the end of a page."""
    row.get_or_add_trPr().append(element("w:cantSplit"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Name a place that links of this document lead to."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph.insert(1 if paragraph.pPr is not None else 0, start)
    paragraph.append(element("w:bookmarkEnd", id=str(number)))


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field that a reader works out by itself and never asks about, such as PAGE."""
    field = element("w:fldSimple", instr=code)
    run = element("w:r")
    words = element("w:t")
    words.text = shown
    run.append(words)
    field.append(run)
    paragraph.append(field)


def frame(inline: Any) -> None:
    """Draw a thin line round a picture: white paper on a white page has no edge."""
    line = OxmlElement("a:ln")
    line.set("w", "9525")
    fill, colour = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    colour.set("val", "6B737D")
    fill.append(colour)
    line.append(fill)
    inline.graphic.graphicData.pic.spPr.append(line)
