"""`migrate`: bring the database to the newest schema."""

import argparse

from board.cli.opened import Commands
from board.config import read_config
from board.storage.opening import bring_up_to_date, described


def add(commands: Commands) -> None:
    """Say what can be typed."""
    commands.add_parser("migrate", help="bring the database to the newest schema").set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Migrate, and say where it got to."""
    config = read_config()
    print(f"The database is at schema {bring_up_to_date(config)} ({described(config)}).")
    return 0
