"""The proposal list for a spreadsheet: one row for each proposal."""

from collections.abc import Iterator

from board.export.data.columns import EVERYTHING_COLUMNS, PROPOSAL_COLUMNS
from board.export.data.csv_sheet import sheet
from board.export.record.listed import ListedConcern, ListedNote, ListedProposal, ProposalList
from board.export.record.note_words import in_words
from board.export.words import Words, words

Row = dict[str, str]


def proposals_csv(listed: ProposalList) -> bytes:
    """Write the proposals; with include=all, then the notes that are no proposal's evidence."""
    text = words(listed.language)
    rows = [_proposal_row(proposal, listed, text) for proposal in listed.proposals]
    if listed.include == "all":
        return sheet(EVERYTHING_COLUMNS, [*rows, *_note_rows(listed, text)])
    return sheet(PROPOSAL_COLUMNS, rows)


def _proposal_row(proposal: ListedProposal, listed: ProposalList, text: Words) -> Row:
    mean = proposal.support_mean
    return {
        **proposal.fields,
        **_session_cells(listed),
        "ref": proposal.ref,
        "title": proposal.title,
        "theme": proposal.theme,
        "status": proposal.status,
        "support_mean": "" if mean is None else f"{mean:.1f}",
        "support_n": str(proposal.support_n),
        "dots": "" if proposal.dots is None else str(proposal.dots),
        "concerns": "\n".join(_concern(concern, text) for concern in proposal.concerns),
        "evidence_refs": " ".join(note.note_id for note in proposal.evidence),
        "picture_file": proposal.picture.picture_file if proposal.picture else "",
        "language": proposal.fields.get("language") or listed.session_language,
        "row": "proposal",
        "evidence": "\n".join(in_words(note, text) for note in proposal.evidence),
    }


def _note_rows(listed: ProposalList, text: Words) -> Iterator[Row]:
    linked = {note.note_id for proposal in listed.proposals for note in proposal.evidence}
    for note in listed.notes:
        if not (note.hidden or note.note_id in linked):
            yield _note_row(note, listed, text)


def _note_row(note: ListedNote, listed: ProposalList, text: Words) -> Row:
    return {
        **_session_cells(listed),
        "theme": note.theme,
        "evidence_refs": note.note_id,
        "picture_file": note.picture_file,
        "language": note.language,
        "row": "parked" if note.parked else "note",
        "evidence": in_words(note, text),
    }


def _session_cells(listed: ProposalList) -> Row:
    return {"session": listed.title, "service": listed.service, "session_date": listed.session_date}


def _concern(concern: ListedConcern, text: Words) -> str:
    return f"{concern.text} ({concern.author or text['anonymous']})"
