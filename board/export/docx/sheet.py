"""A Word file while it is written, with the pictures that are in it already."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from docx.oxml.shape import CT_Inline
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from board.export.document.blocks import Figure
from board.export.docx.xml import frame
from board.export.pictures.of_notes import Picture, note_picture

#: of a drawing on paper: sharp, and no heavier than that
_PIXELS_A_MM: Final = 11


@dataclass(slots=True)
class Sheet:
    """`file` is python-docx's document. What it counts and compares anew each time is remembered here."""

    file: Any
    _shapes: int = 0
    _known: dict[bytes, str] = field(default_factory=dict)

    def add_picture(self, paragraph: Paragraph, figure: Figure, width_mm: float) -> bool:
        """Put the picture of a note into a paragraph, its caption as the text alternative."""
        picture = note_picture(figure.note, round(width_mm * _PIXELS_A_MM))
        if picture is None:
            return False
        width = min(width_mm, width_mm * picture.width / picture.height)
        inline = self._inline(picture, width)
        inline.docPr.set("descr", figure.caption)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        frame(inline)
        paragraph.add_run()._r.add_drawing(inline)
        return True

    def _inline(self, picture: Picture, width_mm: float) -> Any:
        self._shapes += 1
        held = self._known.get(picture.data)
        if held is None:
            held, _ = self.file.part.get_or_add_image(BytesIO(picture.data))
            self._known[picture.data] = held
        height_mm = width_mm * picture.height / picture.width
        name = f"picture.{picture.kind}"
        return CT_Inline.new_pic_inline(self._shapes, held, name, Mm(width_mm), Mm(height_mm))
