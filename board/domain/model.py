"""The state of one session: frozen values that a fold of the log makes, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from board.domain.model_marks import Mark, Question, Remark, Tally, Thanks
from board.domain.model_proposals import Concern, Origin, Proposal, StatusChange, Wording
from board.domain.model_run_sheet import (
    Clock,
    Kind,
    Limit,
    Live,
    Names,
    Phase,
    Showing,
    Switches,
    Turn,
    Turns,
)

Role = Literal["facilitator", "participant", "observer", "screen"]
See = Literal["own", "group", "facilitators", "all"]
Json = dict[str, Any]

__all__ = [
    "Actor",
    "Clock",
    "Concern",
    "Group",
    "Json",
    "Kind",
    "Limit",
    "Live",
    "Mark",
    "Names",
    "Note",
    "Origin",
    "Person",
    "Phase",
    "Proposal",
    "Question",
    "Remark",
    "Role",
    "See",
    "Settings",
    "Showing",
    "State",
    "StatusChange",
    "Switches",
    "Tally",
    "Thanks",
    "Theme",
    "Turn",
    "Turns",
    "Viewer",
    "Wording",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone in the session. The name lives beside the log, in `State.names`."""

    person_id: str
    role: Role
    side: str | None = None
    group_id: str | None = None
    decider: bool = False
    language: str | None = None
    device: bool = True
    removed: bool = False
    badge: Json | None = None
    done: bool = False
    hand: bool = False
    #: came with a record: nobody holds a key to this person until a link is made
    keyless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A Post-it. `tie` is a random mark that `State.ties` maps to its author; `see` is who sees it now."""

    note_id: str
    tie: str
    kind: Literal["text", "sketch", "photo"]
    text: str
    sketch: Json | None
    caption: str
    colour: str
    phase_id: str
    group_id: str | None
    rank: str
    see: See
    names: Names
    builds_on: str | None = None
    #: the column, panel or quarter of its phase's layout, from 0
    column: int | None = None
    language: str | None = None
    side: str | None = None
    theme_id: str | None = None
    x: float | None = None
    y: float | None = None
    stack: str | None = None
    parked: bool = False
    hidden: bool = False
    discarded: bool = False
    late: bool = False
    tray: bool = False
    #: a tie too: the facilitator who typed it in for somebody without a device
    entered_by: str | None = None
    edited_seq: int = 0
    photo_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A named set of notes; the notes point at it. `origin` are the notes it was first made from."""

    theme_id: str
    title: str
    rank: str
    colour: str
    locked: bool = False
    parked: bool = False
    named_seq: int = 0
    origin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A breakout: some people (they point at it), one theme, their own space."""

    group_id: str
    name: str
    rank: str
    theme_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a facilitator may set for a whole session."""

    asks_side: bool = False
    sides: tuple[str, ...] = ()
    exports: Literal["facilitators", "everyone"] = "everyone"
    service: str = ""
    #: who comes by the code waits until a facilitator lets them in
    waiting_room: bool = False
    #: when the session was promised to end, in milliseconds since 1970 UTC
    ends_at: int | None = None
    #: days that notes and people are kept after the last activity; what the site keeps them if left open
    keep_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class State:
    """Everything there is to know of a session at `head`; times in milliseconds since 1970 UTC.

    `view_since` is the seq at which what everybody may see of the past last changed, `views` the same
    per person: a tail that starts before it is answered with a snapshot.
    """

    code: str = ""
    head: int = 0
    created_at: int = 0
    title: str = ""
    language: str = "en"
    template: str = ""
    rehearsal: bool = False
    state: Literal["open", "closed"] = "open"
    locked: bool = False
    frozen: bool = False
    settings: Settings = Settings()
    screen_view: str = "auto"
    people: Mapping[str, Person] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, str] = field(default_factory=dict)
    phases: Mapping[str, Phase] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    live: Live = field(default_factory=Live)
    notes: Mapping[str, Note] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    paces: Mapping[str, Live] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    results: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)
    turn: Turn | None = None
    presented: frozenset[str] = frozenset()
    showing: Showing | None = None
    remarks: tuple[Remark, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    thanks: tuple[Thanks, ...] = ()
    pulse: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    #: ties of those who are done with a step without names
    quietly_done: frozenset[str] = frozenset()
    #: ties that closing deletes though nothing points at them any more: of marks taken back, of who was done
    spent: frozenset[str] = frozenset()
    #: ties of what somebody made without their name before they got a new link: shown to nobody as theirs
    shut: frozenset[str] = frozenset()
    last_rank: str = ""
    proposals_made: int = 0
    #: who brought a record in and stands beside its people
    keeper: str | None = None
    view_since: int = 0
    views: Mapping[str, int] = field(default_factory=dict)

    def at(self, head: int, notes: Mapping[str, Note] | None = None, last_rank: str | None = None) -> "State":
        """The same at another head, with these notes: a quick `replace` for what every op does.

        `dataclasses.replace` sets 27 fields one by one, twice an op: a third of an op's whole cost.
        """
        copy = object.__new__(State)
        copy.__dict__.update(self.__dict__)
        copy.__dict__["head"] = head
        if notes is not None:
            copy.__dict__["notes"] = notes
        if last_rank is not None:
            copy.__dict__["last_rank"] = last_rank
        return copy

    @property
    def live_phase(self) -> Phase | None:
        """The phase that runs now for all who are not at their group's own pace, if any."""
        return self.phases[self.live.phase_id] if self.live.phase_id else None

    def live_for(self, group_id: str | None) -> Live:
        """What runs for someone in this group: the group's own pace, or what runs for all."""
        return self.paces.get(group_id, self.live) if group_id else self.live

    def is_done(self, person_id: str | None) -> bool:
        """Whether this person said that they are done with the step, be it for themselves alone."""
        person = self.people.get(person_id) if person_id else None
        quietly = any(self.ties.get(tie) == person_id for tie in self.quietly_done)
        return person is not None and (person.done or quietly)

    def phase_for(self, person_id: str | None) -> Phase | None:
        """The phase that runs for this person."""
        person = self.people.get(person_id) if person_id else None
        live = self.live_for(person.group_id if person else None)
        return self.phases[live.phase_id] if live.phase_id else None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who sends a command: read anew from the grants each time, never from the payload (I12).

    The clock is nobody: the server itself, when a step's time is up. A follower holds the follow-up link;
    the person is who they are in the session, if their browser has a seat there.
    """

    person_id: str | None
    role: Role | Literal["clock", "follower"]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: the role and group decide the shared part, the person_id the own part."""

    person_id: str | None
    role: Role
    group_id: str | None = None
