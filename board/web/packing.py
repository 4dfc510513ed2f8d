"""Pages leave compressed: they are the same for all who open them; what is anybody's own comes by calls."""

import gzip

from flask import Response, request

LEAST = 1000


def packed(response: Response) -> Response:
    """The same page in fewer bytes, if the reader takes that."""
    if request.blueprint != "pages" or response.mimetype != "text/html":
        return response
    response.headers["Vary"] = "Accept-Encoding"
    body = response.get_data()
    if len(body) >= LEAST and request.accept_encodings.quality("gzip"):
        response.set_data(gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
