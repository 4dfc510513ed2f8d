"""The people, groups, run sheet and settings of a record."""

from typing import Any

from board.domain.decide_session import FITS, SCREEN_VIEWS
from board.domain.errors import BoardError
from board.domain.instants import instant
from board.domain.model import Group, Live, Person, Phase, Settings, Switches
from board.domain.switches import KINDS, merge
from board.imports.record_checks import among, an_id, count, line, perhaps_id, rank, sketch, text, time
from board.imports.record_shapes import GroupPart, LivePart, PersonPart, SessionPart, StepPart
from board.imports.refusing import unreadable
from board.wire.checks import LINES, SHORT
from board.wire.text import tidied_json


def settings_of(session: SessionPart) -> Settings:
    """The settings; a wrong one is refused with its name."""
    given = tidied_json(session.settings)
    for name, value in given.items():
        if name in FITS and not FITS[name](value):
            raise unreadable(f"The value of {name} does not fit.", f"session.settings.{name}")
    known: dict[str, Any] = {name: value for name, value in given.items() if name in FITS}
    if "sides" in known:
        known["sides"] = tuple(known["sides"])
    if "ends_at" in known:
        known["ends_at"] = instant(known["ends_at"])
    return Settings(**known)


def screen_view_of(session: SessionPart) -> str:
    """What the screen showed."""
    if session.screen_view.split(":")[0] not in SCREEN_VIEWS:
        raise unreadable("The screen has no such view.", "session.screen_view")
    return text(session.screen_view, SHORT["view"], "session.screen_view")


def phase_of(part: StepPart, where: str) -> Phase:
    """A step as it stood, with its switches."""
    given = {name: value for name, value in part.switches.items() if part.kind in KINDS.get(name, ())}
    try:
        switches = merge(part.kind, Switches(), tidied_json(given))
    except BoardError as wrong:
        raise unreadable(wrong.message, f"{where}.{wrong.field}") from None
    return Phase(
        phase_id=an_id(part.phase_id, f"{where}.phase_id"),
        kind=part.kind,
        title=line(part.title, LINES["title"], f"{where}.title"),
        switches=switches,
        state=part.state,
        revealed=part.revealed,
    )


def person_of(part: PersonPart, groups: set[str], where: str) -> Person:
    """Somebody as they were: without a key, so without a right."""
    return Person(
        person_id=an_id(part.person_id, f"{where}.person_id"),
        role=part.role,
        side=text(part.side, SHORT["side"], f"{where}.side") if part.side is not None else None,
        group_id=among(part.group_id, groups, f"{where}.group_id", "group"),
        decider=part.decider,
        device=part.device,
        done=part.done,
        hand=part.hand,
        badge=sketch(part.badge, f"{where}.badge", "badge") if part.badge is not None else None,
        removed=part.removed,
        keyless=True,
    )


def group_of(part: GroupPart, themes: set[str], where: str) -> Group:
    """A group."""
    return Group(
        group_id=an_id(part.group_id, f"{where}.group_id"),
        name=line(part.name, LINES["name"], f"{where}.name"),
        rank=rank(part.rank, f"{where}.rank"),
        theme_id=among(perhaps_id(part.theme_id, where), themes, f"{where}.theme_id", "theme"),
    )


def pace_of(part: LivePart, phases: dict[str, Phase], where: str) -> Live:
    """What a group was at, by its own clock."""
    return Live(
        phase_id=among(part.phase_id, phases, f"{where}.phase_id", "step"),
        opened_at=time(part.opened_at, f"{where}.opened_at"),
        ends_at=time(part.ends_at, f"{where}.ends_at"),
        paused=part.paused,
        left=round(count(part.left_s, f"{where}.left_s") * 1000) if part.left_s is not None else None,
    )


def live_of(phases: dict[str, Phase], paces: dict[str, Live], now_ms: int) -> Live:
    """The step that ran for all: the record does not hold its clock, so it runs without one."""
    apart = {pace.phase_id for pace in paces.values()}
    running = [phase for phase in phases.values() if phase.state == "live"]
    for_all = [phase for phase in running if phase.phase_id not in apart] or running[:1]
    return Live(phase_id=for_all[0].phase_id, opened_at=now_ms) if for_all else Live()
