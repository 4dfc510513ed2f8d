"""A drawing on two devices of one person: opened with a pass for the other, written there, read here."""

from typing import Any

from flask import Blueprint, Response

from board.domain.model import Viewer
from board.domain.shapes import when
from board.service.beside.pads import Pad
from board.service.board import Board, Grant
from board.web import answers, bodies, codes, qr
from board.web.access import Callers, access
from board.web.log_calls import LAST_SEQ, LONGEST_WAIT_S
from board.wire.checks import check, identifier
from board.wire.links import link


def pad_calls(board: Board, callers: Callers) -> Blueprint:
    """`POST .../pads`, and `GET` and `POST .../pads/ID`."""
    calls = Blueprint("pads", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/pads")
    @access("token")
    def open_pad(code: str) -> Response:
        code = codes.read(code)
        grant, viewer = _sender(board, callers, code)
        asked = bodies.read(bodies.NewPad)
        parts = check("pad", {"sketch": asked.sketch, "caption": asked.caption})
        opened = board.pads.open(code, viewer, grant.token_id, parts["sketch"], parts["caption"])
        address = f"{link(callers.origin(), code, 'pad', opened.key)}&pad={opened.pad.pad_id}"
        beside = {"link": address, "qr": qr.as_path(address), "expires_at": when(opened.expires_at)}
        return answers.body({**_shape(opened.pad), **beside}, 201)

    @calls.get("/<code>/pads/<pad_id>")
    @access("token")
    def read_pad(code: str, pad_id: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        after = bodies.whole_number("after", 0, least=0, most=LAST_SEQ)
        wait = bodies.whole_number("wait", 0, least=0, most=LONGEST_WAIT_S)
        return answers.body(_shape(board.pads.read(code, board.viewer(code, grant), pad_id, after, wait)))

    @calls.post("/<code>/pads/<pad_id>")
    @access("token")
    def write_pad(code: str, pad_id: str) -> Response:
        code = codes.read(code)
        _, viewer = _sender(board, callers, code)
        sent = bodies.read(bodies.PadState)
        sketch = check("pad", {"sketch": sent.sketch})["sketch"]
        pad = board.pads.write(code, viewer, identifier(pad_id, "pad_id"), sketch, done=sent.done)
        return answers.body({"pad_id": pad.pad_id, "version": pad.version})

    return calls


def _sender(board: Board, callers: Callers, code: str) -> tuple[Grant, Viewer]:
    """Who sends a drawing, before it is read; raises BoardError."""
    _, grant = callers.grant(code)
    viewer = board.viewer(code, grant)
    board.pads.admit(code, viewer)
    return grant, viewer


def _shape(pad: Pad) -> dict[str, Any]:
    return {
        "pad_id": pad.pad_id,
        "version": pad.version,
        "sketch": pad.sketch,
        "caption": pad.caption,
        "done": pad.done,
    }
