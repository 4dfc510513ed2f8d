"""How people come in: the door, the code and the keys of links."""

from dataclasses import dataclass
from typing import Final

from board.domain.errors import BoardError
from board.domain.model import Role, State
from board.service.budget import Budget
from board.service.path.live import LiveSession
from board.service.path.mailbox import JoinWork, Ticket
from board.service.path.refusals import only
from board.service.path.registry import Registry, no_session
from board.service.path.winding_down import WindingDown
from board.service.people.comers import Door, Granted, Joined
from board.service.people.granting import key_grant, token_grant
from board.service.people.grants import Grants, ended_link
from board.service.people.holders import Holders
from board.service.people.passcodes import Passcodes
from board.service.ports import Loop, Storage
from board.service.records import GrantRow
from board.service.secrecy import new_secret
from board.wire.text import fitting, named

NAME_LENGTH: Final = 60

#: what somebody is called who came by a link and gave no name
UNNAMED: Final[dict[Role, dict[str, str]]] = {
    "facilitator": {"en": "Facilitator", "cy": "Hwylusydd"},
    "participant": {"en": "Participant", "cy": "Cyfranogwr"},
    "observer": {"en": "Observer", "cy": "Sylwedydd"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who comes in, and by which key."""

    role: Role
    name: str
    side: str | None = None
    language: str | None = None
    parent: bytes | None = None


class Entrance:
    """Lets people in who hold the code or a link's key."""

    def __init__(
        self,
        loop: Loop,
        storage: Storage,
        registry: Registry,
        grants: Grants,
        holders: Holders,
        passcodes: Passcodes,
        budget: Budget,
        down: WindingDown,
    ) -> None:
        self._loop, self._storage, self._registry = loop, storage, registry
        self._grants, self._holders = grants, holders
        self._passcodes, self._budget, self._down = passcodes, budget, down

    def door(self, code: str) -> Door:
        """What stands at the door; not_found for an unknown or closed session alike."""
        return door(self._registry.get(code).state)

    def join(self, code: str, name: str, side: str | None, language: str | None) -> Joined:
        """Come in by the code."""
        live = self._registry.get(code)
        if live.state.state == "closed":
            raise no_session()
        name = checked_name(name, "participant", live.state.language)
        comer = Newcomer(role="participant", name=name, side=checked_side(side), language=language)
        token, key = new_secret(), new_secret()
        return Joined(self._enter(live, comer, token, key), token, comer.role, key)

    def exchange(self, code: str, key: str, name: str | None = None, passcode: str | None = None) -> Granted:
        """Come in by a link's key: as the person whose link it is, as a new one, or as the screen."""
        live = self._registry.get(code)
        row = key_of(live, self._grants, key, self._loop.now_ms())
        token, role = new_secret(), self._holders.role(live, row)
        self._passcodes.check(row, role, passcode)
        if row.kind == "key":
            self._budget.spend_coming(row.hash.hex())
        if row.person_id is None and row.role != "screen":
            name = checked_name(name, row.role, live.state.language)
            comer = Newcomer(role=row.role, name=name, parent=row.hash)
            return Granted(self._enter(live, comer, token, None), token, row.role)
        passed = row.kind == "pass"
        given = token_grant(
            code,
            token,
            person_id=row.person_id,
            role=row.role,
            # when somebody went on drawing elsewhere would tell which nameless drawing is theirs (R6)
            now_ms=row.created_at if passed else self._loop.now_ms(),
            parent=row.parent if passed else row.hash,
        )
        admit(self._storage, given, self._loop.now_ms())
        return Granted(row.person_id, token, role)

    def _enter(self, live: LiveSession, comer: Newcomer, token: str, key: str | None) -> str:
        self._down.check()
        ticket = Ticket(self._loop.signal(), [None], 1)
        work = join_work(live.code, comer, ticket, token, key, self._loop.now_ms())
        self._down.ask(live, [work], ticket)
        return str(only(ticket)["person_id"])


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
