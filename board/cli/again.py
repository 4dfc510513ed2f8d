"""What was erased after a backup was made is erased from it again when it is restored."""

from contextlib import closing
from dataclasses import fields
from pathlib import Path

from board.domain.errors import BoardError
from board.service.keeping.erasing import erase_content, erase_person
from board.service.loop import ThreadLoop
from board.service.ports import Storage
from board.service.records import ProofRow
from board.service.secrecy import hashed
from board.storage.engine import driver, make_engine
from board.storage.sql import SqlStorage

COLUMNS = tuple(field.name for field in fields(ProofRow))


def proofs_in(path: Path) -> list[ProofRow]:
    """What was erased according to a database; nothing if it cannot be read or is older than proofs are."""
    quoted = ", ".join(f'"{name}"' for name in COLUMNS)
    try:
        with closing(driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute(f"SELECT {quoted} FROM proofs ORDER BY id").fetchall()
    except driver.Error:
        return []
    return [ProofRow(**dict(zip(COLUMNS, row, strict=True))) for row in found]


def erase_again(draft: Path, proofs: list[ProofRow]) -> int:
    """Do to this copy what these proofs say was done since; how many of them were needed."""
    kept = SqlStorage(make_engine(f"sqlite:///{draft}"), ThreadLoop())
    try:
        done = set(kept.proofs())
        wanted = [proof for proof in proofs if proof not in done]
        codes = {hashed(code): code for code in kept.codes()}
        return sum(_erased(kept, codes[proof.mark], proof) for proof in wanted if proof.mark in codes)
    finally:
        kept.close()


def _erased(kept: Storage, code: str, proof: ProofRow) -> bool:
    row = kept.session(code)
    if row is None:
        return False
    match proof.what:
        case "session":
            kept.discard(code, proof)
        case "content":
            erase_content(kept, row, proof.at, proof.by)
        case "person":
            try:
                erase_person(kept, row, proof.person_id or "", proof.at, proof.by)
            except BoardError:
                return False  # they came after the copy was made
    return True
