"""The socket's handlers: each parses, hands on and answers. They run outside Flask's request context."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import structlog
from socketio.exceptions import ConnectionRefusedError as Refuse

from board.domain.errors import BoardError, invalid
from board.realtime.admission import LAST_SEQ, SeatToken, admit
from board.realtime.packets import REFUSED
from board.realtime.presence import PresenceDesk
from board.realtime.rooms import Connection, Rooms
from board.realtime.transport import MOST_UNREAD, EmitTransport
from board.service.board import Board
from board.service.incidents import incident
from board.wire.answers import refused, to_another_release, too_old
from board.wire.commands import peek_op_id
from board.wire.jsons import dump_bytes
from board.wire.links import with_links

MOST_COMMANDS = 32
#: so many rate-limited answers in a row, and the socket is closed
STRIKES = 100
UNREAD_MS = 1000
log = structlog.get_logger()
Answer = Any


class Handlers:
    """Joins sockets to the board."""

    def __init__(
        self,
        board: Board,
        rooms: Rooms,
        transport: EmitTransport,
        desk: PresenceDesk,
        seat_token: SeatToken,
        origin_of: Callable[[Mapping[str, Any]], str] = lambda environ: "",
        outdated: Callable[[str | None], bool] = lambda page: False,
    ) -> None:
        self._board, self._rooms, self._transport = board, rooms, transport
        self._desk, self._seat_token, self._origin_of = desk, seat_token, origin_of
        self._outdated = outdated

    def register(self, server: Any) -> None:
        """Put the handlers on a python-socketio server."""
        server.on("connect", self.connect)
        server.on("disconnect", _unasked(self.disconnect))
        server.on("command", _answering(self.command))
        server.on("catch_up", _answering(self.catch_up))
        server.on("presence", _unasked(self.presence))
        server.on("*", _answering(self.unknown))

    def connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        """Let a socket in or refuse it with a code. A TypeError must not leave: we would be called anew."""
        try:
            connection = admit(sid, environ, auth, self._board, self._seat_token)
            connection.origin = self._origin_of(environ)
            self._rooms.enter(connection)
        except BoardError as refusal:
            raise _refuse(refusal) from None
        except Exception as bug:  # noqa: BLE001 - whatever it is, this socket is refused with an incident
            raise _refuse(incident(bug, "socket.connect")) from None

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget a socket that is gone."""
        self._rooms.leave(sid)

    def command(self, sid: str, *args: Any) -> Answer:
        """One command or a list; the answer or the list of answers."""
        given = _only(args)
        connection = self._connection(sid)
        many = isinstance(given, list)
        if many and len(given) > MOST_COMMANDS:
            raise BoardError("too_large", f"A list holds at most {MOST_COMMANDS} commands.")
        if many and not given:
            raise invalid("The list of commands is empty.")
        answers = self._board.submit(connection.code, connection.grant, given if many else [given])
        self._count_strikes(connection, answers)
        if any(not answer["ok"] for answer in answers) and self._outdated(connection.page):
            answers = to_another_release(answers)
        answers = with_links(answers, connection.origin, connection.code)
        return answers if many else answers[0]

    def catch_up(self, sid: str, *args: Any) -> Answer:
        """A piece of the tail, or that a snapshot is needed."""
        asked = _only(args)
        connection = self._connection(sid)
        if not isinstance(asked, dict) or set(asked) - {"after", "epoch"}:
            raise invalid("catch_up takes {after, epoch}.")
        after, epoch = asked.get("after"), asked.get("epoch")
        if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after <= LAST_SEQ:
            raise invalid("after is the last seq that you have, 0 or more.", "after")
        if epoch is not None and not isinstance(epoch, str):
            raise invalid("epoch is the text that a snapshot or frame named.", "epoch")
        if self._transport.waiting(sid) > MOST_UNREAD:
            message = "Read what you were sent before you ask for more."
            raise BoardError("rate_limited", message, retry_after_ms=UNREAD_MS)
        tail = self._board.tail(connection.code, connection.grant, after, epoch)
        return {"snapshot": True} if tail is None else msgspec.Raw(tail.body)

    def presence(self, sid: str, *args: Any) -> None:
        """Typing and drawing; never answered, dropped when malformed or too frequent."""
        found = self._rooms.find(sid)
        if found and len(args) == 1 and isinstance(args[0], dict):
            self._desk.hear(*found, args[0])

    def unknown(self, event: str, sid: str, *args: Any) -> Answer:
        """Everything that is no event of the protocol."""
        if event != REFUSED:
            found = self._rooms.find(sid)
            if found and self._outdated(found[1].page):
                raise too_old()
            raise BoardError("unsupported", "There is no such event. The protocol's reference lists them.")
        code = args[0] if args else "invalid"
        if code == "unasked":
            return None
        if code == "unsupported":
            self._transport.drop(sid)
            raise BoardError("unsupported", "Binary packets are not part of the protocol.")
        raise invalid("A call is [event, payload] in strict JSON.")

    def _connection(self, sid: str) -> Connection:
        found = self._rooms.find(sid)
        if found is None:
            raise BoardError("unauthorised", "This connection has ended. Connect again.")
        return found[1]

    def _count_strikes(self, connection: Connection, answers: list[dict[str, Any]]) -> None:
        if all(not a["ok"] and a["error"]["code"] == "rate_limited" for a in answers):
            connection.strikes += len(answers)
        else:
            connection.strikes = 0
        if connection.strikes >= STRIKES:
            log.info("socket.flood", session=connection.code)
            self._transport.send([connection.sid], "bye", dump_bytes({"reason": "flood"}))
            # with this the kernel takes what was said before; whoever does not read is not waited for
            self._transport.drop(connection.sid)


def _answering(handle: Callable[..., Answer]) -> Callable[..., Answer]:
    """Always an ack: a refusal in the protocol's shape, a bug of ours as `internal` with an incident id."""

    def answer(*args: Any) -> Answer:
        try:
            return handle(*args)
        except BoardError as refusal:
            return refused(_op_id(args), refusal)
        except Exception as bug:  # noqa: BLE001 - the edge: the socket and the others live on
            return refused(_op_id(args), incident(bug, "socket.event"))

    return answer


def _unasked(handle: Callable[..., None]) -> Callable[..., None]:
    """What nobody waits for: a bug of ours has an incident id in the log, and ends there."""

    def hear(*args: Any) -> None:
        try:
            handle(*args)
        except Exception as bug:  # noqa: BLE001 - the edge: python-engineio would swallow it without a word
            incident(bug, "socket.event")

    return hear


def _op_id(args: tuple[Any, ...]) -> str | None:
    return peek_op_id(args[-1]) if args else None


def _only(args: tuple[Any, ...]) -> Any:
    if len(args) != 1:
        raise invalid("Send exactly one payload.")
    return args[0]


def _refuse(refusal: BoardError) -> Refuse:
    return Refuse(refusal.code, refused(None, refusal)["error"])
