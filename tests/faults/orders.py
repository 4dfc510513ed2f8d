"""Every order in which the commands of two people can arrive, each tried from the same start."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.domain import evolve
from board.domain.decide import decide
from board.domain.decision import Decision
from board.domain.errors import BoardError
from board.domain.events import NoteEdited, Recorded
from board.domain.model import Actor, State
from board.domain.undoing import Undoable, undoable
from board.wire.commands import decode_command
from tests.domain.workshop import CountedIds, Workshop

Wish = tuple[str, dict[str, Any]]
#: with what a command that came too late may be refused: its person is told why, and nothing has changed
TOLD = {"conflict", "not_found", "note_deleted", "phase_closed", "locked", "invalid"}


class Broken(Exception):
    """Something that must hold does not; the text names the order that broke it."""


@dataclass(frozen=True)
class Node:
    """How things stand after some commands: immutable, so that every order can go on from it."""

    state: State
    log: tuple[Recorded, ...]
    done: tuple[tuple[int, str], ...] = ()
    past: Mapping[int, tuple[tuple[str, Undoable], ...]] = field(default_factory=dict)
    #: note_id -> the words that must not be lost: those of the last edit that was accepted
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Orders:
    """`wishes` are what each of two people may send; each sends `each` of them, in any order between them."""

    workshop: Workshop
    actors: Sequence[Actor]
    wishes: Sequence[Sequence[Wish]]
    each: int
    look: Callable[[Node, Node, Wish, Decision | None], None]
    counts: Counter[str] = field(default_factory=Counter)

    def try_all(self) -> None:
        """Go through every order; raises Broken."""
        start = Node(self.workshop.state, tuple(self.workshop.log), words=_words(self.workshop.state))
        self._go_on(start, (self.each, self.each))
        for kind in {kind for wishes in self.wishes for kind, _ in wishes}:
            if not self.counts[f"accepted {kind}"]:
                raise Broken(f"{kind} was never accepted: it proves nothing")

    def _go_on(self, node: Node, left: tuple[int, int]) -> None:
        if not any(left):
            self.counts["orders"] += 1
        for person in (0, 1):
            if left[person]:
                rest = (left[0] - (person == 0), left[1] - (person == 1))
                for wish in self.wishes[person]:
                    self._go_on(self._after(node, person, wish), rest)

    def _after(self, node: Node, person: int, wish: Wish) -> Node:
        """The next node; what must hold after every command is looked at."""
        kind, fields = wish
        mine = node.past.get(person, ())
        past = None
        if kind == "undo":
            fields = {"undoes": mine[-1][0] if mine else "nothing"}
            past = mine[-1][1] if mine else None
        op_id = f"op-{person}-{len(node.done)}"
        command = decode_command({"op_id": op_id, "type": kind, **fields}).command
        done = (*node.done, (person, f"{kind} {fields}"))
        self.counts["commands"] += 1
        try:
            decision = decide(
                node.state, command, self.actors[person], self.workshop.now, CountedIds(made=1000), past
            )
        except BoardError as refusal:
            self.counts[f"refused {refusal.code}"] += 1
            if refusal.code not in TOLD:
                raise Broken(f"{refusal} after {done}") from None
            after = Node(node.state, node.log, done, node.past, node.words)
            self._look(node, after, wish, None)
            return after
        self.counts[f"accepted {kind}"] += 1
        after = self._kept(node, decision, done)
        made = undoable(command, node.state, after.state)
        if made is not None and kind != "undo":
            after = _with_past(after, person, (*mine, (op_id, made)))
        self._look(node, after, wish, decision)
        return after

    def _kept(self, node: Node, decision: Decision, done: tuple[tuple[int, str], ...]) -> Node:
        state, log = evolve.beside(node.state, decision.ties, decision.names), node.log
        words = dict(node.words)
        for event in decision.events:
            log = (*log, Recorded(state.head + 1, self.workshop.now, event))
            state = evolve.evolve(state, log[-1])
            if isinstance(event, NoteEdited) and event.text is not None:
                words[event.note_id] = event.text
        return Node(state, log, done, node.past, words)

    def _look(self, before: Node, after: Node, wish: Wish, decision: Decision | None) -> None:
        try:
            _holds(after)
            self.look(before, after, wish, decision)
        except AssertionError as wrong:
            raise Broken(f"{wrong} after {after.done}") from None


def _with_past(node: Node, person: int, past: tuple[tuple[str, Undoable], ...]) -> Node:
    return Node(node.state, node.log, node.done, {**node.past, person: past}, node.words)


def _words(state: State) -> dict[str, str]:
    return {note.note_id: note.text for note in state.notes.values()}


def _holds(node: Node) -> None:
    """C7, and no word of anybody's is lost, whoever came first."""
    state = node.state
    assert set(state.notes) == set(node.words), "a note is gone, or there is one that nobody made"
    for note in state.notes.values():
        assert note.text == node.words[note.note_id], f"the words of {note.note_id}"
        assert note.theme_id is None or note.theme_id in state.themes, f"{note.note_id} is in no theme"
        assert not (note.parked and note.theme_id), f"{note.note_id} is parked in a theme"
        assert note.stack != note.note_id, f"{note.note_id} lies on itself"
        if note.stack is not None:
            below = state.notes[note.stack]
            assert below.stack is None, f"{note.note_id} lies on a pile that lies on another"
            assert not below.discarded, f"{note.note_id} lies on one that was taken away"
    assert state.head == len(node.log) == node.log[-1].seq, "seqs have a gap"


def lies_where_it_was_put(before: Node, after: Node, wish: Wish, decision: Decision | None) -> None:
    """A yes is as it was wished, but for what the answer says was skipped; a no changes nothing."""
    kind, fields = wish
    if decision is None:
        assert after.state is before.state, "a refused command changed something"
        return
    notes = after.state.notes
    going = set(fields.get("note_ids", ())) - set(decision.answer.get("skipped", ()))
    if kind in ("note.file", "theme.form"):
        assert all(notes[i].theme_id == fields["theme_id"] for i in going), "not in its theme"
    elif kind == "note.stack":
        assert all(notes[i].stack == fields["onto"] for i in going - {fields["onto"]}), "not on its pile"
    elif kind == "note.park":
        assert notes[fields["note_id"]].parked == fields["parked"], "not parked"
    elif kind in ("theme.merge", "theme.dissolve"):
        assert fields["theme_id"] not in after.state.themes, "the theme is still there"
        was_in = [n.note_id for n in before.state.notes.values() if n.theme_id == fields["theme_id"]]
        into = fields.get("into")
        assert all(notes[i].theme_id == into for i in was_in if not notes[i].discarded), "left behind"
    elif kind in ("note.discard", "note.restore"):
        assert notes[fields["note_id"]].discarded == (kind == "note.discard"), "not as it was said"


def refolds(node: Node, workshop: Workshop) -> bool:
    """Whether a cold start makes the same of this log (C1)."""
    return evolve.fold(list(node.log), dict(workshop.ties), dict(workshop.names)) == node.state
