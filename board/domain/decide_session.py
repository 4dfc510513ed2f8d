"""Deciding on the session as a whole and on its people."""

from collections.abc import Callable
from typing import Any, assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain.decide_people import smallest_group
from board.domain.decision import Decision, Ids, RelinkPerson, RevokePerson, RotateLink
from board.domain.endings import ended, phases_over
from board.domain.errors import BoardError, invalid, not_found
from board.domain.evolve_session import secret_ties
from board.domain.instants import instant
from board.domain.model import Actor, Json, Person, Role, State

MOST_PEOPLE = 1000
#: with those who were removed: strangers put out again leave room for others
MOST_EVER = 3000
#: ten years; what the site allows is less, and the less counts
MOST_KEEP_DAYS = 3650
SCREEN_VIEWS = ("auto", "join", "prompt", "wall", "theme", "results", "proposals", "blank")


def join(
    state: State, *, role: Role, name: str, side: str | None, language: str | None, ids: Ids
) -> Decision:
    """Someone comes in by the door or by a role's link; the answer holds their person_id."""
    if state.state == "closed":
        raise not_found("session")
    if state.locked and role == "participant":
        raise BoardError("locked", "The facilitator has closed the door. Ask them to let you in.")
    return _enter(state, role=role, name=name, side=side, language=language, device=True, ids=ids)


def add_person(state: State, command: c.PersonAdd, ids: Ids) -> Decision:
    """Someone without a device."""
    return _enter(
        state, role="participant", name=command.name, side=command.side, language=None, device=False, ids=ids
    )


def set_up(
    state: State, command: c.SessionUpdate | c.SessionLock | c.SessionFreeze | c.SessionKeep | c.ScreenShow
) -> Decision:
    """Title, settings, lock, freeze, for how long it is kept and what the screen shows."""
    match command:
        case c.SessionUpdate():
            if command.title is None and command.settings is None:
                raise invalid("Say what to change: title or settings.")
            settings = _settings(command.settings) if command.settings is not None else None
            return Decision(events=(e.SessionUpdated(title=command.title, settings=settings),))
        case c.SessionLock():
            return Decision(events=(e.SessionLocked(locked=command.locked),))
        case c.SessionFreeze():
            return Decision(events=(e.SessionFrozen(frozen=command.frozen),))
        case c.SessionKeep():
            return _keep(command)
        case c.ScreenShow():
            return _show(command)
        case _ as unreachable:
            assert_never(unreachable)


def _show(command: c.ScreenShow) -> Decision:
    if command.view.split(":")[0] not in SCREEN_VIEWS:
        raise invalid(f"view is one of: {', '.join(SCREEN_VIEWS)}; a theme as theme:ID.", "view")
    return Decision(events=(e.ScreenShown(view=command.view),))


def _keep(command: c.SessionKeep) -> Decision:
    if not FITS["keep_days"](command.days):
        raise invalid(f"days is a number from 1 to {MOST_KEEP_DAYS}, or null.", "days")
    # the same number again is said again: the days count from this moment
    return Decision(events=(e.SessionUpdated(settings={"keep_days": command.days}),))


def close_or_reopen(
    state: State, command: c.SessionClose | c.SessionReopen | c.LinkRotate, ids: Ids
) -> Decision:
    """Closing counts the marks of what runs, and deletes the ties of what was promised to be anonymous."""
    match command:
        case c.SessionClose():
            over = ended(state, phases_over(state, "", None), ids)
            return Decision(events=(*over, *_stopped(state), e.SessionClosed()), forgotten=secret_ties(state))
        case c.SessionReopen():
            if state.state == "open":
                raise BoardError("conflict", "This session is open already.")
            return Decision(events=(e.SessionReopened(),))
        case c.LinkRotate():
            return Decision(events=(e.LinkRotated(role=command.role),), effects=(RotateLink(command.role),))
        case _ as unreachable:
            assert_never(unreachable)


def _stopped(state: State) -> tuple[e.PhaseClosed, ...]:
    """Whatever runs, for all or for a group at its own pace, runs no more."""
    running = [*state.paces.items(), (None, state.live)]
    return tuple(
        e.PhaseClosed(phase_id=live.phase_id, group_id=group_id)
        for group_id, live in running
        if live.phase_id
    )


