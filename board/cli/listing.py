"""`list`: which sessions there are, in numbers."""

import argparse

from board.cli.opened import Commands, fold, storage
from board.domain.shapes import when
from board.storage.looking import Listed, listed


def add(commands: Commands) -> None:
    """Say what can be typed."""
    command = commands.add_parser("list", help="the sessions there are, in numbers")
    command.add_argument("--titles", action="store_true", help="with their titles, which people wrote")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """A line for each session, the oldest first."""
    with storage() as kept:
        sessions = kept.look(listed)
        for one in sessions:
            title = f"  {_plain(fold(kept, one.code).state.title)}" if args.titles else ""
            print(f"{_line(one)}{title}")
    print(f"{len(sessions)} sessions")
    return 0


def _line(one: Listed) -> str:
    state = "closed" if one.closed_at is not None else "open"
    counts = f"{one.people} people, {one.notes} notes, {one.photos} photos, {one.events} events"
    return f"{one.code}  {state:6}  {counts}, last active {when(one.active_at)}"


def _plain(title: str) -> str:
    """Without what would move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in title)
