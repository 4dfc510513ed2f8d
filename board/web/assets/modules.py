"""One module of the pages, taken apart: what it imports, what it gives, and the code between."""

import posixpath
import re
from dataclasses import dataclass

#: types stand in comments, and some of those look like imports
_TYPES = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_MAPS = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_IMPORT = re.compile(
    r"""(?<![\w.$'"`])import\s*(?:(?P<what>\{[^}]*\}|\*\s*as\s+\w+)\s*from\s*)?["'](?P<where>[^"']+)["'];?"""
)
_PASSED_ON = re.compile(r"""(?<![\w.$])export\s*\{(?P<what>[^}]*)\}\s*from\s*["'](?P<where>[^"']+)["'];?""")
_LISTED = re.compile(r"(?<![\w.$])export\s*\{(?P<what>[^}]*)\};?")
_DECLARED = re.compile(r"^export (?=(?:const|(?:async )?function\*?|class) (?P<name>[\w$]+))", re.MULTILINE)
_LATER = re.compile(r"""(?<![\w.$])import\(\s*["'](?P<where>[^"']+)["']\s*\)""")
_ANY_LEFT = re.compile(r"^\s*(?:export|import)\b(?!\s*\()", re.MULTILINE)


class NotJoinable(Exception):
    """A module written in a way that cannot be joined; the text says which and how."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its parts; targets are paths below `static/`."""

    name: str
    body: str
    #: the left side of `const ... = ` and the module that stands on the right; none where nothing is named
    imports: tuple[tuple[str | None, str], ...]
    #: the properties of the object that others see
    gives: tuple[str, ...]
    #: what it asks for only when it is needed; `later:<target>` stands in the body for each
    later: tuple[str, ...]


def take_apart(name: str, source: str) -> Module:
    """Read a module's source; raises NotJoinable."""
    code = _MAPS.sub("", _TYPES.sub("", source))
    imports: list[tuple[str | None, str]] = []
    gives: list[str] = []
    later: list[str] = []

    def imported(found: re.Match[str]) -> str:
        imports.append((_left_side(found["what"]), _target(name, found["where"])))
        return ""

    def passed_on(found: re.Match[str]) -> str:
        pairs = _pairs(found["what"])
        own = [f"$on{len(imports)}_{number}" for number in range(len(pairs))]
        taken = ",".join(f"{inner}:{mine}" for (inner, _), mine in zip(pairs, own, strict=True))
        imports.append((f"{{{taken}}}", _target(name, found["where"])))
        gives.extend(f"{outer}:{mine}" for (_, outer), mine in zip(pairs, own, strict=True))
        return ""

    def listed(found: re.Match[str]) -> str:
        gives.extend(f"{outer}:{inner}" for inner, outer in _pairs(found["what"]))
        return ""

    def declared(found: re.Match[str]) -> str:
        gives.append(found["name"])
        return ""

    def asked_for(found: re.Match[str]) -> str:
        later.append(_target(name, found["where"]))
        return f"$later({later[-1]!r})"

    forms = (_PASSED_ON, passed_on), (_IMPORT, imported), (_LISTED, listed), (_DECLARED, declared)
    for pattern, replace in (*forms, (_LATER, asked_for)):
        code = pattern.sub(replace, code)
    if _ANY_LEFT.search(code):
        raise NotJoinable(f"{name} imports or exports in a way that joining does not know")
    return Module(name, code, tuple(imports), tuple(gives), tuple(later))


def _left_side(what: str | None) -> str | None:
    if what is None:
        return None
    if what.startswith("*"):
        return what.split()[-1]
    return "{" + ",".join(f"{inner}:{mine}" for inner, mine in _pairs(what.strip("{}"))) + "}"


def _pairs(listed: str) -> list[tuple[str, str]]:
    """`a, b as c` as (a, a), (b, c)."""
    names = [item.split(" as ") for item in re.sub(r"\s+", " ", listed).split(",") if item.strip()]
    return [(pair[0].strip(), pair[-1].strip()) for pair in names]


def _target(name: str, where: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), where))
