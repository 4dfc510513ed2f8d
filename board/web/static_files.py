"""The browser's files: what carries its version in the path is kept for long, the rest is asked for again."""

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from board.web.access import access

YEAR = 31_536_000


def static_files(folder: Path) -> Blueprint:
    """`/static/...`."""
    files = Blueprint("static_files", __name__)

    @files.get("/static/<path:name>", endpoint="static")
    @access("anyone")
    def static(name: str) -> Response:
        response = send_from_directory(folder, name)
        if "@" in name.rsplit("/", 1)[0]:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        else:
            response.headers["Cache-Control"] = "no-cache"
        return response

    return files
