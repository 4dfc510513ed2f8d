"""What a record looks like, part by part: types alone, with room for what a later version adds."""

from typing import Any, Literal

import msgspec

Json = dict[str, Any]


class Part(msgspec.Struct, kw_only=True):
    """A part of a record; keys that it does not know are named to its reader, and left out."""


class SessionPart(Part):
    """The session as a whole."""

    title: str
    language: Literal["en", "cy"]
    template: str = ""
    locked: bool = False
    frozen: bool = False
    state: Literal["open", "closed"] = "open"
    screen_view: str = "auto"
    settings: Json = {}
    # the session's own, which another one has anew
    code: str = ""
    created_at: str | None = None
    rehearsal: bool = False
    as_of: str | None = None
    seq: int = 0


class StepPart(Part):
    """A step of the run sheet."""

    phase_id: str
    kind: Literal["hold", "add", "present", "sort", "mark", "propose"]
    title: str
    switches: Json
    state: Literal["planned", "live", "closed", "skipped"]
    revealed: Literal["facilitators", "group", "all"] | None = None


class PersonPart(Part):
    """Somebody; the role is what they were, and gives no right here."""

    person_id: str
    name: str
    role: Literal["facilitator", "participant", "observer"]
    side: str | None = None
    group_id: str | None = None
    decider: bool = False
    device: bool = True
    done: bool = False
    hand: bool = False
    badge: Json | None = None
    removed: bool = False


class LivePart(Part):
    """What runs, for a group at its own pace."""

    phase_id: str | None = None
    opened_at: str | None = None
    ends_at: str | None = None
    paused: bool = False
    left_s: float | None = None
    revealed: bool = False


class GroupPart(Part):
    """A group."""

    group_id: str
    name: str
    rank: str
    theme_id: str | None = None
    live: LivePart | None = None


class NotePart(Part):
    """A note; `author` stands only where names are on."""

    note_id: str
    kind: Literal["text", "sketch", "photo"]
    text: str
    rank: str
    phase_id: str
    colour: str
    sketch: Json | None = None
    photo_id: str | None = None
    caption: str = ""
    group_id: str | None = None
    theme_id: str | None = None
    parked: bool = False
    hidden: bool = False
    author: str | None = None
    side: str | None = None
    see: Literal["group", "facilitators"] | None = None
    x: float | None = None
    y: float | None = None
    stack: str | None = None
    builds_on: str | None = None
    column: int | None = None
    language: Literal["en", "cy"] | None = None
    late: bool = False
    tray: bool = False


class ThemePart(Part):
    """A theme."""

    theme_id: str
    title: str
    rank: str
    colour: str
    locked: bool = False
    parked: bool = False
    origin: list[str] = []


class TallyPart(Part):
    """What the marks of a phase came to for one target."""

    n: int
    sum: int
    spread: dict[str, int]
    points: int | None = None
    by_side: dict[str, int] = {}
    spots: list[tuple[int, int]] = []


class MarksPart(Part):
    """Tallies: the latest by target, and each phase's."""

    phases: dict[str, dict[str, TallyPart]] = {}
    tallies: dict[str, TallyPart] = {}


class ChangePart(Part):
    """A line of a proposal's history."""

    status: str
    at: str
    by: str | None = None
    text: str = ""
    name: str | None = None


class SupportPart(Part):
    """How many support it, by value."""

    spread: list[int]
    n: int = 0
    mean: float | None = None


class WordingPart(Part):
    """One of several ways to say what is proposed."""

    wording_id: str
    text: str


class OriginPart(Part):
    """The earlier session that a proposal came from."""

    title: str
    ref: str
    at: str


class ProposalPart(Part):
    """A proposal."""

    proposal_id: str
    ref: str
    title: str
    rank: str
    fields: dict[str, str]
    status: str
    support: SupportPart
    theme_id: str | None = None
    note_ids: list[str] = []
    history: list[ChangePart] = []
    accepted_by: str | None = None
    declined_by: str | None = None
    wordings: list[WordingPart] = []
    agreed: str | None = None
    origin: OriginPart | None = None
    drafted_by: str | None = None
    phase_id: str | None = None


class ConcernPart(Part):
    """A concern."""

    proposal_id: str
    concern_id: str
    text: str
    author: str | None = None
    answer: str = ""


class RemarkPart(Part):
    """A remark."""

    remark_id: str
    note_id: str
    text: str
    author: str | None = None


class QuestionPart(Part):
    """A question that was released."""

    question_id: str
    text: str
    released: bool = True


class ThanksPart(Part):
    """A line of thanks for all to read."""

    thanks_id: str
    sender: str = msgspec.field(name="from")
    to: str
    text: str
    shared: bool = True


class PulsePart(Part):
    """The spread over 1 to 5 of a private question."""

    spread: list[int]
    n: int = 0
    mean: float | None = None


class RecordPart(Part):
    """A whole record."""

    format: Literal["wishwall"]
    version: Literal[1]
    session: SessionPart
    run_sheet: list[StepPart]
    people: list[PersonPart] = []
    groups: list[GroupPart] = []
    notes: list[NotePart] = []
    themes: list[ThemePart] = []
    marks: MarksPart = msgspec.field(default_factory=MarksPart)
    proposals: list[ProposalPart] = []
    concerns: list[ConcernPart] = []
    remarks: list[RemarkPart] = []
    questions: list[QuestionPart] = []
    pulse: dict[str, PulsePart] = {}
    thanks: list[ThanksPart] = []
