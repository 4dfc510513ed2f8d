"""What events of proposals change: the twin of static/js/model/evolve-proposals.js."""

from collections.abc import Callable

from tests.replica.draft import Draft
from tests.replica.evolve_notes import without
from tests.replica.messages import Json

Rule = Callable[[Draft, Json], None]


def _put(draft: Draft, data: Json) -> None:
    draft.put("proposals", data)


def _of_known(change: Callable[[Json, Json], Json]) -> Rule:
    """A rule that changes the proposal it names, if that is there."""

    def rule(draft: Draft, data: Json) -> None:
        known = draft.get("proposals", data["proposal_id"])
        if known is not None:
            draft.put("proposals", change(known, data))

    return rule


def _revised(known: Json, data: Json) -> Json:
    fields = data["fields"]
    here = known["fields"].get("proposal")
    # an agreed wording that is written on is agreed no more
    now = here if fields.get("proposal") is None else fields["proposal"]
    return {
        **known,
        "accepted_by": data.get("accepted_by"),
        "declined_by": data.get("declined_by"),
        "title": known["title"] if fields.get("title") is None else fields["title"],
        "agreed": known.get("agreed") if now == here else None,
        "fields": {**known["fields"], **fields},
    }


def _status(known: Json, data: Json) -> Json:
    step = {"status": data["status"], "at": data["at"]}
    if "by" in data:
        step["by"] = data["by"]
    return {**known, "status": data["status"], "history": [*known["history"], step]}


def _followed_up(known: Json, data: Json) -> Json:
    step = without(data, "proposal_id")
    return {**known, "status": step["status"], "history": [*known["history"], step]}


def _agreed(known: Json, data: Json) -> Json:
    wordings = [*known["wordings"], data["kept"]] if data.get("kept") else known["wordings"]
    fields = {**known["fields"], "proposal": data["wording"]["text"]}
    return {**known, "fields": fields, "wordings": wordings, "agreed": data["wording"]["wording_id"]}


def _support(known: Json, data: Json) -> Json:
    own = {"my_support": data["mine"]} if "mine" in data else {}
    return {**known, "support": data["support"], **own}


def _answered(known: Json, data: Json) -> Json:
    answered = [
        {**concern, "answer": data["answer"]} if concern["concern_id"] == data["concern_id"] else concern
        for concern in known["concerns"]
    ]
    return {**known, "concerns": answered}


RULES: dict[str, Rule] = {
    "proposal.drafted": _put,
    "proposal.revised": _of_known(_revised),
    "proposal.linked": _of_known(lambda known, data: {**known, "note_ids": data["note_ids"]}),
    "proposal.status_set": _of_known(_status),
    "proposal.followed_up": _of_known(_followed_up),
    "proposal.carried": _put,
    "proposal.accepted": _of_known(
        lambda known, data: {**known, "accepted_by": data["accepted_by"], "declined_by": None}
    ),
    "proposal.declined": _of_known(
        lambda known, data: {**known, "accepted_by": None, "declined_by": data["declined_by"]}
    ),
    "wording.offered": _of_known(
        lambda known, data: {**known, "wordings": [*known["wordings"], data["wording"]]}
    ),
    "wording.agreed": _of_known(_agreed),
    "support.given": _of_known(_support),
    "concern.raised": _of_known(
        lambda known, data: {**known, "concerns": [*known["concerns"], data["concern"]]}
    ),
    "concern.answered": _of_known(_answered),
}
