"""Strict JSON: one meaning for every reader, or none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.wire import jsons

NAMES = st.text(max_size=6) | st.just('":')
LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=12) | st.just(':") {":')
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([(",", ":"), (" , ", " : "), (",\n", "\t:\r\n")]))
def test_what_python_writes_is_read_as_it_was(value, separators):
    text = json.dumps(value, separators=separators)
    assert jsons.loads(text) == value
    assert jsons.loads(text.encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"note.post","type":"session.close"}',
        '{"a" :1,"a":2}',
        '{"a":1,"\\u0061":2}',
        '[{"deep":{"op_id":"1","x":":)","op_id":"2"}}]',
        '{"said":"\\":","a":1,"a":2}',
    ],
)
def test_a_name_that_stands_twice_is_refused(text):
    for given_text in (text, text.encode()):
        with pytest.raises(ValueError, match="stands twice"):
            jsons.loads(given_text)


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "1e400", "NaN", "[" * 40 + "]" * 40, "[" * 100_000, '"\\ud800"']
)
def test_what_no_two_readers_read_alike_is_refused(text):
    with pytest.raises(ValueError, match="JSON"):
        jsons.loads(text)
