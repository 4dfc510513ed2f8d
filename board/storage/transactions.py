"""How a function gets its transaction: the part of storage that differs between databases."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

T = TypeVar("T")


class Transactions(Protocol):
    """Runs functions of an open connection, each in one transaction, done or not done at all.

    A database that fails raises BoardError: `storage_full`, `busy`, or `read_only` with status 503.
    """

    def history(self, connection: sa.Connection) -> str:
        """The name of what this connection writes on: another one once another copy may have taken over."""

    def timeline(self) -> str:
        """The same, as of the newest connection, but for restarts of a server that lost nothing."""

    def read(self, function: Callable[..., T], *args: Any) -> T:
        """Call it with a connection that sees one moment, and `args`."""

    def write(self, function: Callable[..., T], *args: Any) -> T:
        """Call it with a connection, and `args`; what comes back is durable by then."""

    def clean(self) -> None:
        """Have nothing of what was deleted left behind, as far as this database can be told to."""

    def cleaned(self) -> bool:
        """Whether that is done; tried again if need be."""

    def close(self) -> None:
        """Let go of the database."""
