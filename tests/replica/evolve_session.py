"""What events of the session, its people and its themes change: evolve-session.js and evolve-themes.js."""

from collections.abc import Callable

from tests.replica.draft import Draft
from tests.replica.evolve_notes import without
from tests.replica.messages import Json


def _amend(draft: Draft, change: Json) -> None:
    draft.next["session"] = {**draft.next["session"], **change}


def _amending(**fixed: object) -> Callable[[Draft, Json], None]:
    return lambda draft, data: _amend(draft, fixed or data)


def _updated(draft: Draft, data: Json) -> None:
    settings = {**draft.next["session"]["settings"], **(data.get("settings") or {})}
    _amend(draft, {**without(data, "settings"), "settings": settings})


def _person(draft: Draft, data: Json) -> None:
    draft.patch("people", data["person_id"], data)
    me = draft.next["me"]
    if me["person_id"] == data["person_id"]:
        draft.next["me"] = {**me, **{key: data[key] for key in me if key in data}}


def _formed(draft: Draft, data: Json) -> None:
    draft.put("themes", without(data, "proposal_ids"))
    for proposal_id in data.get("proposal_ids") or []:
        draft.patch("proposals", proposal_id, {"theme_id": data["theme_id"]})


def _theme(draft: Draft, data: Json) -> None:
    draft.patch("themes", data["theme_id"], data)


def _end(draft: Draft, theme_id: str, into: str | None, ranks: Json) -> None:
    """A theme gone: its notes and proposals are in the other theme, or in none."""
    for note in draft.rows("notes"):
        if note["theme_id"] == theme_id:
            rank = ranks.get(note["note_id"], note["rank"])
            draft.put("notes", {**note, "theme_id": into, "rank": rank})
    for proposal in draft.rows("proposals"):
        if proposal.get("theme_id") == theme_id:
            draft.patch("proposals", proposal["proposal_id"], {"theme_id": into})
    draft.drop("themes", theme_id)


def _merged(draft: Draft, data: Json) -> None:
    ranks = {row["note_id"]: row["rank"] for row in data["notes"]}
    _end(draft, data["theme_id"], data["into"], ranks)


RULES = {
    "session.updated": _updated,
    "session.locked": lambda draft, data: _amend(draft, {"locked": data["locked"]}),
    "session.frozen": lambda draft, data: _amend(draft, {"frozen": data["frozen"]}),
    "session.closed": _amending(state="closed"),
    "session.reopened": _amending(state="open"),
    # a link is no part of what people see
    "link.rotated": lambda draft, data: None,
    "screen.shown": lambda draft, data: _amend(draft, {"screen_view": data["view"]}),
    "person.joined": lambda draft, data: draft.put("people", data),
    "person.updated": _person,
    "person.promoted": _person,
    "person.relinked": _person,
    "person.removed": lambda draft, data: draft.patch("people", data["person_id"], {"removed": True}),
    "theme.formed": _formed,
    "theme.named": _theme,
    "theme.moved": _theme,
    "theme.locked": _theme,
    "theme.merged": _merged,
    "theme.dissolved": lambda draft, data: _end(draft, data["theme_id"], None, {}),
}
