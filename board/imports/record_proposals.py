"""The proposals of a record, with their history, support and concerns."""

from typing import Final, get_args, get_type_hints

from board.domain.commands_proposals import ProposalStatus
from board.domain.errors import BoardError
from board.domain.model import Concern, Origin, Proposal, StatusChange, Wording
from board.domain.proposals import checked
from board.imports import record_checks as check
from board.imports.record_made import spread_out
from board.imports.record_shapes import ChangePart, ConcernPart, OriginPart, ProposalPart
from board.imports.refusing import outsized, unreadable
from board.service.secrecy import RandomIds
from board.wire.checks import LINES, TEXTS
from board.wire.text import tidied

STATUSES: Final = get_args(get_type_hints(ProposalStatus)["status"])
MOST_LINES: Final = 2000


def proposal_of(part: ProposalPart, where: str, ids: RandomIds, names: dict[str, str]) -> Proposal:
    """A proposal as it stood; names that were typed into its history go to `names`, beside the log."""
    if max(len(part.history), len(part.wordings), len(part.note_ids)) > MOST_LINES:
        raise outsized(f"A proposal has at most {MOST_LINES} lines of each sort.", where)
    return Proposal(
        proposal_id=check.an_id(part.proposal_id, f"{where}.proposal_id"),
        ref=check.ref(part.ref, f"{where}.ref"),
        theme_id=check.perhaps_id(part.theme_id, f"{where}.theme_id"),
        note_ids=tuple(check.an_id(one, f"{where}.note_ids") for one in part.note_ids),
        rank=check.rank(part.rank, f"{where}.rank"),
        fields=_fields(part, where),
        field_seq={},
        status=_status(part.status, f"{where}.status"),
        history=tuple(
            _change(one, f"{where}.history[{at}]", ids, names) for at, one in enumerate(part.history)
        ),
        accepted_by=check.perhaps_id(part.accepted_by, f"{where}.accepted_by"),
        support=spread_out(part.support.spread, 0, 5, f"{where}.support.spread", ids),
        drafted_by=check.perhaps_id(part.drafted_by, f"{where}.drafted_by"),
        phase_id=check.perhaps_id(part.phase_id, f"{where}.phase_id"),
        declined_by=check.perhaps_id(part.declined_by, f"{where}.declined_by"),
        wordings=tuple(
            Wording(
                wording_id=check.an_id(one.wording_id, f"{where}.wordings[{at}]"),
                text=check.text(one.text, TEXTS["text"], f"{where}.wordings[{at}].text"),
            )
            for at, one in enumerate(part.wordings)
        ),
        agreed=check.perhaps_id(part.agreed, f"{where}.agreed"),
        origin=_origin(part.origin, f"{where}.origin") if part.origin else None,
    )


def concern_of(part: ConcernPart, where: str) -> Concern:
    """A concern; an anonymous one is nobody's."""
    return Concern(
        concern_id=check.an_id(part.concern_id, f"{where}.concern_id"),
        text=check.text(part.text, TEXTS["text"], f"{where}.text"),
        person_id=check.perhaps_id(part.author, f"{where}.author"),
        tie="",
        answer=check.text(part.answer, TEXTS["text"], f"{where}.answer"),
    )


def _fields(part: ProposalPart, where: str) -> dict[str, str]:
    try:
        return checked({key: tidied(value) for key, value in part.fields.items()})
    except BoardError as wrong:
        raise unreadable(wrong.message, f"{where}.{wrong.field}") from None


def _change(part: ChangePart, where: str, ids: RandomIds, names: dict[str, str]) -> StatusChange:
    named = None
    if part.name is not None:
        named = ids.new()
        names[named] = check.line(part.name, LINES["name"], f"{where}.name")
    return StatusChange(
        status=_status(part.status, f"{where}.status"),
        at=check.time(part.at, f"{where}.at") or 0,
        by=check.perhaps_id(part.by, f"{where}.by"),
        text=check.text(part.text, TEXTS["text"], f"{where}.text"),
        named=named,
    )


def _origin(part: OriginPart, where: str) -> Origin:
    return Origin(
        title=check.line(part.title, LINES["title"], f"{where}.title"),
        ref=check.ref(part.ref, f"{where}.ref"),
        at=check.time(part.at, f"{where}.at") or 0,
    )


def _status(value: str, where: str) -> str:
    if value not in STATUSES:
        raise unreadable(f"status is one of: {', '.join(STATUSES)}.", where)
    return value
