"""docs/access.md names every number of the access table, each with a test that carries it."""

import re

import pytest

from tests.docs.pages import DOCS, ROOT, links, page

ROWS = [line for line in page("access.md").splitlines() if re.match(r"\| X\d+ ", line)]
#: held by tests whose names say what and not the number
WITHOUT_NUMBER = {"X1"}


def test_all_twenty_are_there() -> None:
    assert [row.split()[1] for row in ROWS] == [f"X{number}" for number in range(1, 21)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split()[1])
def test_a_test_carries_the_number(row: str) -> None:
    number = row.split()[1]
    files = [(DOCS / link).resolve() for link in links(row)]
    assert files
    sources = "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_relative_to(ROOT))
    carried = re.search(rf"def test_(?:x\d+_)*{number.lower()}_|\({number}\)", sources)
    assert carried or number in WITHOUT_NUMBER
