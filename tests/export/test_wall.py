"""The wall as SVG and PNG: read by an XML parser, nothing lost, nothing under anything."""

import re
import struct
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from board.export.pictures.drawing import svg_png
from board.export.record.shared import shareable
from board.export.registry import render
from board.export.wall.layout import CARD_WIDTH, GAP, block, columns_for, shelves
from board.export.wall.parts import wall_of
from board.export.wall.png import MOST_ACROSS, MOST_PIXELS, pixels_across
from board.export.wall.svg import Drawing, draw_wall
from board.export.wall.text import MOST_LINES, MOST_MARKS, wrap
from tests.export.test_hostile_text import HOSTILE, everywhere, squeezed
from tests.export.views import SKETCH, note, options, view, workshop

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "style", "rect", "g", "path", "text", "image"}
ISOLATES = re.compile("[\u2067\u2069]")


def parsed(made: dict[str, object], **given: object) -> ElementTree.Element:
    return ElementTree.fromstring(render("wall.svg", made, options(**given)).body)


def words(root: ElementTree.Element) -> str:
    drawn = [ISOLATES.sub("", element.text or "") for element in root.iter(f"{SVG}text")]
    return squeezed("".join(drawn))


def labels(root: ElementTree.Element) -> list[str]:
    return [element.get("aria-label", "") for element in root.iter() if element.get("aria-label")]


def boxes(root: ElementTree.Element, x: float = 0, y: float = 0) -> list[tuple[float, float, float, float]]:
    """Where each card lies, and how large it is."""
    found = []
    for element in root:
        at = re.match(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", ""))
        here = (x + float(at[1]), y + float(at[2])) if at else (x, y)
        if element.get("role") == "img" and element.tag == f"{SVG}g":
            paper = element.find(f"{SVG}rect")
            assert paper is not None
            found.append((*here, float(paper.get("width", 0)) + 2, float(paper.get("height", 0)) + 2))
        else:
            found += boxes(element, *here)
    return found


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] + one[2] <= other[0]
        or other[0] + other[2] <= one[0]
        or one[1] + one[3] <= other[1]
        or other[1] + other[3] <= one[1]
    )


def test_the_wall_names_itself_its_moment_and_its_regions() -> None:
    root = parsed(workshop())
    assert root.findtext(f"{SVG}title") == "Repairs and Digital: The wall"
    assert root.findtext(f"{SVG}desc") == (
        "As it stood on 21 November 2026, 14:05 UTC, change 312. Themes: 1. Notes: 5."
    )
    assert root.get("aria-labelledby") == "title about"
    assert "Turning up when we said" in labels(root)
    assert "Sketch: A van outside the wrong house" in labels(root)
    assert "Parked notes" in labels(root)
    assert "Notes in no theme" in labels(root)


def test_the_wall_speaks_the_reader_s_language_and_says_in_which_a_note_is() -> None:
    root = parsed(workshop(), language="cy")
    assert root.get("lang") == "cy"
    assert root.findtext(f"{SVG}title") == "Repairs and Digital: Y wal"
    notes = [e for e in root.iter(f"{SVG}g") if e.get("lang") == "cy"]
    assert len(notes) == 1
    assert "â ê î ô û ŵ ŷ" in "".join(notes[0].itertext())


def test_hidden_notes_and_names_that_are_off_are_not_in_the_file() -> None:
    body = render("wall.svg", workshop(), options()).body.decode()
    assert "unkind" not in body
    assert "Gethin Rees" in body
    assert "Gethin" not in render("wall.svg", workshop(), options(names=False)).body.decode()


def test_include_proposals_shows_what_they_rest_on_alone() -> None:
    text = words(parsed(workshop(), include="proposals"))
    assert "Telltenantswhenwearecoming." in text
    assert "helicopter" not in text
    assert "Bysellfwrdd" not in text


def test_a_stack_is_one_card_with_all_its_notes() -> None:
    root = parsed(workshop())
    assert "Tell tenants when we are coming. Same as the first, honestly" in [
        " ".join(label.split()) for label in labels(root)
    ]
    assert "Sameasthefirst,honestly" in words(root)


def test_each_colour_has_its_own_sign() -> None:
    colours = ("sun", "rose", "lilac", "sky", "mint", "stone")
    made = view(notes=[note(f"n{c}", c, colour=c) for c in colours])
    signs = [p.get("d") for p in parsed(made).iter(f"{SVG}path") if "scale" in (p.get("transform") or "")]
    assert len(set(signs)) == 6


@pytest.mark.parametrize("text", [*HOSTILE, "Ŵ" * 2000, "a\nb\n" * 400, "a\x00b\x0bc\ufffe", "word " * 400])
def test_whatever_is_written_is_text_in_a_file_that_a_parser_takes(text: str) -> None:
    root = parsed(everywhere(text))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= TAGS
    assert not [name for e in root.iter() for name in e.keys() if name.startswith("on") or "href" in name]  # noqa: SIM118
    wanted = squeezed(text.replace("\x00", "\ufffd").replace("\x0b", "\n").replace("\ufffe", "\ufffd"))
    if text.count("\n") < MOST_LINES and "\u0301" * 9 not in text:
        assert wanted in words(root)
    assert any(wanted in squeezed(label) for label in labels(root))


