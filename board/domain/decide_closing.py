"""Deciding on what is said at the close: one line of thanks to another person."""

from board.domain import commands as c
from board.domain import events as e
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Person, State

MOST_THANKS = 2000


def thank(state: State, command: c.ThanksGive, actor: Actor, ids: Ids) -> Decision:
    """One line to each person, with one's name; whether others read it is said before it is sent."""
    if actor.person_id is None:
        raise BoardError("forbidden_role", "The screen is nobody; it cannot thank.")
    if actor.role != "facilitator" and not is_closing(state, actor.person_id):
        raise BoardError("phase_closed", "Thanks are for the last step of the session.")
    person = _thanked(state, command, actor.person_id)
    if any(one.by == actor.person_id and one.to == person.person_id for one in state.thanks):
        raise BoardError("conflict", "You have thanked this person already.", "to")
    if len(state.thanks) >= MOST_THANKS:
        raise BoardError("limit_reached", "There are very many thanks already. Say it aloud.")
    thanks_id = ids.new()
    given = e.ThanksGiven(
        thanks_id=thanks_id,
        by=actor.person_id,
        to=person.person_id,
        text=command.text,
        shared=command.shared,
    )
    return Decision(events=(given,), answer={"thanks_id": thanks_id})


def is_closing(state: State, person_id: str) -> bool:
    """Whether the last step that is not skipped is live for this person, or is over and nothing follows."""
    phase = state.phase_for(person_id)
    last = next((one for key in reversed(state.order) if (one := state.phases[key]).state != "skipped"), None)
    return last is not None and (phase == last or (phase is None and last.state == "closed"))


def _thanked(state: State, command: c.ThanksGive, giver: str) -> Person:
    person = state.people.get(command.to)
    if person is None or person.removed or person.role not in ("participant", "facilitator"):
        raise not_found("person", "to")
    if person.person_id == giver:
        raise invalid("Thank somebody else.", "to")
    if not person.device and not command.shared:
        raise BoardError("conflict", "This person has no device. Thank them aloud, or for all to read.", "to")
    return person
