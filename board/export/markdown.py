"""The proposal list as Markdown: readable as it is, and wherever Markdown is shown."""

from collections.abc import Iterator

from board.export.dates import long_date, moment
from board.export.listed import ListedConcern, ListedNote, ListedProposal, ProposalList
from board.export.markdown_text import block, inline
from board.export.note_words import in_words
from board.export.outline import first_step_line, owner_line, support_line, told_fields
from board.export.sentence import hypothesis
from board.export.words import Words, words


def proposals_markdown(listed: ProposalList) -> bytes:
    """Write the list; with include=all, the themes, the loose and parked notes and the people too."""
    text = words(listed.language)
    parts = [*_head(listed, text), *_table(listed, text)]
    for proposal in listed.proposals:
        parts += _proposal(proposal, listed, text)
    if listed.include == "all":
        parts += _everything(listed, text)
    return ("\n\n".join(parts) + "\n").encode()


def _head(listed: ProposalList, text: Words) -> Iterator[str]:
    yield f"# {text['proposals']}: {inline(listed.title)}"
    facts = [f"{text['date']}: {long_date(listed.session_date, listed.language)}"]
    if listed.service:
        facts.insert(0, f"{text['service']}: {inline(listed.service)}")
    facts.append(text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq))
    yield "  \n".join(facts)


def _table(listed: ProposalList, text: Words) -> Iterator[str]:
    if not listed.proposals:
        yield text["no_proposals"]
        return
    heads = [text[key] for key in ("ref", "title", "owner", "first_step_by", "status", "support")]
    rows = [heads, ["---"] * len(heads)]
    for proposal in listed.proposals:
        due = long_date(proposal.fields.get("first_step_by", ""), listed.language)
        owner = proposal.fields.get("owner", "")
        status = text[proposal.status]
        rows.append([proposal.ref, proposal.title, owner, due, status, support_line(proposal, text)])
    yield "\n".join(f"| {' | '.join(_cells(row))} |" for row in rows)


def _cells(row: list[str]) -> list[str]:
    return row if row[0] == "---" else [inline(cell) for cell in row]


def _proposal(proposal: ListedProposal, listed: ProposalList, text: Words) -> Iterator[str]:
    language = listed.language
    yield f"## {inline(proposal.ref)} {inline(proposal.title)}"
    facts = [(text["status"], text[proposal.status]), (text["support"], support_line(proposal, text))]
    if proposal.theme:
        facts.insert(1, (text["theme"], proposal.theme))
    if proposal.dots is not None:
        facts.append((text["dots"], str(proposal.dots)))
    yield " · ".join(f"**{label}:** {inline(value)}" for label, value in facts)
    sentence = hypothesis(proposal, text)
    if sentence:
        yield f"> {block(sentence, '> ')}"
    if proposal.picture:
        yield f"*{inline(in_words(proposal.picture, text))}*"
    lines = [(text["owner"], owner_line(proposal, text))]
    lines.append((text["first_step"], first_step_line(proposal, text, language)))
    lines += [(text[key], value) for key, value in told_fields(proposal, language)]
    yield "\n".join(f"- **{label}:** {block(value, '  ')}" for label, value in lines)
    yield f"### {text['evidence']}"
    yield _notes(proposal.evidence, text) or text["no_evidence"]
    yield f"### {text['concerns']}"
    yield "\n".join(_concern(concern, text) for concern in proposal.concerns) or text["no_concerns"]
    yield f"### {text['history']}"
    changes = (f"- {text[c.status]}, {moment(c.at, language)}{_by(c.by)}" for c in proposal.history)
    yield "\n".join(changes) or text["none"]


def _everything(listed: ProposalList, text: Words) -> Iterator[str]:
    yield f"## {text['themes']}"
    for theme in listed.themes:
        yield f"### {inline(theme.title)}"
        yield _notes(theme.notes, text) or text["no_theme_notes"]
    for heading, notes in ((text["loose"], listed.loose), (text["parked_notes"], listed.parked)):
        if notes:
            yield f"## {heading}"
            yield _notes(notes, text)
    if listed.people:
        yield f"## {text['people']}"
        yield "\n".join(
            f"- {inline(', '.join(part for part in (p.name, p.side, text.get(p.role, p.role)) if part))}"
            for p in listed.people
        )


def _notes(notes: tuple[ListedNote, ...], text: Words) -> str:
    return "\n".join(
        f"- {block(in_words(note, text), '  ')}{_by(note.column)}{_by(note.author)}" for note in notes
    )


def _concern(concern: ListedConcern, text: Words) -> str:
    return f"- {block(concern.text, '  ')} ({inline(concern.author or text['anonymous'])})"


def _by(name: str) -> str:
    return f" ({inline(name)})" if name else ""
