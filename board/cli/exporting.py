"""`export`: a session's file as its facilitator would get it."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from board.cli.opened import Commands, fold, read_code, storage
from board.domain import visibility
from board.domain.model import Viewer
from board.domain.shapes import when
from board.export.options import read_options
from board.export.registry import FORMATS, pictured, render
from board.service.loop import ThreadLoop


def add(commands: Commands) -> None:
    """Say what can be typed."""
    export = commands.add_parser("export", help="write a session's file as its facilitator would get it")
    export.add_argument("code")
    export.add_argument("format", choices=[name for name, made in FORMATS.items() if made])
    export.add_argument("--output", type=Path, help="where to; the file's own name if left out, - for stdout")
    export.add_argument("--language", choices=("en", "cy"))
    export.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file and print its name."""
    with storage() as kept:
        live = fold(kept, read_code(args.code))
        view = visibility.view(live.state, Viewer(None, "facilitator"))
        wanted = {one: kept.photo(live.session_id, one, small=True) for one in pictured(args.format, view)}
    query = {"language": args.language} if args.language else {}
    options = read_options(query, when(ThreadLoop().now_ms()) or "")
    photos = {photo_id: photo for photo_id, photo in wanted.items() if photo is not None}
    made = render(args.format, view, replace(options, photos=photos))
    if args.output == Path("-"):
        sys.stdout.buffer.write(made.body)
    else:
        path = args.output or Path(made.filename)
        path.write_bytes(made.body)
        print(path)
    return 0
