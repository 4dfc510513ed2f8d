"""What was judged: the tally of each closed phase of marks, and the pulse at the close."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from board.domain.shapes_run_sheet import LEAST_IN_PULSE
from board.export.plain import one_line
from board.export.record.listed import ListedNote, ProposalList
from board.export.record.listed_record import ListedPulse, ListedResult, ListedTally
from board.export.record.note_words import in_words
from board.export.record.shared import View
from board.export.record.steps import prompt_text, step_title
from board.export.words import words


def tallies(shared: View, listed: ProposalList) -> tuple[ListedTally, ...]:
    """Give what each phase of marks came to, its strongest first; the pulse is none of them."""
    return tuple(
        ListedTally(
            phase=step_title(phase, listed.language),
            mark=phase["switches"]["mark"],
            results=_results(phase, counted, _labels(shared, phase, listed), listed),
        )
        for phase, counted in _counted(shared)
        if not _is_pulse(phase)
    )


def pulse(shared: View, listed: ProposalList) -> tuple[ListedPulse, ...]:
    """Give each question on the session itself, with its spread where enough people answered."""
    closing = (
        _asked(question, counted.get(f"q{number}", {}))
        for phase, counted in _counted(shared)
        if _is_pulse(phase)
        for number, question in enumerate(_questions(phase, listed), 1)
    )
    return tuple(chain(_private(shared, listed), closing))


def _counted(shared: View) -> Iterator[tuple[View, Mapping[str, View]]]:
    phases = shared["marks"].get("phases", {})
    for phase in shared["run_sheet"]:
        if phase["kind"] == "mark" and phase["phase_id"] in phases:
            yield phase, phases[phase["phase_id"]]


def _is_pulse(phase: View) -> bool:
    """Scores of the prompt's own questions: how the session is, not what came out of it."""
    switches = phase["switches"]
    return bool(switches.get("source") == "prompt" and switches.get("mark") == "score")


def _questions(phase: View, listed: ProposalList) -> list[str]:
    asked = prompt_text(phase, "question", listed.language)
    return [one_line(line) for line in asked.splitlines() if line.strip()]


def _asked(question: str, tally: View) -> ListedPulse:
    count = tally.get("n", 0)
    if count < LEAST_IN_PULSE:
        return ListedPulse(question=question, mean=None, n=count, spread=())
    spread = _spread(tally["spread"])
    return ListedPulse(question=question, mean=tally["sum"] / count, n=count, spread=spread)


def _private(shared: View, listed: ProposalList) -> Iterator[ListedPulse]:
    """Those answered in private; a shareable view holds no others than are fit to be shown."""
    text = words(listed.language)
    for about in ("drawing_before", "drawing_after"):
        given = shared.get("pulse", {}).get(about)
        if given:
            spread = tuple((value, n) for value, n in enumerate(given["spread"], 1) if n)
            yield ListedPulse(question=text[about], mean=given["mean"], n=given["n"], spread=spread)


def _labels(shared: View, phase: View, listed: ProposalList) -> dict[str, str]:
    """What can be marked, in words; a hidden note has none, so that its count stands nowhere."""
    text = words(listed.language)
    return {
        **{note.note_id: one_line(in_words(note, text)) for note in listed.notes if not note.hidden},
        **{theme["theme_id"]: one_line(theme["title"]) for theme in shared["themes"]},
        **{p.proposal_id: f"{p.ref} {p.title}" for p in listed.proposals},
        **{f"q{number}": line for number, line in enumerate(_questions(phase, listed), 1)},
    }


def _results(
    phase: View, counted: Mapping[str, View], labels: Mapping[str, str], listed: ProposalList
) -> tuple[ListedResult, ...]:
    notes = {note.note_id: note for note in listed.notes}
    order = sorted(
        (target for target in counted if target in labels),
        key=lambda target: (-counted[target].get("points", counted[target]["sum"]), target),
    )
    mark = phase["switches"]["mark"]
    return tuple(_result(labels[target], notes.get(target), counted[target], mark) for target in order)


def _result(label: str, note: ListedNote | None, tally: View, mark: str) -> ListedResult:
    count = tally["n"]
    return ListedResult(
        label=label,
        note=note,
        n=count,
        sum=tally["sum"],
        mean=tally["sum"] / count if mark == "score" and count else None,
        points=tally.get("points"),
        spread=_spread(tally["spread"]),
        by_side=tuple((one_line(side), total) for side, total in _by_name(tally.get("by_side", {}).items())),
    )


def _by_name(sides: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(sides)


def _spread(spread: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((int(value), n) for value, n in spread.items() if n))
