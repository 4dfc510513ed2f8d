"""Whatever people do, in whatever order, I2, I3, I6, I7, I8 and R6 hold over random workshops."""

from dataclasses import replace
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from board.domain.commands import TYPES
from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.domain.visibility import cut, owners, view
from board.wire.jsons import dump_bytes
from tests.domain.doings import DOINGS, random_doing
from tests.domain.workshop import Workshop

STEPS = 12


class Machine(RuleBasedStateMachine):
    """Each rule does some things; after each, everything that must hold is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop = Workshop()
        self.checked = 0

    @rule(seed=st.integers(0, 2**32))
    def people_do_things(self, seed: int) -> None:
        random = Random(seed)
        for _ in range(STEPS):
            actor, kind, fields = random_doing(random, self.workshop)
            before = self.workshop.state
            try:
                self.workshop.do(actor, kind, **fields)
            except BoardError:
                assert self.workshop.state is before, "I8: a refused command changes nothing"
            else:
                assert self.workshop.state.head > before.head, "an accepted command leaves a fact"

    @rule(seed=st.integers(0, 2**32))
    def notes_are_made_and_moved(self, seed: int) -> None:
        random, workshop = Random(seed), self.workshop
        for kind in (
            "phase.open",
            "note.post",
            "note.post",
            "note.file",
            "theme.form",
            "note.post",
            "phase.reveal",
        ):
            for actor in (workshop.felicity, workshop.peter):
                try:
                    workshop.do(actor, kind, **DOINGS[kind](random, workshop))
                except BoardError:
                    continue

    @invariant()
    def the_fold_of_the_log_is_the_state(self) -> None:
        assert self.workshop.refolded() == self.workshop.state, "I3"
        assert [recorded.seq for recorded in self.workshop.log] == list(
            range(1, len(self.workshop.log) + 1)
        ), "I2"

    @invariant()
    def no_reference_dangles(self) -> None:
        state = self.workshop.state
        for note in state.notes.values():
            assert note.theme_id is None or note.theme_id in state.themes, "I7"
            assert note.phase_id in state.phases
            assert note.stack is None or note.stack in state.notes
            assert not (note.parked and note.theme_id), "parked is out of the themes"
        for proposal in state.proposals.values():
            assert proposal.theme_id is None or proposal.theme_id in state.themes
            assert set(proposal.note_ids) <= set(state.notes)
        assert sorted(state.order) == sorted(state.phases)

    @invariant()
    def hidden_is_not_sent(self) -> None:
        """R5, R6: by an oracle of its own, what others hide is in no byte that a viewer gets."""
        state = self.workshop.state
        for actor in (self.workshop.felicity, self.workshop.peter, self.workshop.petra, self.workshop.screen):
            viewer = self.workshop.viewer(actor)
            sent = dump_bytes(view(state, viewer))
            for note in state.notes.values():
                mine = viewer.person_id is not None and state.ties.get(note.tie) == viewer.person_id
                if note.see == "own" and not mine:
                    assert dump_bytes(note.note_id) not in sent
                if note.hidden and not mine and viewer.role != "facilitator":
                    assert dump_bytes(note.note_id) not in sent
                outside = note.see == "group" and note.group_id != viewer.group_id
                if outside and not mine and viewer.role != "facilitator":
                    assert dump_bytes(note.note_id) not in sent
            for mark in state.marks.values():
                if viewer.person_id is None or state.ties.get(mark.tie) != viewer.person_id:
                    assert dump_bytes(mark.mark_id) not in sent, "R7: single marks never leave"
            assert not any(tie.encode() in sent for tie in state.ties), "ties never leave"

    @invariant()
    def each_event_reaches_others_as_their_audience_sees_it(self) -> None:
        state = self.workshop.state
        for recorded in self.workshop.log[self.checked :]:
            apart = owners(recorded, state)
            for actor in (self.workshop.felicity, self.workshop.peter, self.workshop.petra):
                viewer = self.workshop.viewer(actor)
                audience = replace(viewer, person_id=None)
                self._tells_of_nothing_hidden(cut(recorded, state, viewer), viewer)
                if viewer.person_id not in apart:
                    assert cut(recorded, state, viewer) == cut(recorded, state, audience)
        self.checked = len(self.workshop.log)

    def _tells_of_nothing_hidden(self, sent: object, viewer: Viewer) -> None:
        """R5; a proposal's evidence is looked at in `hidden_is_not_sent`, where it is cut as of now."""
        state = self.workshop.state
        if viewer.role == "facilitator" or "note_ids" in dump_bytes(sent).decode():
            return
        for note in state.notes.values():
            if note.hidden and state.ties.get(note.tie) != viewer.person_id:
                assert dump_bytes(note.note_id) not in dump_bytes(sent)

    @invariant()
    def names_off_bears_no_author(self) -> None:
        state = self.workshop.state
        for actor in (self.workshop.felicity, self.workshop.peter):
            for shape in view(state, self.workshop.viewer(actor))["notes"]:
                if state.notes[shape["note_id"]].names == "off":
                    assert "author" not in shape and "side" not in shape


Machine.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
TestMachine = Machine.TestCase


def test_chance_knows_every_command() -> None:
    assert set(DOINGS) == set(TYPES)


def test_a_stranger_sees_nothing_hidden() -> None:
    workshop = Workshop()
    workshop.open("wishes")
    workshop.post(workshop.peter, "secret-note", "secret words")
    assert b"secret" not in dump_bytes(view(workshop.state, Viewer(None, "facilitator")))
