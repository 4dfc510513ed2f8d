"""The sentence that a proposal is read back with; the page is held to the same cases (sentence.test.js)."""

import json
from pathlib import Path
from typing import Any

import pytest

from board.export.record.proposal_list import proposal_list
from board.export.record.sentence import hypothesis
from board.export.words import words
from tests.export.views import options, proposal, view

CASES = json.loads((Path(__file__).parents[1] / "golden" / "proposals" / "sentences.json").read_text())


@pytest.mark.parametrize("case", CASES)
def test_the_sentence_is_as_recorded(case: dict[str, Any]) -> None:
    written = proposal("1", case["title"], fields=dict(case["fields"]))
    (listed,) = proposal_list(view(proposals=[written]), options(), "proposals").proposals
    assert hypothesis(listed, words("en")) == case["says"]


def test_wordings_and_answers_reach_the_files() -> None:
    written = proposal(
        "1",
        "One form",
        fields={"proposal": "We will ask once."},
        wordings=[
            {"wording_id": "w1", "text": "We will ask once."},
            {"wording_id": "w2", "text": "We will not ask."},
        ],
        agreed="w1",
        declined_by="p-gethin",
        concerns=[{"concern_id": "c1", "text": "Who pays?", "answer": "The service."}],
    )
    (listed,) = proposal_list(view(proposals=[written]), options(), "proposals").proposals
    assert (listed.wordings, listed.agreed, listed.declined_by) == (
        ("We will not ask.",),
        True,
        "Gethin Rees",
    )
    assert listed.concerns[0].answer == "The service."
