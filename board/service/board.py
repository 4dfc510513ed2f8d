"""The one facade that pages, sockets and the command line call. It blocks its caller, never the others."""

from typing import Any

from board.domain import visibility
from board.domain.commands import NotePost, Undo
from board.domain.creating import Plan
from board.domain.errors import BoardError
from board.domain.model import Actor, Phase, Role, State, Viewer
from board.domain.shapes import when
from board.service import entrance, snapshots, tails
from board.service.budget import Budget
from board.service.comers import Door, Grant, Granted, Joined
from board.service.ending import Ending
from board.service.entrance import Created, Newcomer
from board.service.followups import FollowUps
from board.service.granting import token_grant
from board.service.grants import Grants, unknown_token
from board.service.housekeeping import Housekeeping
from board.service.imports import Imports
from board.service.incidents import incident
from board.service.leaving import Leaving
from board.service.live import LiveSession
from board.service.mailbox import CommandWork, Ticket, Work
from board.service.pads import Pads
from board.service.passcodes import Passcodes
from board.service.photos import Photos
from board.service.ports import HeadNotes, Loop, News, Presence, Publisher, Storage
from board.service.publications import Publications
from board.service.quiet import QuietNews, QuietPublisher, no_presence
from board.service.records import GrantRow
from board.service.refusals import answered, only
from board.service.registry import Registry, no_session
from board.service.retention import Policy, Retention
from board.service.secrecy import Keyring, new_secret, op_key
from board.service.tails import Tail
from board.service.waiting import Waiting
from board.service.winding_down import WindingDown
from board.service.worker import Worker
from board.wire.commands import decode_command

__all__ = ["Board", "Created", "Door", "Grant", "Granted", "Joined", "Tail"]


