"""The fact that a whole record was brought into an empty session."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.domain.model import (
    Group,
    Live,
    Note,
    Person,
    Phase,
    Proposal,
    Question,
    Remark,
    Settings,
    Tally,
    Thanks,
    Theme,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordImported:
    """Everything that a record holds takes the place of what was there; names lie beside the log.

    `by` is who brought it in: they stay, with what they may do. `pulse` maps a question to values by tie.
    """

    title: str
    language: str
    template: str
    locked: bool
    frozen: bool
    screen_view: str
    settings: Settings
    phases: tuple[Phase, ...]
    live: Live
    paces: Mapping[str, Live]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]
    themes: tuple[Theme, ...]
    proposals: tuple[Proposal, ...]
    results: Mapping[str, Mapping[str, Tally]]
    remarks: tuple[Remark, ...]
    questions: tuple[Question, ...]
    thanks: tuple[Thanks, ...]
    pulse: Mapping[str, Mapping[str, int]]
    by: str | None = None


AboutImports = RecordImported
