"""The browser's files: what carries its version in the path is kept for long, the rest is asked for again."""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, request, send_from_directory

from board.web.access import access
from board.web.assets.shelf import File, Shelf

YEAR: Final = 31_536_000
FOR_EVER: Final = f"public, max-age={YEAR}, immutable"
#: icons that a page draws while its line is down come from what the browser has
OFFLINE_TOO: Final = "public, max-age=60, stale-while-revalidate=86400"
#: what compression makes smaller
WORDY: Final = (".js", ".css", ".svg", ".json", ".txt", ".md")


def static_files(folder: Path, shelf: Shelf) -> Blueprint:
    """`/static/...`."""
    files = Blueprint("static_files", __name__)

    @files.get("/static/app@<version>/<name>")
    @access("anyone")
    def app_file(version: str, name: str) -> Response:
        found = shelf.file(version, name)
        if found is None:
            abort(404)
        response = _packed(found)
        response.headers["Cache-Control"] = FOR_EVER
        return response

    @files.get("/static/<path:name>", endpoint="static")
    @access("anyone")
    def static(name: str) -> Response:
        if {"", ".", ".."} & set(name.split("/")):
            # one file has one address: a detour through an `@` would be kept for ever
            abort(404)
        response = send_from_directory(folder, name)
        if name.endswith(WORDY) and response.status_code == 200:
            response = _in_small(folder / name, response)
        response.headers["Cache-Control"] = _kept(name)
        return response

    return files


def _kept(name: str) -> str:
    if "@" in name.rsplit("/", 1)[0]:
        return FOR_EVER
    return OFFLINE_TOO if name.startswith("icons/") else "no-cache"


def _packed(file: File) -> Response:
    """A file in the form that the reader takes."""
    small = request.accept_encodings.quality("gzip") > 0
    response = Response(file.packed if small else file.plain, mimetype=file.mimetype)
    if small:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _in_small(path: Path, plain: Response) -> Response:
    """The same answer compressed, if the reader takes that."""
    plain.headers["Vary"] = "Accept-Encoding"
    if not request.accept_encodings.quality("gzip"):
        return plain
    seen = path.stat()
    response = Response(_compressed(path, seen.st_mtime_ns, seen.st_size), mimetype=plain.mimetype)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    tag, _ = plain.get_etag()
    if tag:
        response.set_etag(f"{tag}-gzip")
    plain.close()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=512)
def _compressed(path: Path, _changed: int, _size: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)
