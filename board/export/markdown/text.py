"""People's text inside Markdown: literal, whatever it holds (CommonMark 0.31 and GitHub's tables)."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from board.export.plain import one_line, plain

_ALWAYS: Final = re.compile(r"[\\`*_\[\]<|~]")
_ENTITY: Final = re.compile(r"&(?=#?\w{1,32};)")


def inline(text: str) -> str:
    """Escape a text as one line: a heading, a name, a cell of a table."""
    return _escaped(one_line(text))


def block(text: str, indent: str = "") -> str:
    """Escape a text of several lines: each ends in a hard break, empty ones go, none begins a list."""
    lines = [line.strip() for line in plain(text).split("\n")]
    return f"\\\n{indent}".join(_escaped(line) for line in lines if line)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; every cell comes as Markdown of one line (`inline`)."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(line: str) -> str:
    literal = _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", line))
    number = re.match(r"\d{1,9}(?=[.)](?:\s|$))", literal)
    if number:
        return f"{number[0]}\\{literal[number.end() :]}"
    return f"\\{literal}" if literal.startswith(("#", ">", "=", "+", "-")) else literal
