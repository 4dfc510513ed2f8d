"""What it costs to come in: a newcomer's full board, many joins at once, a person who is just there."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.api import Api
from bench.figures import median, percentile
from bench.sides import TEXT_BYTES, Bare, Ours, Session, Side
from bench.texts import texts_of

BATCH = 32
AUTHORS = 30


class Open(Ours):
    """Ours with its rate limits on, as people meet it: everybody comes from one address."""

    name = "ours, limits on"
    rate_limits = "on"


def newcomer(notes: int, *, times: int) -> dict[str, Any]:
    """Milliseconds from the join to the full board and the live socket, with so many notes on it."""
    with Ours() as side:
        session = side.open_session()
        _fill(session, notes)
        cpu = side.server.cpu_seconds()
        samples = [_arrive(side, session, f"Newcomer {index}") for index in range(times)]
        cpu = side.server.cpu_seconds() - cpu
        return {
            "notes": notes,
            "bytes": samples[0]["bytes"],
            **{
                f"{part}_{label}_ms": round(figure([sample[part] for sample in samples]), 1)
                for part in ("join", "snapshot", "welcome", "total")
                for label, figure in (("median", median), ("worst", max))
            },
            "cpu_ms": round(1000 * cpu / times, 2),
            "server_mb": side.server.memory_mb("VmHWM"),
        }


def joins(count: int, seconds: float) -> dict[str, Any]:
    """So many people of one address come in within the seconds: join, board, live connection."""
    with Open() as side:
        session = side.open_session()
        took: list[float] = []
        failed: list[str] = []
        lock = threading.Lock()
        start = time.monotonic() + 0.1

        def come(index: int) -> None:
            due = start + index * seconds / count
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                _arrive(
                    side, Session(Api(side.server.port), session.code, session.facilitator), f"Person {index}"
                )
            except Exception as error:  # noqa: BLE001 - whatever kept somebody out is the finding
                with lock:
                    failed.append(repr(error))
            else:
                with lock:
                    took.append(1000 * (time.monotonic() - due))

        with ThreadPoolExecutor(64) as crowd:
            list(crowd.map(come, range(count)))
        return {
            "people": count,
            "seconds": seconds,
            "in": len(took),
            "p50_ms": round(percentile(took, 50), 1) if took else None,
            "p95_ms": round(percentile(took, 95), 1) if took else None,
            "failures": sorted(set(failed))[:3],
        }


def idle(side: type[Bare] | type[Ours], people: int) -> dict[str, Any]:
    """Memory for somebody who is connected and says nothing: the growth from 20 people to 20 + `people`."""
    few, many = (_resident(side, count) for count in (20, 20 + people))
    return {"side": side.name, "people": people, "kb_per_person": round(1024 * (many - few) / people, 1)}


def _resident(make: type[Side], people: int) -> float:
    with make() as side:
        crowd = side.gather(people)
        resident = side.server.memory_mb("VmRSS")
        crowd.close()
        return resident


def _fill(session: Session, notes: int) -> None:
    """Notes by many hands, as on any board: one's own are a small part of what one loads."""
    texts = texts_of(TEXT_BYTES, min(notes, 500))
    authors = [session.join(f"Author {index}").token for index in range(AUTHORS)]
    posts = [
        {"type": "note.post", "note_id": f"full-{index}", "kind": "text", "text": texts[index % len(texts)]}
        for index in range(notes)
    ]
    for first in range(0, notes, BATCH):
        session.command(*posts[first : first + BATCH], token=authors[first // BATCH % AUTHORS])


def _arrive(side: Ours, session: Session, name: str) -> dict[str, float]:
    start = time.monotonic()
    person = session.join(name)
    joined = time.monotonic()
    board = session.api.raw("GET", f"/api/sessions/{session.code}", None, person.token)
    full = time.monotonic()
    door = side.door(session.code, person)
    live = time.monotonic()
    door.sock.close()
    return {
        "bytes": len(board),
        "join": 1000 * (joined - start),
        "snapshot": 1000 * (full - joined),
        "welcome": 1000 * (live - full),
        "total": 1000 * (live - start),
    }
