"""Every sentence of the pages stands in English and Welsh, and what is made from the catalogue is fresh."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import words

ROOT = Path(__file__).resolve().parents[2]


def test_every_sentence_has_its_welsh_and_the_made_files_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, "tools/words.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_the_pages_and_the_templates_are_both_read() -> None:
    scripts, templates = words.used()
    assert "Post note" in scripts
    assert "{n} notes chosen" in scripts
    assert "Join a session" in templates


@pytest.mark.parametrize(
    ("key", "text", "fault"),
    [
        ("Post note", "", "No Welsh yet"),
        ("Moved to {theme}", "Wedi symud", "has other variables"),
        ("Fly to the moon", "Hedfan i'r lleuad", "Nothing says this any more"),
        ("Post note", "Post note", "The same as in English"),
    ],
)
def test_a_fault_in_the_catalogue_is_found(key: str, text: str, fault: str) -> None:
    catalogue = words.read_catalogue()
    catalogue.delete(key)
    catalogue.add(key, text)
    assert [found for found in words.wrong(catalogue) if fault in found and key in found]


def test_a_text_that_nobody_is_sure_of_is_found() -> None:
    catalogue = words.read_catalogue()
    catalogue["Post note"].flags.add("fuzzy")
    assert "Not sure yet: 'Post note'" in words.wrong(catalogue)


def test_what_a_welsh_speaker_is_asked_to_check_is_what_the_pages_say() -> None:
    page = (ROOT / "docs" / "welsh-to-check.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split(" | ") for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 30
    catalogue = words.read_catalogue()
    for english, welsh, *_ in rows:
        message = catalogue.get(english.strip())
        assert message, english
        assert message.string == welsh.strip()
