"""What an operator does on the command line: migrate, check, export, demo."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from board.config import Config, SettingError, read_config
from board.domain import visibility
from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.domain.shapes import when
from board.export.options import read_options
from board.export.registry import FORMATS, pictured, render
from board.service.live import LiveSession, open_live
from board.service.loop import ThreadLoop
from board.storage.engine import description, make_engine
from board.storage.opening import bring_up_to_date
from board.storage.sql import SqlStorage


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; 0 if all is well, 1 with one sentence if not."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["demo"]:
        from board.demo.play import main as play

        return int(play(given[1:]) or 0)
    args = _parser().parse_args(given)
    try:
        return int(args.run(args))
    except (SettingError, BoardError) as error:
        print(getattr(error, "message", str(error)), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m board.cli", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("demo", help="play a whole workshop on a running server", add_help=False)
    migrate = commands.add_parser("migrate", help="bring the database to the newest schema")
    migrate.set_defaults(run=_migrate)
    check = commands.add_parser("check", help="prove that the log of each session is whole and folds")
    check.add_argument("code", nargs="?", help="one session; all if left out")
    check.set_defaults(run=_check)
    export = commands.add_parser("export", help="write a session's file as its facilitator would get it")
    export.add_argument("code")
    export.add_argument("format", choices=[name for name, made in FORMATS.items() if made])
    export.add_argument("--output", type=Path, help="where to; the file's own name if left out, - for stdout")
    export.add_argument("--language", choices=("en", "cy"))
    export.set_defaults(run=_export)
    return parser


def _migrate(_: argparse.Namespace) -> int:
    revision = bring_up_to_date(read_config())
    print(f"The database is at schema {revision} ({description()}).")
    return 0


def _check(args: argparse.Namespace) -> int:
    storage = _storage(read_config())
    codes = [_code(args.code)] if args.code else storage.codes()
    broken = 0
    for code in codes:
        try:
            live = _fold(storage, code)
        except (ValueError, KeyError, TypeError) as fault:
            broken += 1
            print(f"{code}: BROKEN, {type(fault).__name__}: {fault}")
        else:
            print(f"{code}: {live.head} events, {len(live.state.notes)} notes, whole")
    storage.close()
    print(f"{len(codes)} sessions, {broken} broken")
    return 1 if broken else 0


def _export(args: argparse.Namespace) -> int:
    storage = _storage(read_config())
    live = _fold(storage, _code(args.code))
    view = visibility.view(live.state, Viewer(None, "facilitator"))
    wanted = {one: storage.photo(live.session_id, one, small=True) for one in pictured(args.format, view)}
    storage.close()
    query = {"language": args.language} if args.language else {}
    options = read_options(query, when(ThreadLoop().now_ms()) or "")
    photos = {photo_id: photo for photo_id, photo in wanted.items() if photo is not None}
    made = render(args.format, view, replace(options, photos=photos))
    if args.output == Path("-"):
        sys.stdout.buffer.write(made.body)
    else:
        path = args.output or Path(made.filename)
        path.write_bytes(made.body)
        print(path)
    return 0


def _storage(config: Config) -> SqlStorage:
    bring_up_to_date(config)
    return SqlStorage(make_engine(config.database_url), ThreadLoop())


def _fold(storage: SqlStorage, code: str) -> LiveSession:
    row = storage.session(code)
    if row is None:
        raise BoardError("not_found", f"There is no session {code}.")
    return open_live(row, storage.read(row.session_id), ThreadLoop().lock())


def _code(typed: str) -> str:
    return typed.replace("-", "").upper()


if __name__ == "__main__":
    sys.exit(main())