def change_person(
    state: State,
    command: c.PersonUpdate | c.PersonPromote | c.PersonRelink | c.PersonRemove,
    actor: Actor,
) -> Decision:
    """Oneself, or anyone for a facilitator."""
    match command:
        case c.PersonUpdate():
            return _update(state, command, actor)
        case c.PersonPromote():
            person = _person(state, command.person_id)
            _keep_a_facilitator(state, person, stays=command.role == "facilitator")
            return Decision(events=(e.PersonPromoted(person_id=person.person_id, role=command.role),))
        case c.PersonRelink():
            return _relink(state, command, actor)
        case c.PersonRemove():
            person = _person(state, command.person_id)
            _keep_a_facilitator(state, person, stays=False)
            revoke = (RevokePerson(person.person_id),)
            return Decision(events=(e.PersonRemoved(person_id=person.person_id),), effects=revoke)
        case _ as unreachable:
            assert_never(unreachable)


def _enter(
    state: State, *, role: Role, name: str, side: str | None, language: str | None, device: bool, ids: Ids
) -> Decision:
    here = sum(not person.removed for person in state.people.values())
    if here >= MOST_PEOPLE or len(state.people) >= MOST_EVER:
        raise BoardError("limit_reached", f"A session holds {MOST_PEOPLE} people.")
    _check_side(state, side)
    person = Person(
        person_id=ids.new(),
        role=role,
        side=side or None,
        group_id=smallest_group(state) if role == "participant" else None,
        language=language,
        device=device,
    )
    return Decision(
        events=(e.PersonJoined(person=person),),
        names={person.person_id: name},
        answer={"person_id": person.person_id},
    )


def _update(state: State, command: c.PersonUpdate, actor: Actor) -> Decision:
    person_id = command.person_id or actor.person_id
    if person_id is None:
        raise invalid("Say whom: person_id.", "person_id")
    person = _person(state, person_id)
    if actor.role != "facilitator" and person_id != actor.person_id:
        raise BoardError(
            "forbidden", "You can change your own name and side, not somebody else's.", "person_id"
        )
    if actor.role != "facilitator" and command.decider is not None:
        raise BoardError("forbidden_role", "Only a facilitator says who decides.", "decider")
    if all(part is None for part in (command.name, command.side, command.decider, command.badge)):
        raise invalid("Say what to change: name, side, badge or decider.")
    _check_side(state, command.side)
    event = e.PersonUpdated(
        person_id=person.person_id,
        named=command.name is not None,
        side=command.side,
        decider=command.decider,
        badge=command.badge,
    )
    return Decision(events=(event,), names={person_id: command.name} if command.name is not None else {})


def _relink(state: State, command: c.PersonRelink, actor: Actor) -> Decision:
    person = _person(state, command.person_id)
    if person.person_id == actor.person_id:
        raise BoardError("conflict", "You are here yourself, and would be out at once.", "person_id")
    relink = (RelinkPerson(person.person_id, person.role),)
    return Decision(events=(e.PersonRelinked(person_id=person.person_id),), effects=relink)


def _person(state: State, person_id: str) -> Person:
    person = state.people.get(person_id)
    if person is None or person.removed:
        raise not_found("person", "person_id")
    return person


def _keep_a_facilitator(state: State, person: Person, *, stays: bool) -> None:
    others = any(
        other.role == "facilitator"
        and not (other.removed or other.keyless)
        and other.person_id != person.person_id
        for other in state.people.values()
    )
    if person.role == "facilitator" and not stays and not others:
        raise BoardError("conflict", "A session needs a facilitator. Make somebody else one first.")


def _check_side(state: State, side: str | None) -> None:
    if side and state.settings.sides and side not in state.settings.sides:
        raise invalid(f"side is one of: {', '.join(state.settings.sides)}.", "side")


def _settings(given: Json) -> Json:
    """The settings that were sent, each checked; a time as a number."""
    for name, value in given.items():
        if name not in FITS:
            raise invalid(f"There is no setting called {name!r}.", f"settings.{name}")
        if not FITS[name](value):
            raise invalid(f"The value of {name} does not fit.", f"settings.{name}")
    return {**given, "ends_at": instant(given["ends_at"])} if "ends_at" in given else given


def _sides(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 12 and all(_short(side) for side in value)


def _short(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text.strip()) <= 60


#: whether a value fits its setting
FITS: dict[str, Callable[[Any], bool]] = {
    "asks_side": lambda value: isinstance(value, bool),
    "sides": _sides,
    "exports": lambda value: value in ("facilitators", "everyone"),
    "service": lambda value: isinstance(value, str) and len(value) <= 120,
    "waiting_room": lambda value: isinstance(value, bool),
    "ends_at": lambda value: value is None or instant(value) is not None,
    "keep_days": lambda value: value is None or (type(value) is int and 1 <= value <= MOST_KEEP_DAYS),
}
