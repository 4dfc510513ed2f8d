"""Who holds what: tokens and keys looked up by their hash, remembered for a while."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from board.domain.errors import BoardError
from board.service.ports import Storage
from board.service.records import GrantRow
from board.service.secrecy import hashed

MOST_REMEMBERED = 20_000
LONGEST_SECRET = 200
MOST_PASSES = 2000
#: a grant that another process ended may be believed for so long
REMEMBERED_S = 15.0
#: how long a pass can be used, in milliseconds
PASS_MS = 5 * 60_000


def unknown_token() -> BoardError:
    """A token that nobody holds, or nobody any more."""
    return BoardError("unauthorised", "This sign-in is not known here any more. Open your link again.")


def ended_link() -> BoardError:
    """A link's key that opens nothing, or nothing any more."""
    return BoardError(
        "forbidden", "This link does not work any more. Ask the facilitator for a new one.", "key"
    )


class Grants:
    """Reads grants through a memory that forgets a session's as soon as one of them ends."""

    def __init__(self, storage: Storage, monotonic: Callable[[], float]) -> None:
        self._storage, self._monotonic = storage, monotonic
        #: by their hash, with the moment in which they were read
        self._tokens: dict[bytes, tuple[GrantRow, float]] = {}
        #: passes by their hash, with the token that each was made with and the end of its time
        self._passes: dict[bytes, tuple[GrantRow, bytes, int]] = {}
        #: how often something was forgotten: what was read before that is not remembered after it
        self._forgotten = 0

    def token(self, token: str) -> GrantRow:
        """The grant of a token; raises unauthorised."""
        if len(token) > LONGEST_SECRET:
            raise unknown_token()
        return self.by_hash(hashed(token))

    def by_hash(self, token_id: bytes) -> GrantRow:
        """The same by the token's hash."""
        known, now = self._tokens.get(token_id), self._monotonic()
        if known is not None and now - known[1] < REMEMBERED_S:
            return known[0]
        forgotten = self._forgotten
        row = self._read(token_id, known, now)
        if row is None or row.kind != "token" or row.revoked_at is not None:
            self._tokens.pop(token_id, None)
            raise unknown_token()
        if len(self._tokens) >= MOST_REMEMBERED:
            self._tokens.clear()
        if forgotten == self._forgotten:
            self._tokens[token_id] = (row, now)
        return row

    def key(self, code: str, key: str, now_ms: int) -> GrantRow:
        """The grant of a link's key in this session; raises forbidden. A pass is spent by it."""
        lent = self._passes.get(hashed(key)) if len(key) <= LONGEST_SECRET else None
        if lent is not None and lent[0].code == code:
            return self._spent(lent, now_ms)
        row = self._storage.grant(hashed(key)) if len(key) <= LONGEST_SECRET else None
        if row is None or row.kind != "key" or row.code != code or row.revoked_at is not None:
            raise ended_link()
        return row

    def lend(self, key: str, holder: GrantRow, until_ms: int) -> None:
        """A key for one use by a token's holder; in memory alone: its time would say who drew when (R6)."""
        if len(self._passes) >= MOST_PASSES:
            # whoever asks for many takes the place of their own session's
            ((most, _),) = Counter(lent.code for lent, _, _ in self._passes.values()).most_common(1)
            self._passes.pop(next(mark for mark, (lent, _, _) in self._passes.items() if lent.code == most))
        row = replace(holder, hash=hashed(key), kind="pass")
        self._passes[row.hash] = (row, holder.hash, until_ms)

    def _spent(self, lent: tuple[GrantRow, bytes, int], now_ms: int) -> GrantRow:
        row, holder, until_ms = lent
        self._passes.pop(row.hash, None)
        if now_ms > until_ms:
            raise BoardError(
                "forbidden", "This code was for a few minutes and one use. Show a new one and scan it.", "key"
            )
        # What its maker held may have ended meanwhile.
        self.by_hash(holder)
        return row

    def _read(self, token_id: bytes, known: tuple[GrantRow, float] | None, now: float) -> GrantRow | None:
        """While the database is silent, what was known is believed: whoever only reads goes on."""
        if known is None:
            return self._storage.grant(token_id)
        # one asks for all who come meanwhile
        self._tokens[token_id] = (known[0], now)
        try:
            return self._storage.grant(token_id)
        except BoardError:
            return known[0]

    def forget(self, code: str) -> None:
        """Read this session's grants anew."""
        self._forgotten += 1
        self._tokens = {key: kept for key, kept in self._tokens.items() if kept[0].code != code}
