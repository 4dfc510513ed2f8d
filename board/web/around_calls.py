"""The calls of what is done before and after a session, joined."""

from flask import Blueprint

from board.service.board import Board
from board.web.access import Callers
from board.web.budget import Failures
from board.web.follow_link_calls import follow_link_calls
from board.web.followup_calls import followup_calls
from board.web.invite_calls import invite_calls
from board.web.public_pages import public_pages
from board.web.publish_calls import publish_calls


def around_calls(
    board: Board, callers: Callers, failures: Failures, start_code: str | None
) -> tuple[Blueprint, ...]:
    """Follow-up, review, publishing, invitations."""
    return (
        follow_link_calls(board, callers, failures, start_code),
        followup_calls(board, callers, failures),
        publish_calls(board, callers),
        public_pages(board),
        invite_calls(board, callers),
    )
