"""Text at the entry: what it becomes, and how long that may take."""

import sys
import time
from unicodedata import combining, is_normalized, normalize

import pytest

from board.domain.errors import BoardError
from board.wire.text import composed, fitting, tidied

# as much as a body of 256 KiB can hold
LONG = 60_000


@pytest.mark.parametrize(
    "heap", ["\u0301\u0316", "\u0f73", "\u0f81\u0f71", "\u0344\u0316", "\u0316a\u0301" * 9]
)
def test_a_heap_of_combining_marks_is_read_as_fast_as_any_other_text(heap: str) -> None:
    began = time.process_time()
    tidied("a" + heap * (LONG // len(heap)))
    assert time.process_time() - began < 0.5  # seconds; it took twenty


def test_a_heap_of_combining_marks_is_too_long_for_a_name() -> None:
    with pytest.raises(BoardError, match=r"^too_long:"):
        fitting("a" + "\u0301\u0316" * LONG, 60, "name")


def test_every_character_that_comes_apart_into_marks_is_counted_as_one() -> None:
    """Else a run of it would not be seen as one: those three of Tibetan are all there are today."""
    hidden = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if not combining(chr(code)) and combining(normalize("NFD", chr(code))[0])
    ]
    assert hidden == ["\u0f73", "\u0f75", "\u0f81"]


@pytest.mark.parametrize(
    "text", ["Ysgrifennwch yma: dŵr, gŵyl", "e\u0301", "ག\u0f73", "שָׁלוֹם", "नमस्ते", "한국어" * 20]
)
def test_words_that_people_write_are_composed_as_ever(text: str) -> None:
    assert composed(text) == normalize("NFC", text)
    assert is_normalized("NFC", composed(text))
