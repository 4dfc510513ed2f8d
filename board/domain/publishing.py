"""What of chosen proposals may be public: a frozen value without people, and a word where a name may be left.

This is the one place that cuts for everybody in the world. It goes by a list of what may leave: what is not
named here does not. No note, no drawing, no history, no concern's author, no person.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Json, Proposal, State
from board.domain.shapes import when

LICENCES: Final = ("ogl-3.0", "cc-by-4.0", "none")
MOST: Final = 200
#: the fields that may be public, in the order in which they are read
PUBLIC: Final = (
    "title", "problem", "who_it_helps", "proposal", "benefit", "measure", "first_step", "first_step_by",
    "review_date", "welsh_language_impact",
)  # fmt: skip
#: shorter words of a name are no use to look for
LEAST_OF_A_NAME: Final = 3
_WORDS: Final = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A proposal to publish; `owner`: a unit that may be named; `concerns`: their words, without authors."""

    proposal_id: str
    owner: bool = False
    concerns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What stands around the proposals; the credit is the facilitator's own line."""

    title: str
    language: str
    licence: str
    credit: str


def public_value(state: State, choices: Iterable[Choice], wording: Wording, now_ms: int) -> Json:
    """Exactly what is to be public; raises BoardError for a choice that cannot be published."""
    chosen = list(choices)
    if not 1 <= len(chosen) <= MOST:
        raise invalid("Choose at least one proposal.", "proposals")
    if len({choice.proposal_id for choice in chosen}) < len(chosen):
        raise invalid("Choose each proposal once.", "proposals")
    if wording.licence not in LICENCES:
        raise invalid(f"licence is one of: {', '.join(LICENCES)}.", "licence")
    return {
        "format": "wishwall-published",
        "version": 1,
        "title": wording.title,
        "language": wording.language,
        "licence": wording.licence,
        "credit": wording.credit,
        "session_date": (when(state.created_at) or "")[:10],
        "published_on": (when(now_ms) or "")[:10],
        "proposals": [_public(state, choice) for choice in chosen],
    }


def names_left(state: State, value: Json) -> list[Json]:
    """Where names of people of the session stand in what is to be public: `{ref, field, names}`."""
    people = _names(state)
    found = [(ref, field, _standing(people, text)) for text, ref, field in _texts(value)]
    return [{"ref": ref, "field": field, "names": names} for ref, field, names in found if names]


def may_name_owner(state: State, proposal: Proposal) -> bool:
    """Whether an owner can be a unit: not a person of the session, by id or by name."""
    owner = proposal.fields.get("owner", "")
    if not owner or proposal.fields.get("owner_id"):
        return False
    return not _standing(_names(state), owner)


def _public(state: State, choice: Choice) -> Json:
    proposal = state.proposals.get(choice.proposal_id)
    if proposal is None:
        raise not_found("proposal", "proposals")
    owner = ""
    if choice.owner:
        if not may_name_owner(state, proposal):
            raise BoardError(
                "conflict", f"The owner of {proposal.ref} is a person. Only a unit can be named.", "proposals"
            )
        owner = proposal.fields.get("owner", "")
    concerns = [concern.text for concern in proposal.concerns] if choice.concerns else []
    fields = {key: proposal.fields[key] for key in PUBLIC if proposal.fields.get(key)}
    shape: Json = {"ref": proposal.ref, "fields": fields, "status": proposal.status}
    return {**shape, **({"owner": owner} if owner else {}), **({"concerns": concerns} if concerns else {})}


def _texts(value: Json) -> Iterable[tuple[str, str, str]]:
    """Every free text of a public value, with the proposal and field that it stands in."""
    yield value["title"], "", "title"
    yield value["credit"], "", "credit"
    for proposal in value["proposals"]:
        for key, text in proposal["fields"].items():
            yield text, proposal["ref"], key
        yield proposal.get("owner", ""), proposal["ref"], "owner"
        for text in proposal.get("concerns", []):
            yield text, proposal["ref"], "concerns"


def _names(state: State) -> dict[str, str]:
    """The words of the names that were given in this session, by how they read without regard to case."""
    doers = [proposal.fields.get("first_step_who", "") for proposal in state.proposals.values()]
    words = (word for name in [*state.names.values(), *doers] for word in _WORDS.findall(name))
    return {
        word.casefold(): word
        for word in words
        if len(word) >= (LEAST_OF_A_NAME if _has_case(word) else 2) and word.casefold() not in UNNAMING
    }


#: what somebody is called who gave no name, and the small words of units: no names of people
UNNAMING: Final = frozenset(
    {
        *("facilitator", "hwylusydd", "participant", "cyfranogwr", "observer", "sylwedydd"),
        *("the", "and", "for", "team", "tîm"),
    }
)


def _standing(people: Mapping[str, str], text: str) -> list[str]:
    """Which of these words stand in a text; where words are not set apart, anywhere in it."""
    lowered = text.casefold()
    words = set(_WORDS.findall(lowered))
    return [name for key, name in people.items() if key in words or (not _has_case(name) and key in lowered)]


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()
