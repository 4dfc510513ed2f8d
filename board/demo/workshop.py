"""A workshop as it is played: who sits where, what is live, and the ids of what was made."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from board.demo.people import FACILITATOR, GUESTS, SERVICE, SIDES, TITLE, Guest
from board.demo.seat import Seat, call


@dataclass(slots=True)
class Workshop:
    """The session and everyone in it; `phases` are its phase_ids in order, by kind."""

    created: dict[str, Any]
    host: Seat
    pace: float
    phases: dict[str, list[str]]
    live: str | None
    guests: dict[str, Seat] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, what: str, key: str) -> str:
        """The id that a client chose for a note, a theme or a proposal; it says nothing of its author."""
        return self.ids.setdefault(f"{what}:{key}", f"{what}-{uuid4().hex[:16]}")

    def ids_of(self, what: str, keys: Sequence[str]) -> list[str]:
        """The ids of several."""
        return [self.id_of(what, key) for key in keys]

    def open(self, kind: str, which: int = 0) -> None:
        """Make a phase live, as the facilitator's Next does."""
        phase_id = self.phases[kind][which]
        self.host.send({"type": "phase.open", "phase_id": phase_id, "expected": self.live})
        self.live = phase_id

    def breathe(self) -> None:
        """Wait a moment, so that who watches can follow."""
        time.sleep(self.pace)


def start(origin: str, pace: float, start_code: str | None) -> Workshop:
    """Start the session, give it its sides, and look at its run sheet."""
    asked = {"title": TITLE, "language": "en", "template": "short-vision"}
    created = call(
        origin, "POST", "/api/sessions", asked | ({"start_code": start_code} if start_code else {})
    )
    holder = created["facilitator"]
    host = Seat(origin, created["code"], holder["person_id"], holder["token"])
    settings = {"asks_side": True, "sides": list(SIDES), "service": SERVICE}
    host.send(
        {"type": "session.update", "settings": settings},
        {"type": "person.update", "name": FACILITATOR},
    )
    snapshot = host.call("GET", "")
    phases: dict[str, list[str]] = {}
    for phase in snapshot["run_sheet"]:
        phases.setdefault(phase["kind"], []).append(phase["phase_id"])
    return Workshop(created, host, pace, phases, snapshot["live"]["phase_id"])


def welcome_in(workshop: Workshop, guest: Guest) -> None:
    """Let a guest join, as anyone with the code can."""
    asked = {"name": guest.name, "side": guest.side, "language": guest.language}
    path = f"/api/sessions/{workshop.host.code}/people"
    joined = call(workshop.host.origin, "POST", path, asked)
    seat = Seat(workshop.host.origin, workshop.host.code, joined["person_id"], joined["token"])
    workshop.guests[guest.key] = seat


def everyone() -> tuple[Guest, ...]:
    """The guests in the order in which they come: the two teams mix at the door."""
    half = len(GUESTS) // 2
    return tuple(guest for pair in zip(GUESTS[:half], GUESTS[half:], strict=True) for guest in pair)
