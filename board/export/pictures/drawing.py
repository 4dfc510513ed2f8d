"""SVG that we wrote, drawn as PNG with our own letters."""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from typing import Final
from unicodedata import bidirectional, normalize

import resvg_py

from board.export.pictures.letters import BOLD, FALLBACKS, REGULAR, clusters, fallback, main_font, width
from board.export.pictures.letters import FONTS as FONTS

_TEXT: Final = re.compile(r"<text( [^>]*)>([^<]*)</text>")
_X: Final = re.compile(r' x="([^"]*)"')
_SIZE: Final = re.compile(r' font-size="([^"]*)"')
_LENGTH: Final = re.compile(r' (?:textLength|lengthAdjust)="[^"]*"')
_MISSING: Final = "\ufffd"


class DrawingError(RuntimeError):
    """A picture that could not be drawn."""


def svg_png(svg: str, width_px: int) -> bytes:
    """Draw an SVG document so many pixels wide on white paper; letters that we lack come from the system."""
    setter = _Setter()
    set_svg = _TEXT.sub(setter.set, svg)
    try:
        return _drawn(set_svg, width_px, setter)
    except DrawingError:  # its shaping of a text that our fonts lack gave up: better boxes than no picture
        return _drawn(_TEXT.sub(_boxed, svg), width_px, setter)


class _Setter:
    """Sets each line in the fonts that have its letters, and remembers which those are."""

    def __init__(self) -> None:
        self.files: set[Path] = {REGULAR}
        self.needs_system = False

    def set(self, text: re.Match[str]) -> str:
        """Place each piece of another font by itself: a line of several fonts can lose its letters."""
        attributes, words = _LENGTH.sub("", text[1]), normalize("NFC", unescape(text[2]))
        bold = "font-weight" in attributes
        if bold:
            self.files.add(BOLD)
        place, size = _X.search(attributes), _SIZE.search(attributes)
        if main_font(bold=bold).has(words) or not (place and size):
            return f"<text{attributes}>{escape(words)}</text>"
        if _turns(words):  # what runs from the right stays whole: only the library knows where each part goes
            return f"<text{attributes}{self._whole(words)}>{escape(words)}</text>"
        return "".join(self._placed(words, float(place[1]), float(size[1]), bold, _X.sub("", attributes)))

    def _placed(self, words: str, x: float, size: float, bold: bool, attributes: str) -> Iterator[str]:
        for family, run in groupby(clusters(words), key=lambda sign: self._family(sign, bold)):
            signs = list(run)
            # Emoji stand alone, so that none joins its neighbour.
            for piece in signs if family == "Noto Emoji" else ["".join(signs)]:
                shown = piece.lstrip()  # a space that begins a text is not drawn
                if shown:
                    at = x + width(piece[: -len(shown)], size, bold=bold)
                    yield f'<text x="{at:g}"{attributes}{_named(family)}>{escape(shown)}</text>'
                x += width(piece, size, bold=bold)

    def _family(self, sign: str, bold: bool) -> str:
        if main_font(bold=bold).has(sign):
            return ""
        found = fallback(sign)
        if found is None:
            self.needs_system = True
            return "sans-serif"
        self.files.add(found[1])
        return found[0]

    def _whole(self, words: str) -> str:
        """One font for all of it, if one has every letter; else those that we have, and the system's."""
        found = fallback(words)
        if found is None:
            self.needs_system = True
            self.files.update(file for _, file in FALLBACKS)
            return _named("DejaVu Sans")
        self.files.add(found[1])
        return _named(found[0])


def _drawn(svg: str, width_px: int, setter: _Setter) -> bytes:
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width_px,
            background="#FFFFFF",
            skip_system_fonts=not setter.needs_system,
            font_files=sorted(map(str, setter.files)),
            sans_serif_family="Atkinson Hyperlegible Next",
        )
    except BaseException as fault:  # a panic of the library is no Exception
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            raise DrawingError(str(fault)) from fault
        raise
    return bytes(drawn)


def _named(family: str) -> str:
    return f' font-family="{family}"' if family else ""


def _turns(words: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in words)


def _boxed(text: re.Match[str]) -> str:
    signs = clusters(unescape(text[2]))
    words = "".join(sign if main_font().has(sign) else _MISSING for sign in signs)
    return f"<text{text[1]}>{escape(words)}</text>"
