"""A room played over HTTP: its people, its steps, and what everyone does while a test watches one page."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from board.demo.drawings import drawings
from board.demo.seat import Seat, call

SIDES = ("Digital", "Highways and Streetscene")
NAMES = ("Asha Prosser", "Bryn Ellis", "Carys Vaughan-Williams", "Dafydd Pugh", "Eleri Tudor", "Farid Nair")
Command = dict[str, Any]


@dataclass
class Room:
    """A session with a facilitator and people; `links` are their own pages, `live` what is live."""

    created: dict[str, Any]
    host: Seat
    people: list[Seat] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    live: str | None = None

    @property
    def screen(self) -> str:
        return str(self.created["links"]["screen"])

    @property
    def observe(self) -> str:
        return str(self.created["links"]["observe"])

    def comes(self, name: str) -> str:
        """Somebody joins; their page's link."""
        side = SIDES[len(self.people) % 2]
        path = f"/api/sessions/{self.host.code}/people"
        joined = call(self.host.origin, "POST", path, {"name": name, "side": side})
        self.people.append(Seat(self.host.origin, self.host.code, joined["person_id"], joined["token"]))
        self.links.append(joined["link"])
        return str(joined["link"])

    def step(self, phase_id: str, kind: str, question: str, **switches: Any) -> None:
        """Put a step before the last one."""
        prompt = {
            "en": {"title": phase_id.title(), "question": question},
            "cy": {"title": phase_id.title(), "question": question},
        }
        clock = {"minutes": 8}
        self.host.send(
            {
                "type": "phase.insert",
                "phase_id": phase_id,
                "kind": kind,
                "title": phase_id.title(),
                "before": "close",
                "switches": {"prompt": prompt, "clock": clock, **switches},
            }
        )

    def open(self, phase_id: str) -> None:
        self.host.send({"type": "phase.open", "phase_id": phase_id, "expected": self.live})
        self.live = phase_id

    def close(self) -> None:
        self.host.send({"type": "phase.close"})
        self.live = None

    def snapshot(self, seat: Seat | None = None) -> dict[str, Any]:
        answer: dict[str, Any] = (seat or self.host).call("GET", "")
        return answer

    def themes(self, *titles: str) -> None:
        """Themes t0, t1 and so on."""
        for number, title in enumerate(titles):
            self.host.send({"type": "theme.form", "theme_id": f"t{number}", "title": title})


def start_room(origin: str, people: int = 2) -> Room:
    """A session on the short run sheet, with sides and people in it."""
    created = call(
        origin, "POST", "/api/sessions", {"title": "Highways meet Digital", "template": "short-vision"}
    )
    holder = created["facilitator"]
    host = Seat(origin, created["code"], holder["person_id"], holder["token"])
    host.send({"type": "session.update", "settings": {"asks_side": True, "sides": list(SIDES)}})
    host.send({"type": "person.update", "name": "Felicity"})
    room = Room(created, host)
    room.live = room.snapshot()["live"]["phase_id"]
    for name in NAMES[:people]:
        room.comes(name)
    return room


def written(words: str, **more: Any) -> Command:
    """A text note."""
    return {"type": "note.post", "note_id": uuid4().hex[:12], "kind": "text", "text": words, **more}


def drawn(caption: str, which: int = 0, **more: Any) -> Command:
    """A drawing of somebody's."""
    sketch = list(drawings().values())[which]
    note = {"type": "note.post", "note_id": uuid4().hex[:12], "kind": "sketch"}
    return {**note, "sketch": sketch, "caption": caption, **more}


def marked(target_id: str, value: int = 1, **spot: int) -> Command:
    """A mark on a target."""
    return {
        "type": "mark.set",
        "mark_id": uuid4().hex[:12],
        "target_id": target_id,
        "value": value,
        **spot,
    }


def settles(look: Callable[[], Any], wanted: Any) -> None:
    """What the server has becomes this: a page shows its own changes before they are saved."""
    ends = time.monotonic() + 10
    while (seen := look()) != wanted and time.monotonic() < ends:
        time.sleep(0.05)
    assert seen == wanted, seen
