"""`copy URL`: everything into an empty database, so that a file can grow into a server, and back."""

import argparse
import sys
import time

from board.cli.checking import prove
from board.cli.opened import Commands, storage
from board.config import Config, SettingError, read_config
from board.storage import copying
from board.storage.engines import make_engine
from board.storage.opening import bring_up_to_date, check_alone, place_of
from board.storage.sql import SqlStorage


def add(commands: Commands) -> None:
    """Say what can be typed."""
    command = commands.add_parser("copy", help="copy everything into an empty database, the server stopped")
    command.add_argument(
        "url",
        help="the empty database, as BOARD_DATABASE_URL would name it; - reads it from the input, "
        "as everybody on the machine sees what a program is started with",
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Copy, prove the copy, and say what to do with it; what it was made from stays as it is."""
    began, config = time.monotonic(), read_config()
    url = sys.stdin.readline().strip() if args.url == "-" else args.url
    target = read_config({"BOARD_DATABASE_URL": url, "BOARD_SECRET_KEY": config.secret_key}, config.instance)
    check_alone(config)
    _check_empty(target)
    with storage(config) as kept:
        found = _pour(kept, target)
        for table, rows in found.items():
            print(f"{table}: {rows} rows")
        with storage(target) as copy:
            codes = copy.codes()
            whole = prove(copy, codes)
            same = copy.heads_of(codes) == kept.heads_of(kept.codes())
    if not same:
        print("Somebody wrote meanwhile: stop the servers, and copy into another empty database.")
    if not whole or not same:
        return 1
    print(f"Everything is in the copy now, {time.monotonic() - began:.1f} s. Start the servers with it.")
    return 0


def _check_empty(target: Config) -> None:
    """Looked at before anything is made there: it may be the wrong one."""
    if copying.holds_anything(target.database_url):
        raise SettingError(f"There is something in {place_of(target)} already: name an empty database.")


def _pour(kept: SqlStorage, target: Config) -> dict[str, int]:
    bring_up_to_date(target)
    engine = make_engine(target.database_url, 1)
    try:
        found: dict[str, int] = kept.look(copying.pour, engine)
        return found
    except ValueError as fault:
        raise SettingError(f"Nothing was copied: {fault}.") from fault
    finally:
        engine.dispose()
