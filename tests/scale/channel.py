"""What travels between Redis and a client, as far as a middlebox must know it to lose or double one word."""

from tests.faults.splitter import Message, Splitter

MESSAGE = b"*3\r\n$7\r\nmessage\r\n"


class ChannelSplitter(Splitter):
    """Cuts what Redis says into whole answers; the payload of a word of the channel is its text."""

    @property
    def headless(self) -> bool:
        return False

    def pieces(self, data: bytes) -> list[bytes | Message]:
        """The answers that are whole now; words of a channel as messages, all else as bytes."""
        self._held += data
        found: list[bytes | Message] = []
        while (end := _end(self._held, 0)) > 0:
            raw, self._held = self._held[:end], self._held[end:]
            found.append(Message(raw, raw) if raw.startswith(MESSAGE) else raw)
        return found


def _end(held: bytes, at: int) -> int:
    """Where the answer that begins here ends; 0 while it is not whole."""
    line = held.find(b"\r\n", at)
    if line < 0:
        return 0
    after, kind = line + 2, held[at : at + 1]
    if kind in b"*>%~":
        for _ in range(max(0, int(held[at + 1 : line])) * (2 if kind == b"%" else 1)):
            after = _end(held, after)
            if not after:
                return 0
    elif kind in b"$=":
        size = int(held[at + 1 : line])
        after += size + 2 if size >= 0 else 0
        if after > len(held):
            return 0
    return after
