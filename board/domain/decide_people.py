"""Deciding on groups, signals, questions and notices."""

from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain import ranks
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Group, Person, State
from board.domain.sight import is_nameless

MOST_GROUPS = 30
MOST_QUESTIONS = 500
GROUP_WORD = {"en": "Group", "cy": "Grŵp"}


def group(state: State, command: c.GroupSplit | c.GroupMove | c.GroupUpdate, ids: Ids) -> Decision:
    """Who works with whom, and on which theme."""
    match command:
        case c.GroupSplit():
            return _split(state, command, ids)
        case c.GroupMove():
            person = _participant(state, command.person_id)
            if command.group_id is not None and command.group_id not in state.groups:
                raise not_found("group", "group_id")
            return Decision(events=(e.PersonMoved(person_id=person.person_id, group_id=command.group_id),))
        case c.GroupUpdate():
            return _update(state, command)
        case _ as unreachable:
            assert_never(unreachable)


def signal(state: State, command: c.DoneSet | c.HandRaise, actor: Actor, ids: Ids) -> Decision:
    """ "I'm done", and a hand up."""
    match command:
        case c.DoneSet():
            return _done(state, command, _self(actor), ids)
        case c.HandRaise():
            person_id = command.person_id or _self(actor)
            if person_id != actor.person_id and (actor.role != "facilitator" or command.raised):
                raise BoardError("forbidden", "Everyone puts their own hand up.", "person_id")
            person = _person(state, person_id)
            return Decision(events=(e.HandRaised(person_id=person.person_id, raised=command.raised),))
        case _ as unreachable:
            assert_never(unreachable)


def speak(
    state: State, command: c.QuestionAsk | c.QuestionRelease | c.NoticeSend, actor: Actor, ids: Ids
) -> Decision:
    """A private question, its release, a word from the facilitator."""
    match command:
        case c.QuestionAsk():
            if len(state.questions) >= MOST_QUESTIONS:
                raise BoardError("limit_reached", "There are very many questions. Put your hand up instead.")
            question_id = ids.new()
            asked = e.QuestionAsked(question_id=question_id, text=command.text, person_id=_self(actor))
            return Decision(events=(asked,), answer={"question_id": question_id})
        case c.QuestionRelease():
            question = state.questions.get(command.question_id)
            if question is None:
                raise not_found("question", "question_id")
            released = e.QuestionReleased(
                question_id=question.question_id, text=question.text, person_id=question.person_id
            )
            return Decision(events=(released,))
        case c.NoticeSend():
            if command.to != "all":
                _person(state, command.to)
            return Decision(events=(e.NoticeSent(to=command.to, text=command.text),))
        case _ as unreachable:
            assert_never(unreachable)


def pulse(state: State, command: c.PulseGive, actor: Actor, ids: Ids) -> Decision:
    """A private answer; only the spread of five or more is ever shown."""
    if not 1 <= command.value <= 5:
        raise invalid("value is a whole number from 1 to 5.", "value")
    person_id, given = _self(actor), state.pulse.get(command.about, {})
    known = next((tie for tie in given if state.ties.get(tie) == person_id), None)
    tie = known or ids.new()
    values = [*{**given, tie: command.value}.values()]
    event = e.PulseGiven(
        about=command.about,
        tie=tie,
        value=command.value,
        spread=tuple(values.count(value) for value in range(1, 6)),
    )
    return Decision(events=(event,), ties={} if known else {tie: person_id}, tie=tie)


def smallest_group(state: State) -> str | None:
    """The group that a late joiner lands in (R8)."""
    sizes = {
        group_id: sum(person.group_id == group_id and not person.removed for person in state.people.values())
        for group_id in state.groups
    }
    return min(sizes, key=lambda group_id: (sizes[group_id], state.groups[group_id].rank), default=None)


def _done(state: State, command: c.DoneSet, person_id: str, ids: Ids) -> Decision:
    """Where notes bear no names, who is done when would tell who wrote last: nobody else hears it (R6)."""
    if state.people[person_id].done or not is_nameless(state, state.phase_for(person_id)):
        return Decision(events=(e.DoneMarked(person_id=person_id, done=command.done),))
    known = next((tie for tie in state.quietly_done if state.ties.get(tie) == person_id), None)
    tie = known or ids.new()
    marked = e.DoneMarked(person_id="", done=command.done, tie=tie)
    return Decision(events=(marked,), ties={} if known else {tie: person_id}, tie=tie)


def _split(state: State, command: c.GroupSplit, ids: Ids) -> Decision:
    if not 0 <= command.count <= MOST_GROUPS:
        raise invalid(f"count is a whole number from 0 to {MOST_GROUPS}.", "count")
    word = GROUP_WORD.get(state.language, "Group")
    slots = ranks.spread(None, None, command.count)
    groups = tuple(
        Group(group_id=ids.new(), name=f"{word} {index + 1}", rank=rank) for index, rank in enumerate(slots)
    )
    people: list[Person] = ids.shuffled([person for person in state.people.values() if _takes_part(person)])
    if command.balance == "side":
        people.sort(key=lambda person: person.side or "")
    members = {
        person.person_id: groups[i % len(groups)].group_id for i, person in enumerate(people) if groups
    }
    return Decision(events=(e.GroupsSplit(groups=groups, members=members),))


def _update(state: State, command: c.GroupUpdate) -> Decision:
    if command.group_id not in state.groups:
        raise not_found("group", "group_id")
    if command.name is None and command.theme_id is None:
        raise invalid("Say what to change: name or theme_id.")
    if command.theme_id is not None and command.theme_id not in state.themes:
        raise not_found("theme", "theme_id")
    event = e.GroupUpdated(group_id=command.group_id, name=command.name, theme_id=command.theme_id)
    return Decision(events=(event,))


def _participant(state: State, person_id: str) -> Person:
    person = _person(state, person_id)
    if not _takes_part(person):
        raise BoardError("conflict", "Only participants are in groups.", "person_id")
    return person


def _person(state: State, person_id: str) -> Person:
    person = state.people.get(person_id)
    if person is None or person.removed:
        raise not_found("person", "person_id")
    return person


def _takes_part(person: Person) -> bool:
    return person.role == "participant" and not person.removed


def _self(actor: Actor) -> str:
    if actor.person_id is None:
        raise BoardError("forbidden_role", "The screen is nobody; it cannot do that.")
    return actor.person_id
