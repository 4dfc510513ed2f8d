"""The sentence that a proposal is read back with, made from its own words."""

from board.export.record.listed import ListedProposal
from board.export.words import Words

#: opening words that lose their capital inside a sentence; any other may be a name
_SMALL = (
    "a", "all", "an", "any", "both", "every", "everyone", "faster", "fewer", "fy", "gan", "ein", "less",
    "llai", "mwy", "more", "most", "my", "nifer", "no", "nobody", "older", "one", "our", "people", "pob",
    "pobl", "residents", "staff", "tenants", "that", "the", "their", "there", "they", "this", "those",
    "users", "we", "when", "who", "y", "yr",
)  # fmt: skip
_PROMISES = ("we will ", "we'll ", "byddwn ", "fe fyddwn ", "mi fyddwn ")


def hypothesis(proposal: ListedProposal, words: Words) -> str:
    """Say "We believe that ... will result in ..." and what follows it, as far as it was written."""
    fields = proposal.fields
    parts = (
        ("we_believe", {"what": _what(proposal), "benefit": _flow(fields.get("benefit", ""))}),
        ("we_will_know", {"measure": _flow(fields.get("measure", ""))}),
        ("it_could_harm", {"harm": _flow(fields.get("harm_if", ""))}),
    )
    return " ".join(words[key].format(**values) for key, values in parts if all(values.values()))


def _what(proposal: ListedProposal) -> str:
    """A proposal says "We will ...", which no "We believe that ..." can go on with; its title can."""
    text = proposal.fields.get("proposal", "")
    promised = text.lower().startswith(_PROMISES)
    return _flow(proposal.title if promised or not text else text)


def _flow(text: str) -> str:
    line = " ".join(text.split()).rstrip(" .")
    first = line.partition(" ")[0]
    return line[0].lower() + line[1:] if first.lower() in _SMALL else line
