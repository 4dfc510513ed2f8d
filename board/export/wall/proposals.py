"""A proposal as one text, for a canvas: its title, then what was written of it, line by line."""

from typing import Final

from board.export.options import Language
from board.export.record.listed import ListedProposal
from board.export.record.outline import field_name, first_step_line, told_fields
from board.export.words import words

#: a proposal says more than a note
PROPOSAL_WIDTH: Final = 480


def proposal_text(proposal: ListedProposal, language: Language) -> str:
    """Say what a proposal is, who owns it, what happens first, wordings, each concern and its answer."""
    text = words(language)
    owner = proposal.fields.get("owner", "")
    step = first_step_line(proposal, text, language)
    lines = [f"{text['status']}: {text[proposal.status]}"]
    lines += [f"{text['owner']}: {owner}"] if owner else []
    lines += [f"{text['first_step']}: {step}"] if step != text["none"] else []
    lines += [f"{field_name(key, proposal, text)}: {value}" for key, value in told_fields(proposal, language)]
    lines += [f"{text['wordings']}: {wording}" for wording in proposal.wordings]
    lines += [
        f"{text['concerns']}: {concern.text} ({concern.author or text['anonymous']})"
        + (f"\n{text['answer']}: {concern.answer}" if concern.answer else "")
        for concern in proposal.concerns
    ]
    return "\n\n".join([f"{proposal.ref} {proposal.title}", *lines])
