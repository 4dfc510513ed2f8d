"""`erase`: a session with everything in it, or what one person wrote and who they were."""

import argparse
import time

from board.cli.opened import Commands, read_code, storage
from board.config import read_config
from board.domain.errors import BoardError
from board.service.keeping.erasing import erase_person, erase_session
from board.service.loop import ThreadLoop
from board.service.records import ProofRow, SessionRow
from board.storage.opening import open_heads
from board.storage.sql import SqlStorage

PATIENCE_S = 60.0


def add(commands: Commands) -> None:
    """Say what can be typed."""
    erase = commands.add_parser("erase", help="erase a session, or one person from it, for good")
    what = erase.add_subparsers(required=True, metavar="WHAT")
    session = what.add_parser("session", help="a session with everything that was written of it")
    session.add_argument("code")
    session.set_defaults(run=run_session)
    person = what.add_parser("person", help="what a person wrote and drew, and who they were")
    person.add_argument("code")
    person.add_argument("person_id", help="as `record.json` and their own data name them")
    person.set_defaults(run=run_person)


def run_session(args: argparse.Namespace) -> int:
    """Erase it, from the note of heads as well; a running server follows within seconds."""
    config, code = read_config(), read_code(args.code)
    with storage(config) as kept:
        proof = erase_session(kept, _row(kept, code), ThreadLoop().now_ms(), "operator")
        heads = open_heads(config)
        heads.write({}, [other for other in heads.read() if other != code])
        whole = _cleaned(kept)
    _tell(proof, f"session {code} is erased", whole)
    return 0


def run_person(args: argparse.Namespace) -> int:
    """Erase them; the session goes on with empty papers in their places."""
    code = read_code(args.code)
    with storage() as kept:
        proof = erase_person(kept, _row(kept, code), args.person_id, ThreadLoop().now_ms(), "operator")
        whole = _cleaned(kept)
        public = [one.public_id for one in kept.publications(_row(kept, code).session_id)]
    _tell(proof, f"the person is erased from session {code}", whole)
    if public:
        print(f"It has published pages, which stay as they are: /p/{', /p/'.join(public)}.")
    return 0


def _row(kept: SqlStorage, code: str) -> SessionRow:
    row = kept.session(code)
    if row is None:
        raise BoardError("not_found", f"There is no session {code}.")
    return row


def _cleaned(kept: SqlStorage) -> bool:
    """Wait for whoever reads the database, such as a backup: until then the old words lie in its log."""
    until = time.monotonic() + PATIENCE_S
    while not kept.cleaned():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def _tell(proof: ProofRow, done: str, whole: bool) -> None:
    print(f"Done: {done}: {proof.events} events, {proof.people} people, {proof.photos} photos.")
    if not whole:
        print("Something reads the database all the while: until it ends its files still hold it.")
    print("Backups made before still hold it until you delete them; a restore erases it again.")
