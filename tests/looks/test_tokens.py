"""Colours that can be read and told apart (X8, X9): by number, in every theme, for every colour sense."""

from itertools import combinations

import pytest

from tests.looks.colours import ROOT, SIGHTS, apart, contrast, tokens

NOTES = ("sun", "rose", "lilac", "sky", "mint", "stone")
THEMES = {
    "light": tokens(),
    "dark": tokens(scheme=1),
    "high contrast, light": tokens() | tokens(':root[data-contrast="more"]'),
    "high contrast, dark": tokens(scheme=1) | tokens(':root[data-contrast="more"]', 1),
    "projector": tokens(scheme=1) | tokens(':root:has([data-theme="projector"])'),
}
ON_PAGES = ("text", "muted", "primary", "success", "warning", "danger")


@pytest.mark.parametrize("theme", THEMES)
def test_x9_words_stand_out_from_what_they_stand_on(theme: str) -> None:
    colours = THEMES[theme]
    least = 10 if "high" in theme else 7
    for name in ON_PAGES:
        for ground in ("page", "surface"):
            ratio = contrast(colours[name], colours[ground])
            assert ratio >= (least if name == "text" else 7 if "high" in theme else 6.3), (
                name,
                ground,
                ratio,
            )
    for name in ("success", "warning", "danger", "primary"):
        assert contrast(colours["text"], colours[f"{name}-soft"]) >= 7, name
        assert contrast(colours[name], colours[f"{name}-soft"]) >= 4.5, name
    assert contrast(colours["on-primary"], colours["primary"]) >= 7
    assert contrast(colours["muted"], colours["sunk"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_x8_edges_of_controls_are_seen(theme: str) -> None:
    colours = THEMES[theme]
    for ground in ("page", "surface"):
        assert contrast(colours["border"], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_x8_one_of_the_two_focus_rings_is_seen_on_every_ground(theme: str) -> None:
    colours = THEMES[theme]
    grounds = [colours[name] for name in ("page", "surface", "sunk", "primary", *NOTES)]
    rings = (colours["focus-line"], colours["focus-halo"])
    assert contrast(*rings) >= 9
    for ground in grounds:
        assert max(contrast(ring, ground) for ring in rings) >= 4.5


@pytest.mark.parametrize("note", NOTES)
def test_x9_words_on_notes_can_be_read_and_notes_have_an_edge(note: str) -> None:
    colours = tokens()
    fill, edge = colours[note], colours[f"{note}-edge"]
    assert contrast(colours["ink"], fill) >= 7
    assert contrast(colours["ink-meta"], fill) >= 5.4
    assert contrast(edge, fill) >= 4.5
    for theme in THEMES.values():
        assert max(contrast(edge, theme["page"]), contrast(fill, theme["page"])) >= 3


@pytest.mark.parametrize(("sight", "least"), [("usual", 10.9), ("protan", 8), ("deutan", 8), ("tritan", 5.9)])
def test_x9_no_two_notes_look_alike_to_anybody(sight: str, least: float) -> None:
    assert set(SIGHTS) >= {sight}
    colours = tokens()
    pairs = {pair: apart(colours[pair[0]], colours[pair[1]], sight) for pair in combinations(NOTES, 2)}
    nearest = min(pairs, key=lambda pair: pairs[pair])
    assert pairs[nearest] >= least, (nearest, pairs[nearest])


def test_both_ways_to_more_contrast_set_the_same_colours() -> None:
    text = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    chosen = text.split(':root[data-contrast="more"] {')[1].split("}")[0]
    by_device = text.split("@media (prefers-contrast: more) {")[1].split("{")[1].split("}")[0]
    assert [line.strip() for line in chosen.split(";")] == [line.strip() for line in by_device.split(";")]
