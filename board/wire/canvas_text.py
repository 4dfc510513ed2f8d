"""People's text as the Markdown of a JSON Canvas node and back, to the letter; and our own ids in it.

A canvas is shown by programs that read Markdown, so text that looks like markup is escaped; what we wrote
comes back in as it was. A node's `color` is the fill of the note's colour as #RRGGBB.
"""

import re
from typing import Final

#: what a canvas of ours holds besides notes and themes (groups), both by their own ids: no id has a colon
PARKED_GROUP: Final = "wishwall:parked"
PROPOSALS_GROUP: Final = "wishwall:proposals"
PROPOSAL: Final = "wishwall:proposal:"
CAPTION: Final = "wishwall:caption:"
THEME: Final = "wishwall:theme:"  # only where a note has the same id
#: edges: the kind, then FROM:TO
BUILDS_ON: Final = "wishwall:builds-on:"
STACK: Final = "wishwall:stack:"
EVIDENCE: Final = "wishwall:evidence:"

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|#$^]|&(?=#?\w{1,32};)|(?<=[~=%])[~=%]|[~=%](?=[~=%])")
_STARTS: Final = re.compile(r"^(?:[-+=!](?=\s|-|\+|\[|$)|\d{1,9}(?=[.)](?:\s|$)))")
_SPACES: Final = {" ": "&#32;", "\t": "&#9;"}
_BACK: Final = re.compile(r"\\(\n|[!-/:-@\[-`{-~])|&#(32|9);")


def as_markdown(text: str) -> str:
    """Write a text so that Markdown shows it literally, its line breaks with it."""
    lines = text.split("\n")
    written = []
    for at, line in enumerate(lines):
        goes_on = line and at + 1 < len(lines) and lines[at + 1]
        written.append(_escaped(line) + ("\\" if goes_on else ""))
    return "\n".join(written)


def from_markdown(markdown: str) -> str:
    """Read what `as_markdown` wrote; of other Markdown only the escapes are taken away."""
    return _BACK.sub(lambda found: found[1] or chr(int(found[2])), markdown)


def _escaped(line: str) -> str:
    literal = _MARKUP.sub(r"\\\g<0>", line)
    start = _STARTS.match(literal)
    if start and start[0].isdigit():
        return f"{start[0]}\\{literal[start.end() :]}"
    if start:
        return f"\\{literal}"
    return _SPACES.get(line[:1], line[:1] and literal[:1]) + literal[1:] if line else ""
