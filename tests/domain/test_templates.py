"""Every ready-made run sheet runs from lobby to close, and says all it has to say in both languages."""

from collections.abc import Iterator

import pytest

from board.domain.model import Actor, Kind, Phase, State
from board.domain.targets import questions, targets
from board.domain.templates import DEFAULT, TEMPLATES, Template, phases, template
from tests.domain.workshop import Workshop

NAMES = sorted(TEMPLATES)
LANGUAGES = ("en", "cy")
PARTS = ("title", "question", "example", "script")
#: words that are the same in both languages, each kept on purpose; none is today
SAME: frozenset[str] = frozenset()
SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 9, "pressure": False, "points": "AgI="}]}
KINDS: dict[str, list[Kind]] = {
    "joint-vision": [
        *("hold", "hold", "add", "present", "add", "mark", "sort", "mark", "hold"),
        *("hold", "add", "add", "present", "sort", "mark", "propose", "present", "mark"),
    ],
    "short-vision": ["hold", "hold", "add", "sort", "propose", "hold"],
}
SLOTS = {
    "joint-vision": 120,
    "retrospective": 60,
    "crazy-8s": 80,
    "nominal-group": 60,
    "problem-map": 90,
    "lean-coffee": 50,
    "short-vision": 40,
}


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


def finished(name: str, language: str = "en") -> Room:
    room = Room(name, language)
    room.go_through()
    return room


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_template_runs_from_its_first_phase_to_the_close(name: str, language: str) -> None:
    room = finished(name, language)
    assert room.state.state == "closed"
    assert room.seen == [step.phase_id for step in TEMPLATES[name].steps]
    titles = [getattr(step, language).title for step in TEMPLATES[name].steps]
    assert [room.state.phases[phase_id].title for phase_id in room.state.order] == titles
    assert room.state.proposals, "a session ends with something to do"
    assert room.refolded() == room.state


@pytest.mark.parametrize("name", NAMES)
def test_every_vote_of_a_template_is_counted_when_it_closes(name: str) -> None:
    state = finished(name).state
    marked = {phase.phase_id for phase in state.phases.values() if phase.kind == "mark"}
    assert set(state.results) == marked
    for phase_id in marked:
        votes = 1 if state.phases[phase_id].switches.who == "decider" else 8
        assert sum(tally.n for tally in state.results[phase_id].values()) == votes


def test_the_joint_vision_keeps_wishes_and_ideas_apart() -> None:
    state = finished(DEFAULT).state
    assert set(state.results["choose-themes"]) == {"themes-theme-0", "themes-theme-1"}
    assert set(state.results["choose"]) == {"group-ideas-theme-0", "group-ideas-theme-1"}
    assert state.proposals["propositions-1"].theme_id in state.results["choose"]
    assert state.proposals["propositions-1"].accepted_by is not None


def test_drawings_stay_with_their_group_until_they_are_presented_or_sorted() -> None:
    room = Room(DEFAULT, "en")
    for phase_id in room.state.order:
        if phase_id == "present-ideas":
            break
        if phase_id != room.state.live.phase_id:
            room.open(phase_id)
        room.act(room.state.phases[phase_id])
    room.open("present-ideas")
    assert {note.see for note in drawn(room.state)} == {"group"}
    room.present(room.state.phases["present-ideas"])
    room.open("group-ideas")
    assert {note.see for note in drawn(room.state)} == {"all"}


def drawn(state: State) -> list:
    return [note for note in state.notes.values() if note.phase_id in ("draw-alone", "build")]


def test_a_nameless_wish_is_never_shown_in_its_authors_turn() -> None:
    """R6: a round over everything that people made leaves out what they made without a name."""
    room = Room(DEFAULT, "en")
    room.open("wishes")
    room.add(room.state.phases["wishes"])
    room.do(room.felicity, "phase.insert", phase_id="round", kind="present", title="Round")
    room.open("round")
    room.do(room.felicity, "turn.start")
    assert room.state.turn is not None
    assert room.state.turn.spotlight is None


