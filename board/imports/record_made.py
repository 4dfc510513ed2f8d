"""The notes, themes and marks of a record, and what was said."""

from collections.abc import Mapping
from typing import get_args, get_type_hints

from board.domain.commands_people import PulseGive
from board.domain.model import Names, Note, Phase, Question, Remark, Tally, Thanks, Theme
from board.imports import record_checks as check
from board.imports.record_shapes import (
    NotePart,
    PulsePart,
    QuestionPart,
    RemarkPart,
    TallyPart,
    ThanksPart,
    ThemePart,
)
from board.imports.refusing import unreadable
from board.service.secrecy import RandomIds
from board.wire.checks import LINES, ONE_LINE, SHORT, TEXTS

PULSES = get_args(get_type_hints(PulseGive)["about"])
MOST_IN_PULSE = 3000


def theme_of(part: ThemePart, where: str) -> Theme:
    """A theme with the notes that it was first made from."""
    return Theme(
        theme_id=check.an_id(part.theme_id, f"{where}.theme_id"),
        title=check.line(part.title, LINES["title"], f"{where}.title"),
        rank=check.rank(part.rank, f"{where}.rank"),
        colour=check.colour(part.colour, f"{where}.colour"),
        locked=part.locked,
        parked=part.parked,
        origin=tuple(check.an_id(one, f"{where}.origin[{at}]") for at, one in enumerate(part.origin)),
    )


def note_of(part: NotePart, where: str, tie: str) -> Note:
    """A note with what the record knows of its author: a person, a side or nothing."""
    if part.kind == "text" and not part.text.strip():
        raise unreadable("A text note needs at least one visible character.", f"{where}.text")
    if (part.kind == "sketch") != (part.sketch is not None):
        raise unreadable("A note of kind sketch, and no other, has a sketch.", f"{where}.sketch")
    if (part.kind == "photo") != (part.photo_id is not None):
        raise unreadable("A note of kind photo, and no other, has a photo_id.", f"{where}.photo_id")
    if part.column is not None and not 0 <= part.column < 100:
        raise unreadable("column is a small whole number.", f"{where}.column")
    return Note(
        note_id=check.an_id(part.note_id, f"{where}.note_id"),
        tie=tie,
        kind=part.kind,
        text=check.text(part.text, TEXTS["text"], f"{where}.text"),
        sketch=check.sketch(part.sketch, f"{where}.sketch") if part.sketch is not None else None,
        caption=check.text(part.caption, TEXTS["caption"], f"{where}.caption"),
        colour=check.colour(part.colour, f"{where}.colour"),
        phase_id=part.phase_id,
        group_id=check.perhaps_id(part.group_id, f"{where}.group_id"),
        rank=check.rank(part.rank, f"{where}.rank"),
        see=part.see or "all",
        names=_names(part),
        builds_on=check.perhaps_id(part.builds_on, f"{where}.builds_on"),
        column=part.column,
        language=part.language,
        side=check.text(part.side, SHORT["side"], f"{where}.side") if part.side is not None else None,
        theme_id=part.theme_id,
        x=check.spot(part.x, f"{where}.x"),
        y=check.spot(part.y, f"{where}.y"),
        stack=part.stack,
        parked=part.parked,
        hidden=part.hidden,
        late=part.late,
        tray=part.tray,
        photo_id=check.perhaps_id(part.photo_id, f"{where}.photo_id"),
    )


def _names(part: NotePart) -> Names:
    """As strict as what stands there: whose name is not in the record stays without one (R6)."""
    if part.author is not None:
        return "on"
    return "side" if part.side is not None else "off"


def check_links(notes: Mapping[str, Note], phases: Mapping[str, Phase], themes: Mapping[str, Theme]) -> None:
    """No reference points at nothing (I7)."""
    for place, note in enumerate(notes.values()):
        where = f"notes[{place}]"
        step = phases.get(note.phase_id)
        if step is None or step.kind != "add":
            raise unreadable("There is no such step for notes in this record.", f"{where}.phase_id")
        check.among(note.theme_id, themes, f"{where}.theme_id", "theme")
        check.among(note.stack, notes, f"{where}.stack", "note")
        if note.stack is not None and (note.stack == note.note_id or notes[note.stack].stack is not None):
            raise unreadable("A pile lies on a note that lies on none.", f"{where}.stack")


def tally_of(part: TallyPart, where: str) -> Tally:
    """A count of marks, without any mark."""
    numbers = [part.n, part.sum, part.points or 0, *part.spread.values(), *part.by_side.values()]
    for number in [*numbers, *(edge for spot in part.spots for edge in spot)]:
        check.count(number, where)
    return Tally(
        n=part.n,
        sum=part.sum,
        spread={check.text(value, 20, f"{where}.spread"): n for value, n in part.spread.items()},
        by_side={check.text(side, SHORT["side"], f"{where}.by_side"): n for side, n in part.by_side.items()},
        spots=tuple(part.spots),
        points=part.points,
    )


def remark_of(part: RemarkPart, where: str) -> Remark:
    """Something said about a note."""
    return Remark(
        remark_id=check.an_id(part.remark_id, f"{where}.remark_id"),
        note_id=check.an_id(part.note_id, f"{where}.note_id"),
        text=check.line(part.text, TEXTS["text"], f"{where}.text")
        and check.text(part.text, TEXTS["text"], where),
        person_id=check.perhaps_id(part.author, f"{where}.author"),
    )


def question_of(part: QuestionPart, where: str) -> Question:
    """A released question: who asked it is in no record."""
    return Question(
        question_id=check.an_id(part.question_id, f"{where}.question_id"),
        text=check.text(part.text, TEXTS["text"], f"{where}.text"),
        person_id="",
        released=True,
    )


def thanks_of(part: ThanksPart, where: str) -> Thanks:
    """A line of thanks for all to read."""
    return Thanks(
        thanks_id=check.an_id(part.thanks_id, f"{where}.thanks_id"),
        by=check.an_id(part.sender, f"{where}.from"),
        to=check.an_id(part.to, f"{where}.to"),
        text=check.line(part.text, ONE_LINE["thanks.give", "text"], f"{where}.text"),
        shared=True,
    )


def pulse_of(parts: Mapping[str, PulsePart], ids: RandomIds) -> dict[str, dict[str, int]]:
    """Answers that come to the same spread, and are nobody's."""
    return {
        about: spread_out(part.spread, 1, 5, f"pulse.{about}.spread", ids)
        for about, part in parts.items()
        if about in PULSES
    }


def spread_out(spread: list[int], first: int, last: int, where: str, ids: RandomIds) -> dict[str, int]:
    """A value by tie, as often as the spread says; the ties are nobody's."""
    if len(spread) != last - first + 1 or not all(n >= 0 for n in spread) or sum(spread) > MOST_IN_PULSE:
        raise unreadable(f"A spread counts the values {first} to {last}.", where)
    return {ids.new(): value for value, n in enumerate(spread, first) for _ in range(n)}
