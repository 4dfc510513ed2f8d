"""The proposal list or the whole record as Markdown: readable as it is, and wherever Markdown is shown."""

from collections.abc import Iterator

from board.export.dates import long_date, moment
from board.export.markdown.proposals import proposal_parts
from board.export.markdown.record import record_parts
from board.export.markdown.text import inline, table
from board.export.record.listed import ProposalList
from board.export.record.outline import support_line
from board.export.words import Words, words


def proposals_markdown(listed: ProposalList) -> bytes:
    """Write the list; with include=all, the whole record in its order."""
    text = words(listed.language)
    parts = [*_head(listed, text)]
    if listed.record:
        parts += record_parts(listed.record, listed, text)
    else:
        parts += _proposals(listed, text)
    return ("\n\n".join(parts) + "\n").encode()


def _head(listed: ProposalList, text: Words) -> Iterator[str]:
    kind = text["whole_record" if listed.record else "proposals"]
    yield f"# {kind}: {inline(listed.title)}"
    facts = [f"{text['date']}: {long_date(listed.session_date, listed.language)}"]
    if listed.service:
        facts.insert(0, f"{text['service']}: {inline(listed.service)}")
    facts.append(text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq))
    yield "  \n".join(facts)


def _proposals(listed: ProposalList, text: Words) -> Iterator[str]:
    if not listed.proposals:
        yield text["no_proposals"]
        return
    rows = []
    for proposal in listed.proposals:
        due = long_date(proposal.fields.get("first_step_by", ""), listed.language)
        owner = proposal.fields.get("owner", "")
        told = [proposal.ref, proposal.title, owner, due, text[proposal.status], support_line(proposal, text)]
        rows.append([inline(cell) for cell in told])
    yield table([text[key] for key in ("ref", "title", "owner", "first_step_by", "status", "support")], rows)
    for proposal in listed.proposals:
        yield from proposal_parts(proposal, listed, text, 2)
