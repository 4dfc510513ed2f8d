"""What the people of a run do next, drawn from a seed: the doings of tests/domain on the present state."""

from dataclasses import dataclass
from random import Random
from typing import Any

from board.domain.model import Actor, State
from tests.convergence.tab import Tab
from tests.convergence.world import World
from tests.domain.doings import DOINGS, random_doing
from tests.replica.messages import Json

#: a file is brought in over HTTP first; the follow-up link has no page here
NOT_HERE = frozenset({"session.import", "proposal.follow_up"})
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
    if kind is None:
        kind = next(iter(NOT_HERE))
        while kind in NOT_HERE:
            actor, kind, fields = random_doing(random, stage)
    else:
        leads = kind.startswith(("phase", "session", "group", "person", "link", "screen", "turn"))
        actor = stage.felicity if leads else random.choice([stage.felicity, stage.peter, stage.petra])
        fields = DOINGS[kind](random, stage)
    if kind == "undo":
        fields = _own_last(world, random, actor) or fields
    tabs = tabs_of(world, actor)
    world.issue(random.choice(tabs), kind, fields)


def tabs_of(world: World, actor: Actor) -> list[Tab]:
    """The tabs at which this person may act; the two facilitators take turns."""
    if actor.role == "facilitator":
        return [tab for tab in world.tabs if tab.who in ("Felicity", "Faith")]
    return [tab for tab in world.tabs if tab.person_id == actor.person_id]


def _own_last(world: World, random: Random, actor: Actor) -> Json | None:
    mine = [one for one in world.issued.values() if one.tab.person_id == actor.person_id]
    return {"undoes": random.choice(mine[-3:]).command["op_id"]} if mine else None
