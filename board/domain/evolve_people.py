"""The fold of groups, signals, questions and notices."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Question, State, Thanks


def changed(state: State, event: e.AboutPeople, seq: int) -> State:  # noqa: C901 - a line each
    """Who is with whom, and what they signal."""
    match event:
        case e.GroupsSplit() | e.PersonMoved() | e.GroupUpdated():
            return _grouped(state, event, seq)
        case e.DoneMarked(tie=str() as tie):
            return replace(
                state,
                quietly_done=state.quietly_done | {tie} if event.done else state.quietly_done - {tie},
                spent=state.spent | {tie},
            )
        case e.DoneMarked():
            quiet = frozenset(t for t in state.quietly_done if state.ties.get(t) != event.person_id)
            return replace(_with(state, event.person_id, done=event.done), quietly_done=quiet)
        case e.HandRaised():
            return _with(state, event.person_id, hand=event.raised)
        case e.QuestionAsked() | e.QuestionReleased():
            question = Question(
                question_id=event.question_id,
                text=event.text,
                person_id=event.person_id,
                released=isinstance(event, e.QuestionReleased),
            )
            # one that is released comes last for everybody: most hear of it only then
            others = {key: kept for key, kept in state.questions.items() if key != event.question_id}
            return replace(state, questions={**others, event.question_id: question})
        case e.NoticeSent():
            return state
        case e.PulseGiven():
            values = {**state.pulse.get(event.about, {}), event.tie: event.value}
            return replace(state, pulse={**state.pulse, event.about: values})
        case e.ThanksGiven():
            thanks = Thanks(
                thanks_id=event.thanks_id, by=event.by, to=event.to, text=event.text, shared=event.shared
            )
            return replace(state, thanks=(*state.thanks, thanks))
        case _ as unreachable:
            assert_never(unreachable)


def _grouped(state: State, event: e.GroupsSplit | e.PersonMoved | e.GroupUpdated, seq: int) -> State:
    match event:
        case e.GroupsSplit():
            people = {
                person_id: replace(person, group_id=event.members.get(person_id))
                for person_id, person in state.people.items()
            }
            groups = {group.group_id: group for group in event.groups}
            return replace(state, people=people, groups=groups, paces={}, view_since=seq)
        case e.PersonMoved():
            moved = _with(state, event.person_id, group_id=event.group_id)
            return replace(moved, views={**state.views, event.person_id: seq})
        case e.GroupUpdated():
            group = state.groups[event.group_id]
            name = event.name if event.name is not None else group.name
            theme_id = event.theme_id if event.theme_id is not None else group.theme_id
            renewed = replace(group, name=name, theme_id=theme_id or None)
            return replace(state, groups={**state.groups, event.group_id: renewed})


def _with(state: State, person_id: str, **changes: object) -> State:
    person = replace(state.people[person_id], **changes)  # type: ignore[arg-type]
    return replace(state, people={**state.people, person_id: person})
