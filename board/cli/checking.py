"""`check`: prove that the file is sound, and that each session's log is whole and folds."""

import argparse

from board.cli.opened import Commands, fold, read_code, storage
from board.storage.looking import quick_check
from board.storage.sql import SqlStorage


def add(commands: Commands) -> None:
    """Say what can be typed."""
    check = commands.add_parser("check", help="prove that the database is sound and each log whole")
    check.add_argument("code", nargs="?", help="one session; all if left out")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """A line for each session; 1 if the file or one of them is broken."""
    with storage() as kept:
        faults = kept.look(quick_check)
        for fault in faults:
            print(f"the file: BROKEN, {fault}")
        codes = [read_code(args.code)] if args.code else kept.codes()
        broken = sum(not _is_whole(kept, code) for code in codes)
    print(f"{len(codes)} sessions, {broken} broken; the file is {'BROKEN' if faults else 'sound'}")
    return 1 if broken or faults else 0


def _is_whole(kept: SqlStorage, code: str) -> bool:
    """Whether the log is gapless and folds, and what lies beside it agrees."""
    try:
        live = fold(kept, code)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        print(f"{code}: BROKEN, {type(fault).__name__}: {fault}")
        return False
    wrong = _beside(kept, live.session_id, closed=live.state.state == "closed", code=code)
    if wrong:
        print(f"{code}: BROKEN, {wrong}")
        return False
    print(f"{code}: {live.head} events, {len(live.state.notes)} notes, whole")
    return True


def _beside(kept: SqlStorage, session_id: int, *, closed: bool, code: str) -> str | None:
    """What the session's own row says otherwise than its log, if anything."""
    row = kept.session(code)
    if row is not None and (row.closed_at is not None) != closed:
        return f"the log says {'closed' if closed else 'open'}, the session's row does not"
    return None
