"""How wide our letters are, and which of our fonts has them: read from the font files themselves."""

import struct
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import category, east_asian_width

FONTS: Final = Path(__file__).parent.parent / "fonts"
REGULAR: Final = FONTS / "AtkinsonHyperlegibleNext-Regular.ttf"
BOLD: Final = FONTS / "AtkinsonHyperlegibleNext-Bold.ttf"

#: where a letter is looked for that our own font lacks, in this order: family, file
FALLBACKS: Final = tuple(
    (family, FONTS / file)
    for family, file in (
        ("Noto Emoji", "NotoEmoji-Regular.ttf"),
        ("DejaVu Sans", "wide/DejaVuSans.ttf"),
        ("Noto Sans Arabic", "wide/NotoSansArabic-Regular.ttf"),
        ("Noto Sans Hebrew", "wide/NotoSansHebrew-Regular.ttf"),
        ("Droid Sans Fallback", "wide/DroidSansFallback.ttf"),
    )
    if (FONTS / file).exists()
)

#: of a letter that none of our fonts has, in parts of the font's size
_NARROW: Final = 0.62
_WIDE: Final = 1.0
_JOINER: Final = "\u200d"
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
_CONTINUES: Final = frozenset({"Mn", "Me", "Mc"})
_TAGS: Final = range(0xE0020, 0xE0080)


class Font(NamedTuple):
    """Of each letter that a font has, how far it leads on, in parts of the font's size."""

    advances: dict[int, float]

    def has(self, text: str) -> bool:
        """Say whether the font has every letter of a text that is to be seen."""
        return all(ord(letter) in self.advances or category(letter) == "Cf" for letter in text)


def main_font(*, bold: bool = False) -> Font:
    """Give the font that everything is written in."""
    return font(BOLD if bold else REGULAR)


def fallback(sign: str) -> tuple[str, Path] | None:
    """Find the family and the file that can show a sign which our own font lacks."""
    return next((face for face in FALLBACKS if font(face[1]).has(sign)), None)


@cache
def font(path: Path) -> Font:
    """Read one of our fonts."""
    data = path.read_bytes()
    tables = _tables(data)
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count: int = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    wide = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = dict(_glyphs(data, tables["cmap"]))
    return Font({letter: wide[min(glyph, count - 1)] / units for letter, glyph in glyphs.items() if glyph})


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of text, without kerning."""
    return size * sum(_cluster_width(cluster, bold) for cluster in clusters(text))


def clusters(text: str) -> Iterator[str]:
    """Cut a text into what a person sees as one sign each: marks, joined emoji and flags stay whole."""
    cluster, flags = "", 0
    for letter in text:
        flags = flags + 1 if ord(letter) in _FLAG_LETTERS else 0
        if cluster and not (_continues(letter) or cluster[-1] == _JOINER or (flags and flags % 2 == 0)):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _continues(letter: str) -> bool:
    code = ord(letter)
    return letter == _JOINER or code in _SKIN_TONES or code in _TAGS or category(letter) in _CONTINUES


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str, bold: bool) -> float:
    """Joined emoji are one sign, so the first letter's width is the whole's."""
    first = ord(cluster[0])
    main = main_font(bold=bold).advances
    if first in main:
        return main[first]
    if category(cluster[0]) in _NO_WIDTH:
        return 0.0
    found = fallback(cluster[0])
    if found:
        return font(found[1]).advances[first]
    return _WIDE if east_asian_width(cluster[0]) in "WF" else _NARROW


def _tables(data: bytes) -> dict[str, int]:
    count: int = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * at) for at in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Of each letter its glyph, from the formats 4 and 12 of the OpenType specification."""
    count: int = struct.unpack_from(">H", data, cmap + 2)[0]
    for at in range(count):
        offset = cmap + struct.unpack_from(">HHL", data, cmap + 4 + 8 * at)[2]
        match struct.unpack_from(">H", data, offset)[0]:
            case 4:
                yield from _segments(data, offset)
            case 12:
                yield from _groups(data, offset)
            case _:  # the other formats say no more than these two
                pass


def _segments(data: bytes, offset: int) -> Iterator[tuple[int, int]]:
    twice: int = struct.unpack_from(">H", data, offset + 6)[0]
    ends, starts = offset + 14, offset + 16 + twice
    for at in range(0, twice, 2):
        end, start = (struct.unpack_from(">H", data, part + at)[0] for part in (ends, starts))
        delta, where = (struct.unpack_from(">H", data, starts + k * twice + at)[0] for k in (1, 2))
        for letter in range(start, min(end, 0xFFFE) + 1):
            if not where:
                yield letter, (letter + delta) & 0xFFFF
                continue
            place = starts + 2 * twice + at + where + 2 * (letter - start)
            glyph: int = struct.unpack_from(">H", data, place)[0]
            yield letter, (glyph + delta) & 0xFFFF if glyph else 0


def _groups(data: bytes, offset: int) -> Iterator[tuple[int, int]]:
    count: int = struct.unpack_from(">L", data, offset + 12)[0]
    for at in range(count):
        start, end, glyph = struct.unpack_from(">LLL", data, offset + 16 + 12 * at)
        for letter in range(start, end + 1):
            yield letter, glyph + letter - start
