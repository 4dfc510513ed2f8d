"""The ready-made run sheets, worded in English and Welsh (product.md)."""

from typing import Any

from board.domain.errors import invalid
from board.domain.model import Phase, Switches
from board.domain.switches import merge
from board.domain.template_crazy_8s import CRAZY_8S
from board.domain.template_joint_vision import JOINT_VISION
from board.domain.template_lean_coffee import LEAN_COFFEE
from board.domain.template_nominal_group import NOMINAL_GROUP
from board.domain.template_problem_map import PROBLEM_MAP
from board.domain.template_retrospective import RETROSPECTIVE
from board.domain.template_short_vision import SHORT_VISION
from board.domain.templates_parts import Step, Template, Words

DEFAULT = JOINT_VISION.name
TEMPLATES: dict[str, Template] = {
    chosen.name: chosen
    for chosen in (
        JOINT_VISION,
        RETROSPECTIVE,
        CRAZY_8S,
        NOMINAL_GROUP,
        PROBLEM_MAP,
        LEAN_COFFEE,
        SHORT_VISION,
    )
}


def template(name: str | None) -> Template:
    """The template of this name; the default one when none is named."""
    found = TEMPLATES.get(name or DEFAULT)
    if found is None:
        raise invalid(
            f"There is no template called {name!r}. Choose one of: {', '.join(TEMPLATES)}.", "template"
        )
    return found


def phases(chosen: Template, language: str) -> tuple[Phase, ...]:
    """The template's phases, titled in the session's language, with the prompts in both."""
    return tuple(_phase(step, language) for step in chosen.steps)


def _phase(step: Step, language: str) -> Phase:
    words = step.cy if language == "cy" else step.en
    partial: dict[str, Any] = {
        "prompt": {"en": _texts(step.en), "cy": _texts(step.cy)},
        "clock": {"minutes": step.minutes, **step.switches.get("clock", {})},
        **{name: value for name, value in step.switches.items() if name != "clock"},
    }
    if words.labels:
        partial["layout"] = _labelled(partial["layout"], words.labels)
    switches = merge(step.kind, Switches(), partial)
    return Phase(phase_id=step.phase_id, kind=step.kind, title=words.title, switches=switches)


def _labelled(layout: dict[str, Any], labels: tuple[str, ...]) -> dict[str, Any]:
    """Columns and axes are named in the session's language, for all alike: they are places on one wall."""
    if layout["kind"] == "axes":
        return {**layout, "x": labels[0], "y": labels[1]}
    return {**layout, "titles": list(labels)}


def _texts(words: Words) -> dict[str, str]:
    return {
        "title": words.title,
        "question": words.question,
        "example": words.example,
        "script": words.script,
    }
