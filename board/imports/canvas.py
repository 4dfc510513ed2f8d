"""A wall as JSON Canvas 1.0: cards become notes, groups become themes, drawings come back as drawings."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from board.domain.brought import Brought, BroughtNote, BroughtTheme, Skipped
from board.domain.errors import BoardError
from board.imports.refusing import outsized, unreadable
from board.imports.zips import Archive
from board.wire import canvas_text as marks
from board.wire import jsons
from board.wire.canvas_text import from_markdown
from board.wire.checks import FARTHEST, ID, LINES, TEXTS, check
from board.wire.sketch_text import visible
from board.wire.text import fitting, named

MOST_NODES: Final = 20_000
#: each card is looked for in each
MOST_GROUPS: Final = 1000
LARGEST_DRAWING: Final = 256 * 1024
#: what our colours are on a canvas, and the six that the format itself names
FILLS: Final = {
    "sun": 0xFCDD5B, "rose": 0xF7A3AA, "lilac": 0xBAAAF7, "sky": 0xB0D1EA, "mint": 0x99F1AA,
    "stone": 0xF0EEEB,
}  # fmt: skip
PRESETS: Final = {"1": "rose", "2": "sun", "3": "sun", "4": "mint", "5": "sky", "6": "lilac"}
_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_PLACE: Final = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>.*)`)?\Z", re.S)


class Node(msgspec.Struct, kw_only=True):
    """One node, of whatever type."""

    id: str
    type: str
    x: float
    y: float
    width: float
    height: float
    color: str | None = None
    text: str = ""
    file: str = ""
    url: str = ""
    label: str = ""


class Canvas(msgspec.Struct, kw_only=True):
    """The document."""

    nodes: list[Node]
    edges: list[Any] = []


def canvas_of(value: dict[str, Any], archive: Archive | None = None) -> Brought:
    """The notes and themes of a canvas; raises BoardError with the place of what is no canvas."""
    if len(value["nodes"]) > MOST_NODES:
        raise outsized(f"A canvas has at most {MOST_NODES} nodes.", "nodes")
    try:
        canvas = msgspec.convert(value, Canvas)
    except msgspec.ValidationError as wrong:
        found = _PLACE.match(str(wrong))
        path = (found["path"] or "$") if found else "$"
        raise unreadable(
            f"{found['what'] if found else wrong}.", path.removeprefix("$").lstrip(".")
        ) from None
    return _Reader(canvas, archive).brought()


class _Reader:
    """One canvas on its way."""

    def __init__(self, canvas: Canvas, archive: Archive | None) -> None:
        self._canvas, self._archive = canvas, archive
        self._groups = _groups(canvas.nodes)
        self._skipped: list[Skipped] = []
        #: the drawings that came in: their captions came with them
        self._drawn: set[str] = set()

    def brought(self) -> Brought:
        notes = [note for note in self._notes() if note is not None]
        themes = self._themes()
        if self._canvas.edges:
            why = "Arrows and piles are not brought in."
            self._skipped.append(Skipped(where=f"edges ({len(self._canvas.edges)})", why=why))
        return Brought(
            source="canvas", notes=tuple(notes), themes=tuple(themes), skipped=tuple(self._skipped)
        )

    def _themes(self) -> list[BroughtTheme]:
        themes = []
        for place, node in enumerate(self._canvas.nodes):
            where = f"nodes[{place}]"
            if node.type != "group" or not node.label.strip() or node.id.startswith("wishwall:p"):
                continue
            try:
                title = named(node.label, LINES["title"], where)
            except BoardError as wrong:
                self._skipped.append(Skipped(where=where, why=f"{wrong.message} Its notes are in no theme."))
                continue
            theme_id = node.id.removeprefix(marks.THEME)
            themes.append(
                BroughtTheme(
                    where=where,
                    title=title,
                    theme_id=theme_id if ID.match(theme_id) else "",
                    colour=_colour(node.color),
                )
            )
        return themes

    def _notes(self) -> Iterable[BroughtNote | None]:
        """Drawings first, so that it is known which captions came with them; then all in the file's order."""
        placed = list(enumerate(self._canvas.nodes))
        drawings = {at: self._note(node, f"nodes[{at}]") for at, node in placed if node.type == "file"}
        for at, node in placed:
            yield drawings[at] if at in drawings else self._note(node, f"nodes[{at}]")

    def _note(self, node: Node, where: str) -> BroughtNote | None:
        try:
            return self._read(node, where)
        except BoardError as wrong:
            self._skipped.append(Skipped(where=where, why=wrong.message))
            return None

    def _read(self, node: Node, where: str) -> BroughtNote | None:
        if node.type == "group" or node.id.removeprefix(marks.CAPTION) in self._drawn:
            return None
        if node.id.startswith(marks.PROPOSAL):
            raise BoardError("invalid", "It is a proposal: those come in with record.json.")
        if node.type == "file":
            return self._drawing(node, where)
        words = node.url if node.type == "link" else from_markdown(node.text)
        if node.type not in ("text", "link"):
            raise BoardError("invalid", "A node of this type is not known.")
        if not visible(words):
            raise BoardError("invalid", "There is no text in it.")
        return self._made(node, where, text=fitting(words, TEXTS["text"], "text"))

    def _drawing(self, node: Node, where: str) -> BroughtNote:
        name = str(PurePosixPath(node.file).with_suffix(".json")) if PurePosixPath(node.file).suffix else ""
        if self._archive is None:
            raise BoardError("invalid", "Its picture is not in this file. Bring in the whole canvas.zip.")
        if name not in self._archive.names:
            raise BoardError("invalid", "It is a picture without strokes, which cannot be drawn on.")
        try:
            told: Any = jsons.loads(self._archive.read(name, LARGEST_DRAWING))
        except ValueError:
            raise BoardError("invalid", "Its strokes are not valid JSON.") from None
        if not isinstance(told, dict) or not isinstance(told.get("sketch"), dict):
            raise BoardError("invalid", "There are no strokes in the file beside it.")
        words = {key: told[key] for key in ("text", "caption") if isinstance(told.get(key), str)}
        parts = check("canvas", {"sketch": told["sketch"], **words})
        self._drawn.add(node.id)
        return self._made(node, where, kind="sketch", **parts)

    def _made(self, node: Node, where: str, **parts: Any) -> BroughtNote:
        group = self._group_of(node)
        parked = group is not None and group.id == marks.PARKED_GROUP
        theme = "" if group is None or parked else _title(group)
        loose = not theme and not parked
        return BroughtNote(
            where=where,
            note_id=node.id if ID.match(node.id) else "",
            colour=_colour(node.color),
            theme=theme,
            parked=parked,
            x=_near(node.x) if loose else None,
            y=_near(node.y) if loose else None,
            **parts,
        )

    def _group_of(self, node: Node) -> Node | None:
        """The smallest group that its middle lies in."""
        x, y = node.x + node.width / 2, node.y + node.height / 2
        for left, top, right, bottom, group in self._groups:
            if left <= x <= right and top <= y <= bottom:
                return group
        return None


def _groups(nodes: Iterable[Node]) -> list[tuple[float, float, float, float, Node]]:
    """The edges of each group, the smallest group first."""
    groups = [node for node in nodes if node.type == "group"]
    if len(groups) > MOST_GROUPS:
        raise outsized(f"A canvas has at most {MOST_GROUPS} groups.", "nodes")
    groups.sort(key=lambda group: group.width * group.height)
    return [(one.x, one.y, one.x + one.width, one.y + one.height, one) for one in groups]


def _title(group: Node) -> str:
    try:
        return named(group.label, LINES["title"], "label")
    except BoardError:
        return ""


def _near(value: float) -> float:
    return max(-FARTHEST, min(FARTHEST, value))


def _colour(color: str | None) -> str | None:
    """The nearest of our colours."""
    if color is None or not _HEX.match(color):
        return PRESETS.get(color or "")
    wanted = int(color[1:], 16)
    return min(FILLS, key=lambda name: _distance(FILLS[name], wanted))


def _distance(one: int, other: int) -> int:
    return sum(((one >> shift & 255) - (other >> shift & 255)) ** 2 for shift in (16, 8, 0))
