"""Whatever stands in a public address: nothing that could not be one of ours reaches the database."""

import pytest

from board.domain.errors import BoardError
from tests.service.boards import Session, Wrapped, board_over


class Strict(Wrapped):
    """Takes no text with a NUL in it, as PostgreSQL's driver."""

    def publication(self, public_id):
        _check(public_id)
        return self.inner.publication(public_id)

    def unpublish(self, session_id, public_id):
        _check(public_id)
        return self.inner.unpublish(session_id, public_id)


def _check(text):
    if "\0" in text or len(text) > 64:
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")


@pytest.mark.parametrize("public_id", ["\0", "abc\0", "a" * 5000, "\ufffd", "é", "", "nothing"])
def test_an_address_that_cannot_be_one_is_not_found(public_id):
    session = Session(board_over(Strict()))
    for call in (
        lambda: session.board.publications.read(public_id),
        lambda: session.board.publications.take_down(session.code, public_id),
    ):
        with pytest.raises(BoardError) as refusal:
            call()
        assert refusal.value.code == "not_found"
