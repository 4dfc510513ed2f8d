"""A passcode that facilitators' links ask for: whoever finds such a link has only half of what opens it."""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from board.domain.errors import BoardError
from board.domain.model import Role
from board.service.budget import Budget
from board.service.path.registry import Registry
from board.service.ports import Loop, Storage
from board.service.records import GrantRow
from board.wire.sketch_text import count_graphemes
from board.wire.text import fitting

LEAST: Final = 8
MOST: Final = 128


class Passcodes:
    """Kept as argon2id hashes; one is worked out at a time, off the loop: each takes 64 MiB for a moment."""

    def __init__(self, loop: Loop, storage: Storage, registry: Registry, budget: Budget) -> None:
        self._loop, self._storage, self._registry, self._budget = loop, storage, registry, budget
        self._hasher = PasswordHasher()
        self._turn = loop.lock()

    def is_set(self, code: str) -> bool:
        """Whether facilitators' links of this session ask for one."""
        return self._kept(code) is not None

    def set(self, code: str, passcode: str | None) -> None:
        """Ask for this one from here on, or for none; whoever is in stays in."""
        self._storage.set_passcode(self._registry.get(code).session_id, self._hashed(code, passcode))

    def check(self, row: GrantRow, role: Role, given: str | None) -> None:
        """Raises forbidden, field `passcode`, unless this link may be opened with what is given."""
        if role != "facilitator" or row.kind != "key":
            return
        kept = self._kept(row.code)
        if kept is None:
            return
        if given is None:
            raise BoardError("forbidden", "This link asks for its passcode.", "passcode")
        # Here right ones count too: what people choose can be guessed, and whoever guesses has the link.
        self._budget.spend_passcode(row.code)
        if len(given) > 8 * MOST or not self._is_right(kept, _tidied(given)):
            raise BoardError("forbidden", "That is not the passcode. Try again, or ask for it.", "passcode")

    def _kept(self, code: str) -> str | None:
        return self._storage.passcode(self._registry.get(code).session_id)

    def _hashed(self, code: str, passcode: str | None) -> str | None:
        if passcode is None:
            return None
        tidy = checked(passcode)
        # all sessions' hashes take turns: whoever sets theirs without end would keep everybody else waiting
        self._budget.spend_new_passcode(code)
        with self._turn:
            return self._loop.run_native(self._hasher.hash, tidy)

    def _is_right(self, kept: str, passcode: str) -> bool:
        with self._turn:
            return self._loop.run_native(self._verify, kept, passcode)

    def _verify(self, kept: str, passcode: str) -> bool:
        try:
            return self._hasher.verify(kept, passcode)
        except (VerificationError, InvalidHashError):
            return False


def checked(passcode: str) -> str:
    """A passcode as it is kept; raises BoardError if it is too short or too long."""
    tidy = fitting(passcode, MOST, "passcode")
    if count_graphemes(tidy) < LEAST:
        raise BoardError("invalid", f"A passcode has at least {LEAST} characters.", "passcode")
    return tidy


def _tidied(given: str) -> str:
    try:
        return fitting(given, MOST, "passcode")
    except BoardError:
        return ""
