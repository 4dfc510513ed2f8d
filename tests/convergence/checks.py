"""C1 to C12, looked at after every step and once more when everything has come to rest."""

from board.domain.model import State
from tests.convergence.house import House
from tests.convergence.oracle import BRINGS, whole
from tests.convergence.tab import Device, Tab
from tests.convergence.world import World
from tests.replica import evolve
from tests.replica.client import MADE
from tests.replica.messages import Json


class Checks:
    """What was looked at already need not be looked at again."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._state: State | None = None
        self._kept: list[tuple[Tab, Json]] = []

    def step(self) -> None:
        """After every step."""
        world = self.world
        if world.state is not self._state:
            self._state = world.state
            for house in world.houses:
                live = house.board.state(world.code)
                if live is not None and live.head == world.ledger.head and not world.ledger.blurred:
                    assert live == world.state, "C1: what the server holds is not the fold of its log"
            whole(world.state)
        for tab in world.tabs:
            if tab.dirty:
                tab.dirty = False
                self._confirmed(tab)
        self._nothing_vanished()

    def keep_snapshot(self, tab: Tab) -> None:
        """Remember a snapshot of now, to follow the tail from it later (C11)."""
        snapshot = self.world.fetch(tab)
        if snapshot is not None:
            self._kept = [*self._kept[-3:], (tab, snapshot)]

    def rest(self) -> None:
        """Once everything has come to rest."""
        world = self.world
        world.ledger.same_as(world._log(world.storage))
        self.step()
        for tab in world.tabs:
            if not tab.replica.trouble:
                self._agrees(tab)
        self._each_once()
        self._tails()
        self._replayed()

    def _confirmed(self, tab: Tab) -> None:
        """C5: what a page holds is the view of the log up to where it stands."""
        held = tab.replica.state
        world = self.world
        if held is None or held["epoch"] != world.epoch or held["seq"] > world.ledger.head:
            return
        if tab.replica.trouble or tab.partial:
            return
        expected = world.ledger.seen(held["seq"], tab.person_id, "screen")
        found = evolve.compared(held)
        if found != expected:
            differing = apart(found, expected)
            raise AssertionError(f"C5: {tab.who} at {held['seq']} of {world.ledger.head} holds {differing}")

    def _agrees(self, tab: Tab) -> None:
        """C6: the page holds what the server would send it anew; nothing waits."""
        assert tab.replica.state is not None
        assert not tab.replica.outbox.waiting, f"C6: {tab.who} still waits"
        for house in self.world.houses:
            found, expected = evolve.compared(tab.replica.state), evolve.compared(self._fetched(tab, house))
            if found != expected:
                raise AssertionError(f"C6: {tab.who} holds {apart(found, expected)}")

    def _fetched(self, tab: Tab, house: House | None = None) -> Json:
        snapshot = self.world.fetch(tab, house)
        assert snapshot is not None, f"C6: {tab.who} has lost the seat and does not know"
        return snapshot

    def _nothing_vanished(self) -> None:
        """C4: what somebody did is in their outbox, or was accepted, or was handed back."""
        world = self.world
        for op_id, issued in world.issued.items():
            device = issued.tab.device
            known = op_id in device.kept or op_id in device.recent or op_id in device.returned
            assert known or took_back(device, op_id) or issued.key in world.ledger.ops, (
                f"C4: {op_id} of {issued.tab.who} is nowhere"
            )

    def _each_once(self) -> None:
        """C3: in the log once if accepted, not at all if handed back; each one's own in their order."""
        world = self.world
        last: dict[tuple[str, int], int] = {}
        for op_id, issued in world.issued.items():
            device, key = issued.tab.device, issued.key
            if issued.tab.replica.trouble or (took_back(device, op_id) and op_id in world.offered_again):
                continue
            acked = device.recent.get(op_id)
            there = world.ledger.has(key, acked.answer["seq"] if acked else 0)
            event = BRINGS.get(issued.command["type"])
            times = world.ledger.words[(event, issued.number)] if event else int(there)
            twice = key in world.ledger.ops and world.ledger.may_come_again(key, issued.head)
            assert times == int(there) + int(twice and times > 1) or (times <= 1 and not acked), (
                f"C3: {op_id} is in the log {times} times"
            )
            if op_id in device.returned:
                twice = key in world.ledger.forgotten or world.found["doubled"]
                # or the copy that was restored is of a time when it had been accepted
                twice = twice or op_id in world.handed_back_before
                assert not there or twice, f"C4: {op_id} was handed back and is there"
            elif there or op_id not in world.offered_again or MADE.match(issued.command["type"]):
                assert there, f"C3: {op_id} was accepted and is not in the log"
                if op_id in world.offered_again or key in world.all_refused:
                    # a refusal that nobody heard: it was sent again, and came behind the others
                    continue
                if key in world.ledger.ops and not world.ledger.may_come_again(key, issued.head):
                    way = (issued.tab.who, issued.tab.number)
                    assert world.ledger.ops[key] > last.get(way, 0), f"C6: {op_id} overtook another"
                    last[way] = world.ledger.ops[key]

    def _tails(self) -> None:
        """C11: an older snapshot and the tail from there give what is there now."""
        world = self.world
        for tab, before in self._kept:
            if tab.replica.trouble or before["epoch"] != world.epoch:
                continue
            now = world.tail(tab, before)
            if now is not None:
                found, expected = evolve.compared(now), evolve.compared(self._fetched(tab))
                assert found == expected, f"C11: {tab.who} from {before['seq']}: {apart(found, expected)}"

    def _replayed(self) -> None:
        """C10: everything that was accepted, sent again, is answered as before and changes nothing."""
        world = self.world
        head = world.ledger.head
        for tab in world.tabs:
            mine = [one for one in world.issued.values() if one.tab is tab and one.key in world.ledger.ops]
            mine = [one for one in mine if one.key not in world.ledger.forgotten]
            if tab.replica.trouble or not mine:
                continue
            for house in world.houses:
                answers = world.ask(tab, [one.command for one in mine], house)
                for one, answer in zip(mine, answers, strict=True):
                    assert answer["ok"], f"C10: {one.command['op_id']} is refused the second time"
                    assert answer["seq"] == world.ledger.ops[one.key], "C10: another seq the second time"
        assert world.ledger.head == head, "C10: a replay changed the log"


def took_back(device: Device, op_id: str) -> bool:
    """Whether its maker has undone it: such a thing is not offered to another history."""
    undone = (acked.command for acked in device.recent.values() if acked.command["type"] == "undo")
    return any(command["undoes"] == op_id for command in undone)


def apart(found: Json, expected: Json) -> str:
    """Where two copies differ, in few words."""
    told = []
    for key in sorted(set(found) | set(expected)):
        here, there = found.get(key), expected.get(key)
        if here != there and isinstance(here, list) and isinstance(there, list):
            told.append(
                f"{key}: {[x for x in here if x not in there]} not {[x for x in there if x not in here]}"
            )
        elif here != there:
            told.append(f"{key}: {here} not {there}")
    return "; ".join(told)[:1500] or "the same in another order"
