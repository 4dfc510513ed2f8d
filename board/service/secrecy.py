"""Everything random, and everything that is kept as a hash only."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

CODE_ALPHABET: Final = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
CODE_LENGTH: Final = 8
_random = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Keyring:
    """The secret key, and those before it, the newest first: what was made with them still holds."""

    first: str = field(repr=False)
    older: tuple[str, ...] = field(default=(), repr=False)

    @property
    def mark(self) -> str:
        """What stands beside a thing that the first key makes; it tells which key, and nothing of it."""
        return _mark(self.first)

    def made_by(self, mark: str) -> str | None:
        """The key with this mark, if it is here; the oldest for what is from before there were marks."""
        keys = (self.first, *self.older)
        return next((key for key in keys if _mark(key) == mark), None) if mark else keys[-1]


class RandomIds:
    """The domain's source of ids and chance."""

    def new(self) -> str:
        """Sixteen characters of A-Z a-z 0-9 _ -."""
        return secrets.token_urlsafe(12)

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """The same items in an order that nobody can foretell."""
        return _random.sample(items, len(items))


def new_code() -> str:
    """A join code, from letters that are not mistaken for each other."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def new_secret() -> str:
    """A token or a link's key: 256 bits."""
    return secrets.token_urlsafe(32)


def new_epoch() -> str:
    """The name of one unbroken history of a session."""
    return secrets.token_urlsafe(9)


def new_salt() -> bytes:
    """What keeps op keys of different sessions apart."""
    return secrets.token_bytes(16)


def hashed(secret: str) -> bytes:
    """What is kept of a token or key; 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).digest()


def op_key(salt: bytes, actor: str, op_id: str) -> bytes:
    """Under which an op is remembered: it names neither the person nor the op_id."""
    return hmac.digest(salt, f"{actor}\0{op_id}".encode(), "sha256")[:16]


def personal_key(secret: str, code: str, person_id: str, op: bytes) -> str:
    """A person's new link's key: the same whenever the same op is answered, and kept nowhere."""
    return _told(secret, b"person", code, person_id, op)


def link_key(secret: str, code: str, role: str, op: bytes) -> str:
    """A rotated link's key: the same whenever the same op is answered, and kept nowhere."""
    return _told(secret, b"link", code, role, op)


def _mark(secret: str) -> str:
    return hmac.digest(secret.encode(), b"which key", "sha256")[:6].hex()


def _told(secret: str, what: bytes, code: str, whose: str, op: bytes) -> str:
    told = hmac.digest(secret.encode(), b"\0".join((what, code.encode(), whose.encode(), op)), "sha256")
    return urlsafe_b64encode(told).decode().rstrip("=")
