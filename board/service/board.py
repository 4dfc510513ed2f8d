"""The one facade that pages, sockets and the command line call. It blocks its caller, never the others."""

from typing import Any

from board.domain import visibility
from board.domain.commands import NotePost, Undo
from board.domain.creating import Plan
from board.domain.errors import BoardError
from board.domain.model import Actor, Phase, State, Viewer
from board.domain.shapes import when
from board.service.beside.followups import FollowUps
from board.service.beside.imports import Imports
from board.service.beside.pads import Pads
from board.service.beside.photos import Photos
from board.service.beside.publications import Publications
from board.service.budget import Budget
from board.service.housekeeping import Housekeeping
from board.service.incidents import incident
from board.service.keeping.ending import Ending
from board.service.keeping.retention import Policy, Retention
from board.service.path import snapshots, tails
from board.service.path.live import LiveSession
from board.service.path.mailbox import CommandWork, Ticket, Work
from board.service.path.refusals import answered
from board.service.path.registry import Registry
from board.service.path.tails import Tail
from board.service.path.winding_down import WindingDown
from board.service.path.worker import Worker
from board.service.people.comers import Door, Grant, Granted, Joined
from board.service.people.entrance import Entrance
from board.service.people.founding import Created, found
from board.service.people.grants import Grants
from board.service.people.holders import Holders
from board.service.people.leaving import Leaving
from board.service.people.passcodes import Passcodes
from board.service.people.waiting import Waiting
from board.service.ports import HeadNotes, Loop, News, Presence, Publisher, Storage
from board.service.quiet import QuietNews, QuietPublisher, no_presence
from board.service.secrecy import Keyring, op_key
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
        self._holders = Holders(self._registry, self._grants, self._keeping.see)
        held = (self._grants, self._holders, self.passcodes)
        self._entrance = Entrance(*kept, *held, self._budget, self._down)

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
        return found(self._loop, self._storage, title, plan)

    @property
    def stopping(self) -> bool:
        """Whether it is on its way out."""
        return self._down.begun

    def discard(self, code: str, grant: Grant, confirmed: str | None = None) -> None:
        """Throw a rehearsal away with everything in it; another session only once its code confirms it."""
        live = self._registry.get(code)
        if self._holders.as_of_now(code, grant).role != "facilitator":
            raise BoardError("forbidden_role", "Only a facilitator throws a session away.")
        if not live.state.rehearsal and confirmed != code:
            raise BoardError("forbidden", "Only a rehearsal is thrown away. Close this session instead.")
        self.ending.end(live, proved=not live.state.rehearsal)

    def door(self, code: str) -> Door:
        """What stands at the door; not_found for an unknown or closed session alike."""
        return self._entrance.door(code)

    def join(self, code: str, name: str, side: str | None, language: str | None) -> Joined:
        """Come in by the code."""
        return self._entrance.join(code, name, side, language)

    def exchange(self, code: str, key: str, name: str | None = None, passcode: str | None = None) -> Granted:
        """Come in by a link's key: as the person whose link it is, as a new one, or as the screen."""
        return self._entrance.exchange(code, key, name, passcode)

    def identify(self, token: str) -> Grant:
        """Whose token it is, with the role of this moment; raises unauthorised."""
        return self._holders.of_token(token)

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
        now = self._holders.as_of_now(code, grant)
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

    def _work(
        self, live: LiveSession, grant: Grant, raw: object, ticket: Ticket, place: int
    ) -> Work | BoardError:
        try:
            self._down.check()
            known, row = (live.epoch, live.head), self._holders.row(live.code, grant)
            who, role = row.person_id or row.hash.hex(), self._holders.role(live, row)
            self._budget.spend(f"{row.code}/{who}", role)
            envelope = decode_command(raw)
            self._budget.spend_bytes(f"{row.code}/{who}", role, envelope.size)
            live.take(envelope.size, role)
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
