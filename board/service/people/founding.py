"""A new session: its first events, its facilitator, and the keys of its links."""

from dataclasses import dataclass, replace
from typing import Final

from board.domain.creating import Plan, create
from board.domain.decide_session import join
from board.domain.model import State
from board.service.incidents import incident
from board.service.path.drain import Drain
from board.service.people.entrance import UNNAMED
from board.service.people.granting import key_grant, token_grant
from board.service.ports import Loop, Storage
from board.service.records import GrantRow, NewSession, SessionRow
from board.service.secrecy import RandomIds, new_code, new_epoch, new_salt, new_secret
from board.wire.text import named

TITLE_LENGTH: Final = 120
MOST_CODES_TRIED: Final = 10


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
