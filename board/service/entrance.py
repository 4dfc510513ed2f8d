"""How people come in: a new session's facilitator, the door, and the keys of links."""

from dataclasses import dataclass, replace
from typing import Final

from board.domain.creating import Plan, create
from board.domain.decide_session import join
from board.domain.errors import BoardError
from board.domain.model import Role, State
from board.service.comers import Door
from board.service.drain import Drain
from board.service.granting import key_grant, token_grant
from board.service.grants import Grants, ended_link
from board.service.incidents import incident
from board.service.live import LiveSession
from board.service.mailbox import JoinWork, Ticket
from board.service.ports import Loop, Storage
from board.service.records import GrantRow, NewSession, SessionRow
from board.service.registry import no_session
from board.service.secrecy import RandomIds, new_code, new_epoch, new_salt, new_secret
from board.wire.text import fitting, named

NAME_LENGTH: Final = 60
TITLE_LENGTH: Final = 120
MOST_CODES_TRIED: Final = 10

#: what somebody is called who came by a link and gave no name
UNNAMED: Final[dict[Role, dict[str, str]]] = {
    "facilitator": {"en": "Facilitator", "cy": "Hwylusydd"},
    "participant": {"en": "Participant", "cy": "Cyfranogwr"},
    "observer": {"en": "Observer", "cy": "Sylwedydd"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new session and what its facilitator holds."""

    code: str
    title: str
    person_id: str
    token: str
    host_key: str
    observe_key: str
    screen_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who comes in, and by which key."""

    role: Role
    name: str
    side: str | None = None
    language: str | None = None
    parent: bytes | None = None


def checked_name(name: str | None, role: Role, language: str) -> str:
    """A name fit to be shown, or what somebody without one is called; raises BoardError."""
    if name is None:
        return UNNAMED[role].get(language, UNNAMED[role]["en"])
    return named(name, NAME_LENGTH, "name")


def door(state: State) -> Door:
    """What stands at the door; a closed session has none."""
    if state.state == "closed":
        raise no_session()
    settings = state.settings
    return Door(state.title, state.language, settings.asks_side, settings.sides, not state.locked)


def key_of(live: LiveSession, grants: Grants, key: str, now_ms: int) -> GrantRow:
    """The grant of a key. Of a closed session a wrong one learns no more than of one that never was."""
    try:
        return grants.key(live.code, key, now_ms)
    except BoardError:
        if live.state.state == "closed":
            raise no_session() from None
        raise


def checked_side(side: str | None) -> str | None:
    """A side as the domain takes it."""
    return None if side is None else fitting(side, NAME_LENGTH, "side") or None


def join_work(
    code: str, newcomer: Newcomer, ticket: Ticket, token: str, key: str | None, now_ms: int
) -> JoinWork:
    """Somebody's coming in as work for the session's worker, with the grants they get in the same commit."""

    def grants(person_id: str) -> tuple[GrantRow, ...]:
        mine = token_grant(
            code, token, person_id=person_id, role=newcomer.role, now_ms=now_ms, parent=newcomer.parent
        )
        if key is None:
            return (mine,)
        return (mine, key_grant(code, key, person_id=person_id, role=newcomer.role, now_ms=now_ms))

    return JoinWork(
        role=newcomer.role,
        name=newcomer.name,
        side=newcomer.side,
        language=newcomer.language,
        grants=grants,
        ticket=ticket,
    )


def admit(storage: Storage, given: GrantRow, now_ms: int) -> None:
    """Keep what a link gave; one that is ended just now gives nothing that outlives it. Raises forbidden."""
    storage.add_grants([given])
    link = storage.grant(given.parent) if given.parent is not None else None
    if link is not None and link.revoked_at is not None:
        storage.end_grant(given.hash, now_ms)
        raise ended_link()


def found(loop: Loop, storage: Storage, title: str, plan: Plan) -> Created:
    """Write a new session with its facilitator and its links' keys; raises BoardError."""
    title = named(title, TITLE_LENGTH, "title")
    for _ in range(MOST_CODES_TRIED):
        created = _write(loop, storage, title, plan)
        if created is not None:
            return created
    raise RuntimeError("no free code was found")


def _write(loop: Loop, storage: Storage, title: str, plan: Plan) -> Created | None:
    now_ms, code = loop.now_ms(), new_code()
    drain = _first_drain(code, title, plan, now_ms)
    person_id = next(iter(drain.names))
    created = Created(
        code=code,
        title=title,
        person_id=person_id,
        token=new_secret(),
        host_key=new_secret(),
        observe_key=new_secret(),
        screen_key=new_secret(),
    )
    batch = replace(drain.batch(), grants=_first_grants(created, now_ms))
    session = NewSession(code=code, epoch=new_epoch(), op_salt=new_salt(), created_at=now_ms)
    row: SessionRow | None = storage.create(session, batch)
    return created if row is not None else None


def _first_drain(code: str, title: str, plan: Plan, now_ms: int) -> Drain:
    """The first events: the session, then its facilitator."""
    ids = RandomIds()
    drain = Drain(
        code=code,
        session_id=0,
        state=State(),
        known_ops={},
        now_ms=now_ms,
        ids=ids,
        fault=lambda fault: incident(fault, "create"),
    )
    drain.apply(create(code=code, title=title, plan=plan, now_ms=now_ms))
    name = UNNAMED["facilitator"][plan.language]
    drain.apply(join(drain.state, role="facilitator", name=name, side=None, language=plan.language, ids=ids))
    return drain


def _first_grants(created: Created, now_ms: int) -> tuple[GrantRow, ...]:
    code = created.code
    return (
        token_grant(
            code, created.token, person_id=created.person_id, role="facilitator", now_ms=now_ms, parent=None
        ),
        key_grant(code, created.host_key, person_id=created.person_id, role="facilitator", now_ms=now_ms),
        key_grant(code, created.observe_key, person_id=None, role="observer", now_ms=now_ms),
        key_grant(code, created.screen_key, person_id=None, role="screen", now_ms=now_ms),
    )