@pytest.mark.parametrize("text", [*HOSTILE, "\u202eevil \u2067more", "👩‍🚒 بحث 日本 " * 20])
def test_whatever_is_written_can_be_drawn(text: str) -> None:
    wall = wall_of(shareable(everywhere(text), names=True), options(), "all")
    png = svg_png(draw_wall(wall).svg, 300)
    assert png.startswith(b"\x89PNG")


def test_three_hundred_notes_lie_clear_of_each_other_and_within_the_picture() -> None:
    notes = [
        note(
            f"n{i:03}",
            "A note of some words. " * (1 + i * 7 % 23),
            theme_id=f"t{i % 9}" if i % 6 else None,
            parked=i % 40 == 0,
            sketch=SKETCH if i % 2 else None,
            caption="Drawn" if i % 2 else "",
        )
        for i in range(300)
    ]
    themes = [{"theme_id": f"t{i}", "title": f"Theme {i} " * (1 + i), "rank": str(i)} for i in range(9)]
    root = parsed(view(notes=notes, themes=themes))
    found = boxes(root)
    assert len(found) == 300
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in found)
    assert all(apart(one, other) for i, one in enumerate(found) for other in found[:i])


def test_a_photo_stands_in_the_file_and_nothing_is_fetched() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    made = view(notes=[note("n1", "", kind="photo", photo_id="f1", caption="The depot")])
    root = parsed(made, photos={"f1": out.getvalue()})
    image = next(root.iter(f"{SVG}image"))
    assert (image.get("href") or "").startswith("data:image/jpeg;base64,")
    assert image.get("aria-label") == "The depot"


def test_a_wall_with_nothing_on_it_says_so() -> None:
    assert "Nonoteshavebeenwrittenyet." in words(parsed(view()))


def test_the_png_is_the_whole_wall_and_bounded() -> None:
    png = render("wall.png", workshop(), options()).body
    width, height = struct.unpack(">II", png[16:24])
    root = parsed(workshop())
    assert width == 2 * int(root.get("width", "0"))
    assert abs(height - 2 * int(root.get("height", "0"))) <= 1
    for size in ((1000, 1000), (1000, 90_000), (90_000, 1000), (20_000, 20_000)):
        across = pixels_across(Drawing("", *size))
        down = across * size[1] / size[0]
        assert across * down <= MOST_PIXELS * 1.01
        assert max(across, down) <= MOST_ACROSS * 1.01
        assert across <= 2 * size[0]


def test_a_wall_is_the_same_bytes_each_time() -> None:
    first, second = (render("wall.svg", workshop(), options()).body for _ in range(2))
    assert first == second


def test_lines_fit_and_lose_nothing() -> None:
    text = "Tell tenants when we are coming, and " + "x" * 90
    lines = wrap(text, 200, 16)
    assert squeezed("".join(line.text for line in lines)) == squeezed(text)
    assert len(lines) > 4
    assert [line.text for line in wrap("one\n\n\n\ntwo", 200, 16)] == ["one", "", "two"]
    assert [line.text for line in wrap("", 200, 16)] == []


def test_a_line_from_the_right_is_told_so() -> None:
    (line,) = wrap("بحث عربي", 300, 16)
    assert line.from_right
    assert line.isolated == "\u2067بحث عربي\u2069"
    assert not wrap("see عربي", 300, 16)[0].from_right


def test_a_tower_of_marks_and_a_thousand_lines_are_contained() -> None:
    (line,) = wrap("z" + "\u0301" * 300, 300, 16)
    assert len(line.text) == 1 + MOST_MARKS
    assert len(wrap("a\n" * 1000, 200, 16)) < 300
    assert len(wrap("a\n\n" * MOST_LINES, 200, 16)) == 2 * MOST_LINES - 1


def test_a_joined_emoji_is_never_cut() -> None:
    family = "👩‍👩‍👧‍👦"
    for line in wrap(family * 30, 100, 16):
        assert set(line.text.split(family)) <= {"", " "}


def test_cards_fill_the_shortest_column_and_regions_follow_each_other() -> None:
    laid = block(50, [100, 40, 40, 10], 2)
    second = laid.spots[1][0]
    assert second - laid.spots[0][0] == CARD_WIDTH + GAP
    assert [spot[1] for spot in laid.spots] == [50, 50, 50 + 40 + GAP, 50 + 80 + 2 * GAP]
    spots, (width, _) = shelves([laid] * 5)
    assert spots == sorted(spots, key=lambda spot: (spot[1], spot[0]))
    assert width >= max(x for x, _ in spots) + laid.width
    assert columns_for(1) == 2
    assert columns_for(999) == 12
