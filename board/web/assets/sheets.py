"""Which style sheets a page is made of, in their order."""

from typing import Final

BASE: Final = (
    "tokens",
    "reset",
    "base",
    "components",
    "forms",
    "overlay",
    "parts",
    "preferences",
)
WALL: Final = ("wall", "wall-note", "wall-world")
NOTES: Final = ("notes", "places", "ink", "ink-tools", "ink-starts")
STEP: Final = ("step", "step-parts", "step-mark", "step-turn", "step-rest", "results")
COCKPIT: Final = (
    "host",
    "cockpit",
    "cockpit-rails",
    "cockpit-builder",
    "cockpit-stage",
    "cockpit-results",
)

#: what stands on a page besides BASE
SHEETS: Final[dict[str, tuple[str, ...]]] = {
    "home": ("home",),
    "join": ("home",),
    "error": ("home",),
    "accessibility": ("home",),
    "me": (*NOTES, *STEP, *WALL, "proposals", "phone"),
    "pad": ("notes", "ink", "ink-tools", "ink-starts", "phone"),
    "observe": (*NOTES, *STEP, *WALL, "host", "proposals"),
    "host": (*NOTES, "step", *WALL, *COCKPIT, "proposals"),
    "screen": (*NOTES, "results", "screen", "screen-lists", "screen-stage"),
    "proposals": (*NOTES, "step", "proposals"),
}


def sheets(page: str) -> tuple[str, ...]:
    """The names of a page's sheets in `static/css`; raises KeyError for a page that there is not."""
    return (*BASE, *SHEETS[page])
