"""The suite does not shrink in silence: whole runs of pytest and Node find at least what there was."""

import re
import subprocess
import sys

import pytest

from tests.floor import FLOORS, TESTS, counted, hold, shortfalls

#: tests of the browser code, each `test(` in a file of tests/js
LEAST_IN_NODE = 165


def test_every_folder_with_tests_has_a_floor() -> None:
    folders = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")}
    assert folders == set(FLOORS)
    assert all(least > 0 for least in FLOORS.values())


def test_too_few_and_none_at_all_are_told() -> None:
    assert shortfalls(FLOORS) == []
    fewer = {**FLOORS, "wire": FLOORS["wire"] - 1, "domain": 0}
    assert [words.split()[0] for words in shortfalls(fewer)] == ["tests/domain", "tests/wire"]
    assert counted([TESTS / "wire/test_text.py", TESTS / "wire/deep/test_x.py"]) == {"wire": 2}


def test_a_whole_run_that_finds_too_few_ends() -> None:
    class Config:
        args_source = pytest.Config.ArgsSource.TESTPATHS

    with pytest.raises(pytest.UsageError, match="tests/wire has 0 tests"):
        hold(Config(), [])  # type: ignore[arg-type]
    Config.args_source = pytest.Config.ArgsSource.ARGS
    hold(Config(), [])  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_run_of_everything_is_held_to_it() -> None:
    """The conftest asks: were one folder left out, pytest would not begin."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    short = subprocess.run(
        [*command, "--ignore=tests/wire"], cwd=TESTS.parent, capture_output=True, text=True, check=False
    )
    assert short.returncode != 0
    assert "tests/wire has 0 tests" in short.stdout + short.stderr


def test_node_has_as_many() -> None:
    files = list((TESTS / "js").glob("**/*.test.js"))
    found = sum(len(re.findall(r"^\s*test\(", path.read_text(), re.MULTILINE)) for path in files)
    assert found >= LEAST_IN_NODE, f"{found} tests in tests/js, {LEAST_IN_NODE} at least are expected"
