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
WALL: Final = ("wall", "wall-note", "wall-world", "wall-cards", "wall-tools")
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

#: a proposal to read and to write, and where it comes from
PROPOSALS: Final = ("proposals", "proposal-writing", "trail")

#: what stands on a page besides BASE
SHEETS: Final[dict[str, tuple[str, ...]]] = {
    "home": ("home",),
    "join": ("home",),
    "error": ("home",),
    "accessibility": ("home",),
    "privacy": ("home",),
    "me": (*NOTES, *STEP, *WALL, *PROPOSALS, "phone"),
    "pad": ("notes", "ink", "ink-tools", "ink-starts", "phone"),
    "observe": (*NOTES, *STEP, *WALL, "host", *PROPOSALS),
    "host": (*NOTES, "step", *WALL, *COCKPIT, *PROPOSALS, "files", "bring"),
    "screen": (*NOTES, "results", "screen", "screen-lists", "screen-stage"),
    "proposals": (*NOTES, "step", *PROPOSALS, "files"),
    "brief": (*NOTES, "step", *PROPOSALS, "brief"),
    "follow": ("step", "proposals", "afterwards"),
    "invite": ("step", "proposals", "afterwards"),
    "afterwards": ("step", "proposals", "afterwards"),
    "published": ("proposals", "afterwards"),
}


#: what a page wears only once a part of it has come that its first step can do without
LATER: Final[dict[str, frozenset[str]]] = {
    "me": frozenset(
        {
            *("ink-tools", "ink-starts", "phone", "step-mark", "step-turn", "results"),
            *WALL,
            *PROPOSALS,
        }
    )
}


def sheets(page: str) -> tuple[str, ...]:
    """The sheets in `static/css` that a page begins with; raises KeyError for a page that there is not."""
    later = LATER.get(page, frozenset())
    return (*BASE, *(name for name in SHEETS[page] if name not in later))


def rest(page: str) -> tuple[str, ...]:
    """The sheets that come with the first part that is asked for later."""
    return tuple(name for name in SHEETS[page] if name in LATER.get(page, frozenset()))
