"""What the container file takes along is there, is sent to the builder, and is all that a server reads."""

import re

from tests.deploy.settings import DEPLOY, HERE

SAID = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
SENT = {
    line.removeprefix("!")
    for line in (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("!")
}


def taken() -> set[str]:
    """What COPY names of the tree."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", SAID, re.M)
    return {name for line in lines for name in line.split()}


def test_what_is_taken_is_there_and_is_sent() -> None:
    assert taken() and all((HERE / name).exists() for name in taken())
    assert taken() == SENT


def test_a_server_finds_all_that_it_reads() -> None:
    named = {"run.py"}
    for path in [HERE / "run.py", *(HERE / "board").rglob("*.py")]:
        named |= set(re.findall(r'\bROOT / "(\w[\w.]*)"', path.read_text(encoding="utf-8")))
    assert named - {"instance"} <= taken() | {"board"}


def test_it_runs_as_nobody_in_particular_and_is_asked_whether_it_is_ready() -> None:
    assert re.search(r"^USER wishwall$", SAID, re.M) and "/readyz" in SAID and "--require-hashes" in SAID
    assert re.search(r"^STOPSIGNAL SIGTERM$", SAID, re.M)
