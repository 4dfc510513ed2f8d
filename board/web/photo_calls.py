"""Photos of paper: in as JPEG, PNG or WebP, out as a JPEG that we drew ourselves."""

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, request

from board.domain.errors import BoardError, invalid
from board.service.beside.photos import Picture
from board.service.board import Board
from board.web import answers, codes
from board.web.access import Callers, access
from board.wire.checks import identifier

MOST_BYTES: Final = 8 * 1024 * 1024
MEDIA: Final = ("image/jpeg", "image/png", "image/webp")
SIZES: Final = ("whole", "small")

#: the bytes of a photo in, the same drawn anew out; may take seconds, and blocks only its caller
Redraw = Callable[[bytes], Picture]


def photo_calls(board: Board, callers: Callers, redraw: Redraw) -> Blueprint:
    """`POST .../photos` and `GET .../photos/ID`."""
    calls = Blueprint("photos", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/photos")
    @access("token")
    def add_photo(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        with board.photos.taking(code, board.viewer(code, grant), request.remote_addr or ""):
            picture = redraw(_photo())
        photo_id = board.photos.add(code, picture)
        return answers.body({"photo_id": photo_id, "width": picture.width, "height": picture.height}, 201)

    @calls.get("/<code>/photos/<photo_id>")
    @access("token")
    def show_photo(code: str, photo_id: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        size = request.args.get("size", "whole")
        if size not in SIZES:
            raise invalid(f"size is one of {', '.join(SIZES)}.", "size")
        viewer = board.viewer(code, grant)
        found = board.photos.show(code, viewer, identifier(photo_id, "photo_id"), small=size == "small")
        response = Response(found, mimetype="image/jpeg")
        response.headers["Content-Disposition"] = 'inline; filename="photo.jpg"'
        return response

    return calls


def _photo() -> bytes:
    """The body of a request, at most so large; a longer one is refused before it is read."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise BoardError("unsupported", "Send the photo without compression.", status_override=415)
    if request.mimetype not in MEDIA:
        raise BoardError("unsupported", f"Send a photo as one of {', '.join(MEDIA)}.", status_override=415)
    if (request.content_length or 0) > MOST_BYTES:
        raise BoardError("too_large", "A photo has at most 8 MB. Take a smaller one.")
    request.max_content_length = MOST_BYTES
    return request.get_data(cache=False)
