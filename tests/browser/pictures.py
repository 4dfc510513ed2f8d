"""Two pictures of one drawing: is all ink of the one also in the other?"""

import io

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import Locator

SIZE = (400, 300)
#: darker than this is ink; the faint lines of a layout are not
INK = 128
#: how far a line may lie off, in thousandths of the paper's width: a pixel of a small card is five of them
REACH = 3


def pictured(shot: bytes) -> Image.Image:
    """A picture of a paper as ink, 255, on nothing, 0."""
    grey = Image.open(io.BytesIO(shot)).convert("L").resize(SIZE, Image.Resampling.LANCZOS)
    return grey.point(lambda value: 255 if value < INK else 0)


def shot(paper: Locator) -> Image.Image:
    """What stands on a paper in a page, without its edge."""
    paper.scroll_into_view_if_needed()
    whole = Image.open(io.BytesIO(paper.screenshot(animations="disabled"))).convert("L")
    edge = max(2, whole.width // 60)
    inner = whole.crop((edge, edge, whole.width - edge, whole.height - edge))
    padded = Image.new("L", whole.size, 255)
    padded.paste(inner, (edge, edge))
    made = io.BytesIO()
    padded.save(made, "PNG")
    return pictured(made.getvalue())


def drawn(strokes: list[list[list[int]]], width: int = 9) -> Image.Image:
    """The drawing as its maker's hand went, on the grid of 1000 by 750."""
    paper = Image.new("L", (1000, 750), 255)
    pen = ImageDraw.Draw(paper)
    for stroke in strokes:
        points = [(x, y) for x, y in stroke]
        pen.line(points, fill=0, width=width, joint="curve")
        for x, y in points:
            pen.ellipse((x - width // 2, y - width // 2, x + width // 2, y + width // 2), fill=0)
    made = io.BytesIO()
    paper.save(made, "PNG")
    return pictured(made.getvalue())


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of ink in either picture that has ink beside it in the other; 1.0 for the same drawing."""
    return min(_covered(one, other), _covered(other, one))


def _covered(ink: Image.Image, by: Image.Image) -> float:
    near = by.filter(ImageFilter.MaxFilter(2 * REACH + 1))
    total = _count(ink)
    return _count(ImageChops.darker(ink, near)) / total if total else 0.0


def _count(ink: Image.Image) -> int:
    return ink.histogram()[255]
