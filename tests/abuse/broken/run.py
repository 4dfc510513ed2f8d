"""The real server, broken from outside: what is asked with the header X-Break raises and quotes what people
wrote, as does a note called break-me, and a socket whose epoch is break-me.
"""

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)

import run

WORDS = "CANARY: what somebody wrote"


def break_it() -> None:
    """Put what raises in place of what works."""
    from flask import request

    from board import app
    from board.domain import decide_notes
    from board.service.board import Board

    whole_site, post, tail = app.create_site, decide_notes.post, Board.tail

    def site(*args: Any, **more: Any) -> Any:
        made = whole_site(*args, **more)

        @made.before_request
        def broken() -> None:
            if "X-Break" in request.headers:
                raise RuntimeError(WORDS)

        return made

    def broken_post(state: Any, command: Any, *more: Any) -> Any:
        if command.note_id == "break-me":
            raise TypeError(WORDS)
        return post(state, command, *more)

    def broken_tail(self: Board, code: str, grant: Any, after: int, epoch: str | None = None) -> Any:
        if epoch == "break-me":
            raise KeyError(WORDS)
        return tail(self, code, grant, after, epoch)

    app.create_site, decide_notes.post, Board.tail = site, broken_post, broken_tail  # type: ignore[method-assign]


if __name__ == "__main__":
    from board.config import read_config

    if read_config().async_mode == "eventlet":
        run._patch()
    break_it()
    sys.exit(run.main())
