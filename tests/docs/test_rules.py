"""A rule or invariant names tests that quote it, or says that it is not built or not proven yet."""

import re

import pytest

from tests.docs.pages import DOCS, links, page

ROW = re.compile(r"^\| ([RI]\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
ROWS = [(source, *row) for source in ("rules.md", "architecture.md") for row in ROW.findall(page(source))]
#: what must hold from the first release on, so that no sentence stands in for a test
HELD = {
    "I1",
    "I2",
    "I3",
    "I5",
    "I7",
    "I8",
    "I9",
    "I10",
    "I11",
    "I12",
    "R1",
    "R2",
    "R3",
    "R4",
    "R5",
    "R6",
    "R7",
    "R8",
    "R9",
    "R10",
    "R11",
    "R12",
    "R13",
    "R15",
}


def test_every_number_is_there_once() -> None:
    numbers = [number for _, number, _, _ in ROWS]
    assert numbers == [*(f"R{n}" for n in range(1, 16)), *(f"I{n}" for n in range(1, 13))]


@pytest.mark.parametrize(("source", "number", "rule", "proof"), ROWS, ids=[row[1] for row in ROWS])
def test_it_is_quoted_by_its_tests(source: str, number: str, rule: str, proof: str) -> None:
    files = [(DOCS / link).resolve() for link in links(proof) if "/tests/" in link]
    if not files:
        assert proof.startswith(("Not built yet", "Not proven yet")), f"{number} names no test"
        assert number not in HELD, f"{number} must be proven"
        return
    quoted = re.compile(rf"(?<![A-Za-z0-9]){number}(?![0-9])", re.IGNORECASE)
    for file in files:
        assert quoted.search(file.read_text(encoding="utf-8")), f"{file.name} does not quote {number}"
