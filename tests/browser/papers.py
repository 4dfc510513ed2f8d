"""Hands on a sketch pad that stands alone on a page, and eyes for what is on its paper."""

from typing import Any

from playwright.sync_api import Page

from board.wire.sketch import validate

Point = tuple[int, int]


def place(page: Page, point: Point) -> tuple[float, float]:
    box = page.locator("canvas").bounding_box()
    assert box
    return box["x"] + point[0] * box["width"] / 1000, box["y"] + point[1] * box["height"] / 750


def draw(page: Page, *points: Point) -> None:
    page.mouse.move(*place(page, points[0]))
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*place(page, point), steps=4)
    page.mouse.up()


def value(page: Page) -> Any:
    sketch = page.evaluate("pad.value()")
    if sketch is not None:
        validate(sketch)
    return sketch


def darkness(page: Page, point: Point) -> int:
    """Give how dark the canvas is around a point: 0 is white paper."""
    return int(
        page.evaluate(
            """([x, y]) => {
              const canvas = document.querySelector('canvas');
              const scale = canvas.width / 1000;
              const side = Math.ceil(6 * scale);
              const at = (n) => Math.round(n * scale - side / 2);
              const { data } = canvas.getContext('2d').getImageData(at(x), at(y), side, side);
              return 255 - Math.min(...data.filter((_, index) => index % 4 === 0));
            }""",
            point,
        )
    )
