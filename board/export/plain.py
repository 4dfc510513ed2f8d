"""People's text made fit for a file: no character that breaks a format or turns the rest of the line."""

import re
from typing import Final

# Controls, lone surrogates and non-characters: no format here can hold them. Tab and line feed may stay.
_BROKEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_POP: Final = "\u202c"
_POP_ISOLATE: Final = "\u2069"


def plain(text: object) -> str:
    """Give the text with line feeds alone, and with every turn of direction closed in its own line."""
    lines = _BREAKS.sub("\n", str(text or ""))
    clean = _BROKEN.sub("\ufffd", lines).strip()
    return "\n".join(map(_closed, clean.split("\n"))) if _TURNS.search(clean) else clean


def one_line(text: object) -> str:
    """Give the text in one line: a heading, a name, a cell of a table."""
    return " ".join(plain(text).split())


def _closed(line: str) -> str:
    """An override that is never ended would turn what we write after it."""
    open_turns: list[str] = []
    for turn in _TURNS.findall(line):
        if turn in "\u2066\u2067\u2068":
            open_turns.append(_POP_ISOLATE)
        elif turn not in (_POP, _POP_ISOLATE):
            open_turns.append(_POP)
        elif turn in open_turns:
            while open_turns.pop() != turn:
                pass
    return line + "".join(reversed(open_turns))
