"""Ways to reach into a crowd that several rows of bad lines need."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from typing import Any

import requests

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.person import Person
from tests.faults.row import Run
from tests.realtime.rawline import RawLine

#: of a long note; with its op's name it stays below what a note may have
LONG = 1900


def each(crowd: Crowd, act: Callable[[Person], object], numbers: Iterable[int] | None = None) -> None:
    """Do something to these people (all, unless they are numbered) in their own loop."""

    async def there() -> None:
        for person in list(crowd.people):
            if numbers is None or person.number in numbers:
                act(person)

    crowd.do(there())


def move(crowd: Crowd, url: str, numbers: Iterable[int] | None = None) -> None:
    """These people come by another url from here on; back when they are connected there."""
    chosen = [*numbers] if numbers is not None else [*range(len(crowd.people))]

    def leave(person: Person) -> None:
        person.url = url
        person.connected = False
        person.hang_up()

    each(crowd, leave, chosen)
    crowd.connect(15)


def join(crowd: Crowd, name: str, url: str = "") -> dict[str, Any]:
    """Somebody more, by the code: `person_id` and `token`."""
    path = f"{url or crowd.url}/api/sessions/{crowd.code}/people"
    answer = requests.post(path, json={"name": name}, timeout=10)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def silent_line(run: Run, url: str, crowd: Crowd, **options: Any) -> tuple[str, RawLine]:
    """Somebody who is connected, and who neither reads nor writes from here on: who, and the line."""
    came = join(crowd, "Silent")
    line = RawLine(url, **options)
    run.finally_(line.ws.shutdown)
    line.connect(json.dumps({"token": came["token"]}))
    return str(came["person_id"]), line


def online(crowd: Crowd) -> set[str]:
    """Who is shown as there, by the server."""
    return {*crowd.snapshot()["presence"]["online"]}


def came_back(crowd: Crowd, since: float) -> set[int]:
    """Who had everything again after a line had ended, since then."""
    return {person for at, person, _ in crowd.history.resynced if at >= since}


def quantile(values: Iterable[float], share: float) -> float:
    """Of these, 0 for none."""
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0


def talk_until(run: Run, crowd: Crowd, done: Callable[[], bool], seconds: float, but: int = -1) -> int:
    """Long notes, eighty a second, until it is so; how many bytes each was sent. Failed if it never is."""
    end, sent = time.monotonic() + seconds, 0
    speakers = [person for person in crowd.people if person.number != but]

    async def a_second() -> int:
        for _ in range(20):
            for _ in range(4):
                crowd._put(crowd.chance.choice(speakers), crowd.note("x" * LONG))
            await asyncio.sleep(0.05)
        return 80 * LONG

    while not done():
        run.check(time.monotonic() < end, f"not so within {seconds:g} s and {sent // 1024} KiB")
        sent += crowd.do(a_second())
    return sent


def logged(server: FaultServer, event: str) -> list[dict[str, Any]]:
    """The lines of an event in a server's log."""
    found = []
    for line in server.log().splitlines():
        if f'"{event}"' in line:
            found.append(json.loads(line))
    return found
