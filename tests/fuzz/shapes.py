"""Commands of every sort, as it should be and nearly so: from the registry, so that none is left out."""

from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from board.domain.commands import TYPES

#: ids that the fuzzed session has, by what a field's name ends in, and some that it has not
KNOWN = {
    "note_id": ["n1", "n2", "n3", "n4"],
    "theme_id": ["t1", "t2"],
    "proposal_id": ["p1", "p2"],
    "phase_id": ["f1", "f2", "f3", "f4", "f5"],
    "group_id": [],
    "mark_id": ["m1"],
    "wording_id": ["w1"],
}
OTHER_NAMES = {
    "onto": "note_id", "into": "theme_id", "before": "note_id", "expected": "phase_id",
    "builds_on": "note_id",
    "target_id": "note_id", "turn_id": "note_id", "with_id": "note_id",
}  # fmt: skip
STRANGE = [
    "", " ", "x" * 64, "x" * 65, "__proto__", "constructor", "\x00", "\ud7ff", "'; --", "../x",
    "a b", "\u202e",
    "\U0001f469\u200d\U0001f467", "z" + "\u0301" * 50, "=1+1", "<script>", "x" * 2001, "\uffff",
    "{{7*7}}", "\n",
]  # fmt: skip

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.sampled_from([0, -1, 2**31, 2**53, 2**53 + 1, -(2**63), 10**300]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(STRANGE),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
DEEP = st.integers(1, 60).map(lambda depth: _nested(depth))
STROKE = st.fixed_dictionaries(
    {
        "pen": st.integers(-1, 7),
        "width": st.sampled_from([5, 9, 16, 0, -1, 5.0]),
        "pressure": st.booleans(),
        "points": st.sampled_from(["yAHIAZADrAI=", "", "AA==", "////////", "yAHI", "AAAA" * 500]),
    }
)
SKETCH = st.fixed_dictionaries(
    {"v": st.sampled_from([1, 1, 1, 2, "1"]), "strokes": st.lists(STROKE, max_size=4)},
    optional={
        "layout": st.sampled_from(["story", "map", "none", 7]),
        "labels": st.lists(
            st.fixed_dictionaries(
                {"x": st.integers(-5, 1005), "y": st.integers(0, 760), "size": st.integers(0, 4)}
                | {"pen": st.just(1), "text": st.text(max_size=60)}
            ),
            max_size=2,
        ),
    },
)


def _nested(depth: int) -> Any:
    value: Any = 1
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


def ids(name: str, people: list[str]) -> st.SearchStrategy[Any]:
    """An id that this field may name."""
    known = KNOWN.get(OTHER_NAMES.get(name, name), [])
    if name in ("person_id", "to", "for") or not known:
        known = [*known, *people]
    fresh = st.integers(0, 10**6).map(lambda number: f"x{number}")
    return st.one_of(st.sampled_from(known or ["x"]), st.sampled_from(known or ["x"]), fresh)


def value(name: str, hint: Any, people: list[str]) -> st.SearchStrategy[Any]:  # noqa: C901 - a line a sort
    """Something that this field's type allows, often something that is there."""
    if type(None) in get_args(hint):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return st.none() | value(name, inner, people)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is list:
        return st.lists(ids("note_id", people), max_size=6)
    if name in ("sketch", "badge"):
        return SKETCH
    if get_origin(hint) is dict or "Mapping" in str(hint):
        return _parts(name)
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(-2, 60) | st.integers(-(2**60), 2**60)
    if hint is float:
        return st.floats(-2000, 2000) | st.floats(allow_nan=False, allow_infinity=False)
    if name.endswith("_id") or name in OTHER_NAMES or name in ("to", "for"):
        return ids(name, people)
    return st.text(max_size=40) | st.sampled_from(STRANGE)


def _parts(name: str) -> st.SearchStrategy[Any]:
    """The inside of switches, settings and a proposal's fields."""
    keys = {
        "switches": ["see", "names", "reveal", "limit", "clock", "turns", "mark", "who", "source", "layout"],
        "settings": ["asks_side", "sides", "exports", "service", "ends_at"],
        "fields": ["title", "problem", "proposal", "owner", "owner_id", "picture", "review_date", "impact"],
    }.get(name, ["a"])  # fmt: skip
    words = [
        "all", "own", "off", "on", "everyone", "phase:f1", "top:3", "theme:t1", "proposals", "end", "n1",
        "2026-12-31",
        "3", "x" * 700,
    ]  # fmt: skip
    inner = st.one_of(
        st.sampled_from(words),
        JSON,
        st.fixed_dictionaries({}, optional={"most": st.integers(-1, 600), "minutes": st.integers(-1, 90)}),
    )
    return st.dictionaries(st.sampled_from(keys) | st.text(max_size=6), inner, max_size=4)


def right(kind: str, people: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """A command of this type, each field as its type asks."""
    cls = TYPES[kind]
    hints = get_type_hints(cls)
    needed, others = {}, {}
    for field in fields(cls):
        name = field.name.rstrip("_")
        where = needed if field.default is MISSING else others
        where[name] = value(name, hints[field.name], people)
    return st.fixed_dictionaries(
        {"op_id": st.integers(0, 10**9).map(lambda n: f"z{n}"), "type": st.just(kind), **needed},
        optional=others,
    )


@st.composite
def wrong(draw: Any, kind: str, people: list[str]) -> dict[str, Any]:
    """The same with one or two things in it otherwise: gone, of another type, deep, or one too many."""
    made = dict(draw(right(kind, people)))
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(made) or ["x"]))
        how = draw(st.integers(0, 4))
        if how == 0:
            made.pop(name, None)
        elif how == 1:
            made[name] = draw(JSON)
        elif how == 2:
            made[name] = draw(DEEP)
        elif how == 3:
            made[draw(st.text(max_size=12) | st.sampled_from(["role", "author", "seq", "__proto__"]))] = draw(
                JSON
            )
        else:
            made[name] = draw(st.integers(1000, 70_000)) * "\N{LATIN SMALL LETTER E WITH ACUTE}"
    return made


def commands(people: list[str], without: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Any command but those named; now and then no command at all."""
    kinds = st.sampled_from([kind for kind in TYPES if kind not in without])
    either = kinds.flatmap(lambda kind: right(kind, people) | right(kind, people) | wrong(kind, people))
    return st.one_of(either, either, either, either, JSON)
