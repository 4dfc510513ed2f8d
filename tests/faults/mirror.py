"""What of a snapshot two who hold it must agree on."""

from tests.replica.evolve import compared as shown

__all__ = ["shown"]
