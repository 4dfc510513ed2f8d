"""A network whose every message waits until it is let through, and what can be done to it meanwhile."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Line:
    """One connection: `up` and `down` are what is under way, each in its order."""

    sid: str
    token: str
    up: deque[tuple[str, int | None, Any]] = field(default_factory=deque)
    down: deque[tuple[str, Any]] = field(default_factory=deque)
    #: whether this end still believes in the connection
    client_open: bool = True
    server_open: bool = True
    #: the server has said welcome, and the client has read it
    live: bool = False
    #: what the server has read and not begun with
    inbox: deque[tuple[str, int | None, Any]] = field(default_factory=deque)
    reading: bool = False
    #: batches whose answer this connection owes
    owed: set[int] = field(default_factory=set)
    #: the house at its other end, and what the page said that it has
    house: Any = None
    since: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False)
class Call:
    """One HTTP request: `answer` is None until the server has made it."""

    kind: str
    token: str
    number: int = 0
    body: Any = None
    arrived: bool = False
    answer: Any = None
    #: the house that it has come to
    house: Any = None
