"""Calls of the protocol that come with a later version: known, and said to be not there yet."""

from typing import NoReturn

from flask import Blueprint

from board.domain.errors import BoardError
from board.web import codes
from board.web.access import Callers, access


def later_calls(callers: Callers) -> Blueprint:
    """Import."""
    calls = Blueprint("later", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/import")
    @access("token")
    def import_file(code: str) -> NoReturn:
        callers.grant(codes.read(code))
        raise BoardError("unsupported", "Importing is not there yet.")

    return calls
