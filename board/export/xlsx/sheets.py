"""What stands on each sheet of the workbook: its columns, by stable keys, and its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from board.domain.proposals import CHOICES, DATES, FIELDS, SCALES
from board.export.dates import moment
from board.export.record.listed import ListedNote, ListedProposal, ProposalList
from board.export.record.listed_record import ListedTask, ListedWish
from board.export.record.note_words import in_words
from board.export.record.outline import accepts_word
from board.export.record.record_list import concerns, task, tasks
from board.export.words import Words, shown
from board.export.xlsx.cells import Value, day

Row = Mapping[str, Value]

#: what a proposal is first read for, from left to right; every other field of the form follows
_FIRST: Final = (
    "ref", "title", "picture", "status", "owner", "accepts", "first_step", "first_step_who",
    "first_step_by", "theme", "problem", "who_it_helps", "proposal", "wording_agreed", "wordings",
    "benefit", "measure", "support_mean", "support_n", "spread", "dots", "concerns", "evidence",
)  # fmt: skip
_NOT_TOLD: Final = frozenset({"owner_id", "picture"})
PROPOSAL_KEYS: Final = (
    *_FIRST,
    *(key for key in FIELDS if key not in _FIRST and key not in _NOT_TOLD),
    "history",
)
TASK_KEYS: Final = ("owner", "ref", "title", "first_step", "first_step_who", "due", "accepts", "status")
WISH_KEYS: Final = (
    "wish", "picture", "ticks", "theme", "became", "parked_note", "side", "author", "written_in", "note_id",
)  # fmt: skip
NOTE_KEYS: Final = (
    "note", "picture", "theme", "parked_note", "step", "group", "side", "author", "column", "proposals",
    "late", "written_in", "note_id",
)  # fmt: skip
CONCERN_KEYS: Final = ("ref", "title", "concern", "raised_by", "answer")

#: how wide a column is, in letters; 24 where nothing is said
WIDTHS: Final[Mapping[str, float]] = {
    "ref": 10, "title": 28, "status": 11, "owner": 22, "accepts": 14, "first_step": 40, "first_step_by": 14,
    "due": 14, "review_date": 14, "problem": 44, "who_it_helps": 30, "proposal": 44, "benefit": 36,
    "measure": 36, "support_mean": 10, "support_n": 10, "spread": 18, "dots": 8, "concerns": 44,
    "evidence": 60, "wish": 48, "note": 48, "concern": 60, "ticks": 8, "became": 26, "parked_note": 13,
    "side": 16, "late": 9, "written_in": 16, "note_id": 40, "proposals": 12, "column": 16, "step": 22,
    "impact": 10, "effort": 11, "confidence": 11, "cost_band": 18, "history": 44, "what": 26, "value": 60,
    "wording_agreed": 14, "wordings": 44, "answer": 60,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet: `name` is the same in every language, `heads` gives other words for a column's key.

    `frozen` columns stay in sight while the others are scrolled.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    frozen: int = 1
    heads: Mapping[str, str] = field(default_factory=dict)

    @property
    def unused(self) -> frozenset[str]:
        """The columns that no row fills: they keep their place, folded away."""
        used = {key for row in self.rows for key, value in row.items() if value not in (None, "")}
        return frozenset(self.columns) - used if self.rows else frozenset()


def pages(listed: ProposalList, text: Words, *, names: bool) -> Iterator[Page]:
    """Give the sheets in their order; wishes and notes with include=all."""
    rows = [_proposal(proposal, listed, text, names=names) for proposal in listed.proposals]
    yield _page("proposals", text, PROPOSAL_KEYS, rows, frozen=2)
    done = [_task(one, text) for one in tasks(listed, names=names)]
    yield _page("who_does_what", text, TASK_KEYS, done)
    if listed.record:
        wishes = [_wish(wish, text) for wish in listed.record.wishes]
        yield _page("wishes", text, WISH_KEYS, wishes, frozen=0, sheet="wishes_sheet")
        notes = [_note(note, listed, text) for note in listed.notes if not note.hidden]
        yield _page("notes", text, NOTE_KEYS, notes, frozen=0)
    raised: list[Row] = [
        {
            "ref": said.ref,
            "title": said.title,
            "concern": said.concern.text,
            "raised_by": said.concern.author or text["anonymous"],
            "answer": said.concern.answer,
        }
        for said in concerns(listed)
    ]
    yield _page("concerns", text, CONCERN_KEYS, raised)
    yield _page("about", text, ("what", "value"), list(_about(listed, text)))


def _page(
    name: str, text: Words, columns: tuple[str, ...], rows: list[Row], *, frozen: int = 1, sheet: str = ""
) -> Page:
    heads = {key: other for key, other in _HEADS.items() if key in columns}
    title = text[sheet or name].replace("'", "\u2019")  # not every program reads a quoted one in a name
    return Page(name=name, title=title, columns=columns, rows=tuple(rows), frozen=frozen, heads=heads)


_HEADS: Final = {"support_mean": "support", "support_n": "answers"}


def _proposal(proposal: ListedProposal, listed: ProposalList, text: Words, *, names: bool) -> Row:
    fields = {key: _field(key, value, listed) for key, value in proposal.fields.items()}
    return {
        **fields,
        "ref": proposal.ref,
        "title": proposal.title,
        "picture": proposal.picture,
        "status": text[proposal.status],
        "theme": proposal.theme,
        "accepts": accepts_word(task(proposal, names=names), text),
        "wording_agreed": text["it_is"] if proposal.agreed else "",
        "wordings": "\n".join(proposal.wordings),
        "support_mean": proposal.support_mean,
        "support_n": proposal.support_n,
        "spread": ", ".join(f"{value}: {n}" for value, n in enumerate(proposal.spread) if n),
        "dots": proposal.dots,
        "concerns": "\n".join(f"{c.text} ({c.author or text['anonymous']})" for c in proposal.concerns),
        "evidence": "\n".join(in_words(note, text) for note in proposal.evidence),
        "history": "\n".join(
            ", ".join(filter(None, (text[c.status], moment(c.at, listed.language), c.by, c.text)))
            for c in proposal.history
        ),
    }


def _field(key: str, value: str, listed: ProposalList) -> Value:
    if key in DATES:
        return day(value)
    if key in SCALES and value.isdecimal():
        return int(value)
    return shown(key, value, listed.language) if key in CHOICES else value


def _task(one: ListedTask, text: Words) -> Row:
    return {
        "owner": one.owner or text["no_owner_yet"],
        "ref": one.ref,
        "title": one.title,
        "first_step": one.first_step,
        "first_step_who": one.first_step_who,
        "due": day(one.due),
        "accepts": accepts_word(one, text),
        "status": text[one.status],
    }


def _wish(wish: ListedWish, text: Words) -> Row:
    return {**_of_note(wish.note, text, "wish"), "ticks": wish.ticks, "became": wish.became}


def _note(note: ListedNote, listed: ProposalList, text: Words) -> Row:
    refs = [p.ref for p in listed.proposals if any(e.note_id == note.note_id for e in p.evidence)]
    return {
        **_of_note(note, text, "note"),
        "step": note.phase,
        "group": note.group,
        "column": note.column,
        "proposals": " ".join(refs),
        "late": text["it_is"] if note.late else "",
    }


def _of_note(note: ListedNote, text: Words, key: str) -> Row:
    return {
        key: in_words(note, text),
        "picture": note if note.picture_file else None,
        "theme": note.theme,
        "parked_note": text["it_is"] if note.parked else "",
        "side": note.side,
        "author": note.author,
        "written_in": text.get(note.language, note.language),
        "note_id": note.note_id,
    }


def _about(listed: ProposalList, text: Words) -> Iterator[Row]:
    told: tuple[tuple[str, Value], ...] = (
        ("session", listed.title),
        ("service", listed.service),
        ("date", day(listed.session_date)),
        ("moment", text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)),
    )
    for key, value in told:
        if value:
            yield {"what": text[key], "value": value}
