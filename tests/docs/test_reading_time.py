"""The facilitator's guide keeps its word: five minutes of reading."""

from tests.docs.pages import page

#: how many words adults read silently in a minute: Brysbaert, "How many words do we read per minute?", 2019
WORDS_A_MINUTE = 238
MINUTES = 5


def test_the_facilitators_guide_is_read_in_five_minutes() -> None:
    guide = page("facilitating.md")
    assert "Five minutes to read" in guide
    assert len(guide.replace("|", " ").split()) <= WORDS_A_MINUTE * MINUTES
