"""Keep the words: what the pages say in English is the key, `board/translations/cy` says it in Welsh.

`words.py` lists what has no Welsh yet and writes what the server and the pages read from the catalogue
(`messages.mo`, `static/i18n/cy.json`); `words.py --check` only compares, and is part of the tests.

Another language is one more file: `board/translations/<code>/LC_MESSAGES/messages.po`. What its catalogue
lacks is said in English.
"""

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "board" / "translations"
CATALOGUES = "*/LC_MESSAGES/messages.po"
#: what is the same in Welsh, one a line: names, keys, file types
SAME = FOLDER / "cy" / "same-as-english.txt"
TEXT = r"""(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")"""
JS_ONE = re.compile(rf"(?<![\w.])t\(\s*{TEXT}")
JS_TWO = re.compile(rf"(?<![\w.])tn\(\s*{TEXT},\s*{TEXT}")
JINJA = re.compile(rf"(?<![\w.])_\(\s*{TEXT}")
NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)
VARIABLES = re.compile(r"\{\w+\}|%\(\w+\)s")


def main() -> int:
    """Write the files, or with --check see that they are up to date; 1 with a sentence for each fault."""
    catalogues = {path.parent.parent.name: path for path in sorted(FOLDER.glob(CATALOGUES))}
    faults = list(wrong(read_catalogue()))
    made: dict[Path, bytes] = {}
    for language, path in catalogues.items():
        catalogue = read_catalogue(language)
        made[path.with_suffix(".mo")] = compiled(catalogue)
        made[ROOT / "static" / "i18n" / f"{language}.json"] = as_json(catalogue)
    if "--check" in sys.argv:
        stale = [path for path, content in made.items() if not path.exists() or path.read_bytes() != content]
        faults += [f"{path.relative_to(ROOT)} is out of date: run tools/words.py." for path in stale]
    else:
        for path, content in made.items():
            path.write_bytes(content)
    print("\n".join(faults) or f"{len(read_catalogue())} sentences, each in English and Welsh.")
    return 1 if faults else 0


def read_catalogue(language: str = "cy") -> Catalog:
    """A language's catalogue."""
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def used() -> tuple[set[str], set[str]]:
    """What the pages' modules say, and what the templates say."""
    scripts: set[str] = set()
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        scripts |= {plain(found) for found in JS_ONE.findall(source)}
        scripts |= {plain(half) for found in JS_TWO.findall(source) for half in (found[:2], found[2:])}
    templates = {
        plain(found)
        for path in sorted((ROOT / "templates").glob("*.html"))
        for found in JINJA.findall(path.read_text(encoding="utf-8"))
    }
    return scripts, templates


def plain(quoted: tuple[str, ...]) -> str:
    """The text of a string literal in either quotes."""
    return re.sub(r"\\(.)", r"\1", quoted[0] or quoted[1])


def wrong(catalogue: Catalog) -> list[str]:
    """A sentence for each key without good Welsh, with other variables, or that nothing says any more."""
    scripts, templates = used()
    known = {str(message.id): str(message.string) for message in catalogue if message.id}
    same = set(SAME.read_text(encoding="utf-8").splitlines())
    faults = [f"No Welsh yet: {key!r}" for key in sorted(scripts | templates) if not known.get(key)]
    faults += [f"Nothing says this any more: {key!r}" for key in sorted(set(known) - scripts - templates)]
    faults += [f"Not sure yet: {message.id!r}" for message in catalogue if message.id and message.fuzzy]
    faults += [
        f"The same as in English: {key!r}" for key, text in known.items() if key == text and key not in same
    ]
    return faults + [
        f"The Welsh of {key!r} has other variables: {text!r}"
        for key, text in known.items()
        if text and set(VARIABLES.findall(key)) != set(VARIABLES.findall(text))
    ]


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads; without the clock, so that the same words are always the same file."""
    catalogue.creation_date = catalogue.revision_date = NO_TIME
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def as_json(catalogue: Catalog) -> bytes:
    """What the pages load: only what their modules say."""
    scripts, _ = used()
    words = {str(m.id): str(m.string) for m in catalogue if m.id in scripts and m.string}
    return (json.dumps(dict(sorted(words.items())), ensure_ascii=False, indent=0) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
