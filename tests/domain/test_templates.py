"""Every ready-made run sheet runs from lobby to close, and says all it has to say in both languages."""

from collections.abc import Iterator

import pytest

from board.domain.model import Kind, State
from board.domain.targets import questions, targets
from board.domain.templates import DEFAULT, TEMPLATES, Template, phases, template
from tests.domain.room import Room

NAMES = sorted(TEMPLATES)
LANGUAGES = ("en", "cy")
PARTS = ("title", "question", "example", "script")
#: words that are the same in both languages, each kept on purpose; none is today
SAME: frozenset[str] = frozenset()
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
