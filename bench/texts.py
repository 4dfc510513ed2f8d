"""Words of real length for the ops: real requests if they lie beside the repository, else our own."""

import csv
from itertools import cycle
from pathlib import Path

REQUESTS = Path(__file__).parents[2] / "shared" / "data" / "requests.csv"
OWN = (
    "The bus from the estate to the clinic stops at four, and the last appointment is at five. People walk "
    "home along the dual carriageway in the dark, some of them with a pushchair.",
    "I have told three different teams the same story about my mother's care. Could one person hold the "
    "whole of it, and could the rest of you read what they wrote down?",
    "Mae'r llyfrgell yn cau cyn i'r ysgol orffen. Would an hour later on two days cost more than the heat?",
    "Put the lights back on the path behind the leisure centre. My daughter stopped going to swimming.",
    "We answer the phone for housing, for bins and for council tax with three lists of questions. Ask once.",
)


def sentences() -> list[str]:
    """The texts to write, in a fixed order."""
    if not REQUESTS.is_file():
        return list(OWN)
    with REQUESTS.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines) if row["text"].strip()]


def texts_of(size: int, count: int) -> list[str]:
    """`count` texts of exactly `size` bytes of UTF-8, cut from the sentences laid end to end."""
    supply = cycle(sentences())
    return [_cut(supply, size) for _ in range(count)]


def _cut(supply: cycle, size: int) -> str:
    text = ""
    while len(text.encode()) < size:
        text = f"{text} {' '.join(next(supply).replace('#', ' ').split())}".strip()
    cut = text.encode()[:size].decode(errors="ignore")
    return cut + "." * (size - len(cut.encode()))
