"""The socket at which the server listens, as long as there is room, and until it is shut."""

import errno
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import socket

    from board.service.ports import Loop

#: what accept says when this process, or the machine, has no more to give
NO_ROOM: Final = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
ROOM_AGAIN_S: Final = 0.1


class Door:
    """A listening socket for eventlet's server, which would end with the first error and with the socket."""

    def __init__(self, listener: "socket.socket", loop: "Loop") -> None:
        self._listener, self._loop = listener, loop
        self._left = loop.signal()
        self._is_shut = False

    def accept(self) -> "tuple[socket.socket, Any]":
        """The next connection; without a free file descriptor those outside wait until there is one."""
        while True:
            try:
                return self._listener.accept()
            except OSError as error:
                if self._is_shut:
                    # eventlet's server now cuts every websocket: not before they have had their last words
                    self._left.wait()
                    raise
                if error.errno not in NO_ROOM:
                    raise
                self._loop.sleep(ROOM_AGAIN_S)

    def shut(self) -> None:
        """No new connections."""
        self._is_shut = True
        self._listener.close()

    def let_go(self) -> None:
        """What is open may end now."""
        self._left.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listener, name)
