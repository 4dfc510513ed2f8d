"""A record as the session that it was: everything is checked before anything is kept."""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar, get_args, get_origin

import msgspec

from board.domain.brought import Brought, BroughtPhoto, BroughtRecord, Skipped
from board.domain.creating import OWN
from board.domain.decide_notes import MOST_NOTES
from board.domain.decide_session import MOST_EVER
from board.domain.decide_themes import MOST_THEMES
from board.domain.events_import import RecordImported
from board.domain.model import Concern, Group, Live, Note, Person, Proposal
from board.domain.templates import TEMPLATES
from board.imports import record_checks as check
from board.imports import record_made as made
from board.imports import record_people as people
from board.imports.record_proposals import concern_of, proposal_of
from board.imports.record_shapes import Part, RecordPart
from board.imports.refusing import outsized, unreadable
from board.imports.zips import Archive
from board.service.secrecy import RandomIds
from board.wire.checks import LINES
from board.wire.run_sheet import MOST_PHASES

MOST: Final = {
    "run_sheet": MOST_PHASES, "people": MOST_EVER, "groups": 30, "notes": MOST_NOTES, "themes": MOST_THEMES,
    "proposals": 200, "concerns": 5000, "remarks": 5000, "questions": 500, "thanks": 2000,
}  # fmt: skip
LARGEST_PHOTO: Final = 8 * 1024 * 1024
_PLACE: Final = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>.*)`)?\Z", re.S)
Given = TypeVar("Given", bound=Part)
Made = TypeVar("Made")


def record_of(value: dict[str, Any], archive: Archive | None = None) -> Brought:
    """The whole of a record; raises BoardError with the place of whatever does not fit."""
    if value.get("version") != 1:
        raise unreadable("This record is of another version than 1.", "version")
    for name, most in MOST.items():
        if isinstance(value.get(name), list) and len(value[name]) > most:
            raise outsized(f"A record has at most {most} {name.replace('_', ' ')}.", name)
    try:
        record = msgspec.convert(value, RecordPart)
    except msgspec.ValidationError as wrong:
        found = _PLACE.match(str(wrong))
        what, path = (found["what"], found["path"]) if found else (str(wrong), None)
        raise unreadable(f"{what}.", (path or "$").removeprefix("$").lstrip(".") or None) from None
    reader = _Reader(record)
    event = reader.event()
    photos, missing = _photos(event.notes, archive)
    brought = BroughtRecord(
        event=event,
        names=reader.names,
        ties=reader.ties,
        photos=photos,
        closed=record.session.state == "closed",
    )
    skipped = [*_unknown(value, RecordPart, ""), *missing]
    return Brought(source="record", record=brought, skipped=tuple(skipped))


class _Reader:
    """One record on its way: the names and ties that lie beside the log are gathered as it is read."""

    def __init__(self, record: RecordPart) -> None:
        self.record, self.ids = record, RandomIds()
        self.names: dict[str, str] = {}
        self.ties: dict[str, str] = {}

    def event(self) -> RecordImported:
        """All of it as one fact."""
        record, session = self.record, self.record.session
        phases = {one.phase_id: one for one in _each(record.run_sheet, "run_sheet", people.phase_of)}
        if not phases:
            raise unreadable("A run sheet has at least one step.", "run_sheet")
        themes = {one.theme_id: one for one in _each(record.themes, "themes", made.theme_of)}
        groups, paces = self._groups(set(themes), phases)
        persons = self._people(set(groups))
        notes = self._notes(set(persons))
        made.check_links(notes, phases, themes)
        _check_ids(record)
        return RecordImported(
            title=check.line(session.title, LINES["title"], "session.title"),
            language=session.language,
            template=session.template if session.template in TEMPLATES else OWN,
            locked=session.locked,
            frozen=session.frozen,
            screen_view=people.screen_view_of(session),
            settings=people.settings_of(session),
            phases=tuple(phases.values()),
            live=people.live_of(phases, paces, round(time.time() * 1000)),
            paces=paces,
            people=tuple(persons.values()),
            groups=tuple(groups.values()),
            notes=tuple(notes.values()),
            themes=tuple(themes.values()),
            proposals=self._proposals(),
            results={
                check.an_id(phase_id, "marks.phases"): {
                    check.an_id(target, where := f"marks.phases.{phase_id}"): made.tally_of(tally, where)
                    for target, tally in tallies.items()
                }
                for phase_id, tallies in record.marks.phases.items()
            },
            remarks=tuple(_each(record.remarks, "remarks", made.remark_of)),
            questions=tuple(_each(record.questions, "questions", made.question_of)),
            thanks=tuple(_each(record.thanks, "thanks", made.thanks_of)),
            pulse=made.pulse_of(record.pulse, self.ids),
        )

    def _groups(self, themes: set[str], phases: dict[str, Any]) -> tuple[dict[str, Group], dict[str, Live]]:
        groups, paces = {}, {}
        for place, part in enumerate(self.record.groups):
            group = people.group_of(part, themes, f"groups[{place}]")
            groups[group.group_id] = group
            if part.live is not None:
                paces[group.group_id] = people.pace_of(part.live, phases, f"groups[{place}].live")
        return groups, paces

    def _people(self, groups: set[str]) -> dict[str, Person]:
        persons = {}
        for place, part in enumerate(self.record.people):
            where = f"people[{place}]"
            person = people.person_of(part, groups, where)
            persons[person.person_id] = person
            self.names[person.person_id] = check.line(part.name, LINES["name"], f"{where}.name")
        return persons

    def _notes(self, persons: set[str]) -> dict[str, Note]:
        notes = {}
        for place, part in enumerate(self.record.notes):
            where = f"notes[{place}]"
            author = check.among(part.author, persons, f"{where}.author", "person")
            tie = self.ids.new()
            if author is not None:
                self.ties[tie] = author
            note = made.note_of(part, where, tie)
            notes[note.note_id] = note
        return notes

    def _proposals(self) -> tuple[Proposal, ...]:
        proposals = [
            proposal_of(part, f"proposals[{place}]", self.ids, self.names)
            for place, part in enumerate(self.record.proposals)
        ]
        raised: dict[str, list[Concern]] = defaultdict(list)
        known = {proposal.proposal_id for proposal in proposals}
        for place, concern in enumerate(self.record.concerns):
            check.among(concern.proposal_id, known, f"concerns[{place}].proposal_id", "proposal")
            raised[concern.proposal_id].append(concern_of(concern, f"concerns[{place}]"))
        return tuple(replace(one, concerns=tuple(raised[one.proposal_id])) for one in proposals)


def _each(parts: Sequence[Given], name: str, read: Callable[[Given, str], Made]) -> list[Made]:
    return [read(part, f"{name}[{place}]") for place, part in enumerate(parts)]


def _check_ids(record: RecordPart) -> None:
    check.each_once([one.phase_id for one in record.run_sheet], "run_sheet")
    check.each_once([one.person_id for one in record.people], "people")
    check.each_once([one.group_id for one in record.groups], "groups")
    check.each_once([one.note_id for one in record.notes], "notes")
    check.each_once([one.theme_id for one in record.themes], "themes")
    check.each_once([one.proposal_id for one in record.proposals], "proposals")
    check.each_once([one.concern_id for one in record.concerns], "concerns")
    check.each_once([one.remark_id for one in record.remarks], "remarks")
    check.each_once([one.photo_id for one in record.notes if one.photo_id], "photos")


def _photos(notes: Iterable[Note], archive: Archive | None) -> tuple[tuple[BroughtPhoto, ...], list[Skipped]]:
    """The photos that lie beside the record, and the notes whose photo does not."""
    photos, missing = [], []
    for place, note in enumerate(notes):
        if note.photo_id is None:
            continue
        name = f"photos/{note.note_id}.jpg"
        if archive and name in archive.names:
            data = archive.read(name, LARGEST_PHOTO)
            photos.append(BroughtPhoto(where=name, photo_id=note.photo_id, data=data))
        else:
            why = "Its photo is not in this file; its words are brought in."
            missing.append(Skipped(where=f"notes[{place}].photo_id", why=why))
    return tuple(photos), missing


def _unknown(value: Any, part: Any, path: str) -> list[Skipped]:
    """What a later version has added, each name once: it is left out, and its reader is told."""
    found: dict[str, Skipped] = {}
    for where, name in _strangers(value, part, path):
        label = re.sub(r"\[\d+\]", "[]", f"{where}{name}")[:120]
        found.setdefault(label, Skipped(where=label, why="This version does not know it."))
    return list(found.values())[:50]


def _strangers(value: Any, part: Any, path: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict) and isinstance(part, type) and issubclass(part, Part):
        names = {field.encode_name: field.type for field in msgspec.structs.fields(part)}
        for name, inner in value.items():
            if name not in names:
                yield path, str(name)
            else:
                yield from _strangers(inner, _part_in(names[name]), f"{path}{name}.")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _strangers(inner, part, f"{path.rstrip('.')}[{place}].")


def _part_in(kind: Any) -> Any:
    """The part that a field holds: itself, in a list or perhaps; what is named by ids is not looked into."""
    if isinstance(kind, type) or get_origin(kind) is dict:
        return kind
    parts = (one for one in get_args(kind) if isinstance(one, type) and issubclass(one, Part))
    return next(parts, None)