class Board:
    """Sessions, people, commands and reads, over a storage and a loop."""

    def __init__(
        self,
        *,
        loop: Loop,
        storage: Storage,
        heads: HeadNotes,
        secret: str,
        old_secrets: tuple[str, ...] = (),
        rate_limits: bool = True,
        policy: Policy | None = None,
        news: News | None = None,
    ) -> None:
        self._loop, self._storage, self.policy = loop, storage, policy or Policy()
        self._heads, self._news, self._keyring = heads, news or QuietNews(), Keyring(secret, old_secrets)
        self._budget, self._grants = Budget(rate_limits), Grants(storage, loop.monotonic)
        self._probed_at = float("-inf")
        self.bind(QuietPublisher(), no_presence)

    def bind(self, publisher: Publisher, presence: Presence) -> None:
        """Say who tells the connections, and who knows who is here; before `start`."""
        self._presence, self._publisher = presence, publisher
        self._registry = Registry(self._loop, self._storage, publisher, self._grants.forget)
        self._worker = Worker(self._loop, self._storage, publisher, self._grants, self._news)
        self._down = WindingDown(self._loop, self._worker)
        self.photos = Photos(self._loop, self._storage, self._registry, self._budget)
        self.pads = Pads(self._loop, self._grants, self._budget)
        self.imports = Imports(self._loop, self._registry, self._budget, self.photos, self._news)
        kept = (self._loop, self._storage, self._registry)
        self.follow_ups = FollowUps(*kept, self._budget, self._down)
        self.publications = Publications(*kept)
        self.passcodes = Passcodes(*kept, self._budget)
        self.waiting = Waiting(self._loop, self._registry, self.join, self._news)
        self.leaving = Leaving(self._loop, self._storage, self._grants, publisher)
        self.ending = Ending(*kept, self._worker, publisher, self._heads)
        self.ending.forgets += [part.forget for part in (self._grants, self.pads, self.imports, self.waiting)]
        self.retention = Retention(self._loop, self._storage, self.policy)
        self._keeping = Housekeeping(*kept, self._worker, self._heads, self.ending, self.retention)

    def start(self) -> None:
        """Begin to look after things."""
        self._keeping.start()
        self._news.hear(self._keeping.heard)

    def wind_down(self) -> None:
        """Take no more commands, and answer whoever waits: commands when they are durable, polls at once."""
        self._down.begun = True
        for live in self._registry.all():
            live.wake()
        self._down.wait()

    def stop(self) -> None:
        """Wind down, note how far the sessions came, let go of the database."""
        self.wind_down()
        self._news.stop()
        self._keeping.stop()
        self._storage.close()

    def ready(self) -> None:
        """Raises BoardError unless the database takes a write."""
        self._down.check()
        if self._loop.monotonic() - self._probed_at >= 1:
            self._storage.probe()
            self._probed_at = self._loop.monotonic()

    def create_session(
        self,
        title: str,
        template: str | None,
        language: str | None,
        phases: tuple[Phase, ...] | None = None,
        *,
        rehearsal: bool = False,
    ) -> Created:
        """A new session with its facilitator, from a template or from a run sheet of one's own."""
        plan = Plan(template=template, phases=phases, language=language or "en", rehearsal=rehearsal)
        return entrance.found(self._loop, self._storage, title, plan)

    @property
    def stopping(self) -> bool:
        """Whether it is on its way out."""
        return self._down.begun

    def discard(self, code: str, grant: Grant, confirmed: str | None = None) -> None:
        """Throw a rehearsal away with everything in it; another session only once its code confirms it."""
        live = self._registry.get(code)
        if self._grant(self._row(code, grant)).role != "facilitator":
            raise BoardError("forbidden_role", "Only a facilitator throws a session away.")
        if not live.state.rehearsal and confirmed != code:
            raise BoardError("forbidden", "Only a rehearsal is thrown away. Close this session instead.")
        self.ending.end(live, proved=not live.state.rehearsal)

    def door(self, code: str) -> Door:
        """What stands at the door; not_found for an unknown or closed session alike."""
        return entrance.door(self._registry.get(code).state)

    def join(self, code: str, name: str, side: str | None, language: str | None) -> Joined:
        """Come in by the code."""
        live = self._registry.get(code)
        if live.state.state == "closed":
            raise no_session()
        name = entrance.checked_name(name, "participant", live.state.language)
        comer = Newcomer(role="participant", name=name, side=entrance.checked_side(side), language=language)
        token, key = new_secret(), new_secret()
        return Joined(self._enter(live, comer, token, key), token, comer.role, key)

    def exchange(self, code: str, key: str, name: str | None = None, passcode: str | None = None) -> Granted:
        """Come in by a link's key: as the person whose link it is, as a new one, or as the screen."""
        live = self._registry.get(code)
        row = entrance.key_of(live, self._grants, key, self._loop.now_ms())
        token, role = new_secret(), self._role(live, row)
        self.passcodes.check(row, role, passcode)
        if row.kind == "key":
            self._budget.spend_coming(row.hash.hex())
        if row.person_id is None and row.role != "screen":
            name = entrance.checked_name(name, row.role, live.state.language)
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
        entrance.admit(self._storage, given, self._loop.now_ms())
        return Granted(row.person_id, token, role)

    def identify(self, token: str) -> Grant:
        """Whose token it is, with the role of this moment; raises unauthorised."""
        return self._grant(self._grants.token(token))

    def submit(self, code: str, grant: Grant, raw_commands: list[Any]) -> list[dict[str, Any]]:
        """The answers in order, once they are final. A refused command changes nothing."""
        live, works = self._registry.get(code), list[Work]()
        ticket = Ticket(self._loop.signal(), [None] * len(raw_commands), len(raw_commands))
        for place, raw in enumerate(raw_commands):
            outcome = self._work(live, grant, raw, ticket, place)
            if isinstance(outcome, BoardError):
                ticket.answer(place, outcome)
            else:
                works.append(outcome)
        if works:
            self._down.ask(live, works, ticket)
        return [answered(raw, outcome) for raw, outcome in zip(raw_commands, ticket.outcomes, strict=True)]

    def viewer(self, code: str, grant: Grant) -> Viewer:
        """Who looks, as of now; raises unauthorised."""
        now = self._grant(self._row(code, grant))
        return visibility.viewer_of(self._registry.get(code).state, Actor(now.person_id, now.role))

    def snapshot(self, code: str, grant: Grant) -> bytes:
        """The whole snapshot as JSON."""
        viewer = self.viewer(code, grant)
        moment = {"server_time": when(self._loop.now_ms()), "presence": self._presence(code, viewer)}
        return snapshots.snapshot(self._registry.get(code), viewer, moment)

    def tail(self, code: str, grant: Grant, after: int, epoch: str | None = None) -> Tail | None:
        """What happened after a seq, at most 200 events of it; None: load the snapshot."""
        self._keeping.reach(live := self._registry.get(code), after, epoch)
        return tails.tail(live, self.viewer(code, grant), after, epoch)

    def wait(self, code: str, grant: Grant, after: int, seconds: float) -> None:
        """Return when there is something after this seq, or after so many seconds."""
        self.viewer(code, grant)
        live, signal = self._registry.get(code), self._loop.signal()
        live.watch(after, signal)
        signal.wait(seconds)
        live.unwatch(signal)

    def state_for_export(self, code: str, grant: Grant) -> tuple[State, int]:
        """The state of this moment, uncut, and the moment; exporters cut it with `visibility`."""
        self.viewer(code, grant)
        return self._registry.get(code).state, self._loop.now_ms()

    def live(self, code: str) -> LiveSession:
        """The live session, loaded if need be; raises not_found."""
        return self._registry.get(code)

    def state(self, code: str) -> State | None:
        """The state of a session that is in use; None if it is not."""
        return self._registry.state(code)

    def epoch(self, code: str) -> str:
        """The name of the session's present history."""
        return self._registry.get(code).epoch

    def head(self, code: str) -> int:
        """The seq of the last event."""
        return self._registry.get(code).head

    def _enter(self, live: LiveSession, comer: Newcomer, token: str, key: str | None) -> str:
        self._down.check()
        ticket = Ticket(self._loop.signal(), [None], 1)
        work = entrance.join_work(live.code, comer, ticket, token, key, self._loop.now_ms())
        self._down.ask(live, [work], ticket)
        return str(only(ticket)["person_id"])

    def _row(self, code: str, grant: Grant) -> GrantRow:
        """The grant as it is now; a token of another session finds nothing here."""
        row = self._grants.by_hash(grant.token_id)
        if row.code != code:
            raise no_session()
        return row

    def _grant(self, row: GrantRow) -> Grant:
        live = self._registry.get(row.code)
        return Grant(row.code, row.person_id, self._role(live, row), row.hash)

    def _role(self, live: LiveSession, row: GrantRow) -> Role:
        """The role that the holder has now."""
        if row.person_id is None:
            return row.role
        if row.person_id not in live.state.people:
            self._keeping.see(live)  # they came in by another process
        person = live.state.people.get(row.person_id)
        if person is None or person.removed:
            raise unknown_token()
        return person.role

    def _work(
        self, live: LiveSession, grant: Grant, raw: object, ticket: Ticket, place: int
    ) -> Work | BoardError:
        try:
            self._down.check()
            known, row = (live.epoch, live.head), self._row(live.code, grant)
            who = row.person_id or row.hash.hex()
            self._budget.spend(f"{row.code}/{who}", self._role(live, row))
            envelope = decode_command(raw)
            self._budget.spend_bytes(f"{row.code}/{who}", self._role(live, row), envelope.size)
            live.take(envelope.size, self._role(live, row))
            if isinstance(envelope.command, NotePost) and envelope.command.photo_id is not None:
                self.photos.check(live, envelope.command.photo_id)
        except BoardError as refusal:
            return refusal
        except Exception as fault:  # noqa: BLE001 - one command's bug is that command's alone
            return incident(fault, "decode", session=live.session_id)
        command = envelope.command
        return CommandWork(
            envelope=envelope,
            person_id=row.person_id,
            role=row.role,
            token_id=row.hash,
            key=op_key(live.op_salt, who, envelope.op_id),
            keyring=self._keyring,
            ticket=ticket,
            place=place,
            undoes=op_key(live.op_salt, who, command.undoes) if isinstance(command, Undo) else None,
            brought=self.imports.listed(live.code, row.person_id, command),
            known=known,
        )
