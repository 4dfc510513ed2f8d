"""What was presented and said: the order of speaking, the notes shown, remarks, questions, thanks."""

from collections.abc import Mapping

from board.export.plain import one_line, plain
from board.export.record.listed import ProposalList
from board.export.record.listed_record import (
    ListedPresentations,
    ListedPresented,
    ListedRemark,
    ListedThanks,
    ListedTurn,
)
from board.export.record.note_words import in_words
from board.export.record.shared import View
from board.export.record.steps import step_title
from board.export.words import words


def presentations(shared: View, listed: ProposalList, names: Mapping[str, str]) -> ListedPresentations:
    """Give what was presented. The notes stand as on the wall: in order of turns they could tell whose
    a nameless one is (R6).
    """
    turn = shared.get("turn") or {}
    titles = {phase["phase_id"]: step_title(phase, listed.language) for phase in shared["run_sheet"]}
    return ListedPresentations(
        phase=titles.get(turn.get("phase_id", ""), ""),
        queue=_queue(shared, turn, listed, names),
        presented=_presented(shared, listed, names),
        questions=tuple(plain(q["text"]) for q in shared.get("questions", ()) if q["released"]),
    )


def thanks(shared: View, names: Mapping[str, str]) -> tuple[ListedThanks, ...]:
    """Give the lines that were said for all to read."""
    return tuple(
        ListedThanks(by=names.get(line["from"], ""), to=names.get(line["to"], ""), text=plain(line["text"]))
        for line in shared.get("thanks", ())
        if line["shared"]
    )


def _queue(
    shared: View, turn: View, listed: ProposalList, names: Mapping[str, str]
) -> tuple[ListedTurn, ...]:
    text = words(listed.language)
    called = {
        **names,
        **{group["group_id"]: one_line(group.get("name")) for group in shared["groups"]},
        **{theme["theme_id"]: one_line(theme["title"]) for theme in shared["themes"]},
        **{note.note_id: one_line(in_words(note, text)) for note in listed.notes if not note.hidden},
        **{p.proposal_id: f"{p.ref} {p.title}" for p in listed.proposals},
    }
    skipped = set(turn.get("skipped", ()))
    return tuple(
        ListedTurn(who=called[place], skipped=place in skipped)
        for place in turn.get("queue", ())
        if called.get(place)
    )


def _presented(shared: View, listed: ProposalList, names: Mapping[str, str]) -> tuple[ListedPresented, ...]:
    said: dict[str, list[ListedRemark]] = {}
    for remark in shared.get("remarks", ()):
        line = ListedRemark(text=plain(remark["text"]), author=names.get(remark.get("author") or "", ""))
        said.setdefault(remark["note_id"], []).append(line)
    shown = said.keys() | set(shared.get("presented", ()))
    return tuple(
        ListedPresented(note=note, remarks=tuple(said.get(note.note_id, ())))
        for note in listed.notes
        if note.note_id in shown and not note.hidden
    )
