"""What an operator does on the command line: each command is one module of this folder."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Final

from board.config import SettingError
from board.domain.errors import BoardError

#: the word that is typed, and its module: only that one is read, for a server beside it wants the core
MODULES: Final = {
    "migrate": "migrating",
    "check": "checking",
    "export": "exporting",
    "list": "listing",
    "backup": "backing_up",
    "restore": "restoring",
    "copy": "copying",
    "erase": "erasing",
    "purge": "purging",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; 0 if all is well, 1 with one sentence if not."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["demo"]:
        from board.demo.play import main as play

        return int(play(given[1:]) or 0)
    args = parser(word for word in MODULES if given[:1] == [word]).parse_args(_ids_as_they_are(given))
    try:
        return int(args.run(args))
    except (SettingError, BoardError) as error:
        print(getattr(error, "message", str(error)), file=sys.stderr)
        return 1


def _ids_as_they_are(given: list[str]) -> list[str]:
    """One id in 64 begins with a hyphen: taken for an option, its person could not be erased."""
    if given[:2] == ["erase", "person"] and not {"-h", "--help", "--"} & set(given):
        return [*given[:2], "--", *given[2:]]
    return given


def parser(words: Iterable[str] = ()) -> argparse.ArgumentParser:
    """What can be typed: these words, or all of them."""
    made = argparse.ArgumentParser(prog="python -m board.cli", description=__doc__)
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("demo", help="play a whole workshop on a running server", add_help=False)
    for word in tuple(words) or MODULES:
        import_module(f"board.cli.{MODULES[word]}").add(commands)
    return made
