"""What the pages load: joined, made small and compressed once, under an address that names the version.

The version is a hash of everything that the files are made from and of what makes them, so whoever has one
may keep it for ever.
When a source changes, the next page gets a new version; the last few are kept for pages that are open.
"""

import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from board.web.assets.joining import Joiner
from board.web.assets.minifying import minified_css, minified_js
from board.web.assets.sheets import SHEETS, rest, sheets

#: a page without a script of its own
STILL: Final = ("error", "privacy", "published")
KEPT_VERSIONS: Final = 4
LOOK_AGAIN_S: Final = 1.0
#: in the address of what a page has loaded
NAMED: Final = re.compile(r"/static/app@([0-9a-f]{12})/")
SOURCES: Final = ("js/**/*.js", "vendor/**/*.js", "css/*.css", "i18n/*.json")


@dataclass(frozen=True, slots=True)
class File:
    """One file as it leaves; both bodies hold the same."""

    mimetype: str
    plain: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class Loads:
    """The addresses that a page names in its head; catalogues by language.

    `rest` and `rests` are the styles and words that only parts need which come later.
    """

    first: str
    styles: tuple[str, ...]
    script: str | None
    catalogues: dict[str, str]
    rest: str | None = None
    rests: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Version:
    name: str
    sources: dict[str, str]
    joiner: Joiner
    files: dict[str, File] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)


class Shelf:
    """The files of all pages. Without `joined` pages name the sources as they lie."""

    def __init__(
        self, folder: Path, *, joined: bool = True, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder, self._joined, self._monotonic = folder, joined, monotonic
        self._versions: dict[str, _Version] = {}
        self._stamp, self._looked = "", float("-inf")

    def loads(self, page: str) -> Loads:
        """What a page names in its head."""
        languages = self.languages()
        if not self._joined:
            return Loads(
                "/static/js/pages/first.js",
                tuple(f"/static/css/{name}.css" for name in (*sheets(page), *rest(page))),
                None if page in STILL else f"/static/js/pages/{page}.js",
                {language: f"/static/i18n/{language}.json" for language in languages},
            )
        version = self._newest()
        base = f"/static/app@{version.name}"
        still = page in STILL
        return Loads(
            f"{base}/first.js",
            (f"{base}/{page}.css",),
            None if still else f"{base}/{page}.js",
            {} if still else {language: f"{base}/{page}.{language}.json" for language in languages},
            f"{base}/{page}.rest.css" if rest(page) else None,
            {} if still else {language: f"{base}/{page}.rest.{language}.json" for language in languages},
        )

    def outdated(self, address: str | None) -> bool:
        """Whether whoever runs the script at this address is of another release than pages are now."""
        named = NAMED.search(address or "")
        return self._joined and named is not None and named[1] != self._newest().name

    def languages(self) -> list[str]:
        """The languages that there are catalogues for, besides English."""
        return sorted(path.stem for path in self._folder.glob("i18n/*.json"))

    def file(self, version: str, name: str) -> File | None:
        """A file of a version that is still kept."""
        self._newest()
        kept = self._versions.get(version)
        page = name.partition(".")[0].partition("~")[0]
        if kept is None or page not in (*SHEETS, "first"):
            return None
        if page not in kept.made:
            kept.files.update(_files(kept, page))
            kept.made.add(page)
        return kept.files.get(name)

    def _newest(self) -> _Version:
        now = self._monotonic()
        if now - self._looked >= LOOK_AGAIN_S:
            self._looked = now
            stamp = self._stamp_now()
            if stamp != self._stamp:
                self._add(_read(self._folder))
                self._stamp = stamp
        return list(self._versions.values())[-1]

    def _add(self, version: _Version) -> None:
        kept = self._versions.pop(version.name, version)
        self._versions = dict(list(self._versions.items())[1 - KEPT_VERSIONS :]) | {kept.name: kept}

    def _stamp_now(self) -> str:
        seen = [(str(path), path.stat().st_mtime_ns) for path in _paths(self._folder)]
        return hashlib.sha256(repr(seen).encode()).hexdigest()


def _paths(folder: Path) -> list[Path]:
    return sorted(path for pattern in SOURCES for path in folder.glob(pattern))


def _makers() -> str:
    """A hash of this package: an order of sheets or a way of joining that changes makes other files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256(repr(texts).encode()).hexdigest()


#: taken when the server starts: what runs is what was there then
MAKERS: Final = _makers()


def _read(folder: Path) -> _Version:
    sources = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in _paths(folder)
    }
    name = hashlib.sha256(repr((MAKERS, sorted(sources.items()))).encode()).hexdigest()[:12]
    scripts = {path: text for path, text in sources.items() if path.endswith(".js")}
    return _Version(name, sources, Joiner(scripts, minified_js))


def _files(version: _Version, page: str) -> Iterator[tuple[str, File]]:
    """Everything that belongs to one page."""
    sources = version.sources
    if page == "first":
        yield "first.js", _file("text/javascript", minified_js(sources["js/pages/first.js"]))
        return
    for name, some in ((f"{page}.css", sheets(page)), (f"{page}.rest.css", rest(page))):
        css = "\n".join(sources[f"css/{sheet}.css"] for sheet in some)
        yield name, _file("text/css", minified_css(css))
    if page in STILL:
        return
    yield f"{page}.js", _file("text/javascript", version.joiner.page(page))
    for number, text in version.joiner.later(page).items():
        yield f"{page}~{number}.js", _file("text/javascript", text)
    begun, later = (
        "\n".join(sources[name] for name in names).replace("\\'", "'").replace('\\"', '"')
        for names in version.joiner.names(page)
    )
    for path, text in sources.items():
        if path.startswith("i18n/"):
            language, words = Path(path).stem, json.loads(text)
            yield f"{page}.{language}.json", _words({k: v for k, v in words.items() if k in begun})
            more = {k: v for k, v in words.items() if k in later and k not in begun}
            yield f"{page}.rest.{language}.json", _words(more)


def _words(words: dict[str, str]) -> File:
    """The part of a catalogue that some code can say."""
    return _file("application/json", json.dumps(words, ensure_ascii=False, separators=(",", ":")))


def _file(mimetype: str, text: str) -> File:
    plain = text.encode()
    return File(mimetype, plain, gzip.compress(plain, 9, mtime=0))
