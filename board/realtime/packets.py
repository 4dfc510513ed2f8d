"""Socket.IO packets, read strictly: what cannot be a call becomes an event that the catch-all refuses.

Without this, a payload that is not JSON ends in a log line and no ack, a client could forge the reserved
events `connect` and `disconnect`, and binary attachments would be collected in memory.
"""

from typing import Any

from socketio.packet import ACK, BINARY_ACK, BINARY_EVENT, CONNECT, EVENT, Packet

#: the name of the event that stands for a packet which is none; no client can send it, see `_readable`
REFUSED = "\x00refused"


class StrictPacket(Packet):  # type: ignore[misc] # python-socketio has no types
    """A text packet in strict JSON; events are `[name, ...arguments]`."""

    uses_binary_events = False
    packet_type: int
    data: Any

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet; never asks for attachments."""
        if not isinstance(encoded_packet, str):
            self._refuse("unsupported")
            return 0
        try:
            super().decode(encoded_packet)
        except ValueError:
            self._refuse("invalid")
            return 0
        if self.packet_type in (BINARY_EVENT, BINARY_ACK):
            self._refuse("unsupported")
        elif self.packet_type == EVENT and not _readable(self.data):
            self._refuse("invalid")
        elif self.packet_type == ACK:
            # we never ask for acks
            self._refuse("unasked")
        elif self.packet_type == CONNECT and not isinstance(self.data, dict | None):
            # a list or a number is no auth, and must not look like none
            self.data = {REFUSED: True}
        return 0

    def _refuse(self, code: str) -> None:
        self.packet_type = EVENT
        self.data = [REFUSED, code]


def _readable(data: Any) -> bool:
    return (
        isinstance(data, list)
        and bool(data)
        and isinstance(data[0], str)
        and data[0] not in ("connect", "disconnect", "*", REFUSED)
    )
