"""What the bench of many workers counts, without starting one: CPU by part, rooms, figures, tables."""

import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from bench.load import drive
from bench.scale import report, sizes
from bench.scale.__main__ import modelled
from bench.scale.breaking import LIMITS, Break
from bench.scale.costs import Fitted
from bench.scale.cpu import Clocks, family, machine_seconds, our_seconds, since
from bench.scale.kinds import FILE, Kind, Visit
from bench.scale.measuring import Ran, flush_us
from bench.scale.model import Costs
from bench.scale.site import figures_of
from tests.bench.test_crowd import Echo, broadcast, crowd_of, frame

BURN = "import time; end = time.process_time() + {}\nwhile time.process_time() < end: pass"


def test_a_family_is_everybody_below_the_first():
    parents = {10: 1, 11: 10, 12: 11, 20: 1, 21: 20}
    assert family({10}, parents) == {10, 11, 12}
    assert family({20, 12}, parents) == {20, 21, 12}
    assert family({99}, parents) == set()


def test_a_part_is_charged_for_its_children_also_when_they_have_ended():
    call = f"subprocess.run([sys.executable, '-c', {BURN.format(0.2)!r}])"
    program = f"import subprocess, sys; {call}; sys.stdin.read()"
    parent = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE)
    try:
        clocks, before = Clocks({"part": lambda: [parent.pid], "nobody": lambda: []}), time.process_time()
        end = time.monotonic() + 20
        while clocks.read()["part"] < 0.2 and time.monotonic() < end:
            time.sleep(0.02)
        assert 0.2 <= clocks.cpu_seconds() < 2
        assert clocks.read()["nobody"] == 0
        assert clocks.memory_mb()["part"] > 1
        assert since({"part": 0.05}, {"part": 0.25}) == pytest.approx({"part": 0.2})
        assert time.process_time() - before < 2, "looking must cost little"
    finally:
        parent.communicate(timeout=10)
    assert our_seconds() >= 0.2, "what has ended counts as ours"
    assert machine_seconds() > our_seconds()


def test_a_process_that_is_gone_has_spent_nothing_more():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert Clocks({"part": lambda: [gone.pid]}).read() == {"part": 0.0}


class Rooms(Echo):
    """Sends each op to the people of its room alone; `leak` also to the next one's."""

    def __init__(self, crowd, servers, room_of, *, forget=0, leak=0):
        super().__init__(crowd, servers, forget=forget, twice=0)
        self.room_of, self.leak = room_of, leak

    def op(self, number: int, person: int) -> bytes:
        for index, server in enumerate(self.servers):
            here = self.room_of[index] == self.room_of[person]
            if (here and number != self.forget) or (not here and number == self.leak):
                server.sendall(broadcast([number]))
        self.servers[person].sendall(frame(f'43{number}[{{"ok":true}}]'.encode()))
        return b""


@pytest.mark.parametrize(("forget", "leak", "wrong"), [(0, 0, 0), (2, 0, 2), (0, 3, 2)])
def test_an_op_is_due_to_its_own_room_and_to_nobody_else(monkeypatch, forget, leak, wrong):
    monkeypatch.setattr("bench.load.PATIENCE", 0.1)
    room_of = [0, 0, 1, 1]
    with crowd_of(4) as (crowd, servers):
        rooms = Rooms(crowd, servers, room_of, forget=forget, leak=leak)
        monkeypatch.setattr(crowd, "forget", lambda: None)
        run = drive(crowd, rooms, rooms.op, range(1, 9), rate=200, room_of=room_of)
    assert run.missing == wrong
    assert run.held is (wrong == 0)
    if not wrong:
        assert run.delivered == 16


def test_only_figures_without_labels_are_read():
    text = '# HELP a b\na 3.0\nb{c="d"} 4\nwishwall_commit_seconds_sum 0.25\n\n'
    assert figures_of(text) == {"a": 3.0, "wishwall_commit_seconds_sum": 0.25}


def test_a_flush_of_the_disk_takes_time(tmp_path):
    assert flush_us(tmp_path) > 1
    assert not list(tmp_path.iterdir())


def run_of(rate: int, *, held: bool = True, p95: float = 10.0) -> SimpleNamespace:
    return SimpleNamespace(
        rate=rate, held=held, p95=p95, delivered=rate * 100, seconds=10.0, generator_cpu=0.4
    )


def ran_of(kind: Kind, rate: int, spent: float, *, held: bool = True) -> Ran:
    counts = {"commits": rate * 5.0, "commit_seconds": rate * 5 * 0.002, "words": rate * 5.0}
    parts = {"workers": spent}
    if kind.postgres:
        parts["PostgreSQL"] = spent / 2
    return Ran(kind.words, "24 x 10", rate * 10, run_of(rate, held=held), 10.0, parts, counts)


