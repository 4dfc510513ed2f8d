"""The code blocks of docs/deployment.md, each with what its mark says of it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "deployment.md"
#: a mark, an empty line or none, and the block that it belongs to
_BLOCK: Final = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*) -->\n+)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.S | re.M
)
#: what may stand after `try:`
WORDS: Final = ("downloads", "systemd")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `name` is what the report calls it, `why_not` why it is not tried, empty for one that is."""

    line: int
    text: str
    name: str
    downloads: bool = False
    systemd: bool = False
    why_not: str = ""


class MarkError(Exception):
    """A block whose mark says nothing that can be followed."""


def blocks(page: Path = PAGE) -> list[Block]:
    """Every shell block, in order; raises MarkError for one without a mark."""
    whole = page.read_text(encoding="utf-8")
    found = [
        _block(match["mark"], match["text"], whole.count("\n", 0, match.start("kind")) + 1)
        for match in _BLOCK.finditer(whole)
        if match["kind"] in ("sh", "bash", "")
    ]
    names = [block.name for block in found]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise MarkError(f"{page.name}: two blocks are called {', '.join(sorted(doubled))}.")
    return found


def _block(mark: str | None, text: str, line: int) -> Block:
    said = mark or ""
    if said.startswith("not tried: ") and said.removeprefix("not tried: ").strip():
        return Block(line, text, f"line {line}", why_not=said.removeprefix("not tried: ").strip())
    words = said.removeprefix("try: ").split()
    if not said.startswith("try: ") or not words or set(words[1:]) - set(WORDS):
        raise MarkError(
            f"line {line}: say `try: NAME` (and {', '.join(WORDS)}) or `not tried: why`, not {said!r}."
        )
    return Block(line, text, words[0], downloads="downloads" in words, systemd="systemd" in words)
