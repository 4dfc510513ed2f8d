"""The parts of a reader's view joined into the proposal list."""

from collections.abc import Mapping
from dataclasses import replace

from board.domain.layouts import place_title
from board.export.options import Include, Options
from board.export.plain import one_line, plain
from board.export.record.listed import (
    ListedChange,
    ListedConcern,
    ListedNote,
    ListedPerson,
    ListedProposal,
    ListedTheme,
    ProposalList,
)
from board.export.record.record_list import listed_record
from board.export.record.shared import View


def proposal_list(shared: View, options: Options, include: Include) -> ProposalList:
    """Join the parts of a shareable view (shared.py) into the list; with include=all, its record too."""
    listed = _list(shared, options, include)
    if include == "proposals":
        return listed
    return replace(listed, record=listed_record(shared, listed, names=options.names))


def _list(shared: View, options: Options, include: Include) -> ProposalList:
    session = shared["session"]
    names = {person["person_id"]: one_line(person["name"]) for person in shared["people"]}
    themes = sorted(shared["themes"], key=lambda theme: (theme["rank"], theme["theme_id"]))
    titles = {theme["theme_id"]: one_line(theme["title"]) for theme in themes}
    notes = _notes(shared, names, titles, options.photos)
    by_id = {note.note_id: note for note in notes}
    proposals = sorted(shared["proposals"], key=lambda p: (p["rank"], p["proposal_id"]))
    dots = _dots(shared)
    return ProposalList(
        title=one_line(session["title"]),
        code=session["code"],
        service=one_line(session["settings"].get("service", "")),
        session_date=session["created_at"][:10],
        session_language=session["language"],
        language=options.language or ("cy" if session["language"] == "cy" else "en"),
        include=include,
        at=options.at,
        seq=shared["seq"],
        proposals=tuple(_proposal(p, names, titles, by_id, dots) for p in proposals),
        themes=tuple(_theme(theme, notes) for theme in themes),
        notes=notes,
        people=tuple(
            ListedPerson(name=names[p["person_id"]], role=p["role"], side=one_line(p.get("side")))
            for p in shared["people"]
        ),
    )


def _notes(
    shared: View, names: Mapping[str, str], titles: Mapping[str, str], photos: Mapping[str, bytes]
) -> tuple[ListedNote, ...]:
    phases = {phase["phase_id"]: one_line(phase["title"]) for phase in shared["run_sheet"]}
    layouts = {phase["phase_id"]: phase["switches"].get("layout") or {} for phase in shared["run_sheet"]}
    groups = {group["group_id"]: one_line(group.get("name")) for group in shared["groups"]}
    ordered = sorted(shared["notes"], key=lambda note: (note["rank"], note["note_id"]))
    return tuple(
        ListedNote(
            note_id=note["note_id"],
            kind=note["kind"],
            text=plain(note["text"]),
            caption=one_line(note["caption"]),
            sketch=note.get("sketch"),
            language=note.get("language") or "",
            colour=note.get("colour") or "",
            theme_id=note.get("theme_id"),
            theme=titles.get(note.get("theme_id") or "", ""),
            phase=phases.get(note["phase_id"], ""),
            group=groups.get(note.get("group_id") or "", ""),
            side=one_line(note.get("side")),
            author=names.get(note.get("author") or "", ""),
            stack=note.get("stack") or "",
            builds_on=note.get("builds_on") or "",
            column=_column(note, layouts),
            parked=bool(note.get("parked")),
            hidden=bool(note.get("hidden")),
            late=bool(note.get("late")),
            tray=bool(note.get("tray")),
            photo_id=note.get("photo_id") or "",
            photo=photos.get(note.get("photo_id") or "", b""),
        )
        for note in ordered
    )


def _column(note: View, layouts: Mapping[str, View]) -> str:
    column = note.get("column")
    return "" if column is None else one_line(place_title(layouts.get(note["phase_id"], {}), column))


def _theme(theme: View, notes: tuple[ListedNote, ...]) -> ListedTheme:
    mine = (n for n in notes if n.theme_id == theme["theme_id"] and not (n.hidden or n.parked))
    return ListedTheme(title=one_line(theme["title"]), notes=tuple(mine))


def _proposal(
    proposal: View,
    names: Mapping[str, str],
    titles: Mapping[str, str],
    notes: Mapping[str, ListedNote],
    dots: Mapping[str, int],
) -> ListedProposal:
    fields = {key: plain(text) for key, text in proposal["fields"].items() if plain(text)}
    evidence = tuple(notes[i] for i in proposal["note_ids"] if i in notes and not notes[i].hidden)
    support = proposal["support"]
    return ListedProposal(
        proposal_id=proposal["proposal_id"],
        ref=one_line(proposal["ref"]),
        title=one_line(fields.get("title") or proposal["title"]),
        theme=titles.get(proposal.get("theme_id") or "", ""),
        fields=fields,
        status=proposal["status"],
        history=tuple(
            ListedChange(
                status=c["status"],
                at=c["at"],
                by=c.get("name") or names.get(c.get("by") or "", ""),
                text=plain(c.get("text", "")),
            )
            for c in proposal["history"]
        ),
        accepted_by=names.get(proposal.get("accepted_by") or "", ""),
        support_n=support["n"],
        support_mean=support["mean"] if support["n"] else None,
        spread=tuple(support["spread"]),
        dots=dots.get(proposal["proposal_id"]),
        concerns=tuple(_concern(c, names) for c in proposal["concerns"]),
        evidence=evidence,
        picture=_picture(fields.get("picture"), notes, evidence),
        wordings=_other_wordings(proposal),
        agreed=bool(proposal.get("agreed")),
        declined_by=names.get(proposal.get("declined_by") or "", ""),
    )


def _concern(concern: View, names: Mapping[str, str]) -> ListedConcern:
    author = names.get(concern.get("author") or "", "")
    return ListedConcern(text=plain(concern["text"]), author=author, answer=plain(concern.get("answer", "")))


def _other_wordings(proposal: View) -> tuple[str, ...]:
    """What was offered beside the words that stand."""
    stands = proposal["fields"].get("proposal", "")
    return tuple(plain(w["text"]) for w in proposal.get("wordings", ()) if w["text"] != stands)


def _dots(shared: View) -> dict[str, int]:
    """Of each thing that could get dots, how many it got; scores, ranks and ticks are no dots."""
    counts: dict[str, int] = {}
    for phase in shared["run_sheet"]:
        if phase["kind"] == "mark" and phase["switches"].get("mark", "dots") == "dots":
            tallies = shared["marks"].get("phases", {}).get(phase["phase_id"], {})
            counts |= {target: tally["sum"] for target, tally in tallies.items()}
    return counts


def _picture(
    chosen: str | None, notes: Mapping[str, ListedNote], evidence: tuple[ListedNote, ...]
) -> ListedNote | None:
    """The sketch or photo that was chosen, or else the first one among the evidence."""
    candidates = [notes[chosen]] if chosen and chosen in notes else list(evidence)
    return next((note for note in candidates if (note.sketch or note.photo_id) and not note.hidden), None)
