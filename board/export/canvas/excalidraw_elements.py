"""The elements of an .excalidraw file (version 2), each with every field that the format names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any, Final
from zlib import crc32

from board.export.pictures.letters import width
from board.export.wall.marks import INK

Element = dict[str, Any]

FONT_SIZE: Final = 16
LINE_HEIGHT: Final = 1.25
#: what the program keeps free between a box and the text bound to it
INSET: Final = 5
_HELVETICA: Final = 2
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an element belongs: its frame, the group it moves with, our ids, and the moment in ms."""

    frame: str | None = None
    group: str | None = None
    custom: dict[str, Any] | None = None
    updated: int = 1


def base(
    element_id: str, kind: str, box: tuple[float, float, float, float], place: Place, **more: Any
) -> Element:
    """Give the fields that all elements have; `box` is x, y, width and height."""
    x, y, wide, high = (round(number, 2) for number in box)
    element: Element = {
        "id": element_id,
        "type": kind,
        "x": x,
        "y": y,
        "width": wide,
        "height": high,
        "angle": 0,
        "strokeColor": INK,
        "backgroundColor": "transparent",
        "fillStyle": "solid",
        "strokeWidth": 1,
        "strokeStyle": "solid",
        "roundness": None,
        "roughness": 0,
        "opacity": 100,
        "seed": number_of(element_id),
        "version": 1,
        "versionNonce": number_of(f"{element_id}!"),
        "index": None,
        "isDeleted": False,
        "groupIds": [place.group] if place.group else [],
        "frameId": place.frame,
        "boundElements": [],
        "updated": place.updated,
        "link": None,
        "locked": False,
    }
    if place.custom:
        element["customData"] = place.custom
    return element | more


def number_of(text: str) -> int:
    """Give the same number for the same text: what the program draws by chance is to stay as it is."""
    return crc32(text.encode()) & 0x7FFFFFFF


def text(
    element_id: str,
    lines: Iterable[str],
    whole: str,
    spot: tuple[float, float],
    place: Place,
    *,
    size: int = FONT_SIZE,
    colour: str = INK,
    container: str | None = None,
) -> Element:
    """Give a text in lines; `whole` is what was written, before it was broken to fit."""
    rows = list(lines) or [""]
    wide = max(width(row, size) for row in rows)
    box = (*spot, max(wide, 1), len(rows) * size * LINE_HEIGHT)
    return base(
        element_id,
        "text",
        box,
        place,
        strokeColor=colour,
        text="\n".join(rows),
        originalText=whole,
        fontSize=size,
        fontFamily=_HELVETICA,
        textAlign="left",
        verticalAlign="top",
        containerId=container,
        autoResize=True,
        lineHeight=LINE_HEIGHT,
    )


def rectangle(
    element_id: str, box: tuple[float, float, float, float], place: Place, fill: str, edge: str, **more: Any
) -> Element:
    """Give a filled box."""
    look = {"backgroundColor": fill, "strokeColor": edge, "strokeWidth": 2}
    return base(element_id, "rectangle", box, place, **look | more)


def frame(element_id: str, name: str, box: tuple[float, float, float, float], place: Place) -> Element:
    """Give a frame: what lies in it names it, and stands before it in the file."""
    return base(element_id, "frame", box, place, strokeColor="#bbbbbb", strokeWidth=2, name=name)


@dataclass(slots=True)
class Files:
    """The pictures of a file, each once."""

    created: int
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, mime_type: str, data_url: str) -> str:
        """Keep a picture; its id is made of what it holds."""
        file_id = sha1(data_url.encode(), usedforsecurity=False).hexdigest()
        self.kept[file_id] = {
            "mimeType": mime_type,
            "id": file_id,
            "dataURL": data_url,
            "created": self.created,
            "lastRetrieved": self.created,
        }
        return file_id


def image(element_id: str, box: tuple[float, float, float, float], place: Place, file_id: str) -> Element:
    """Give a picture of the files."""
    return base(element_id, "image", box, place, fileId=file_id, status="saved", scale=[1, 1], crop=None)


def order_key(number: int) -> str:
    """Give the fractional index of the element at this place: keys sort as the numbers do."""
    for letter, digits in (("a", 1), ("b", 2), ("c", 3), ("d", 4)):
        if number < 62**digits:
            signs = (_DIGITS[number // 62**place % 62] for place in reversed(range(digits)))
            return letter + "".join(signs)
        number -= 62**digits
    raise ValueError("more elements than a file may have")
