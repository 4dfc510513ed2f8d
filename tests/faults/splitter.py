"""What travels on a line, as far as a middlebox must know it: a first request, then websocket messages."""

from dataclasses import dataclass

HEAD_END = b"\r\n\r\n"
MOST_HEAD = 65_536
_BEGINNINGS = (b"GET ", b"POST", b"HTTP", b"HEAD", b"DELE", b"PUT ", b"OPTI")

FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\nConnection: close\r\n\r\nBlocked"
_PAGE = b"<!doctype html><title>Sign in</title><h1>Welcome to the guest network</h1>"
PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(_PAGE), _PAGE)
)


def asks_for_websocket(head: bytes) -> bool:
    """Whether this request's head asks for a websocket."""
    return b"\r\nupgrade: websocket" in head.lower()


def stripped(head: bytes) -> bytes:
    """The head without the words that would upgrade the line, as old proxies forward it."""
    lines = head.split(b"\r\n")
    hop = (b"upgrade:", b"connection:", b"sec-websocket-")
    return b"\r\n".join(line for line in lines if not line.lower().startswith(hop))


@dataclass
class Message:
    """One websocket frame: the bytes as they came, and what they say."""

    raw: bytes
    payload: bytes


class Splitter:
    """Cuts a stream into its HTTP head and, once it is a websocket, into frames; else it stays as it is."""

    def __init__(self) -> None:
        self._held = b""
        self._headless = True
        #: set by whoever has seen that both sides agreed on a websocket
        self.framed = False

    def head(self, data: bytes) -> bytes | None:
        """The head once it is whole, with whatever came behind it kept; None until then."""
        self._held += data
        at = self._held.find(HEAD_END)
        if at < 0 and len(self._held) < MOST_HEAD and self._held[:4] in _BEGINNINGS:
            return None
        end = at + len(HEAD_END) if at >= 0 else len(self._held)
        head, self._held = self._held[:end], self._held[end:]
        self._headless = False
        return head

    @property
    def headless(self) -> bool:
        """Whether the head has not been seen yet."""
        return self._headless

    def pieces(self, data: bytes) -> list[bytes | Message]:
        """The frames that are whole now; of what is no websocket, the bytes."""
        self._held += data
        if not self.framed:
            rest, self._held = self._held, b""
            return [rest] if rest else []
        found: list[bytes | Message] = []
        while (message := self._frame()) is not None:
            found.append(message)
        return found

    def _frame(self) -> Message | None:
        held = self._held
        if len(held) < 2:
            return None
        size, at = held[1] & 127, 2
        if size >= 126:
            wide = 2 if size == 126 else 8
            if len(held) < at + wide:
                return None
            size, at = int.from_bytes(held[at : at + wide]), at + wide
        mask = b""
        if held[1] & 128:
            mask, at = held[at : at + 4], at + 4
        if len(held) < at + size:
            return None
        raw, payload = held[: at + size], held[at : at + size]
        self._held = held[at + size :]
        return Message(raw, _unmasked(payload, mask) if mask else payload)


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload) ^ int.from_bytes(key)).to_bytes(len(payload))
