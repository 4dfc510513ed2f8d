"""What a facilitator's transcript says: who was seen doing what when, and the notes in each order."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.privacy.playing import Transcript

PHASE = "ours"
#: as long as the server lets one word of typing hold
LINGERS_S = 4.0


@dataclass
class Seen:
    """One session as its facilitator saw it."""

    people: list[str]
    opened_at: float
    revealed_at: float
    #: (when, how many hidden notes), (when, how many write), (when, how many draw), at each change
    counts: list[tuple[float, int]] = field(default_factory=list)
    typing: list[tuple[float, int]] = field(default_factory=list)
    drawing: list[tuple[float, int]] = field(default_factory=list)
    #: when each was told to have contributed: as it happened, or on a list of all who had by then
    contributed: dict[str, float] = field(default_factory=dict)
    lists: list[tuple[float, frozenset[str]]] = field(default_factory=list)
    hands: list[tuple[float, str]] = field(default_factory=list)
    done: dict[str, float] = field(default_factory=dict)
    coarse: bool = False
    online: list[tuple[float, frozenset[str]]] = field(default_factory=list)
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    orders: dict[str, list[str]] = field(default_factory=dict)
    #: what happened to single notes after the reveal
    touched: list[tuple[float, str]] = field(default_factory=list)

    @property
    def posts(self) -> list[float]:
        """When each note was posted."""
        times: list[float] = []
        for (_, before), (at, now) in zip([(0.0, 0), *self.counts], self.counts, strict=False):
            times += [at] * max(0, now - before) if at <= self.revealed_at else []
        return times


def observe(transcript: Transcript) -> Seen:
    """Read every packet, in the order in which they came."""
    seen = Seen(transcript.people, transcript.opened_at, transcript.revealed_at)
    for packet in transcript.packets:
        match packet.channel:
            case "presence":
                _presence(seen, packet.at, json.loads(packet.body))
            case "events":
                for event in json.loads(packet.body)["events"]:
                    _event(seen, packet.at, event)
            case "snapshot":
                body = json.loads(packet.body.rsplit(b"\n", 1)[0])
                _presence(seen, packet.at, body["presence"])
                _order(seen, "snapshot", [note["note_id"] for note in body["notes"]])
            case "/export/record.json":
                body = json.loads(packet.body.rsplit(b"\n", 1)[0])
                _order(seen, "record", [note["note_id"] for note in body["notes"]])
            case "/export/notes.csv":
                rows = csv.DictReader(io.StringIO(packet.body.decode("utf-8-sig")))
                _order(seen, "table", [row["note_id"] for row in rows if row["note_id"] in seen.notes])
    seen.orders["note_id"] = sorted(seen.notes)
    seen.orders["rank"] = sorted(seen.notes, key=lambda note_id: str(seen.notes[note_id]["rank"]))
    return seen


def _presence(seen: Seen, at: float, told: dict[str, Any]) -> None:
    if "counts" in told:
        _changed(seen.counts, at, told["counts"].get(PHASE, 0))
    for name, kept in (("typing", seen.typing), ("drawing", seen.drawing)):
        if name in told:
            _changed(kept, at, told[name])
    if "online" in told:
        _changed(seen.online, at, frozenset(told["online"]) & frozenset(seen.people))
    seen.coarse = bool(told["told"]) if "told" in told else seen.coarse
    for person_id in told.get("contributed", ()):
        seen.contributed.setdefault(person_id, at)
    if seen.coarse and told.get("contributed"):
        _changed(seen.lists, at, frozenset(told["contributed"]))


def _changed(kept: list[Any], at: float, value: Any) -> None:
    if not kept or kept[-1][1] != value:
        kept.append((at, value))


def _event(seen: Seen, at: float, event: dict[str, Any]) -> None:
    data = event["data"]
    match event["type"]:
        case "notes.revealed":
            _order(seen, "revealed", [note["note_id"] for note in data["notes"]])
            seen.notes |= {note["note_id"]: note for note in data["notes"]}
        case "hand.raised" if data["raised"]:
            seen.hands.append((at, data["person_id"]))
        case "done.marked" if data["done"]:
            seen.done[data["person_id"]] = at
        case "note.edited" | "note.discarded" | "note.restored":
            seen.touched.append((at, data["note_id"]))


def _order(seen: Seen, name: str, note_ids: list[str]) -> None:
    if note_ids:
        seen.orders.setdefault(name, note_ids)


def runs(kept: list[tuple[float, int]], before: float) -> Iterator[tuple[float, float]]:
    """Begin and end of each stretch in which one more wrote; who began first is taken to end first."""
    begun: list[float] = []
    last = 0
    for at, now in kept:
        begun += [at] * max(0, now - last)
        for _ in range(last - now):
            if begun:
                yield begun.pop(0), at - LINGERS_S
        last = now
        if at > before:
            return
