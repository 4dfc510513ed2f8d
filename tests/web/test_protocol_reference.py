"""docs/protocol.md leaves nothing out: a command, event, error, setting or field without a line fails."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from board.domain import commands, events
from board.domain.errors import STATUS
from board.domain.proposals import FIELDS
from board.domain.switches import KINDS
from board.web.export_calls import FORMATS
from tests.conftest import ROOT, Server
from tests.web.script import begin

REFERENCE = (ROOT / "docs" / "protocol.md").read_text()


def section(title: str) -> str:
    """The text under one heading."""
    return REFERENCE.split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("kind", commands.TYPES)
def test_every_command_has_a_row_with_all_its_fields(kind: str) -> None:
    rows = [line for line in section("Commands").splitlines() if line.startswith("|") and f"`{kind}`" in line]
    assert len(rows) == 1
    cells = rows[0].split("|")[2]
    for field in fields(commands.TYPES[kind]):
        assert re.search(rf"\b{field.name.rstrip('_')}\b", cells), field.name


@pytest.mark.parametrize("kind", events.TYPES)
def test_every_event_has_a_row(kind: str) -> None:
    assert re.search(rf"^\|.*`{re.escape(kind)}`.*\|", section("Events"), re.M)


@pytest.mark.parametrize("code", STATUS)
def test_every_error_code_stands_beside_its_status(code: str) -> None:
    assert re.search(rf"^\| [0-9, ]*\b{STATUS[code]}\b[0-9, ]* \| `{code}` \|", section("Errors"), re.M)


@pytest.mark.parametrize("key", FIELDS)
def test_every_proposal_field_is_named(key: str) -> None:
    assert f"`{key}`" in section("Proposal fields")


@pytest.mark.parametrize("switch", KINDS)
def test_every_switch_has_a_row(switch: str) -> None:
    assert f"| `{switch}` |" in section("Switches")


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_export_format_is_named(file_format: str) -> None:
    assert f"`{file_format}`" in section("Exports")


def test_every_setting_has_a_row() -> None:
    read = set(re.findall(r'"(BOARD_[A-Z_]+)"', (Path(ROOT) / "board" / "config.py").read_text()))
    assert len(read) >= 10
    assert read == set(re.findall(r"^\| `(BOARD_[A-Z_]+)`", section("Settings"), re.M))


def test_every_route_of_the_api_is_named() -> None:
    from board.web.openapi import document

    for path, calls in document()["paths"].items():
        for method in set(calls) & {"get", "post"}:
            named = re.sub(r"\{(?:\w+_)?(\w+)\}", lambda part: part[1].upper(), path)
            assert f"`{method.upper()} {named}" in section("HTTP"), path


def test_every_key_of_a_snapshot_is_named(server: Server) -> None:
    felicity, _ = begin(server.url)
    felicity.open("add")
    felicity.do("note.post", note_id="n1", text="x")
    felicity.do("proposal.draft", proposal_id="p1", title="x")
    text = section("Snapshot") + section("Switches")
    snapshot = felicity.snapshot()
    parts = [snapshot, *(part for part in snapshot.values() if isinstance(part, dict))]
    parts += [item for part in snapshot.values() if isinstance(part, list) for item in part]
    for part in parts:
        for key in part:
            assert re.search(rf"\b{key}\b", text), key


def test_the_whole_client_works_as_it_stands(server: Server) -> None:
    import subprocess
    import sys

    code = section("A whole client").split("```python\n")[1].split("```")[0]
    code = code.replace("http://127.0.0.1:5000", server.url) + "\nlive.sleep(0.3)\nlive.disconnect()\n"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("'ok': True") == 2
    assert "note.posted" in ran.stdout
