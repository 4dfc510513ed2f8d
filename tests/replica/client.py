"""A page without a page: joins fold, stream and outbox as static/js/net/feed.js and session.js do.

No network, no clock, no threads. `Replica(kept, recent, chance)` is one tab of one person; every method
takes what has come and returns a list of what to do next (`messages.py`):

    Load()                  GET the snapshot, then `loaded(snapshot)` or `not_loaded(code or None)`
    Send(number, commands)  event `command` with the list, by HTTP where no line is open, then
                            `answered(number, answers)`, or `unanswered(number)` after a broken line
    CatchUp(after, epoch)   event `catch_up`, then `caught_up(answer or None)`
    Later(what, ms)         after so many milliseconds `woken(what)`

Begin with `start()`; once loaded connect with `{token, **since()}`. Pass on each server event with
`heard(name, payload)`; `hung_up()` when the server closed the line, `refused_connection(code)` for
connect_error; reconnect with `since()` as of then. `push(command)` is the person's doing.

`state` is the confirmed snapshot, `digest` its hash (`evolve.digest(snapshot)` of a fresh one at the same
head must equal it), `outbox.waiting` what has no answer yet, `recent` what was accepted, `refused` what was
handed back, `trouble` the code after which it gave up. A reload is a new Replica with the same `kept` and
`recent`.
"""

import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from tests.replica import evolve
from tests.replica.messages import Json, Later, Load, Out
from tests.replica.outbox import Outbox
from tests.replica.stream import Stream

#: codes after which trying again is no use
FINAL = frozenset({"unauthorised", "not_found", "gone", "forbidden", "client_too_old"})
AGAIN_MS = 1500
#: how many of one's own answered commands are kept, to be offered again should another history begin
MOST_RECENT = 200
#: what people make is offered again; who leads decides anew
MADE = re.compile(r"(note|theme|proposal|wording|mark|support|concern|remark|question|thanks)\.")


@dataclass(frozen=True, slots=True)
class Acked:
    """A command of one's own that was accepted."""

    command: Json
    answer: Json
    epoch: str


class Replica:
    """One tab of one person. Every method returns what to do next; see the package's docstring."""

    def __init__(
        self,
        kept: MutableMapping[str, Json] | None = None,
        recent: MutableMapping[str, Acked] | None = None,
        chance: Callable[[], float] = lambda: 0.5,
    ) -> None:
        self._chance = chance
        #: the confirmed snapshot
        self.state: Json | None = None
        #: every command that was handed back, and why
        self.refused: list[tuple[Json, Json]] = []
        #: every command that was accepted, by op_id; survives a reload as `kept` does
        self.recent: MutableMapping[str, Acked] = {} if recent is None else recent
        #: the code after which it gave up, if it did
        self.trouble: str | None = None
        self.stream = Stream(self._apply)
        rows = {} if kept is None else kept
        self.outbox = Outbox(rows, self._landed, self._handed_back, chance, self._closed)
        self.loading = False
        self._epoch = ""

    def start(self) -> list[Out]:
        """Begin: load the snapshot. Connect once `loaded` was called."""
        return self._load()

    def since(self) -> Json:
        """What to connect with, besides the token or seat."""
        if self.stream.covered is None:
            return {}
        return {"after": self.stream.covered, "epoch": self.stream.epoch}

    def push(self, command: Json) -> list[Out]:
        """The person does something."""
        return self.outbox.push(command)

    def loaded(self, snapshot: Json) -> list[Out]:
        """The snapshot has come."""
        self.loading = False
        self._epoch = snapshot["epoch"]
        self.state = evolve.in_order(snapshot)
        out = self.stream.start(snapshot)
        self.outbox.seen(self.state["seq"])
        return out + self._offer_again()

    def not_loaded(self, code: str | None = None) -> list[Out]:
        """The snapshot has not come: an error's code, or None for no answer."""
        self.loading = False
        return [] if self._gave_up(code) else [Later("load", AGAIN_MS * (0.5 + self._chance()))]

    def heard(self, event: str, payload: Json) -> list[Out]:
        """Something that the server sent over the connection."""
        match event:
            case "welcome":
                if self.stream.covered is None or self.stream.epoch != payload["epoch"]:
                    # another history is first offered what it may have lost: the rest may lean on that
                    return self._load()
                return self.outbox.wake()
            case "events":
                return self._do(self.stream.receive(payload))
            case "head":
                return self._do(self.stream.head(payload))
            case "resync":
                return self._load()
            case _:
                return []

    def answered(self, number: int, answers: Any) -> list[Out]:
        """The answer to a `Send`; what is no list of answers is none."""
        if not isinstance(answers, list):
            return self.outbox.unanswered(number)
        return self.outbox.answered(number, answers)

    def unanswered(self, number: int) -> list[Out]:
        """No answer came to a `Send`."""
        return self.outbox.unanswered(number)

    def caught_up(self, answer: Json | None) -> list[Out]:
        """The answer to a `CatchUp`; None for no answer."""
        if answer and answer.get("snapshot"):
            return self._load()
        if answer and "events" in answer:
            return self._do(self.stream.receive(answer))
        return []

    def woken(self, what: str) -> list[Out]:
        """The time of a `Later` has come."""
        match what:
            case "look":
                return self._do(self.stream.look())
            case "resume":
                return self.outbox.resume()
            case "load":
                return self._load()
            case _:
                return []

    def hung_up(self) -> list[Out]:
        """The server closed the connection on purpose: the snapshot says why, or that all is well again."""
        return self._load()

    def refused_connection(self, code: str) -> list[Out]:
        """`connect_error`: a final code is looked into, any other means to try again."""
        return self._load() if code in FINAL else []

    @property
    def digest(self) -> str | None:
        """The hash of what it holds, to compare with `evolve.digest` of a fresh snapshot."""
        return None if self.state is None else evolve.digest(self.state)

    def _load(self) -> list[Out]:
        if self.loading or self.trouble:
            return []
        self.loading = True
        self.stream.await_snapshot()
        return [Load()]

    def _do(self, out: list[Out]) -> list[Out]:
        """A `Load` that is under way already is not asked for again."""
        return [one for wish in out for one in (self._load() if isinstance(wish, Load) else [wish])]

    def _apply(self, frame: Json) -> list[Out]:
        assert self.state is not None
        try:
            self.state = evolve.fold(self.state, frame)
        except evolve.NeedsSnapshot:
            return [Load()]
        self.outbox.seen(self.state["seq"])
        return []

    def _closed(self) -> bool:
        return self.state is not None and self.state["session"]["state"] == "closed"

    def _landed(self, command: Json, answer: Json) -> None:
        if command["type"] == "undo":
            # what was taken back must not be offered to another history
            self.recent.pop(command["undoes"], None)
        self.recent[command["op_id"]] = Acked(command, answer, self._epoch)
        while len(self.recent) > MOST_RECENT:
            del self.recent[next(iter(self.recent))]

    def _handed_back(self, command: Json, error: Json) -> None:
        self.recent.pop(command["op_id"], None)
        self.refused.append((command, error))

    def _offer_again(self) -> list[Out]:
        """Another history may lack what was accepted in the one before; the same op_ids make it safe."""
        made = [acked for acked in self.recent.values() if MADE.match(acked.command["type"])]
        self.outbox.offer_again([acked.command for acked in made if acked.epoch != self._epoch])
        return self.outbox.flush()

    def _gave_up(self, code: str | None) -> bool:
        if code in FINAL:
            self.trouble = code
        return code in FINAL
