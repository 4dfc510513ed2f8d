"""What README.txt in record.zip says, in English and Welsh."""

from typing import Final

from board.export.options import Language

_ABOUT: Final = {
    "en": "The whole record of a session of Wishwall.",
    "cy": "Cofnod cyflawn sesiwn Wishwall.",
}
_HEADING: Final = {"en": "What is in here", "cy": "Beth sydd yma"}
_NAMELESS: Final = {
    "en": "Nobody's name stands beside what they wrote: it was asked for without names.",
    "cy": "Nid oes enw neb wrth yr hyn a ysgrifennwyd: gofynnwyd amdano heb enwau.",
}

#: beginning of a file's name, and what lies there
_FILES: Final[tuple[tuple[str, dict[Language, str]], ...]] = (
    (
        "proposals.",
        {
            "en": "the proposals with all that stands behind them, to read, print or edit",
            "cy": "y cynigion gyda phopeth sydd y tu ôl iddynt, i'w darllen, eu hargraffu neu eu golygu",
        },
    ),
    ("wall.", {"en": "the wall as a picture", "cy": "y wal fel llun"}),
    (
        "notes.csv",
        {"en": "every note, for a spreadsheet", "cy": "pob nodyn, ar gyfer taenlen"},
    ),
    (
        "wishes.csv",
        {
            "en": "the wish list with its ticks, for a spreadsheet",
            "cy": "y rhestr ddymuniadau gyda'i thiciau, ar gyfer taenlen",
        },
    ),
    (
        "sketches/",
        {
            "en": "each drawing as SVG and PNG, named after its note (note_id in the tables)",
            "cy": "pob llun fel SVG a PNG, wedi'i enwi ar ôl ei nodyn (note_id yn y tablau)",
        },
    ),
    (
        "photos/",
        {"en": "each photo, named after its note", "cy": "pob ffotograff, wedi'i enwi ar ôl ei nodyn"},
    ),
    (
        "record.json",
        {
            "en": "everything, for a program: it can be brought into a new session",
            "cy": "popeth, ar gyfer rhaglen: gellir dod ag ef i mewn i sesiwn newydd",
        },
    ),
    (
        "run_sheet.json",
        {
            "en": "the plan of the session, to start another one from",
            "cy": "cynllun y sesiwn, i ddechrau un arall ohono",
        },
    ),
    (
        "manifest.json",
        {
            "en": "each file with its size and its SHA-256 sum, and the moment that all of them show",
            "cy": "pob ffeil gyda'i maint a'i swm SHA-256, a'r foment y maent i gyd yn ei dangos",
        },
    ),
)


def about(language: Language) -> str:
    """Say what the archive is."""
    return _ABOUT[language]


def heading(language: Language) -> str:
    """Say that a list of what is inside follows."""
    return _HEADING[language]


def nameless(language: Language) -> str:
    """Say that names were left out."""
    return _NAMELESS[language]


def described(names: list[str], language: Language) -> list[str]:
    """Say of each kind of file that is there what it is."""
    lines = []
    for start, told in _FILES:
        found = [name for name in names if name.startswith(start)]
        if found:
            label = start if start.endswith("/") else ", ".join(found)
            lines.append(f"- {label}: {told[language]}")
    return lines
