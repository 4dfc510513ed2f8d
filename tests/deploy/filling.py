"""Many sessions in a file, each a copy of one that is there. Run by itself, it knows nothing of the board."""

import itertools
import sqlite3
import sys

COPIES = 300
LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
SESSION = "head_seq, epoch, op_salt, created_at, active_at, closed_at"
BESIDE = {
    "people": "person_id, name",
    "events": "seq, at, type, version, data",
    "ties": "tie, person_id, seq",
    "ops": "op_key, digest, seq, extra, tie",
}


def fill(path: str) -> str:
    """Copy the first session so many times; what there is then."""
    db = sqlite3.connect(path)
    with db:
        (first,) = db.execute("SELECT min(id) FROM sessions WHERE code NOT LIKE '-%'").fetchone()
        for letters in itertools.islice(itertools.product(LETTERS, repeat=3), COPIES):
            _copy(db, first, "FEAST" + "".join(letters))
    (sessions,) = db.execute("SELECT count(*) FROM sessions").fetchone()
    (events,) = db.execute("SELECT count(*) FROM events").fetchone()
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    return f"{sessions} sessions, {events} events, {pages * size / 1e6:.0f} MB"


def _copy(db: sqlite3.Connection, first: int, code: str) -> None:
    insert = f"INSERT INTO sessions (code, {SESSION}) SELECT ?, {SESSION} FROM sessions WHERE id = ?"
    made = db.execute(insert, (code, first)).lastrowid
    for table, columns in BESIDE.items():
        chosen = f"SELECT ?, {columns} FROM {table} WHERE session_id = ?"
        db.execute(f"INSERT INTO {table} (session_id, {columns}) {chosen}", (made, first))


if __name__ == "__main__":
    sys.stdout.write(fill(sys.argv[1]) + "\n")
