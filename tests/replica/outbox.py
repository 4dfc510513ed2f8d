"""What a person did and the server has not yet answered: twin of model/outbox.js, rows.js and batch.js."""

import json
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, replace
from typing import Literal

from tests.replica.messages import Json, Later, Out, Send

#: refusals that a second try may lift
PASSING = frozenset({"rate_limited", "busy", "internal", "storage_full", "read_only"})
FIRST_WAIT_MS = 500
LONGEST_WAIT_MS = 8000
MOST_COMMANDS = 32
MOST_CHARACTERS = 150_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A command on its way; `landed` until the snapshot holds it."""

    command: Json
    state: Literal["kept", "saving", "landed"] = "kept"
    seq: int = 0

    @property
    def op_id(self) -> str:
        """What it is known by."""
        return str(self.command["op_id"])


class Outbox:
    """Each command is kept, sent until it is answered, and handed back if it is refused.

    `kept` is what survives a reload: op_id to command, shared by the tabs of one person on one device.
    """

    def __init__(
        self,
        kept: MutableMapping[str, Json],
        landed: Callable[[Json, Json], None],
        refused: Callable[[Json, Json], None],
        chance: Callable[[], float],
        closed: Callable[[], bool] = lambda: False,
    ) -> None:
        self._kept, self._landed, self._refused, self._chance = kept, landed, refused, chance
        self._closed = closed
        self.entries = [Entry(command) for command in kept.values()]
        self._flying = 0
        self._sent = 0
        self._failures = 0
        self._waiting = False

    def push(self, command: Json) -> list[Out]:
        """Keep a command and send it as soon as may be."""
        self._kept[command["op_id"]] = command
        self.entries.append(Entry(command))
        return self.flush()

    def flush(self) -> list[Out]:
        """Send what waits, unless something is under way."""
        batch = [] if self._flying or self._waiting else self._batch()
        if not batch:
            return []
        self._sent += 1
        self._flying = self._sent
        self._mark(batch, "saving")
        return [Send(self._flying, tuple(entry.command for entry in batch))]

    def answered(self, number: int, answers: list[Json]) -> list[Out]:
        """The answers to a batch, in order; those to a batch that was given up are too late."""
        if number != self._flying:
            return []
        blocked_ms = -1.0
        batch = [entry for entry in self.entries if entry.state == "saving"]
        for place, entry in enumerate(batch):
            answer = answers[place] if place < len(answers) else {}
            error = answer.get("error")
            if answer.get("ok"):
                self._land(entry, answer)
            elif error is None or blocked_ms >= 0 or self._passing(error):
                # what lies behind one that must wait may lean on it: it is not taken for refused
                blocked_ms = max(blocked_ms, float((error or {}).get("retry_after_ms") or 0))
            else:
                self._remove(entry)
                self._refused(entry.command, error)
        if blocked_ms >= 0:
            return self._retry(blocked_ms)
        self._flying, self._failures = 0, 0
        return self.flush()

    def unanswered(self, number: int) -> list[Out]:
        """No answer came, whatever became of the commands."""
        return self._retry(0) if number == self._flying else []

    def resume(self) -> list[Out]:
        """The pause is over."""
        self._waiting = False
        return self.flush()

    def wake(self) -> list[Out]:
        """The line is open again: do not wait out the pause."""
        self._failures = 0
        return self.resume()

    def seen(self, seq: int) -> None:
        """Forget the answered commands that the snapshot now holds."""
        self.entries = [e for e in self.entries if e.state != "landed" or e.seq > seq]

    def offer_again(self, commands: list[Json]) -> None:
        """Put commands that were answered in another history before everything that waits."""
        there = {entry.op_id for entry in self.entries if entry.state != "landed"}
        again = [command for command in commands if command["op_id"] not in there]
        waiting = [entry for entry in self.entries if entry.state != "landed"]
        self.entries = [*(Entry(command) for command in again), *waiting]
        self._kept |= {command["op_id"]: command for command in again}

    @property
    def waiting(self) -> list[Json]:
        """The commands that have no answer yet, in order."""
        return [entry.command for entry in self.entries if entry.state != "landed"]

    def _batch(self) -> list[Entry]:
        if any(entry.state == "saving" for entry in self.entries):
            return []
        batch: list[Entry] = []
        size = 0
        for entry in [e for e in self.entries if e.state == "kept"][:MOST_COMMANDS]:
            size += len(json.dumps(entry.command, ensure_ascii=False, separators=(",", ":")))
            if batch and size > MOST_CHARACTERS:
                break
            batch.append(entry)
        return batch

    def _mark(self, batch: list[Entry], state: Literal["kept", "saving"]) -> None:
        ids = {entry.op_id for entry in batch}
        self.entries = [replace(e, state=state) if e.op_id in ids else e for e in self.entries]

    def _passing(self, error: Json) -> bool:
        over = error["code"] == "read_only" and self._closed()
        return error["code"] in PASSING and not over

    def _land(self, entry: Entry, answer: Json) -> None:
        self._kept.pop(entry.op_id, None)
        landed = replace(entry, state="landed", seq=answer.get("seq") or 0)
        self.entries = [landed if other.op_id == entry.op_id else other for other in self.entries]
        self._landed(entry.command, answer)

    def _remove(self, entry: Entry) -> None:
        self._kept.pop(entry.op_id, None)
        self.entries = [other for other in self.entries if other.op_id != entry.op_id]

    def _retry(self, least_ms: float) -> list[Out]:
        self._mark([entry for entry in self.entries if entry.state == "saving"], "kept")
        self._flying, self._waiting = 0, True
        wait = min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2**self._failures) * (0.5 + 0.75 * self._chance())
        self._failures += 1
        return [Later("resume", max(least_ms, wait))]
