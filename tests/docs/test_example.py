"""The code shown in docs/adding-a-command.md is the code that is there."""

import re

import pytest

from tests.docs.pages import ROOT, page

SHOWN = re.compile(r"`([\w./-]+)`\)?:\n\n *```\w+\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(r"^ *```\w+\n", re.MULTILINE)
EXAMPLES = SHOWN.findall(page("adding-a-command.md"))
#: blocks that go on with the file of the block before
GOING_ON = 1


def test_each_block_of_code_says_where_it_is_from() -> None:
    assert len(BLOCK.findall(page("adding-a-command.md"))) == len(EXAMPLES) + GOING_ON


@pytest.mark.parametrize(("path", "code"), EXAMPLES, ids=[path for path, _ in EXAMPLES])
def test_its_lines_stand_in_the_file_in_that_order(path: str, code: str) -> None:
    there, at = bare((ROOT / path).read_text(encoding="utf-8")), 0
    for line in code.splitlines():
        wanted = bare(line)
        if wanted and wanted != "...":
            at = there.find(wanted, at)
            assert at >= 0, f"{path} has no {line.strip()!r} there"
            at += len(wanted)


def bare(code: str) -> str:
    """Code without what a formatter may change: blanks, the sort of quotes, a last comma."""
    return re.sub(r",(?=[)}\]])", "", re.sub(r"\s", "", code).replace("'", '"'))
