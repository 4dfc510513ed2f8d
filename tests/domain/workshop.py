"""A workshop held in memory: commands in, facts out, with counted ids and a clock one sets by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from board.domain import evolve
from board.domain.brought import Brought
from board.domain.creating import Plan, create
from board.domain.decide import decide
from board.domain.decide_session import join
from board.domain.decision import Decision
from board.domain.events import Recorded
from board.domain.model import Actor, State, Viewer
from board.domain.sight import viewer_of
from board.domain.undoing import Undoable, undoable
from board.wire.commands import decode_command


@dataclass
class CountedIds:
    """Ids that count up, and chance from a seed."""

    random: Random = field(default_factory=lambda: Random(7))
    made: int = 0

    def new(self) -> str:
        self.made += 1
        return f"id-{self.made:09}"

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        mixed = list(items)
        self.random.shuffle(mixed)
        return mixed


class Workshop:
    """A session with Felicity, who facilitates, Peter and Petra, who participate, and the screen."""

    def __init__(self, language: str = "en", template: str = "short-vision") -> None:
        self.ids = CountedIds()
        self.now = 1_790_000_000_000
        self.state = State()
        self.log: list[Recorded] = []
        self.ties: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.past: dict[str, dict[str, Undoable]] = {}
        #: what the preview of a file has listed, for `session.import`
        self.brought: Brought | None = None
        plan = Plan(template=template, language=language)
        created = create(code="K7QXM4RT", title="Repairs", plan=plan, now_ms=self.now)
        self.keep(created)
        self.felicity = self.join("Felicity", "facilitator")
        self.peter = self.join("Peter", side="ICT")
        self.petra = self.join("Petra", side="Repairs")
        self.olga = self.join("Olga", "observer")
        self.screen = Actor(None, "screen")

    def join(self, name: str, role: Any = "participant", side: str | None = None) -> Actor:
        """Somebody comes in."""
        decision = join(self.state, role=role, name=name, side=side, language=None, ids=self.ids)
        self.keep(decision)
        return Actor(decision.answer["person_id"], role)

    def do(self, actor: Actor, kind: str, /, **fields: Any) -> Decision:
        """The actor sends a command as the wire would bring it; BoardError when it is refused."""
        op_id = self.ids.new()
        command = decode_command({"op_id": op_id, "type": kind, **fields}).command
        mine = self.past.setdefault(actor.person_id or "", {})
        past = self.brought if kind == "session.import" else mine.get(fields.get("undoes", ""))
        before = self.state
        decision = decide(before, command, self.as_now(actor), self.now, self.ids, past)
        self.keep(decision)
        made = undoable(command, before, self.state)
        if made is not None:
            mine[op_id] = made
        return decision

    def undo(self, actor: Actor) -> Decision:
        """The actor takes back what they did last."""
        return self.do(actor, "undo", undoes=list(self.past[actor.person_id or ""])[-1])

    def as_now(self, actor: Actor) -> Actor:
        """The actor with the role that the state gives them now, as the server re-reads it."""
        if actor.role == "follower":
            return actor
        person = self.state.people.get(actor.person_id or "")
        return Actor(person.person_id, person.role) if person else actor

    def keep(self, decision: Decision) -> None:
        """Write a decision to the log, as storage would."""
        self.ties.update(decision.ties)
        self.names.update(decision.names)
        self.state = evolve.beside(self.state, decision.ties, decision.names)
        for event in decision.events:
            self.log.append(Recorded(self.state.head + 1, self.now, event))
            self.state = evolve.evolve(self.state, self.log[-1])
        for tie in decision.forgotten:
            self.ties.pop(tie, None)

    def viewer(self, actor: Actor) -> Viewer:
        """The actor as a viewer."""
        return viewer_of(self.state, self.as_now(actor))

    def open(self, phase_id: str) -> None:
        """Felicity opens a phase."""
        self.do(self.felicity, "phase.open", phase_id=phase_id, expected=self.state.live.phase_id)

    def post(self, actor: Actor, note_id: str, text: str = "A wish", **fields: Any) -> Decision:
        """The actor posts a text note."""
        return self.do(actor, "note.post", note_id=note_id, text=text, **fields)

    def refolded(self) -> State:
        """What a cold start would make of the log."""
        return evolve.fold(self.log, self.ties, self.names)
