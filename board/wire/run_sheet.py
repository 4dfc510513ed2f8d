"""A run sheet as a document of its own: kinds, titles and switches, nothing that anybody wrote or is."""

from dataclasses import replace
from typing import Any, Final, Literal

import msgspec

from board.domain.errors import BoardError, invalid
from board.domain.model import Json, Kind, Phase, Switches
from board.domain.switches import KINDS, merge
from board.wire.checks import LINES, identifier
from board.wire.text import named, tidied_json

FORMAT: Final = "wishwall-run-sheet"
MOST_PHASES: Final = 100


class SavedPhase(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One step: what it is called, its kind and the switches that differ from the default."""

    phase_id: str
    kind: Kind
    title: str
    switches: dict[str, Any] = {}


class SavedRunSheet(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An own template, as `run_sheet.json` holds it."""

    format: Literal["wishwall-run-sheet"]
    version: Literal[1]
    phases: list[SavedPhase]
    title: str = ""
    language: Literal["en", "cy"] = "en"


def saved(title: str, language: str, run_sheet: list[Json]) -> Json:
    """The document of a run sheet as a facilitator's snapshot shows it."""
    phases = [{**_only(phase, "phase_id", "kind", "title"), "switches": _kept(phase)} for phase in run_sheet]
    return {"format": FORMAT, "version": 1, "title": title, "language": language, "phases": phases}


def phases_of(sheet: SavedRunSheet) -> tuple[Phase, ...]:
    """The steps of a document, none of them begun; raises BoardError with the field that does not fit."""
    if not 1 <= len(sheet.phases) <= MOST_PHASES:
        raise invalid(f"A run sheet has 1 to {MOST_PHASES} steps.", "run_sheet.phases")
    phases = tuple(_phase(phase, f"run_sheet.phases[{place}]") for place, phase in enumerate(sheet.phases))
    if len({phase.phase_id for phase in phases}) < len(phases):
        raise invalid("Each step has a phase_id of its own.", "run_sheet.phases")
    return phases


def _phase(given: SavedPhase, field: str) -> Phase:
    phase_id = identifier(given.phase_id, f"{field}.phase_id")
    title = named(given.title, LINES["title"], f"{field}.title")
    try:
        switches = merge(given.kind, Switches(), tidied_json(given.switches))
    except BoardError as error:
        raise BoardError(error.code, error.message, f"{field}.{error.field}") from None
    if isinstance(switches.who, tuple):
        # people of another session
        switches = replace(switches, who=Switches().who)
    return Phase(phase_id=phase_id, kind=given.kind, title=title, switches=switches)


def _kept(phase: Json) -> Json:
    """The switches of this kind, without those that name a person or a theme of the session."""
    switches = {name: value for name, value in phase["switches"].items() if phase["kind"] in KINDS[name]}
    if isinstance(switches.get("who"), list):
        del switches["who"]
    if str(switches.get("source", "")).startswith("theme:"):
        del switches["source"]
    return switches


def _only(part: Json, *names: str) -> Json:
    return {name: part[name] for name in names}
