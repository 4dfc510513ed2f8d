"""Mutants for workers that come and go."""

from tests.faults.patches import patch


@patch
def scattered() -> None:
    """Mutant: a session that is at two workers stays there."""
    from board.service.path.gathering import Gathering

    Gathering.elsewhere = lambda self, code: None  # type: ignore[method-assign]
