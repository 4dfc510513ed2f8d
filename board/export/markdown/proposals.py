"""A proposal and its notes in Markdown."""

from collections.abc import Iterator

from board.export.dates import moment
from board.export.markdown.text import block, inline
from board.export.record.listed import ListedConcern, ListedNote, ListedProposal, ProposalList
from board.export.record.note_words import in_words, signed
from board.export.record.outline import field_name, first_step_line, owner_line, support_line, told_fields
from board.export.record.sentence import hypothesis
from board.export.words import Words


def proposal_parts(proposal: ListedProposal, listed: ProposalList, text: Words, level: int) -> Iterator[str]:
    """Give the blocks of one proposal under a heading of this level."""
    language, head, part = listed.language, "#" * level, "#" * (level + 1)
    yield f"{head} {inline(proposal.ref)} {inline(proposal.title)}"
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
    lines += [(field_name(key, proposal, text), value) for key, value in told_fields(proposal, language)]
    yield "\n".join(f"- **{label}:** {block(value, '  ')}" for label, value in lines)
    if proposal.wordings:
        yield f"{part} {text['wordings']}"
        yield "\n".join(f"- {block(wording, '  ')}" for wording in proposal.wordings)
    yield f"{part} {text['evidence']}"
    yield note_lines(proposal.evidence, text) or text["no_evidence"]
    yield f"{part} {text['concerns']}"
    yield "\n".join(_concern(concern, text) for concern in proposal.concerns) or text["no_concerns"]
    yield f"{part} {text['history']}"
    changes = (
        f"- {text[c.status]}, {moment(c.at, language)}{by(c.by)}{f': {inline(c.text)}' if c.text else ''}"
        for c in proposal.history
    )
    yield "\n".join(changes) or text["none"]


def note_lines(notes: tuple[ListedNote, ...], text: Words) -> str:
    """Notes as a list; nothing where there are none."""
    return "\n".join(
        f"- {block(in_words(note, text), '  ')}{by(note.column)}{by(signed(note))}" for note in notes
    )


def by(name: str) -> str:
    """A name in brackets after what it wrote; nothing where there is none."""
    return f" ({inline(name)})" if name else ""


def _concern(concern: ListedConcern, text: Words) -> str:
    by_whom = inline(concern.author or text["anonymous"])
    return f"- {block(concern.text, '  ')} ({by_whom}){answer_line(concern, text)}"


def answer_line(concern: ListedConcern, text: Words) -> str:
    """What is done about a concern, as a line below it; nothing where nobody has said so."""
    return f"\n  - **{text['answer']}:** {block(concern.answer, '    ')}" if concern.answer else ""
