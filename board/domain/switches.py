"""Reading and showing a phase's switches: partial in, whole out, strict on the way."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from board.domain.errors import BoardError, invalid
from board.domain.model import Clock, Json, Kind, Limit, Switches, Turns

#: which kinds each switch belongs to (product.md); a switch of another kind is refused
KINDS: dict[str, frozenset[str]] = {
    "prompt": frozenset({"hold", "add", "present", "sort", "mark", "propose"}),
    "source": frozenset({"hold", "add", "present", "sort", "mark", "propose"}),
    "scope": frozenset({"add", "sort", "present", "propose"}),
    "input": frozenset({"add"}),
    "layout": frozenset({"add", "sort"}),
    "see": frozenset({"add", "mark"}),
    "reveal": frozenset({"add", "mark"}),
    "names": frozenset({"add", "present", "mark"}),
    "limit": frozenset({"add", "mark", "propose"}),
    "clock": frozenset({"hold", "add", "present", "sort", "mark", "propose"}),
    "turns": frozenset({"present"}),
    "mark": frozenset({"mark"}),
    "who": frozenset({"sort", "propose", "mark"}),
    "form": frozenset({"propose"}),
}
LANGUAGES = ("en", "cy")
PROMPT_PARTS = {"title": 120, "question": 280, "example": 280, "script": 2000}
SOURCES = ("phase:", "top:", "theme:")
MAX_MINUTES = 24 * 60


def merge(kind: Kind, current: Switches, partial: Json | None) -> Switches:
    """`current` with the given switches put in; `invalid` names the switch that is wrong."""
    changes: dict[str, Any] = {}
    for name, value in (partial or {}).items():
        if name not in KINDS:
            raise invalid(f"There is no switch called {name!r}.", f"switches.{name}")
        if kind not in KINDS[name]:
            raise invalid(
                f"The switch {name!r} does not belong to a phase of kind {kind!r}.", f"switches.{name}"
            )
        changes[name] = READERS[name](value, current)
    return replace(current, **changes)


def shown(switches: Switches) -> Json:
    """All switches as the wire shows them."""
    return {
        "prompt": {language: dict(texts) for language, texts in switches.prompt.items()},
        "source": switches.source,
        "scope": switches.scope,
        "input": list(switches.input),
        "layout": dict(switches.layout),
        "see": switches.see,
        "reveal": switches.reveal,
        "names": switches.names,
        "limit": {
            "least": switches.limit.least,
            "most": switches.limit.most,
            "per_item": switches.limit.per_item,
        },
        "clock": {
            "minutes": switches.clock.minutes,
            "tick": switches.clock.tick,
            "at_zero": switches.clock.at_zero,
            "extend": switches.clock.extend,
        },
        "turns": {
            "order": switches.turns.order,
            "unit": switches.turns.unit,
            "seconds": switches.turns.seconds,
        },
        "mark": switches.mark,
        "who": switches.who if isinstance(switches.who, str) else list(switches.who),
        "form": switches.form,
    }


def _choice(name: str, *values: str) -> Callable[[Any, Switches], str]:
    def read(value: Any, _: Switches) -> str:
        if value not in values or not isinstance(value, str):
            raise invalid(f"{name} is one of: {', '.join(values)}.", f"switches.{name}")
        return value

    return read


def _prompt(value: Any, current: Switches) -> Mapping[str, Mapping[str, str]]:
    texts = {language: dict(parts) for language, parts in current.prompt.items()}
    for language, parts in _object(value, "prompt").items():
        field = f"switches.prompt.{language}"
        if language not in LANGUAGES:
            raise invalid("A prompt is written in en or cy.", field)
        if not isinstance(parts, dict) or not set(parts) <= set(PROMPT_PARTS):
            raise invalid("A prompt holds title, question, example and script.", field)
        for part, text in parts.items():
            if not isinstance(text, str):
                raise invalid("A prompt's parts are text.", f"{field}.{part}")
            if len(text) > PROMPT_PARTS[part]:
                raise BoardError("too_long", f"At most {PROMPT_PARTS[part]} characters.", f"{field}.{part}")
        texts[language] = parts
    return texts


def _source(value: Any, _: Switches) -> str:
    plain = isinstance(value, str) and value in ("new", "proposals", "prompt")
    if not plain and not (isinstance(value, str) and value.startswith(SOURCES) and 4 < len(value) <= 80):
        raise invalid("source is new, phase:ID, top:N, theme:ID, proposals or prompt.", "switches.source")
    if value.startswith("top:") and not (value[4:].isascii() and value[4:].isdigit()):
        raise invalid("top: is followed by a number, as in top:3.", "switches.source")
    return str(value)


def _input(value: Any, _: Switches) -> tuple[str, ...]:
    known = ("text", "draw", "photo")
    if not isinstance(value, list) or not value or any(item not in known for item in value):
        raise invalid("input is a list of text, draw and photo; the first opens.", "switches.input")
    if len(set(value)) != len(value):
        raise invalid("input names each tool once.", "switches.input")
    return tuple(value)


def _layout(value: Any, _: Switches) -> Json:
    layout = _object(value, "layout")
    if layout.get("kind") not in ("wall", "panels", "columns", "axes", "backdrop"):
        raise invalid("layout.kind is wall, panels, columns, axes or backdrop.", "switches.layout.kind")
    unknown = set(layout) - {"kind", "count", "titles", "x", "y", "name"}
    if unknown:
        raise invalid(f"layout has no {sorted(unknown)[0]!r}.", "switches.layout")
    if not _plain(layout):
        raise invalid("layout holds short texts, small numbers and lists of short texts.", "switches.layout")
    return layout


def _plain(layout: Json) -> bool:
    flat = [item for value in layout.values() for item in (value if isinstance(value, list) else [value])]
    short = all((isinstance(item, str) and len(item) <= 140) or _whole(item, 1, 24) for item in flat)
    return short and len(flat) <= 24


def _limit(value: Any, current: Switches) -> Limit:
    parts = _object(value, "limit")
    _only(parts, ("least", "most", "per_item"), "limit")
    for name, number in parts.items():
        if number is not None and not _whole(number, 1, 500):
            raise invalid("A limit is a whole number from 1 to 500, or null.", f"switches.limit.{name}")
    return replace(current.limit, **parts)


def _clock(value: Any, current: Switches) -> Clock:
    parts = _object(value, "clock")
    _only(parts, ("minutes", "tick", "at_zero", "extend"), "clock")
    for name, number in parts.items():
        if name in ("minutes", "tick") and number is not None and not _positive(number):
            raise invalid(
                f"clock.{name} is a number above 0 and at most {MAX_MINUTES}.", f"switches.clock.{name}"
            )
    _choice("clock.at_zero", "warn", "stop")(parts.get("at_zero", "warn"), current)
    _choice("clock.extend", "facilitator", "poll")(parts.get("extend", "facilitator"), current)
    return replace(current.clock, **parts)


def _turns(value: Any, current: Switches) -> Turns:
    parts = _object(value, "turns")
    _only(parts, ("order", "unit", "seconds"), "turns")
    _choice("turns.order", "none", "round", "random", "by-marks")(parts.get("order", "none"), current)
    _choice("turns.unit", "person", "group", "item")(parts.get("unit", "person"), current)
    if not _whole(parts.get("seconds", 60), 5, 3600):
        raise invalid("turns.seconds is a whole number from 5 to 3600.", "switches.turns.seconds")
    return replace(current.turns, **parts)


def _who(value: Any, _: Switches) -> str | tuple[str, ...]:
    if isinstance(value, str) and value in ("facilitator", "everyone", "decider"):
        return value
    if isinstance(value, list) and 0 < len(value) <= 500 and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise invalid("who is facilitator, everyone, decider or a list of person_ids.", "switches.who")


def _object(value: Any, name: str) -> Json:
    if not isinstance(value, dict):
        raise invalid(f"{name} is an object.", f"switches.{name}")
    return value


def _only(parts: Json, known: tuple[str, ...], name: str) -> None:
    for part in parts:
        if part not in known:
            raise invalid(f"{name} holds {', '.join(known)}.", f"switches.{name}.{part}")


def _whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _positive(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= MAX_MINUTES


READERS: dict[str, Callable[[Any, Switches], Any]] = {
    "prompt": _prompt,
    "source": _source,
    "scope": _choice("scope", "each", "group", "all"),
    "input": _input,
    "layout": _layout,
    "see": _choice("see", "own", "group", "all"),
    "reveal": _choice("reveal", "facilitator", "end", "never"),
    "names": _choice("names", "on", "side", "off"),
    "limit": _limit,
    "clock": _clock,
    "turns": _turns,
    "mark": _choice("mark", "dots", "rank", "score", "thumbs", "tick"),
    "who": _who,
    "form": _choice("form", "full", "action"),
}
