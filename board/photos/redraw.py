"""Draws a photo anew, in a process of its own: reads it from standard input, writes it to standard output.

Out comes one line of JSON (width, height, and how many bytes each JPEG has), the photo, and the small photo.
Nothing of the sender's file is kept but what is seen: no place, time, device, profile or comment.
Exit code 3 means not a picture that we take, 4 too many pixels.
"""

import io
import json
import os
import resource
import sys
from typing import Final

SECONDS: Final = 10
MEMORY: Final = 1 << 30
LARGEST_OUT: Final = 8 << 20
#: a photo is kept at the first of these qualities at which it has at most so many bytes, or at the last
QUALITIES: Final = (82, 65, 45, 25)
LARGEST_KEPT: Final = 1 << 20
#: the workshop goes first
NICE: Final = 10
MOST_PIXELS: Final = 50_000_000
WHOLE: Final = 1600
SMALL: Final = 560
NOT_A_PICTURE: Final = 3
TOO_MANY_PIXELS: Final = 4


def main() -> int:
    """Redraw what comes in; the exit code says how it went."""
    os.nice(NICE)
    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_OUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    from PIL import Image, ImageOps

    # the size is looked at below, and more strictly
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return TOO_MANY_PIXELS
            # a JPEG is decoded at an eighth, a quarter or half of its size where that is enough
            opened.draft("RGB", (WHOLE, WHOLE))
            see_through = "A" in opened.getbands() or "transparency" in opened.info
            shown = opened.convert("RGBA" if see_through else "RGB")
            shown.thumbnail((WHOLE, WHOLE), Image.Resampling.LANCZOS)
            upright = ImageOps.exif_transpose(shown)
    except (OSError, SyntaxError, ValueError, MemoryError, EOFError):
        return NOT_A_PICTURE
    # On new paper nothing is left that a file may say beside its picture.
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    whole = _jpeg(paper)
    paper.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    small = _jpeg(paper)
    head = {"width": upright.width, "height": upright.height, "whole": len(whole), "small": len(small)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + whole + small)
    return 0


def _jpeg(picture: "Image.Image") -> bytes:  # type: ignore[name-defined] # noqa: F821 - imported within limits
    for quality in QUALITIES:
        made = io.BytesIO()
        picture.save(made, "JPEG", quality=quality, optimize=True)
        if made.tell() <= LARGEST_KEPT:
            break
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
