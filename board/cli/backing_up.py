"""`backup FILE`: a copy of the database while the server runs, proved sound."""

import argparse
import time
from pathlib import Path

from board.cli.opened import Commands, own_file
from board.config import read_config
from board.domain.errors import BoardError
from board.storage import backup
from board.storage.engine import driver


def add(commands: Commands) -> None:
    """Say what can be typed."""
    command = commands.add_parser("backup", help="write a sound copy of the database, server running or not")
    command.add_argument("file", type=Path, help="a new file")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Copy, and say each session's seq and the file's hash."""
    began = time.monotonic()
    try:
        found = backup.copy(own_file(read_config(), "pg_dump"), args.file)
    except driver.Error as error:
        raise BoardError("busy", f"Nothing was copied: {error}.") from error
    for code, head in found.heads.items():
        print(f"{code} seq {head}")
    print(f"{args.file}: {found}, schema {found.schema}, {time.monotonic() - began:.1f} s")
    print(f"sha256 {backup.digest(args.file)}")
    return 0
