"""Which sessions are in use: loaded from the log on demand, let go when nobody needs them."""

from collections.abc import Callable

from board.domain.errors import BoardError
from board.domain.model import State
from board.service import figures
from board.service.path.live import LiveSession, open_live
from board.service.ports import Loop, Publisher, Storage

IDLE_S = 600.0


def no_session() -> BoardError:
    """One and the same answer to an unknown, a closed and an expired code."""
    return BoardError(
        "not_found", "There is no open session with this code. Check the code with your facilitator."
    )


class Registry:
    """Code to live session."""

    def __init__(
        self, loop: Loop, storage: Storage, publisher: Publisher, forget: Callable[[str], None]
    ) -> None:
        self._loop, self._storage, self._publisher = loop, storage, publisher
        #: what is remembered of a session from before it was loaded, such as grants
        self._forget = forget
        self._loading = loop.lock()
        self._live: dict[str, LiveSession] = {}
        figures.watch("sessions_live", "Sessions in memory", lambda: len(self._live))
        figures.watch("commands_waiting", "Commands in line", self._waiting)

    def get(self, code: str) -> LiveSession:
        """The live session, folded from its log if need be; raises not_found."""
        live = self._live.get(code) or self._load(code)
        live.used_at = self._loop.monotonic()
        return live

    def peek(self, code: str) -> LiveSession | None:
        """This session, if it is live."""
        return self._live.get(code)

    def state(self, code: str) -> State | None:
        """The state of this session, if it is live."""
        live = self._live.get(code)
        return live.state if live else None

    def all(self) -> list[LiveSession]:
        """Every live session."""
        return list(self._live.values())

    def drop(self, live: LiveSession) -> None:
        """Forget a session that is not there any more."""
        self._live.pop(live.code, None)

    def in_use(self, code: str) -> bool:
        """Whether somebody is connected, or has looked in of late."""
        return code in self._live or self._publisher.connected(code)

    def let_go(self) -> None:
        """Forget the sessions that nobody has looked at for a while; the log has them."""
        for live in self.all():
            idle = self._loop.monotonic() - live.used_at > IDLE_S
            if idle and not live.mailbox.served and not self._publisher.connected(live.code):
                self._live.pop(live.code, None)

    def _waiting(self) -> int:
        return sum(len(live.mailbox.works) for live in self.all())

    def _load(self, code: str) -> LiveSession:
        with self._loading:
            live = self._live.get(code)
            if live is None:
                row = self._storage.session(code)
                if row is None:
                    raise no_session()
                live = open_live(row, self._storage.read(row.session_id), self._loop.lock())
                self._forget(code)
                live.used_at = self._loop.monotonic()
                self._live[code] = live
            return live
