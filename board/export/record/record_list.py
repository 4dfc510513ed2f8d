"""The record of a session, joined from a shareable view and the list that was made of it."""

from collections.abc import Mapping

from board.export.plain import one_line
from board.export.record.listed import ListedProposal, ProposalList
from board.export.record.listed_record import (
    ListedGroup,
    ListedOrigin,
    ListedRaised,
    ListedRecord,
    ListedTask,
)
from board.export.record.marks import pulse, tallies
from board.export.record.shared import View
from board.export.record.spoken import presentations, thanks
from board.export.record.steps import steps
from board.export.record.wishes import wishes


def listed_record(shared: View, listed: ProposalList, *, names: bool) -> ListedRecord:
    """Join what `shared` (shared.py) holds beside the list; `names` as the file was asked for."""
    called = {person["person_id"]: one_line(person["name"]) for person in shared["people"]}
    return ListedRecord(
        tasks=tasks(listed, names=names),
        wishes=tuple(wish for wish in wishes(shared, listed.notes) if not wish.note.hidden),
        themes=_themes(shared, listed),
        groups=_groups(shared, called),
        presentations=presentations(shared, listed, called),
        tallies=tallies(shared, listed),
        concerns=concerns(listed),
        pulse=pulse(shared, listed),
        run_sheet=steps(shared, listed.language),
        thanks=thanks(shared, called),
    )


def tasks(listed: ProposalList, *, names: bool) -> tuple[ListedTask, ...]:
    """Who does what: by owner, the nearest date first; what nobody owns yet stands last and is seen there."""
    found = [task(proposal, names=names) for proposal in listed.proposals]
    return tuple(sorted(found, key=lambda t: (not t.owner, t.owner.casefold(), t.due or "9999", t.ref)))


def concerns(listed: ProposalList) -> tuple[ListedRaised, ...]:
    """Every concern, with the proposal that it was raised about."""
    return tuple(
        ListedRaised(ref=proposal.ref, title=proposal.title, concern=concern)
        for proposal in listed.proposals
        for concern in proposal.concerns
    )


def task(proposal: ListedProposal, *, names: bool) -> ListedTask:
    """What a proposal asks of its owner first."""
    fields = proposal.fields
    return ListedTask(
        owner=one_line(fields.get("owner")),
        ref=proposal.ref,
        title=proposal.title,
        first_step=fields.get("first_step", ""),
        first_step_who=one_line(fields.get("first_step_who")),
        due=fields.get("first_step_by", ""),
        accepted=bool(proposal.accepted_by) if names else None,
        status=proposal.status,
        declined=bool(proposal.declined_by) and names,
    )


def _themes(shared: View, listed: ProposalList) -> tuple[ListedOrigin, ...]:
    notes = {note.note_id: note for note in listed.notes if not note.hidden}
    ordered = sorted(shared["themes"], key=lambda theme: (theme["rank"], theme["theme_id"]))
    return tuple(
        ListedOrigin(
            title=told.title,
            parked=bool(theme.get("parked")),
            notes=told.notes,
            origin=tuple(
                notes[note_id]
                for note_id in theme.get("origin", ())
                if note_id in notes and notes[note_id] not in told.notes
            ),
            groups=_named(shared["groups"], theme["theme_id"]),
            refs=_refs(shared, listed, theme["theme_id"]),
        )
        for theme, told in zip(ordered, listed.themes, strict=True)
    )


def _named(groups: list[View], theme_id: str) -> tuple[str, ...]:
    return tuple(one_line(group.get("name")) for group in groups if group.get("theme_id") == theme_id)


def _refs(shared: View, listed: ProposalList, theme_id: str) -> tuple[str, ...]:
    of_theme = {p["proposal_id"] for p in shared["proposals"] if p.get("theme_id") == theme_id}
    return tuple(p.ref for p in listed.proposals if p.proposal_id in of_theme)


def _groups(shared: View, called: Mapping[str, str]) -> tuple[ListedGroup, ...]:
    titles = {theme["theme_id"]: one_line(theme["title"]) for theme in shared["themes"]}
    ordered = sorted(shared["groups"], key=lambda group: (group.get("rank", ""), group["group_id"]))
    return tuple(
        ListedGroup(
            name=one_line(group.get("name")),
            theme=titles.get(group.get("theme_id") or "", ""),
            members=tuple(
                ", ".join(filter(None, (called[p["person_id"]], one_line(p.get("side")))))
                for p in shared["people"]
                if p.get("group_id") == group["group_id"] and not p.get("removed")
            ),
        )
        for group in ordered
    )
