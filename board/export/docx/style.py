"""The look of proposals.docx, as styles that whoever goes on writing can change in one place."""

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from board.export.docx.xml import LOCALES, element
from board.export.options import Language

#: on every machine that has Word; LibreOffice has a twin of the same widths
FONT: Final = "Arial"
INK: Final = "1B1F24"
MUTED: Final = "4A525C"
BLUE: Final = "17508C"
TINT: Final = "E8EFF6"
LINE: Final = "D5D3CC"

PAGE_WIDTH: Final = 210
MARGIN: Final = 22
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

LEAD: Final = "Wishwall Lead"
SMALL: Final = "Wishwall Small"
CELL: Final = "Wishwall Cell"
LARGE_CELL: Final = "Wishwall Large Cell"
GAP: Final = "Wishwall Gap"
CELL_HEADER: Final = "Wishwall Cell Header"

_Look = tuple[str, float, str, bool, float, float]
#: name, size, colour, bold, space before and after in points
_HEADINGS: Final[tuple[_Look, ...]] = (
    ("Title", 27, INK, True, 0, 6),
    ("Subtitle", 13, MUTED, True, 0, 4),
    ("Heading 1", 19, BLUE, True, 22, 10),
    ("Heading 2", 13, INK, True, 18, 6),
    ("Heading 3", 11, INK, True, 14, 4),
)
_OURS: Final[tuple[_Look, ...]] = (
    (LEAD, 12.5, INK, False, 8, 12),
    (SMALL, 9.5, MUTED, False, 0, 6),
    (CELL, 10, INK, False, 2, 2),
    (LARGE_CELL, 11, INK, False, 4, 4),
    (CELL_HEADER, 9.5, INK, True, 3, 3),
    (GAP, 5, INK, False, 0, 0),
)


def dress(file: Any, language: Language) -> None:
    """Set the page, the styles and the language of a new file (python-docx)."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.footer_distance = Mm(11)
    _normal(file, language)
    for name, size, colour, bold, before, after in _HEADINGS:
        _style(file.styles[name], size, colour, bold, before, after)
        file.styles[name].paragraph_format.keep_with_next = True
    for name, size, colour, bold, before, after in _OURS:
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
        _style(style, size, colour, bold, before, after)
    _style(file.styles["Caption"], 9.5, MUTED, False, 2, 8)
    _style(file.styles["List Bullet"], 10.5, INK, False, 0, 4)
    _rule(file.styles["Title"], "bottom", 12, 8)
    _rule(file.styles[LEAD], "left", 24, 10)


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Give a paragraph a style by its name: python-docx would look through all styles, each time."""
    paragraph._p.style = name.replace(" ", "")
    return paragraph


def _normal(file: Any, language: Language) -> None:
    style = file.styles["Normal"]
    _style(style, 10.5, INK, False, 0, 6)
    style.paragraph_format.line_spacing = 1.15
    defaults = file.styles.element.find(".//{*}rPrDefault/{*}rPr")
    for old in defaults.findall("{*}lang"):
        defaults.remove(old)
    locale = LOCALES[language]
    defaults.append(element("w:lang", val=locale, eastAsia="zh-CN", bidi="ar-SA"))
    # Word would call the file one of an older version, and lay it out as that did.
    for compatible in file.settings.element.iterfind("{*}compat/{*}compatSetting"):
        if compatible.get(qn("w:name")) == "compatibilityMode":
            compatible.set(qn("w:val"), "15")
    for theme in file.settings.element.findall("{*}themeFontLang"):
        theme.set(qn("w:val"), locale)


def _style(style: Any, size: float, colour: str, bold: bool, before: float, after: float) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    for spaced in style.element.findall("{*}rPr/{*}spacing"):
        spaced.getparent().remove(spaced)
    fonts = style.element.rPr.rFonts
    # What the default template takes from its theme would win over the name.
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for way in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(way), FONT)
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    for old in style.element.findall("{*}pPr/{*}pBdr"):
        old.getparent().remove(old)


def _rule(style: Any, side: str, size: int, space: int) -> None:
    """A line beside every paragraph of a style; `size` in eighths of a point."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space=str(space), color=BLUE))
    properties = style.element.get_or_add_pPr()
    after = properties.find("{*}spacing")
    if after is None:
        properties.append(borders)
    else:
        after.addprevious(borders)
