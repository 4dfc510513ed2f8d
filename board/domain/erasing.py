"""What erasing leaves of each event: its place and its type, without what somebody wrote, drew or is called.

Pure. The log keeps its seqs, so whoever had loaded the session loads it anew and nothing dangles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from board.domain import events as e
from board.domain.model import Person, Proposal

#: a proposal's fields that name somebody
NAMING = ("owner", "first_step_who", "sponsor", "needs_decision_from", "involved", "to_involve")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose traces go: these people's by id, tie and name; or everybody's.

    `kept` are the last words of proposals that stay, by proposal_id and field. `leading` are people whose
    seat stays though their name goes, so that somebody can still look after the session.
    """

    people: frozenset[str]
    ties: frozenset[str]
    names: frozenset[str] = frozenset()
    everybody: bool = False
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    leading: frozenset[str] = frozenset()

    def has(self, *person_ids: str | None) -> bool:
        """Whether it is about one of them."""
        return self.everybody or any(person_id in self.people for person_id in person_ids if person_id)

    def wrote(self, tie: str) -> bool:
        """Whether one of them made it."""
        return self.everybody or tie in self.ties

    def drops(self, proposal_id: str) -> bool:
        """Whether a proposal goes as well."""
        return self.everybody and proposal_id not in self.kept


def erased(event: e.Event, whose: Whose) -> e.Event:
    """The event as it may stay; the same one if nothing in it is theirs."""
    if isinstance(event, e.AboutNotes):
        return _note_event(event, whose)
    if isinstance(event, e.AboutProposals | e.AboutFollowUps):
        return _proposal_event(event, whose)
    if isinstance(event, e.AboutPeople):
        return _people_event(event, whose)
    match event:
        case e.PersonJoined(person=person) if whose.has(person.person_id):
            return replace(event, person=nobody(person, whose))
        case e.PersonUpdated(person_id=person_id) if whose.has(person_id):
            return replace(event, badge=None)
        case e.RemarkAdded(person_id=person_id) if whose.has(person_id):
            return replace(event, text="")
        case e.RecordImported():
            return _record(event, whose)
        case _:
            return event


def nobody(person: Person, whose: Whose) -> Person:
    """A person without anything that tells who it was."""
    stays = person.person_id in whose.leading
    return replace(person, badge=None, language=None, removed=person.removed or not stays)


def blank(note: Any) -> Any:
    """A note, posted or revealed, without what is on it: an empty paper in its place."""
    return replace(note, kind="text", text="", sketch=None, caption="", photo_id=None)


def _note_event(event: e.AboutNotes, whose: Whose) -> e.AboutNotes:
    match event:
        case e.NotePosted() if whose.wrote(event.tie):
            posted: e.NotePosted = blank(event)
            return posted
        case e.NoteEdited() if whose.wrote(event.tie):
            text = None if event.text is None else ""
            return replace(event, text=text, sketch=None, caption=None if event.caption is None else "")
        case e.NotesRevealed():
            return replace(event, notes=_each(event.notes, whose))
        case _:
            return event


def _each(notes: Iterable[Any], whose: Whose) -> tuple[Any, ...]:
    return tuple(blank(note) if whose.wrote(note.tie) else note for note in notes)


def _people_event(event: e.AboutPeople, whose: Whose) -> e.AboutPeople:
    match event:
        case e.QuestionAsked() | e.QuestionReleased() if whose.has(event.person_id):
            return replace(event, text="")
        case e.ThanksGiven() if whose.has(event.by, event.to):
            return replace(event, text="")
        case e.NoticeSent() if whose.has(event.to):
            return replace(event, text="")
        case _:
            return event


def _proposal_event(
    event: e.AboutProposals | e.AboutFollowUps, whose: Whose
) -> e.AboutProposals | e.AboutFollowUps:
    gone = whose.drops(event.proposal_id)
    stays = event.proposal_id in whose.kept
    match event:
        case e.ProposalDrafted() if gone:
            return replace(event, title="")
        case e.ProposalRevised() | e.ProposalCarried():
            return replace(event, fields=_fields(event.fields, event.proposal_id, whose))
        case e.WordingOffered() if gone or (whose.has(event.by) and not stays):
            return replace(event, text="")
        case e.WordingAgreed() if gone:
            return replace(event, text="", kept="")
        case e.ConcernRaised() if not stays and (whose.wrote(event.tie) or whose.has(event.person_id)):
            return replace(event, text="")
        case e.ConcernAnswered() if gone or (whose.has(event.by) and not stays):
            return replace(event, text="")
        case e.ProposalFollowedUp() if gone or (whose.has(event.by) and not stays):
            return replace(event, text="")
        case _:
            return event


def _fields(fields: Mapping[str, str], proposal_id: str, whose: Whose) -> dict[str, str]:
    """A proposal's words are the session's; only where a field is one of their names does it go."""
    if whose.everybody:
        last = whose.kept.get(proposal_id, {})
        return {name: text if last.get(name) == text else "" for name, text in fields.items()}
    theirs = {name for name in NAMING if fields.get(name, "").strip().casefold() in whose.names}
    if fields.get("owner_id", "") in whose.people:
        theirs |= {"owner", "owner_id"}
    return {name: "" if name in theirs else text for name, text in fields.items()}


def _record(event: e.RecordImported, whose: Whose) -> e.RecordImported:
    return replace(
        event,
        people=tuple(
            nobody(person, whose) if whose.has(person.person_id) else person for person in event.people
        ),
        notes=_each(event.notes, whose),
        proposals=tuple(_proposal(proposal, whose) for proposal in event.proposals),
        remarks=tuple(_without(one, whose.has(one.person_id)) for one in event.remarks),
        questions=tuple(_without(one, whose.has(one.person_id)) for one in event.questions),
        thanks=tuple(_without(one, whose.has(one.by, one.to)) for one in event.thanks),
    )


def _proposal(proposal: Proposal, whose: Whose) -> Proposal:
    gone = whose.drops(proposal.proposal_id)
    stays = proposal.proposal_id in whose.kept
    if stays:
        return proposal
    return replace(
        proposal,
        fields=_fields(proposal.fields, proposal.proposal_id, whose),
        history=tuple(_without(one, gone or whose.has(one.by)) for one in proposal.history),
        concerns=tuple(
            replace(one, text="", answer="") if whose.wrote(one.tie) or whose.has(one.person_id) else one
            for one in proposal.concerns
        ),
        wordings=tuple(_without(one, gone) for one in proposal.wordings),
    )


def _without(one: Any, gone: bool) -> Any:
    return replace(one, text="") if gone else one


def photos_of(events: Iterable[e.Event], whose: Whose) -> frozenset[str]:
    """The photos on notes of theirs."""
    found: set[str | None] = set()
    for event in events:
        match event:
            case e.NotePosted():
                notes: tuple[Any, ...] = (event,)
            case e.NotesRevealed() | e.RecordImported():
                notes = event.notes
            case _:
                notes = ()
        found |= {note.photo_id for note in notes if whose.wrote(note.tie)}
    return frozenset(photo_id for photo_id in found if photo_id)
