"""File names, dates, the sentence, and the two languages."""

import re
from pathlib import Path

import pytest

from board.domain.proposals import CHOICES, FIELDS
from board.export.data.columns import PROPOSAL_COLUMNS
from board.export.dates import long_date, moment
from board.export.filenames import safe_filename
from board.export.markdown.page import proposals_markdown
from board.export.options import Options
from board.export.record.proposal_list import proposal_list
from board.export.record.sentence import hypothesis
from board.export.record.shared import shareable
from board.export.words import shown, words
from tests.export.views import AT, options, proposal, view


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Joint vision", "Joint vision 2026-11-21 proposals.md"),
        ("Tŷ / dŵr: 'Atgyweirio'", "Tŷ dŵr 'Atgyweirio' 2026-11-21 proposals.md"),
        ("../../etc/passwd", "etc passwd 2026-11-21 proposals.md"),
        ("CON\r\nSet-Cookie: x", "CON Set-Cookie x 2026-11-21 proposals.md"),
        ("x\u202egpj.exe", "x gpj.exe 2026-11-21 proposals.md"),
        ("...", "Wishwall 2026-11-21 proposals.md"),
        ("a" * 300, "a" * 80 + " 2026-11-21 proposals.md"),
    ],
)
def test_a_file_name_is_safe_and_readable(title: str, name: str) -> None:
    assert safe_filename(title, "2026-11-21", "proposals.md") == name


def test_dates_are_written_in_the_readers_language() -> None:
    assert long_date("2026-12-05", "en") == "5 December 2026"
    assert long_date("2026-12-05", "cy") == "5 Rhagfyr 2026"
    assert moment(AT, "cy") == "21 Tachwedd 2026, 14:05 UTC"
    assert long_date("by Easter", "en") == "by Easter"


def sentence(language: str = "en", **fields: str) -> str:
    made = view(proposals=[proposal("1", "A text the day before", fields=fields)])
    asked = Options(at=AT)
    listed = proposal_list(shareable(made, names=True), asked, "proposals")
    return hypothesis(listed.proposals[0], words("cy" if language == "cy" else "en"))


def test_the_sentence_is_made_from_the_proposals_own_words() -> None:
    assert sentence(
        proposal="We will text every tenant.",
        benefit="Fewer wasted visits.",
        measure="they fall to 10%",
        harm_if="ICT",
    ) == (
        "We believe that a text the day before will result in fewer wasted visits. "
        "We will know when they fall to 10%. But it could harm ICT."
    )


def test_the_sentence_leaves_out_what_is_not_written() -> None:
    assert sentence(measure="calls halve") == "We will know when calls halve."
    assert sentence() == ""


def test_the_sentence_is_there_in_welsh() -> None:
    assert (
        sentence("cy", benefit="llai o alwadau")
        == "Credwn y bydd a text the day before yn arwain at llai o alwadau."
    )


def test_every_field_choice_status_and_role_has_its_words() -> None:
    for language in ("en", "cy"):
        known = words(language)  # type: ignore[arg-type]
        assert set(FIELDS) - {"owner_id"} <= set(known)
        assert set(known) == set(words("en"))
        for field, choices in CHOICES.items():
            for choice in choices:
                assert shown(field, choice, language) != choice or choice in known.values()  # type: ignore[arg-type]


def test_no_welsh_word_is_english_by_mistake() -> None:
    same = {key for key in words("en") if words("en")[key] == words("cy")[key]}
    assert same == {"none", "cost_band"}


def test_what_a_welsh_speaker_is_asked_to_check_is_what_the_files_say() -> None:
    page = (Path(__file__).parents[2] / "docs/welsh-to-check.md").read_text(encoding="utf-8")
    asked = re.findall(r'^- "(.+?)": "(.+?)"', page, re.MULTILINE)
    assert len(asked) > 10
    pairs = {(words("en")[key], words("cy")[key]) for key in words("en")}
    assert set(asked) <= pairs


def test_csv_columns_are_fields_or_named_by_the_contract() -> None:
    protocol = (Path(__file__).parents[2] / "docs/protocol.md").read_text(encoding="utf-8")
    (promised,) = re.findall("CSV columns of the proposal list: `([a-z_,]+)`", protocol)
    assert ",".join(PROPOSAL_COLUMNS) == promised
    assert len(PROPOSAL_COLUMNS) == len(set(PROPOSAL_COLUMNS)) == 34


def test_the_file_says_which_moment_it_shows() -> None:
    listed = proposal_list(shareable(view(), names=True), options(), "proposals")
    assert "As it stood on 21 November 2026, 14:05 UTC, change 312" in proposals_markdown(listed).decode()
