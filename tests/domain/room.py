"""A room that plays a template from its lobby to its close, doing in each phase what its kind asks."""

from board.domain.model import Actor, Phase
from board.domain.targets import targets
from tests.domain.workshop import Workshop

SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 9, "pressure": False, "points": "AgI="}]}


class Room(Workshop):
    """A workshop of eight on two sides that goes through a template, doing in each phase what it asks."""

    def __init__(self, name: str, language: str, more: int = 6) -> None:
        super().__init__(language, name)
        others = [self.join(f"Guest {n}", side=("ICT", "Repairs")[n % 2]) for n in range(more)]
        self.people: list[Actor] = [self.peter, self.petra, *others]
        self.do(self.felicity, "person.update", person_id=self.petra.person_id, decider=True)
        self.seen: list[str] = []

    def go_through(self) -> None:
        """From the lobby to the close."""
        for phase_id in self.state.order:
            if phase_id != self.state.live.phase_id:
                self.open(phase_id)
            self.act(self.state.phases[phase_id])
            self.now += 60_000
        self.do(self.felicity, "session.close")

    def act(self, phase: Phase) -> None:
        """What this kind of phase asks of people."""
        self.seen.append(phase.phase_id)
        match phase.kind:
            case "hold":
                self.rest(phase)
            case "add":
                self.add(phase)
            case "present":
                self.present(phase)
            case "sort":
                self.sort(phase)
            case "mark":
                self.mark(phase)
            case "propose":
                self.propose(phase)

    def rest(self, phase: Phase) -> None:
        """Everyone is ready; in the step for groups two are formed, each with a theme."""
        for person in self.people:
            self.do(person, "done.set")
        if phase.phase_id == "groups":
            self.do(self.felicity, "group.split", count=2)
            for group_id, theme_id in zip(self.state.groups, self.state.themes, strict=False):
                self.do(self.felicity, "group.update", group_id=group_id, theme_id=theme_id)

    def add(self, phase: Phase) -> None:
        """One note each, drawn where drawing opens first, on the drawing before it where there is one."""
        draws = phase.switches.input[0] == "draw"
        for place, person in enumerate(self.people):
            note_id = f"{phase.phase_id}-{place}"
            seen = phase.switches.source == "phase:draw-alone"
            builds = {"builds_on": f"draw-alone-{place}"} if seen else {}
            drawn = {"kind": "sketch", "sketch": SKETCH, "caption": "So"} if draws else {}
            self.post(person, note_id, "" if draws else "Something", **drawn, **builds)
        is_shown_by_hand = phase.switches.reveal == "facilitator" and phase.switches.names == "off"
        if is_shown_by_hand:
            self.do(self.felicity, "phase.reveal")

    def present(self, phase: Phase) -> None:
        """Everyone or everything has a turn."""
        self.do(self.felicity, "turn.start")
        turn = self.state.turn
        assert turn is not None
        for current in turn.queue:
            assert self.state.turn is not None
            assert self.state.turn.current == current
            if turn.unit == "person":
                self.show_own(current)
            self.do(self.felicity, "turn.next")
        if phase.switches.source == "proposals":
            self.commit()

    def show_own(self, person_id: str) -> None:
        """What stands in the spotlight is the speaker's own, and all see it."""
        shown = self.state.turn.spotlight if self.state.turn else None
        assert shown is not None
        note = self.state.notes[shown]
        assert note.see == "all"
        assert note.names == "on"
        assert self.state.ties[note.tie] == person_id

    def commit(self) -> None:
        """Support, a concern, an owner."""
        for proposal_id in self.state.proposals:
            for person in self.people:
                self.do(person, "support.set", proposal_id=proposal_id, value=4)
            fields = {"owner": "Peter", "owner_id": self.peter.person_id}
            self.do(self.felicity, "proposal.revise", proposal_id=proposal_id, fields=fields)
            self.do(self.petra, "concern.raise", proposal_id=proposal_id, text="Who pays?", anonymous=True)
            self.do(self.peter, "proposal.accept", proposal_id=proposal_id)

    def sort(self, phase: Phase) -> None:
        """A participant makes two themes of what is on the wall; on a map notes are placed first."""
        about = phase.switches.source.removeprefix("phase:")
        notes = targets(self.state, Phase(phase_id="x", kind="mark", title="", switches=phase.switches))
        assert len(notes) >= len(self.people), f"{phase.phase_id}: not all of {about} is shown"
        if phase.switches.layout["kind"] == "axes":
            self.do(self.peter, "note.place", note_ids=notes[:1], x=20, y=30)
        for half in (0, 1):
            theme_id = f"{phase.phase_id}-theme-{half}"
            self.do(self.peter, "theme.form", theme_id=theme_id, title="One", note_ids=notes[half::2])

    def mark(self, phase: Phase) -> None:
        """One mark each, the decider last; a nameless mark is nobody's for others."""
        about = targets(self.state, phase)
        assert about, f"{phase.phase_id} has nothing to mark"
        decides = phase.switches.who == "decider"
        voters = [self.petra] if decides else [*[p for p in self.people if p != self.petra], self.petra]
        for place, person in enumerate(voters):
            target = about[place % len(about)]
            self.do(person, "mark.set", mark_id=f"{phase.phase_id}-m{place}", target_id=target, value=1)

    def propose(self, phase: Phase) -> None:
        """A participant drafts one from the first theme or note that the phase is about."""
        about = targets(self.state, phase)
        assert about, f"{phase.phase_id} has nothing to write about"
        source = {"theme_id": about[0]} if about[0] in self.state.themes else {"note_ids": [about[0]]}
        title, proposal_id = "One form instead of five", f"{phase.phase_id}-1"
        answer = self.do(self.peter, "proposal.draft", proposal_id=proposal_id, title=title, **source).answer
        assert answer["skipped"] == []
