"""What is kept of the tokens and keys that people hold."""

from board.domain.model import Role
from board.service.records import GrantRow
from board.service.secrecy import hashed


def token_grant(
    code: str, token: str, *, person_id: str | None, role: Role, now_ms: int, parent: bytes | None
) -> GrantRow:
    """What is kept of a token."""
    return GrantRow(
        hash=hashed(token),
        code=code,
        person_id=person_id,
        role=role,
        kind="token",
        parent=parent,
        created_at=now_ms,
    )


def key_grant(code: str, key: str, *, person_id: str | None, role: Role, now_ms: int) -> GrantRow:
    """What is kept of a link's key."""
    return GrantRow(
        hash=hashed(key), code=code, person_id=person_id, role=role, kind="key", created_at=now_ms
    )
