"""Scripts and styles without what only their readers need."""

import re
from collections.abc import Callable

_TAKEN_APART = re.compile(r"\bconst (?=[\[{])")


def _minifier() -> Callable[[str, str], str]:
    """The library, or nothing where it has no build: pages are then somewhat larger."""
    try:
        import minify  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except (ImportError, OSError):
        return lambda _kind, text: text
    return lambda kind, text: str(minify.string(kind, text))


_minified = _minifier()


def minified_js(text: str) -> str:
    """The same script with short local names and no comments."""
    # It joins neighbouring consts and puts those that take apart first, and does not see what they use inside
    # round brackets (`const last = 1; const [a] = [(last)];` fails then). A let is not joined with a const.
    return _minified("text/javascript", _TAKEN_APART.sub("let ", text))


def minified_css(text: str) -> str:
    """The same styles without comments and blanks."""
    return _minified("text/css", text)