def test_what_nobody_may_ever_see_is_seen_by_nobody() -> None:
    state = finished("crazy-8s").state
    hidden = [note for note in state.notes.values() if note.phase_id in ("jottings", "eights")]
    assert hidden
    assert {note.see for note in hidden} == {"own"}


def words() -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    for name in NAMES:
        for phase in phases(TEMPLATES[name], "en"):
            yield (
                f"{name}/{phase.phase_id}",
                dict(phase.switches.prompt["en"]),
                dict(phase.switches.prompt["cy"]),
            )


@pytest.mark.parametrize(("where", "english", "welsh"), [pytest.param(*row, id=row[0]) for row in words()])
def test_a_phase_says_everything_in_both_languages(
    where: str, english: dict[str, str], welsh: dict[str, str]
) -> None:
    for part in PARTS:
        assert english[part].strip() == english[part] != "", f"{where}: {part}"
        assert welsh[part].strip() == welsh[part] != "", f"{where}: {part}"
        assert english[part] != welsh[part] or english[part] in SAME, f"{where}: {part} is not translated"
    assert len(english["question"].splitlines()) == len(welsh["question"].splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_columns_and_axes_are_named_in_the_sessions_language(name: str) -> None:
    chosen = TEMPLATES[name]
    for english, welsh in zip(phases(chosen, "en"), phases(chosen, "cy"), strict=True):
        ours, theirs = english.switches.layout, welsh.switches.layout
        assert ours.keys() == theirs.keys()
        for part in ("titles", "x", "y"):
            assert part not in ours or ours[part] != theirs[part]
        assert ours["kind"] not in ("columns", "axes") or len(ours) > 1, "columns without a name"


@pytest.mark.parametrize("name", NAMES)
def test_a_template_fits_its_slot_and_names_itself_in_both_languages(name: str) -> None:
    chosen = template(name)
    planned = sum(step.minutes or 0 for step in chosen.steps)
    assert planned <= chosen.minutes == SLOTS[name]
    for texts in (chosen.titles, chosen.about):
        assert texts["en"]
        assert texts["cy"]
        assert texts["en"] != texts["cy"]


def test_the_default_is_the_full_joint_vision_with_nine_minutes_to_spare() -> None:
    """product.md: seventeen phases behind the lobby, 111 of 120 minutes."""
    chosen = template(None)
    assert chosen.name == "joint-vision"
    minutes = [step.minutes for step in chosen.steps]
    assert minutes == [None, 4, 3, 9, 6, 3, 9, 4, 10, 3, 8, 5, 15, 8, 3, 10, 8, 3]
    assert chosen.minutes - sum(filter(None, minutes)) == 9


@pytest.mark.parametrize("name", KINDS)
def test_the_kinds_stand_in_the_planned_order(name: str) -> None:
    assert [step.kind for step in TEMPLATES[name].steps] == KINDS[name]


def test_the_short_vision_keeps_the_ids_that_the_full_one_shares() -> None:
    short = [step.phase_id for step in TEMPLATES["short-vision"].steps]
    assert short == ["lobby", "welcome", "wishes", "themes", "propositions", "close"]
    assert set(short) < {step.phase_id for step in TEMPLATES[DEFAULT].steps}


@pytest.mark.parametrize("name", NAMES)
def test_a_source_names_a_phase_that_comes_before(name: str) -> None:
    before: set[str] = set()
    for phase in phases(TEMPLATES[name], "en"):
        kind, _, which = phase.switches.source.partition(":")
        assert kind != "phase" or which in before, f"{phase.phase_id} looks at {which}"
        before.add(phase.phase_id)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_scored_by_prompt_is_asked_in_the_prompt(name: str) -> None:
    chosen: Template = TEMPLATES[name]
    for phase in phases(chosen, "en"):
        if phase.switches.source == "prompt":
            assert targets(State(), phase) == [f"q{n + 1}" for n in range(len(questions(phase, "cy")))]
