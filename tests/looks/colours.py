"""The colour tokens as numbers: contrast by WCAG, and what people with another colour sense see."""

import re
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
Colour = tuple[float, float, float]
#: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light
SIGHTS: Final[dict[str, tuple[Colour, Colour, Colour]]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def tokens(selector: str = ":root", scheme: int = 0) -> dict[str, str]:
    """The colours that a selector of tokens.css sets; `scheme` 0 is light, 1 is dark."""
    text = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    block = re.search(rf"^  {re.escape(selector)} \{{(.*?)^  \}}", text, re.MULTILINE | re.DOTALL)
    assert block, selector
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block[1]):
        both = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value)
        if both:
            found[name] = both[scheme + 1]
        elif re.fullmatch(r"#[0-9a-f]{6}", value):
            found[name] = value
    return found


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def apart(one: str, other: str, sight: str) -> float:
    """How far two colours are apart for somebody: the distance in OKLab, times 100."""
    a, b = (_oklab(_seen(_linear(colour), sight)) for colour in (one, other))
    return float(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 * 100)


def _linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(light: Colour, sight: str) -> Colour:
    rows = SIGHTS[sight]
    red, green, blue = (
        min(1.0, max(0.0, sum(factor * part for factor, part in zip(row, light, strict=True))))
        for row in rows
    )
    return red, green, blue


def _oklab(light: Colour) -> Colour:
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
