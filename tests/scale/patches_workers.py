"""Mutants for workers that come and go."""

from typing import Any

from tests.faults.patches import patch


@patch
def scattered() -> None:
    """Mutant: a session that is at two workers stays there."""
    from board.service.gathering import Gathering

    Gathering.elsewhere = lambda self, code: None  # type: ignore[method-assign]


@patch
def acks_on_its_way_out() -> None:
    """Mutant: a worker that was asked to end says Saved of what it does not write any more."""
    from board.service.board import Board
    from board.service.committer import Committer

    commit, wind_down, ending = Committer.commit, Board.wind_down, list[bool]()

    def careless(self: Committer, batch: Any) -> bool:
        return True if ending else commit(self, batch)

    def beginning_to_end(self: Board) -> None:
        ending.append(True)
        wind_down(self)

    Committer.commit = careless  # type: ignore[method-assign]
    Board.wind_down = beginning_to_end  # type: ignore[method-assign]
