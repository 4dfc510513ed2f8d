"""What events of groups, signals and questions change: the twin of static/js/model/evolve-people.js."""

from tests.replica.draft import Draft
from tests.replica.evolve_notes import without
from tests.replica.messages import Json


def _split(draft: Draft, data: Json) -> None:
    draft.replace("groups", data["groups"])
    for person in draft.rows("people"):
        draft.put("people", {**person, "group_id": data["members"].get(person["person_id"])})


def _moved(draft: Draft, data: Json) -> None:
    draft.patch("people", data["person_id"], data)


def _done(draft: Draft, data: Json) -> None:
    """Quietly, where no name stands on what people make: for oneself alone."""
    if not data.get("quiet"):
        draft.patch("people", data["person_id"], {"done": data["done"]})
    if data["person_id"] == draft.next["me"]["person_id"]:
        draft.next["me"] = {**draft.next["me"], "done": data["done"]}


def _hand(draft: Draft, data: Json) -> None:
    draft.patch("people", data["person_id"], {"hand": data["raised"]})


def _question(draft: Draft, data: Json) -> None:
    others = [q for q in draft.next["questions"] if q["question_id"] != data["question_id"]]
    draft.next["questions"] = [*others, data]


def _thanks(draft: Draft, data: Json) -> None:
    draft.next["thanks"] = [*(draft.next.get("thanks") or []), data]


def _pulse(draft: Draft, data: Json) -> None:
    about = data["about"]
    mine = data.get("mine")
    if mine is None:
        mine = (draft.next["pulse"].get(about) or {}).get("mine")
    tally = without(data, "about", "mine")
    draft.next["pulse"] = {
        **draft.next["pulse"],
        about: tally if mine is None else {**tally, "mine": mine},
    }


RULES = {
    "groups.split": _split,
    "person.moved": _moved,
    "group.updated": lambda draft, data: draft.patch("groups", data["group_id"], data),
    "done.marked": _done,
    "hand.raised": _hand,
    "question.asked": _question,
    "question.released": _question,
    # said once and kept nowhere
    "notice.sent": lambda draft, data: None,
    "thanks.given": _thanks,
    "pulse.given": _pulse,
}
