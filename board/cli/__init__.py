"""What an operator does on the command line: each command is one module of this folder."""

import argparse
import sys
from collections.abc import Sequence

from board.cli import backing_up, checking, erasing, exporting, listing, migrating, purging, restoring
from board.config import SettingError
from board.domain.errors import BoardError

COMMANDS = (migrating, checking, exporting, listing, backing_up, restoring, erasing, purging)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; 0 if all is well, 1 with one sentence if not."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["demo"]:
        from board.demo.play import main as play

        return int(play(given[1:]) or 0)
    args = parser().parse_args(given)
    try:
        return int(args.run(args))
    except (SettingError, BoardError) as error:
        print(getattr(error, "message", str(error)), file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """What can be typed."""
    made = argparse.ArgumentParser(prog="python -m board.cli", description=__doc__)
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("demo", help="play a whole workshop on a running server", add_help=False)
    for module in COMMANDS:
        module.add(commands)
    return made
