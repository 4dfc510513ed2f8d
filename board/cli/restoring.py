"""`restore FILE`: put a backup in the database's place; no server may have it open."""

import argparse
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from board.cli.again import erase_again, proofs_in
from board.cli.opened import Commands, own_file
from board.config import SettingError, read_config
from board.domain.shapes import when
from board.service.secrecy import new_epoch
from board.storage import backup
from board.storage.engine import driver
from board.storage.opening import bring_up_to_date


def add(commands: Commands) -> None:
    """Say what can be typed."""
    command = commands.add_parser("restore", help="put a backup in the database's place, the server stopped")
    command.add_argument("file", type=Path, help="what `backup` wrote")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prove the copy, say what it replaces, replace it."""
    began = time.monotonic()
    config = read_config()
    path = own_file(config, "pg_restore")
    with backup.alone(path):
        pass  # said before the work is done; it is asked again when it counts
    coming, going = backup.contents(args.file), _there(path)
    with backup.draft_of(path) as draft:
        shutil.copyfile(args.file, draft)
        bring_up_to_date(replace(config, database_url=f"sqlite:///{draft}"))
        again = erase_again(draft, proofs_in(path))
        _renew_epochs(draft)
        backup.contents(draft)
        backup.sync(draft)
        with backup.alone(path):
            kept = backup.replace(draft, path)
    print(f"{path} holds {coming} now, last written {when(coming.active_at)}.")
    if kept is not None:
        print(f"It replaces {_what_goes(going, coming)}; that is kept as {kept} until you delete it.")
    if again:
        print(f"What was erased since the copy was made is erased again: {again} times.")
    print(f"Every session has a new epoch: open pages load anew. {time.monotonic() - began:.1f} s")
    return 0


def _renew_epochs(draft: Path) -> None:
    """Seqs will be given out again: each history gets another name, or clients would mix the two."""
    with closing(driver.connect(draft)) as connection, connection:
        codes = [row[0] for row in connection.execute("SELECT code FROM sessions WHERE code NOT LIKE '-%'")]
        for code in codes:
            connection.execute("UPDATE sessions SET epoch = ? WHERE code = ?", (new_epoch(), code))


def _there(path: Path) -> backup.Contents | None:
    """What stands in the way, as far as it can be read: it may be why there is a restore."""
    try:
        return backup.contents(path)
    except SettingError:
        return None


def _what_goes(going: backup.Contents | None, coming: backup.Contents) -> str:
    if going is None:
        return "a database that cannot be read"
    lost = sorted(going.heads.keys() - coming.heads.keys())
    behind = sum(
        max(0, head - coming.heads[code]) for code, head in going.heads.items() if code in coming.heads
    )
    missing = f", of which the copy lacks {len(lost)} sessions ({', '.join(lost)})" if lost else ""
    return f"{going}{missing}, and {behind} later events of the others"