def visit_of(kind: Kind, spent: float, *rungs: tuple[int, bool]) -> Visit:
    climbed = [ran_of(kind, rate, spent, held=held) for rate, held in rungs]
    return Visit(kind, [ran_of(kind, 100, spent)], climbed, flush_us=500.0)


def test_a_cost_is_told_for_an_op_and_beside_the_first_site():
    lines = report.kinds_table([visit_of(FILE, 1.0), visit_of(Kind(2, redis=False), 2.0)]).splitlines()
    assert lines[2] == "| 1 worker, SQLite | 1,000 | - | - | - | 100.0 | 1.00 | 0.50 | 1.00 | 4.0 |"
    assert lines[3].startswith("| 2 workers, PostgreSQL, nginx | 2,000 | 1,000 | - | - | 300.0 | 3.00 |")


def test_what_is_sustained_is_the_highest_rung_that_held_and_one_worker_is_the_measure():
    visits = [
        visit_of(Kind(1), 1.0, (250, True), (500, True), (1000, False), (1000, False)),
        visit_of(Kind(2), 1.0, (250, True), (500, True), (1000, True)),
        visit_of(Kind(4), 1.0, (250, False), (250, False)),
    ]
    lines = report.sustained_table(visits).splitlines()
    assert lines[2].startswith("| 1 worker, PostgreSQL, nginx, Redis | 500 | 5,000 | 1.00 |")
    assert lines[3].startswith("| 2 workers, PostgreSQL, nginx, Redis | 1,000+ | 10,000 | 2.00 |")
    assert "| none |" in lines[4]


def test_what_a_piece_adds_is_a_ratio_to_the_site_without_it():
    visits = [visit_of(Kind(2, redis=False), 1.0), visit_of(Kind(2), 1.0)]
    visits[1].middle.cpu["Redis"] = 1.5 / 9
    split = (ran_of(Kind(2), 100, 1.0), ran_of(Kind(2), 100, 2.0, held=False))
    lines = report.adds_table(visits, split).splitlines()
    assert lines[2:] == [
        "| Redis | 10% | 1.11 | 1.00 |",
        "| each room on two workers instead of one (did not keep up) |  | 2.00 | 2.00 |",
    ]


def test_how_much_less_a_full_site_spends_is_told_beside_the_costs():
    full = visit_of(Kind(1), 1.0, (400, True))
    assert "cost 0.25 to 0.25 of" in report.headroom_line([full])
    assert "Nothing was driven" in report.headroom_line([visit_of(Kind(1), 1.0)])


def test_a_limit_that_is_never_reached_comes_out_as_never():
    told = report.breaks_table([Break(LIMITS[0], 12_345), Break(LIMITS[1], None)])
    assert told.splitlines()[2].startswith("| 12,345 |")
    assert told.splitlines()[3].startswith("| never |")


def test_the_page_has_a_place_for_the_tables(tmp_path, monkeypatch):
    page = tmp_path / "scaling.md"
    kept = report.PAGE.read_text(encoding="utf-8")
    page.write_text(kept, encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    costs = Costs(**dict.fromkeys(Costs.__slots__, 10.0))
    told = report.costs_table(Fitted(costs, {"workers": [0.01, 0.02, 0.04]}))
    for _ in range(2):
        report.write_page([told, *modelled(costs)], {"machine": {}})
    text = page.read_text(encoding="utf-8")
    assert text.count("| a frame to somebody, of one op or of many | 10.0 |  |  | 10.0 |") == 1
    assert text.count("workers 2% (at most 4%)") == 1
    assert text.count("| 10,000 | 300,000 | 15,000 | 450,000 |") == 1
    assert text.split(report.OPENING)[0] == kept.split(report.OPENING)[0]
    assert text.split(report.CLOSING)[1] == kept.split(report.CLOSING)[1]
    assert (tmp_path / "scaling.json").is_file()


def test_the_costs_that_a_run_wrote_are_read_again_for_other_rooms(tmp_path, monkeypatch, capsys):
    costs = Costs(**dict.fromkeys(Costs.__slots__, 10.0))
    monkeypatch.setattr(report, "PAGE", tmp_path / "scaling.md")
    report.write_json(tmp_path / "scaling.json", {"costs": report.as_json(costs)})
    monkeypatch.setattr("sys.argv", ["sizes", "--rooms", "7", "--people", "10", "--ops", "0.1"])
    assert sizes.main() == 0
    assert "| 7 | 70 | 7 | 70 | 1 (" in capsys.readouterr().out
