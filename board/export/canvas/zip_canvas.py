"""canvas.zip: the canvas, its drawings and photos as files, and the strokes of each drawing."""

from typing import Final

import msgspec

from board.export.canvas.json_canvas import canvas_of
from board.export.data.zip_file import zip_file
from board.export.options import Include, Options
from board.export.pictures.files import picture_files
from board.export.record.shared import View
from board.export.wall.parts import wall_of

NAME: Final = "wall.canvas"


def canvas_zip(shared: View, options: Options, include: Include) -> bytes:
    """Write the wall of a shareable view (shared.py) as JSON Canvas with its files."""
    wall = wall_of(shared, options, include)
    pictures = picture_files(wall.notes)
    canvas = canvas_of(wall, {note_id: picture.path for note_id, picture in pictures.items()})
    files = {NAME: msgspec.json.format(msgspec.json.encode(canvas), indent=1) + b"\n"}
    for picture in pictures.values():
        files[picture.path] = picture.data
        if picture.strokes:
            files[picture.strokes_path] = picture.strokes
    return zip_file(files, options.at)
