"""canvas.excalidraw: themes as frames, notes as boxes with text, drawings as strokes that can be drawn on."""

from datetime import datetime
from typing import Final

import msgspec

from board.export.canvas.excalidraw_elements import order_key
from board.export.canvas.excalidraw_scene import Scene
from board.export.options import Include, Options
from board.export.record.shared import View
from board.export.wall.parts import wall_of

_APP_STATE: Final = {
    "gridSize": 20,
    "gridStep": 5,
    "gridModeEnabled": False,
    "viewBackgroundColor": "#ffffff",
}


def canvas_excalidraw(shared: View, options: Options, include: Include) -> bytes:
    """Write the wall of a shareable view (shared.py) as an .excalidraw document."""
    made = Scene(wall_of(shared, options, include), _milliseconds(options.at))
    elements = list(made.elements())
    for number, element in enumerate(elements):
        element["index"] = order_key(number)
    document = {
        "type": "excalidraw",
        "version": 2,
        "source": "Wishwall",
        "elements": elements,
        "appState": _APP_STATE,
        "files": made.files.kept,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _milliseconds(at: str) -> int:
    try:
        return int(datetime.fromisoformat(at).timestamp() * 1000)
    except ValueError:
        return 1
