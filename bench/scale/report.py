"""The tables of a run, as Markdown, and their place in the page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.figures import median
from bench.process import ROOT
from bench.report import table, write_json
from bench.scale.alone import Shaping
from bench.scale.breaking import Break
from bench.scale.costs import Fitted
from bench.scale.kinds import EVERYTHING, FILE, FRONTED, SERVER, UNTOLD, Visit
from bench.scale.measuring import Ran
from bench.scale.model import Costs, Load, Needs

PAGE = ROOT / "docs" / "scaling.md"
OPENING, CLOSING = "<!-- scale tables -->", "<!-- /scale tables -->"
KIB = 1024
PARTS = ("workers", "PostgreSQL", "Redis", "nginx")


def kinds_table(visits: Sequence[Visit]) -> str:
    """One rate on every site: what each part spends for an op, all of them for a delivery."""
    first = visits[0].middle
    flush = median([visit.flush_us for visit in visits])
    rows = [
        (
            visit.kind.words,
            *(_cost(visit.middle, part) for part in PARTS),
            f"{visit.middle.us_a_delivery:.1f}",
            f"{visit.middle.us_a_delivery / first.us_a_delivery:.2f}",
            f"{visit.middle.counts['commits'] / visit.middle.ops:.2f}",
            f"{visit.middle.commit_us / first.commit_us:.2f}",
            f"{visit.middle.commit_us / max(flush, 1):.1f}",
        )
        for visit in visits
    ]
    head = (
        "site", *(f"{part}, us an op" for part in PARTS), "all, us a delivery", "to the first",
        "commits an op", "a commit's time, to the first", "to a flush of the disk",
    )  # fmt: skip
    return table(head, rows)


def sustained_table(visits: Sequence[Visit]) -> str:
    """The highest rate that each site held, and what an op cost there."""
    climbed = [visit for visit in visits if visit.climbed]
    one = next((v.best for v in climbed if v.kind.workers == 1 and v.kind.redis), None)
    rows = []
    for visit in climbed:
        best = visit.best
        if best is None:
            rows.append((visit.kind.words, "none", *["-"] * 6))
            continue
        ratio = f"{best.run.rate / one.run.rate:.2f}" if one else "-"
        open_ended = all(ran.run.held for ran in visit.climbed if ran.run.rate > best.run.rate)
        rows.append((
            visit.kind.words,
            f"{best.run.rate:,}{'+' if open_ended else ''}",
            f"{best.run.delivered / best.run.seconds:,.0f}",
            ratio,
            " / ".join(_cost(best, part) for part in PARTS),
            f"{best.us_a_delivery:.1f}",
            f"{best.counts['commits'] / best.ops:.2f}",
            f"{best.machine:.0%}",
        ))  # fmt: skip
    head = (
        "site", "ops/s", "deliveries/s", "to one worker", f"us an op: {' / '.join(PARTS)}",
        "us a delivery", "commits an op", "of both cores, generator included",
    )  # fmt: skip
    return table(head, rows)


def shapes_table(shaping: Shaping) -> str:
    """Rooms of different sizes: coming in, being there, writing."""
    rows = [
        (
            one.shape,
            one.ran.run.rate,
            " / ".join(_cost(one.ran, part) for part in PARTS),
            " / ".join(f"{one.us_an_arrival(part) / 1000:.1f}" for part in PARTS),
            " / ".join(f"{one.idle.us_s(part) / one.shape.persons:.1f}" for part in PARTS),
        )
        for one in shaping.shaped
    ]
    names = " / ".join(PARTS)
    head = (
        "rooms x people", "ops/s", f"us an op: {names}", f"ms to come in: {names}",
        f"us a person and second at rest: {names}",
    )  # fmt: skip
    return table(head, rows)


def adds_table(visits: Sequence[Visit], split: tuple[Ran, Ran]) -> str:
    """What each piece adds: its own part of all CPU, and each against the same site without it."""
    kinds = {visit.kind: visit for visit in visits}
    pairs = (
        ("PostgreSQL instead of SQLite", "PostgreSQL", FILE, SERVER),
        ("nginx", "nginx", SERVER, FRONTED),
        ("Redis", "Redis", UNTOLD, EVERYTHING[1]),
        ("a second worker", "", EVERYTHING[0], EVERYTHING[1]),
        ("two more", "", EVERYTHING[1], EVERYTHING[2]),
    )
    rows = [
        _added(what, part, kinds[without].middle, kinds[there].middle)
        for what, part, without, there in pairs
        if without in kinds and there in kinds
    ]
    rows.append(_added("each room on two workers instead of one", "", *split))
    head = ("what is added", "its own part of all CPU", "all CPU of a delivery", "the workers' own of an op")
    return table(head, rows)


def costs_table(fitted: Fitted) -> str:
    """The costs that the model takes."""
    costs, usual = fitted.costs, Load(rooms=1)
    session_mb = usual.ops_of_a_session * costs.op_bytes / 1e6
    cells = (
        ("an op", costs.worker_op, costs.postgres_op, costs.redis_word, costs.nginx_op),
        ("a commit, of one op or of many", costs.worker_commit, costs.postgres_commit, None, None),
        (
            "a frame to somebody, of one op or of many",
            costs.worker_delivery,
            None,
            None,
            costs.nginx_delivery,
        ),
        ("somebody comes in", costs.worker_arrival, costs.postgres_arrival, None, costs.nginx_arrival),
        ("somebody is there, a second", costs.worker_person_s, None, None, costs.nginx_person_s),
        ("a room is there, a second", None, costs.postgres_room_s, None, None),
        ("a worker is there, a second", costs.worker_idle_s, costs.postgres_worker_s, None, None),
        ("a worker hears of a commit", costs.worker_word, None, costs.redis_hearing, None),
        ("each kept session, in a round", costs.worker_kept, costs.postgres_kept, None, None),
    )
    rows = [(what, *(_us(cost) for cost in row)) for what, *row in cells]
    missed = ", ".join(f"{p} {median(s):.0%} (at most {s[-1]:.0%})" for p, s in fitted.missed.items())
    return (
        table(("CPU, us", *PARTS), rows)
        + f"\nMemory: {costs.worker_kib / KIB:.0f} MB a worker, {costs.worker_person_kib:.0f} KB for each "
        f"person there and {costs.nginx_person_kib:.0f} KB at nginx, "
        f"{costs.postgres_connection_kib / KIB:.1f} MB for a connection of PostgreSQL. "
        f"Disk: {costs.op_bytes:,.0f} bytes an op ({session_mb:.1f} MB a session of "
        f"{usual.ops_of_a_session:,}), and {costs.wal_bytes:,.0f} bytes of write-ahead log. "
        f"The CPU of the runs that they come from they miss by a median of: {missed}.\n"
    )


def headroom_line(visits: Sequence[Visit]) -> str:
    """How much cheaper a delivery is on a full site than at the moderate rate."""
    full = [visit for visit in visits if visit.best is not None and visit.kind.redis]
    if not full:
        return "Nothing was driven to its limit.\n"
    ratios = [visit.best.us_a_delivery / visit.middle.us_a_delivery for visit in full if visit.best]
    return (
        "The sizes reckon with each op alone in its frames. At the highest rates held a delivery cost "
        f"{min(ratios):.2f} to {max(ratios):.2f} of what it did at the moderate one: under more than was "
        "planned for, a site does more with less.\n"
    )


def sizing_table(sizes: Iterable[tuple[str, Load, Needs]]) -> str:
    """Rooms to machines."""
    rows = [
        (
            rooms,
            f"{load.persons:,}",
            f"{load.ops_s:,.0f}",
            f"{load.deliveries_s:,.0f}",
            f"{need.workers:,} ({need.worker_cores:.1f})",
            f"{need.postgres_cores:.1f}",
            f"{need.redis_cores:.2f}",
            f"{need.nginx_cores:.1f}",
            f"{need.cores_to_have:,}",
            f"{need.arrival_cores:.1f}",
            f"{need.memory_gib:.1f}",
            f"{need.commits_s:,.0f}",
            f"{need.connections:,}",
            f"{need.words_s:,.0f}",
            f"{need.wal_mb_s:.1f}",
            f"{need.disk_gib:,.0f}",
        )
        for rooms, load, need in sizes
    ]
    head = (
        "rooms", "people", "ops/s", "deliveries/s", "workers (cores at work)", "PostgreSQL cores",
        "Redis cores", "nginx cores", "cores to have", "cores to let them in", "GB of memory", "commits/s",
        "connections", "words/s", "log MB/s", "disk GB, 30 days",
    )  # fmt: skip
    return table(head, rows)


def breaks_table(now: Iterable[Break]) -> str:
    """Which limit is reached at how many rooms, the first one first."""
    rows = [(_rooms(one.rooms), one.limit.what, one.limit.then) for one in now]
    return table(("rooms", "what is reached", "what then"), rows)


def write_page(tables: Iterable[str], results: Mapping[str, Any]) -> None:
    """Put the tables between the page's marks, and every run beside it."""
    before, rest = PAGE.read_text(encoding="utf-8").split(OPENING)
    _, after = rest.split(CLOSING)
    body = "\n".join(tables)
    PAGE.write_text(f"{before}{OPENING}\n\n{body}\n{CLOSING}{after}", encoding="utf-8")
    write_json(PAGE.with_suffix(".json"), dict(results))


def as_json(costs: Costs) -> dict[str, float]:
    """The costs in plain values."""
    return {name: round(getattr(costs, name), 3) for name in Costs.__slots__}


def _cost(ran: Ran, part: str) -> str:
    return f"{ran.us_an_op(part):,.0f}" if part in ran.cpu else "-"


def _added(what: str, part: str, without: Ran, there: Ran) -> tuple[str, ...]:
    late = "" if there.run.held else " (did not keep up)"
    return (
        what + late,
        f"{there.cpu[part] / sum(there.cpu.values()):.0%}" if part else "",
        f"{there.us_a_delivery / without.us_a_delivery:.2f}",
        f"{there.us_an_op('workers') / without.us_an_op('workers'):.2f}",
    )


def _us(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:,.1f}" if figure < 100 else f"{figure:,.0f}"


def _rooms(rooms: int | None) -> str:
    return "never" if rooms is None else f"{rooms:,}"
