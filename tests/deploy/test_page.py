"""The page about deploying says of each block how it is tried, and names only what is there."""

import re
from pathlib import Path

import pytest

from tests.deploy.looks import AFTER, BEFORE
from tests.deploy.page import PAGE, MarkError, blocks
from tests.deploy.settings import DEPLOY, HERE


def test_every_block_is_tried_or_says_why_not() -> None:
    tried = [block for block in blocks() if not block.why_not]
    assert len(tried) > len(blocks()) - 3


@pytest.mark.parametrize(
    "mark", ["", "<!-- try: -->\n", "<!-- try: one soon -->\n", "<!-- not tried:  -->\n"]
)
def test_a_block_without_a_word_about_it_is_noticed(tmp_path: Path, mark: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Some words\n\n{mark}```sh\ntrue\n```\n")
    with pytest.raises(MarkError):
        blocks(page)


def test_every_look_belongs_to_a_block() -> None:
    assert BEFORE.keys() | AFTER.keys() <= {block.name for block in blocks()}


def test_what_systemd_does_is_marked_as_such() -> None:
    for block in blocks():
        uses = re.search(r"^\s*(systemctl|runuser)\b", block.text, re.M) is not None
        assert block.why_not or block.systemd == uses, block.name


def test_what_the_page_and_the_units_name_is_there() -> None:
    said = [PAGE, *(path for path in DEPLOY.rglob("*") if path.is_file())]
    for path in said:
        for name in re.findall(r"\bdeploy/[\w@./*-]*[\w*]", path.read_text(encoding="utf-8")):
            made = name in ("deploy/.env", "deploy/certificate")
            assert made or list(HERE.glob(name)), f"{path.name} names {name}"


def test_the_two_services_differ_only_where_they_must() -> None:
    one, many = (
        set((DEPLOY / "systemd" / name).read_text().splitlines())
        for name in ("wishwall.service", "wishwall@.service")
    )
    names = {line.partition("=")[0] for line in one ^ many if "=" in line and not line.startswith("#")}
    assert names == {
        "After", "Conflicts", "Description", "Environment", "ExecStart", "PartOf", "WantedBy",
        "StartLimitBurst", "StartLimitIntervalSec",
    }  # fmt: skip
