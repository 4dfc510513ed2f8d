"""Nothing that a client, an operator or a newcomer can meet goes undocumented."""

import argparse
import re
from dataclasses import fields

import pytest

from board import cli
from board.domain import commands, events
from board.domain.errors import STATUS
from board.export.registry import FORMATS
from board.storage.tables import metadata
from board.web.export_calls import FORMATS as NAMED
from board.web.openapi import READY, document
from tests.docs.pages import ROOT, every_page, page, ticked

SETTING = re.compile(r"\bBOARD_[A-Z_]+\b")
TARGET = re.compile(r"^([a-z-]+):.*##", re.MULTILINE)
MADE = re.compile(r"`make ([a-z]+(?:-[a-z]+)*)|^make ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)


def subcommands() -> list[str]:
    """The words that `python -m board.cli` takes."""
    actions = cli.parser()._actions
    (found,) = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    return list(found.choices)


def test_every_setting_is_documented_and_none_that_is_not_there() -> None:
    read = set(SETTING.findall((ROOT / "board/config.py").read_text(encoding="utf-8")))
    assert read - set(SETTING.findall(page("protocol.md"))) == set()
    for path in every_page():
        named = set(SETTING.findall(path.read_text(encoding="utf-8"))) - {"BOARD_URL"}
        assert named - read == set(), path.name


@pytest.mark.parametrize("word", subcommands())
def test_every_word_of_the_command_line_is_documented(word: str) -> None:
    assert any(text.startswith(f"python -m board.cli {word}") for text in ticked(page("running.md")))


@pytest.mark.parametrize("code", STATUS)
def test_every_error_code_is_documented(code: str) -> None:
    assert f"`{code}`" in page("protocol.md")


@pytest.mark.parametrize("name", commands.TYPES)
def test_every_command_is_documented(name: str) -> None:
    assert f"`{name}`" in page("protocol.md")


@pytest.mark.parametrize("name", commands.TYPES)
def test_every_field_of_a_command_is_documented(name: str) -> None:
    for field in fields(commands.TYPES[name]):
        assert re.search(rf"\b{field.name.rstrip('_')}\b", page("protocol.md")), f"{name}: {field.name}"


@pytest.mark.parametrize("path", document()["paths"])
def test_every_call_is_documented(path: str) -> None:
    assert re.sub(r"\{(?:\w+_)?(\w+)\}", lambda part: part[1].upper(), path) in page("protocol.md")


@pytest.mark.parametrize("name", ["command", "catch_up", "presence", "welcome", "events", "head", "resync"])
def test_every_message_of_the_socket_is_documented(name: str) -> None:
    assert f"`{name}`" in page("protocol.md")


#: a session's first event is behind every snapshot: no client ever meets it
@pytest.mark.parametrize("name", sorted(events.TYPES.keys() - {"session.created"}))
def test_every_event_is_documented(name: str) -> None:
    assert f"`{name}`" in page("protocol.md")


def test_the_api_names_the_formats_that_are_written() -> None:
    assert set(READY) == {name for name, made in FORMATS.items() if made}
    assert set(NAMED) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert name in page("protocol.md")


def test_the_words_of_commands_events_and_tables_are_in_the_glossary() -> None:
    bold = re.findall(r"^\| ([^|]+) \|", page("glossary.md"), re.MULTILINE)
    known = {word.strip() for cell in bold for word in cell.split(",")}
    spoken = {name.split(".")[0] for name in (*commands.TYPES, *events.TYPES)} | set(metadata.tables)
    assert {
        word for word in spoken if not known & {word, word.removesuffix("s"), SINGULAR.get(word)}
    } == set()


SINGULAR = {"people": "person"}


def test_every_make_command_that_a_page_names_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    for path in every_page():
        named = {a or b for a, b in MADE.findall(path.read_text(encoding="utf-8"))}
        assert named - targets == set(), path.name
