"""`purge`: let go of what was kept long enough, as a running server does by itself."""

import argparse

from board.cli.opened import Commands, storage
from board.config import read_config
from board.domain.shapes import when
from board.service.keeping.retention import Policy, Retention
from board.service.loop import ThreadLoop
from board.storage.opening import check_alone


def add(commands: Commands) -> None:
    """Say what can be typed."""
    purge = commands.add_parser("purge", help="let go of what was kept long enough, the server stopped")
    purge.add_argument("--dry-run", action="store_true", help="only say what would go and when")
    purge.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """A line for each session that has been idle for a day; what goes, goes with a proof."""
    config, loop = read_config(), ThreadLoop()
    if not args.dry_run:
        check_alone(config)  # a server knows who is in a session, and purges by itself
    with storage(config) as kept:
        retention = Retention(loop, kept, Policy(config.retention_days, config.retention_most_days))
        gone = 0
        for row in kept.idle_since(loop.now_ms()):
            until, due = retention.term(row), retention.due(row, loop.now_ms())
            terms = f"notes and people until {when(until.notes)}, agreed proposals until {when(until.agreed)}"
            print(f"{row.code}  {f'DUE: {due}' if due else 'kept'}, {terms}")
            if due and not args.dry_run:
                retention.purge(row, due)
                gone += 1
    print("Nothing was touched." if args.dry_run else f"{gone} sessions purged.")
    return 0
