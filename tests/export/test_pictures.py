"""Sketches as PNG, photos as they are (board/export/pictures/of_notes.py)."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from board.export.pictures.cache import PictureCache
from board.export.pictures.of_notes import note_picture, sketch_png
from board.export.record.proposal_list import proposal_list
from board.wire.sketch import SketchError
from tests.export.views import SKETCH, note, options, view

EMPTY = {**SKETCH, "strokes": []}


def labelled(text: str) -> dict[str, object]:
    return {**EMPTY, "labels": [{"x": 100, "y": 400, "size": 3, "pen": 2, "text": text}]}


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def inked(png: bytes) -> int:
    """How many pixels are not paper."""
    return sum(count for count, colour in opened(png).getcolors(1 << 20) or [] if colour != (255, 255, 255))


def listed(**given: object):
    photos = {"f1": given.pop("photo")} if "photo" in given else {}
    shared = {**view(notes=[note("n1", "", **given)]), "marks": {"tallies": {}}}
    return proposal_list(shared, options(photos=photos), "all").notes[0]


def test_a_sketch_is_four_by_three_on_white_paper_with_its_pen() -> None:
    image = opened(sketch_png(SKETCH, 400))
    assert image.size == (400, 300)
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert (10, 78, 150) in {colour for _, colour in image.getcolors(1 << 20) or []}


@pytest.mark.parametrize("text", ["Dŵr i bob tŷ", "a", "👩‍👩‍👧‍👦", "日本", "بحث عربي", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "<b>&amp;"])
def test_a_label_does_not_vanish(text: str) -> None:
    assert inked(sketch_png(labelled(text), 500)) > 100


def test_a_sketch_that_is_none_is_refused() -> None:
    with pytest.raises(SketchError):
        sketch_png(EMPTY, 400)


def test_a_note_gives_its_sketch_its_photo_or_nothing() -> None:
    out = BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG")
    drawn = note_picture(listed(sketch=SKETCH), 400)
    assert drawn and (drawn.kind, drawn.width, drawn.height) == ("png", 400, 300)
    taken = note_picture(listed(photo_id="f1", kind="photo", photo=out.getvalue()), 400)
    assert taken and (taken.kind, taken.width, taken.height) == ("jpeg", 64, 48)
    assert taken.data == out.getvalue()
    assert note_picture(listed(photo_id="f1", kind="photo", photo=b"no picture"), 400) is None
    assert note_picture(listed(sketch=EMPTY), 400) is None
    assert note_picture(listed(), 400) is None


def test_the_cache_draws_once_and_lets_the_longest_unused_go() -> None:
    drawn: list[str] = []

    def draw(name: str) -> bytes:
        drawn.append(name)
        return name.encode() * 10

    cache = PictureCache(most_bytes=25)
    for name in "abacab":
        assert cache.get(name, lambda name=name: draw(name)) == name.encode() * 10
    assert "".join(drawn) == "abcb"


def test_a_picture_larger_than_the_cache_is_drawn_and_not_kept() -> None:
    cache = PictureCache(most_bytes=5)
    assert cache.get("a", lambda: b"123456") == b"123456"
    assert cache.get("a", lambda: b"other!") == b"other!"


def test_many_threads_get_the_same_picture() -> None:
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(lambda width: sketch_png(SKETCH, 200 + width % 2), range(16)))
    assert len(set(pictures)) == 2


def test_the_same_sketch_in_another_order_of_keys_is_the_same_picture() -> None:
    assert sketch_png(dict(reversed(SKETCH.items())), 321) is sketch_png(SKETCH, 321)
