"""`check`: prove that the file is sound, and that each session's log is whole and folds."""

import argparse
from collections.abc import Sequence

from board.cli.opened import Commands, fold, read_code, storage
from board.service.path.live import LiveSession
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
        return 0 if prove(kept, [read_code(args.code)] if args.code else kept.codes()) else 1


def prove(kept: SqlStorage, codes: Sequence[str]) -> bool:
    """Say of each of these sessions whether it is whole, and whether the file is sound; whether all are."""
    faults = kept.look(quick_check)
    for fault in faults:
        print(f"the file: BROKEN, {fault}")
    broken = sum(not _is_whole(kept, code) for code in codes)
    print(f"{len(codes)} sessions, {broken} broken; the file is {'BROKEN' if faults else 'sound'}")
    return not broken and not faults


def _is_whole(kept: SqlStorage, code: str) -> bool:
    """Whether the log is gapless and folds, and what lies beside it agrees."""
    try:
        live = fold(kept, code)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        print(f"{code}: BROKEN, {type(fault).__name__}: {fault}")
        return False
    wrong = _beside(kept, live)
    if wrong:
        print(f"{code}: BROKEN, {wrong}")
        return False
    print(f"{code}: {live.head} events, {len(live.state.notes)} notes, whole")
    return True


def _beside(kept: SqlStorage, live: LiveSession) -> str | None:
    """What lies beside the log and does not agree with its fold, if anything does."""
    row, log, state = kept.session(live.code), kept.read(live.session_id), live.state
    if row is not None and (row.closed_at is not None) != (state.state == "closed"):
        return f"the log says {state.state}, the session's row does not"
    if any(op.seq > log.head for op in log.ops):
        return "an op is remembered for an event that is not there"
    strangers = set(log.ties.values()) - state.people.keys()
    if strangers:
        return f"{len(strangers)} people hold ties who never came in"
    # those who came with a record may have brought no name
    nameless = {one.person_id for one in state.people.values() if not one.keyless} - log.names.keys()
    return f"{len(nameless)} people have no name beside the log" if nameless else None
