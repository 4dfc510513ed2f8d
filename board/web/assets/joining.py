"""Joins a page's modules: what it begins with is one file, each thing that it asks for later is one more.

Modules stay what they are: each runs once, in its own scope, after those that it imports, and all files of a
page share what has run. So what is loaded later meets the same store and the same signals.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from board.web.assets.modules import Module, NotJoinable, take_apart

LICENCES = "/*! Libraries in here: /static/vendor/README.md names their licences and authors. */\n"
#: shared by all files of a page; `$later` fetches a file once and gives its module
SHARED = (
    "const $=globalThis.$modules??={};"
    "const $later=(n)=>$[n]?Promise.resolve($[n]):import('./{page}~'+n+'.js').then(()=>$[n]);\n"
)

Minify = Callable[[str], str]


class Joiner:
    """The modules of all pages, joined on demand. `sources` maps paths below `static/` to their text."""

    def __init__(self, sources: Mapping[str, str], minify: Minify) -> None:
        self._modules = {name: take_apart(name, text) for name, text in sources.items()}
        self._ids = {name: number for number, name in enumerate(sorted(self._modules))}
        self._minify = minify
        self._wrapped: dict[str, str] = {}

    def page(self, page: str) -> str:
        """Everything that a page begins with."""
        entry = self._module(f"js/pages/{page}.js")
        before = self._before([entry.name])[:-1]
        body = self._minify(self._body(entry))
        return "".join(
            [LICENCES, SHARED.replace("{page}", page), *(self._wrap(name) for name in before), body]
        )

    def later(self, page: str) -> dict[int, str]:
        """The files that a page may ask for later, by number."""
        begun = set(self._before([f"js/pages/{page}.js"]))
        asked = self._asked(begun)
        return {
            self._ids[name]: LICENCES + SHARED.replace("{page}", page) + self._without(begun, name)
            for name in sorted(asked)
        }

    def names(self, page: str) -> tuple[set[str], set[str]]:
        """The modules that a page begins with, and those that it may run later."""
        begun = set(self._before([f"js/pages/{page}.js"]))
        return begun, {*self._before(sorted(self._asked(begun)))} - begun

    def _asked(self, begun: set[str]) -> set[str]:
        asked: set[str] = set()
        new = set(begun)
        while new:
            wanted = {target for name in new for target in self._module(name).later}
            found = (wanted & self._modules.keys()) - asked - begun
            asked |= found
            new = set(self._before(sorted(found)))
        return asked

    def _without(self, begun: set[str], name: str) -> str:
        return "".join(self._wrap(other) for other in self._before([name]) if other not in begun)

    def _before(self, names: list[str]) -> list[str]:
        """The named modules and all that they import, each after what it imports."""
        done: dict[str, bool] = {}
        for name in names:
            self._visit(name, done)
        return list(done)

    def _visit(self, name: str, done: dict[str, bool]) -> None:
        if done.get(name):
            return
        if name in done:
            raise NotJoinable(f"{name} is in a circle of imports")
        done[name] = False
        for _, target in self._module(name).imports:
            self._visit(target, done)
        del done[name]
        done[name] = True

    def _wrap(self, name: str) -> str:
        if name not in self._wrapped:
            module = self._module(name)
            inside = f"{self._body(module)}\nreturn {{{','.join(module.gives)}}}"
            code = f"$[{self._ids[name]}]??=(()=>{{{inside}}})();"
            small = code if _is_library(name) else self._minify(code)
            self._wrapped[name] = small.strip().rstrip(";") + ";\n"
        return self._wrapped[name]

    def _body(self, module: Module) -> str:
        taken = [f"const {left}=$[{self._ids[target]}];" for left, target in module.imports if left]
        body = module.body
        for target in module.later:
            # What is not there fails when it is asked for, as it would if nothing were joined.
            body = body.replace(f"$later({target!r})", f"$later({self._ids.get(target, -1)})")
        return "".join([*taken, "\n", body])

    def _module(self, name: str) -> Module:
        try:
            return self._modules[name]
        except KeyError:
            raise NotJoinable(f"there is no module {name}") from None


def _is_library(name: str) -> bool:
    return PurePosixPath(name).parts[0] == "vendor"
