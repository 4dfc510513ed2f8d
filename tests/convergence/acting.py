"""What the people of a run do next, drawn from a seed: the doings of tests/domain on the present state."""

from dataclasses import dataclass
from random import Random
from typing import Any

from board.domain.decide import decide
from board.domain.errors import BoardError
from board.domain.model import Actor, State
from board.wire.commands import decode_command
from tests.convergence.house import CountedIds
from tests.convergence.tab import Tab
from tests.convergence.world import World
from tests.domain.doings import DOINGS, random_doing
from tests.replica.messages import Json

#: a file is brought in over HTTP first; the follow-up link has no page here
NOT_HERE = frozenset({"session.import", "proposal.follow_up"})
#: how often something is thought of that would be accepted; what would not be is sent in the end
TRIES = 3
KINDS = tuple(sorted(set(DOINGS) - NOT_HERE))


@dataclass
class Counted:
    """What `doings` makes its ids from."""

    made: int

    def new(self) -> str:
        """The next one."""
        self.made += 1
        return f"made{self.made}"


class Stage:
    """A world as `doings` sees it: the durable state, the people, what they have done."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.state: State = world.state
        self.ids = Counted(1000 + len(world.issued))
        cast = world.cast.people
        self.felicity = Actor(cast["Felicity"][0], "facilitator")
        self.peter = Actor(cast["Peter"][0], "participant")
        self.petra = Actor(cast["Petra"][0], "participant")
        self.olga = Actor(cast["Olga"][0], "observer")
        self.screen = Actor(None, "screen")

    @property
    def past(self) -> dict[str, dict[str, Any]]:
        """Everything that anybody did, for undo."""
        done: dict[str, dict[str, Any]] = {}
        for op_id, issued in self.world.issued.items():
            done.setdefault(issued.tab.who, {})[op_id] = None
        return done


def act(world: World, seed: int, kind: str | None = None) -> None:
    """Somebody does something: what the live phase is for, mostly, or this kind of thing."""
    random = Random(seed)
    stage: Any = Stage(world)
    for _ in range(TRIES):
        actor, chosen, fields = _drawn(random, stage, kind)
        if _would_do(stage, actor, chosen, fields):
            break
    world.issue(random.choice(tabs_of(world, actor)), chosen, fields)


def _drawn(random: Random, stage: Any, kind: str | None) -> tuple[Actor, str, Json]:
    if kind is None:
        actor, chosen, fields = random_doing(random, stage)
        if chosen in NOT_HERE:
            actor, chosen, fields = random_doing(random, stage)
    else:
        leads = kind.startswith(("phase", "session", "group", "person", "link", "screen", "turn"))
        actor = stage.felicity if leads else random.choice([stage.felicity, stage.peter, stage.petra])
        chosen, fields = kind, DOINGS[kind](random, stage)
    if chosen == "undo":
        fields = _own_last(stage.world, random, actor) or fields
    return actor, chosen, fields


def _would_do(stage: Any, actor: Actor, kind: str, fields: Json) -> bool:
    """Whether it would be accepted now; by the time that it arrives much may be otherwise."""
    if kind == "undo":
        return True
    person = stage.state.people.get(actor.person_id or "")
    who = Actor(actor.person_id, person.role) if person else actor
    try:
        command = decode_command({"op_id": "try", "type": kind, **fields}).command
        decide(stage.state, command, who, stage.world.clock.now_ms(), CountedIds(Random(1)), None)
    except BoardError:
        return False
    return True


def tabs_of(world: World, actor: Actor) -> list[Tab]:
    """The tabs at which this person may act; the two facilitators take turns."""
    if actor.role == "facilitator":
        return [tab for tab in world.tabs if tab.who in ("Felicity", "Faith")]
    return [tab for tab in world.tabs if tab.person_id == actor.person_id]


def _own_last(world: World, random: Random, actor: Actor) -> Json | None:
    mine = [one for one in world.issued.values() if one.tab.person_id == actor.person_id]
    return {"undoes": random.choice(mine[-3:]).command["op_id"]} if mine else None
