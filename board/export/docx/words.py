"""Paragraphs of proposals.docx: people's words in their language and direction, links, pictures."""

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from board.export.document.blocks import Look, Said
from board.export.document.paper_text import contained, is_right_to_left
from board.export.docx.style import BLUE, MUTED
from board.export.docx.xml import element, put_language, turn_run


def bookmark_name(anchor: str) -> str:
    """Give an anchor as Word allows a bookmark's name."""
    return anchor.replace("-", "_")


def write(paragraph: Paragraph, said: Said) -> None:
    """Put the words of `said` into a paragraph."""
    run = add_run(paragraph, said.text, said.language)
    _look(run, said.look)
    if said.link:
        run.font.color.rgb = RGBColor.from_string(BLUE)
        link = element("w:hyperlink", anchor=bookmark_name(said.link), history="1")
        run._r.addprevious(link)
        link.append(run._r)


def add_run(paragraph: Paragraph, text: str, language: str = "") -> Run:
    """Add words to a paragraph; the first one turns it if they run from right to left."""
    run = paragraph.add_run(contained(text))
    if language:
        put_language(run._r, language)
    if is_right_to_left(text):
        turn_run(run._r)
        _turn(paragraph)
    return run


def _turn(paragraph: Paragraph) -> None:
    """In a paragraph that is turned, "left" is the side that lines begin on."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find("{*}bidi") is None:
        properties.insert_element_before(element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc")


def _look(run: Run, look: Look) -> None:
    if look == "strong":
        run.bold = True
    elif look == "muted":
        run.font.color.rgb = RGBColor.from_string(MUTED)
