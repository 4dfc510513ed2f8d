"""`migrate`: bring the database to the newest schema."""

import argparse

from board.cli.opened import Commands
from board.config import read_config
from board.storage.engine import description
from board.storage.opening import bring_up_to_date


def add(commands: Commands) -> None:
    """Say what can be typed."""
    commands.add_parser("migrate", help="bring the database to the newest schema").set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Migrate, and say where it got to."""
    revision = bring_up_to_date(read_config())
    print(f"The database is at schema {revision} ({description()}).")
    return 0
