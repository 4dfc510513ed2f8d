"""Builders for what the contract suite writes."""

from board.service.records import Batch, EventRow, GrantRow, NewSession, OpRow, PhotoRow, SessionRow

CODE = "ABCD2346"


def event(seq: int, kind: str = "theme.named", data: bytes = b"{}") -> EventRow:
    return EventRow(seq, 1_000 + seq, kind, 1, data)


def batch(row: SessionRow, *, seen: int | None = None, count: int = 1, **beside) -> Batch:
    seen = row.head if seen is None else seen
    events = tuple(event(seen + n) for n in range(1, count + 1))
    return Batch(**{"session_id": row.session_id, "seen": seen, "events": events, **beside})


def op(key: bytes, seq: int = 2, tie: str | None = None, digest: bytes = b"digest") -> OpRow:
    return OpRow(key, digest, seq, b'{"note_id":"n"}', tie)


def grant(hashed: bytes, **given) -> GrantRow:
    basis = {"code": CODE, "person_id": None, "role": "observer", "kind": "token", "created_at": 5}
    return GrantRow(**{"hash": hashed, **basis, **given})


def begun(storage, code: str = CODE, **beside) -> SessionRow:
    """A session with one event, in this storage."""
    first = Batch(**{"session_id": 0, "seen": 0, "events": (event(1, "session.created"),), **beside})
    row = storage.create(NewSession(code=code, epoch="first", op_salt=b"salt", created_at=1_001), first)
    assert row is not None
    return row


def photo(row: SessionRow, name: str) -> PhotoRow:
    whole, small = f"whole {name}".encode(), f"small {name}".encode()
    return PhotoRow(
        session_id=row.session_id, photo_id=name, at=7, width=4, height=3, whole=whole, small=small
    )
