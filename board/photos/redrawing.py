"""Has photos drawn anew by a process that may be killed: bounded in time and memory, one at a time."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Final

from board.domain.errors import BoardError
from board.photos.redraw import TOO_MANY_PIXELS
from board.service.beside.photos import Picture
from board.service.ports import Loop

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_WAITING: Final = 12
PATIENCE_S: Final = 15.0
LOOK_EVERY_S: Final = 0.02
SCRIPT: Final = Path(__file__).with_name("redraw.py")
#: how each format that we take begins
BEGINNINGS: Final = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "image/webp": b"RIFF"}


class Redrawer:
    """Callable: the bytes of a photo in, a `Picture` out; raises BoardError for what is none."""

    def __init__(self, loop: Loop) -> None:
        self._loop, self._turn, self._waiting = loop, loop.lock(), 0

    def __call__(self, data: bytes) -> Picture:
        """Blocks its caller, never the loop."""
        if not any(data.startswith(beginning) for beginning in BEGINNINGS.values()):
            raise _not_a_picture()
        if self._waiting >= MOST_WAITING:
            raise BoardError("busy", "Many photos are coming in. Try again shortly.", retry_after_ms=3000)
        self._waiting += 1
        try:
            with self._turn, tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
                given.write(data)
                given.seek(0)
                self._run(given, made)
                made.seek(0)
                return _picture(made.read())
        except OSError as fault:
            raise BoardError(
                "storage_full", "There is no room for the photo now. Try again later."
            ) from fault
        finally:
            self._waiting -= 1

    def _run(self, given: IO[bytes], made: IO[bytes]) -> None:
        process = subprocess.Popen(
            [sys.executable, "-I", str(SCRIPT)], stdin=given, stdout=made, stderr=subprocess.DEVNULL, env={}
        )
        until = self._loop.monotonic() + PATIENCE_S
        while process.poll() is None and self._loop.monotonic() < until:
            self._loop.sleep(LOOK_EVERY_S)
        if process.returncode is None:
            process.kill()
            process.wait()
        if process.returncode == TOO_MANY_PIXELS:
            raise BoardError("too_large", "This photo has too many pixels. Take a smaller one.")
        if process.returncode != 0:
            raise _not_a_picture()


def _picture(made: bytes) -> Picture:
    head, _, rest = made.partition(b"\n")
    facts = json.loads(head)
    whole = facts["whole"]
    return Picture(facts["width"], facts["height"], rest[:whole], rest[whole : whole + facts["small"]])


def _not_a_picture() -> BoardError:
    return BoardError(
        "unsupported", "This is not a photo that can be read. Send a JPEG, PNG or WebP.", status_override=415
    )
