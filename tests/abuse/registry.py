"""Well-formed commands made from the registry itself: a new command has its cases by being registered."""

import itertools
from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from board.domain.commands import TYPES

_ops = itertools.count(1)
#: of a field's type; a type that is not here makes the test of the registry fail
PLAIN: dict[Any, Any] = {str: "x", bool: True, int: 1, float: 1.0}


def plain() -> list[dict[str, Any]]:
    """Each command once, in the smallest shape that its parser takes."""
    return [smallest(name) for name in TYPES]


def smallest(name: str) -> dict[str, Any]:
    """A command with what must not be left out."""
    cls = TYPES[name]
    hints = get_type_hints(cls)
    needed = {
        field.name.rstrip("_"): plain_value(hints[field.name])
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    }
    return {"op_id": f"reg-{next(_ops)}", "type": name, **needed}


def plain_value(hint: Any) -> Any:
    """Something of this type."""
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is list:
        return ["x"]
    if type(None) in get_args(hint):
        return None
    if hint in PLAIN:
        return PLAIN[hint]
    if "Mapping" in str(hint) or get_origin(hint) is dict:
        return {}
    raise TypeError(f"nothing is known to fit {hint}")
