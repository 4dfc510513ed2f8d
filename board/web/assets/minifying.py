"""Scripts and styles without what only their readers need."""

from collections.abc import Callable


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
    return _minified("text/javascript", text)


def minified_css(text: str) -> str:
    """The same styles without comments and blanks."""
    return _minified("text/css", text)
