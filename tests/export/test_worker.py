"""F68: the process that makes files may crash, run on or hoard: whoever asked is told, and others go on."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from board.domain.errors import BoardError
from board.domain.model import State, Viewer
from board.export.registry import FORMATS, render
from board.export.worker.maker import Maker
from board.export.worker.process import WorkerProcess
from board.service.beside.file_order import Order
from board.service.loop import ThreadLoop
from tests.export.views import AT, options, workshop

EVIL = Path(__file__).with_name("evil_worker.py")
STATE = State(code="ABCD2346", title="Hush", language="en")
FELICITY = Viewer("p1", "facilitator", None)


def maker(**limits: int) -> Maker:
    return Maker(ThreadLoop(), lambda code, ids: {}, partial(WorkerProcess, script=EVIL, **limits))


@pytest.fixture(scope="module")
def evil() -> Iterator[Maker]:
    yield maker(seconds=5, memory=256 << 20)


def ask(of: Maker, how: str) -> str:
    order = of.order(how, STATE, 0, FELICITY, {})
    return of.make(order).body.decode()


def children() -> list[int]:
    """The processes that this one has started and not reaped."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


@pytest.mark.parametrize("how", ["crash", "raise", "hoard", "abort"])
def test_what_fails_is_told_with_a_number_and_the_next_file_is_made(evil: Maker, how: str) -> None:
    with pytest.raises(BoardError) as caught:
        ask(evil, how)
    refusal = caught.value
    assert (refusal.code, refusal.status) == ("internal", 500)
    assert refusal.incident and refusal.incident in refusal.message
    assert "Hush" not in refusal.message
    assert ask(evil, "well") == "well"


def test_a_process_that_has_grown_is_ended_before_the_next_file(evil: Maker) -> None:
    first = ask(evil, "number")
    assert ask(evil, "number") == first
    ask(evil, "keep")
    assert int(first) not in children()
    assert ask(evil, "number") != first


@pytest.mark.parametrize("how", [pytest.param("for-ever", marks=pytest.mark.slow), "sleep"])
def test_what_takes_too_long_is_ended_by_the_clock_and_reaped(how: str) -> None:
    before, hasty = set(children()), maker(seconds=1)
    began = time.monotonic()
    with pytest.raises(BoardError, match="less of it"):
        ask(hasty, how)
    assert time.monotonic() - began < 10
    assert set(children()) <= before, "a zombie"


def test_a_stopped_order_is_ended_at_once_and_leaves_no_process(evil: Maker) -> None:
    before, slow = set(children()), maker(seconds=30)
    order = slow.order("sleep", STATE, 0, FELICITY, {})
    caught: list[BoardError] = []

    def wait() -> None:
        try:
            slow.make(order)
        except BoardError as refusal:
            caught.append(refusal)

    waiting = threading.Thread(target=wait)
    waiting.start()
    until = time.monotonic() + 5
    while order.halt is None and time.monotonic() < until:
        time.sleep(0.01)
    order.stop()
    waiting.join(5)
    assert [refusal.code for refusal in caught] == ["gone"]
    assert set(children()) <= before


def test_an_order_that_is_stopped_in_line_lets_the_next_one_through(evil: Maker) -> None:
    first, second, third = (evil.order("well", STATE, 0, who, {}) for who in _three())
    assert (first.running, second.running, third.running) == (True, False, False)
    second.stop()
    with pytest.raises(BoardError):
        evil.make(second)
    evil.make(first)
    assert third.running
    assert evil.make(third).body == b"well"


def test_one_person_waits_for_two_files_and_a_third_is_refused_with_a_time(evil: Maker) -> None:
    orders = [evil.order("well", STATE, 0, FELICITY, {}) for _ in range(2)]
    with pytest.raises(BoardError) as caught:
        evil.order("well", STATE, 0, FELICITY, {})
    assert caught.value.code == "rate_limited" and caught.value.retry_after_ms
    for order in orders:
        evil.make(order)


def test_the_process_has_no_network_no_environment_and_starts_no_other(evil: Maker) -> None:
    assert ask(evil, "socket") == "PermissionError"
    assert ask(evil, "process") == "PermissionError"
    assert ask(evil, "environment") == "['LANG', 'MALLOC_ARENA_MAX', 'TMPDIR']"
    folder = Path(ask(evil, "folder"))
    assert folder.is_dir() and not list(folder.iterdir())


def test_the_workshop_goes_first(evil: Maker) -> None:
    assert ask(evil, "turn") == "(19, True)"


def may_have_a_network_of_its_own() -> bool:
    """Whether the system lets a process turn away from its network: many containers do not, root or not."""
    asks = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x40000000) != 0)"
    return subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


@pytest.mark.skipif(not may_have_a_network_of_its_own(), reason="this system lets no process do that")
def test_where_the_system_lets_it_even_native_code_has_no_network(evil: Maker) -> None:
    interfaces = [line.split(":")[0].strip() for line in ask(evil, "interfaces").splitlines()[2:]]
    assert set(interfaces) <= {"lo"}


@pytest.mark.parametrize("name", [name for name, made in FORMATS.items() if made])
def test_the_process_writes_what_is_written_here(name: str) -> None:
    order = Order(name, STATE, AT, FELICITY, {}, ThreadLoop().signal())
    given = {"format": name, "view": workshop(), "options": {"at": AT, "include": "all"}}
    process = _process()
    answer = process.ask(order, given)
    assert answer is not None and answer[0] == b"f", answer
    names, _, body = answer[1].partition(b"\n")
    here = render(name, workshop(), options(include="all"))
    assert here.filename.encode() in names
    assert len(body) == len(here.body) if _is_packed(name) else body == here.body


def test_pictures_are_counted_as_they_are_drawn() -> None:
    order = Order("proposals.html", STATE, AT, FELICITY, {}, ThreadLoop().signal())
    _process().ask(order, {"format": "proposals.html", "view": workshop(), "options": {"at": AT}})
    assert (order.done, order.total) == (1, 1)


def _process(kept: list[WorkerProcess] = []) -> WorkerProcess:  # noqa: B006 - one for all formats
    if not kept:
        kept.append(WorkerProcess())
    return kept[0]


def _is_packed(name: str) -> bool:
    """Archives and documents may hold the time at which they were packed."""
    return name.rpartition(".")[2] in ("docx", "xlsx", "zip", "pdf")


def _three() -> list[Viewer]:
    return [Viewer(f"p{number}", "participant", None) for number in range(3)]
