"""In which order the documents show the fields of a proposal."""

from collections.abc import Iterator
from typing import Final

from board.domain.proposals import FIELDS
from board.export.options import Language
from board.export.record.listed import ListedProposal
from board.export.record.listed_record import ListedTask
from board.export.words import Words, shown

#: said elsewhere: in the heading, in a line of its own, as a picture, or meant for programs
_ELSEWHERE: Final = frozenset(
    {"title", "owner", "owner_id", "first_step", "first_step_who", "first_step_by", "picture", "language"}
)


def told_fields(proposal: ListedProposal, language: Language) -> Iterator[tuple[str, str]]:
    """Give each field that was written, as (key, text for a reader), in the order of the form."""
    for key in FIELDS:
        if key not in _ELSEWHERE and proposal.fields.get(key):
            yield key, shown(key, proposal.fields[key], language)


def field_name(key: str, proposal: ListedProposal, text: Words) -> str:
    """Name a field; of what is proposed, say whether its wording was agreed on."""
    return text["agreed_proposal" if key == "proposal" and proposal.agreed else key]


def owner_line(proposal: ListedProposal, text: Words) -> str:
    """Say who owns it, and who of the people present accepted, or said no."""
    owner = proposal.fields.get("owner", "")
    by = proposal.accepted_by or proposal.declined_by
    answer = "accepted" if proposal.accepted_by else "declined"
    oneself = bool(owner) and by.startswith(owner)
    told = text[f"{answer}_oneself"] if oneself else text[answer].format(name=by) if by else ""
    return f"{owner} ({told})" if owner and told else owner or told or text["none"]


def accepts_word(task: ListedTask, text: Words) -> str:
    """Say whether the owner accepted; nothing where there is none, or where names are left out."""
    if task.accepted is None or not task.owner:
        return ""
    return text["has_declined" if task.declined else "yes" if task.accepted else "not_yet"]


def first_step_line(proposal: ListedProposal, text: Words, language: Language) -> str:
    """Say what happens first, who does it and by when."""
    fields = proposal.fields
    due = fields.get("first_step_by")
    by = text["by_when"].format(date=shown("first_step_by", due, language)) if due else ""
    who = " ".join(part for part in (fields.get("first_step_who", ""), by) if part)
    step = fields.get("first_step", "")
    return f"{step} ({who})" if step and who else step or who or text["none"]


def support_line(proposal: ListedProposal, text: Words) -> str:
    """Say the mean and how many gave a value."""
    if proposal.support_mean is None:
        return text["no_support"]
    return text["support_of"].format(mean=f"{proposal.support_mean:.1f}", n=proposal.support_n)
