"""What a robot does next: one small thing that the step asks of everybody. Pure; chance comes in.

A robot acts by the same commands as people, and may be refused like them. It writes nothing but words.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from board.domain.decide_turns import is_speaker
from board.domain.model import Actor, Json, Note, Phase, State
from board.domain.policy import may_steer_phase
from board.domain.sight import is_mine, may_see, viewer_of
from board.domain.targets import targets
from board.rehearsal.words import CONCERNS, DRAWINGS, NOTES, REMARKS, THEMES
from board.wire.sketch_points import encode_points

MOST_NOTES = 4
MOST_MARKS = 5
ENOUGH_THEMES = 3


@dataclass(frozen=True, slots=True)
class Robot:
    """Whose move it is: their person_id, their own chance, and where their new ids come from."""

    person_id: str
    chance: Random
    new_id: Callable[[], str]


def next_move(state: State, robot: Robot) -> Json | None:
    """The command, without its op_id, that the robot sends now; None if there is nothing to do."""
    phase = state.phase_for(robot.person_id)
    if phase is None:
        return None
    move = _move(state, phase, robot)
    if move is None and _judges(phase):
        move = _support(state, robot)
    asked = phase.kind in ("add", "mark", "sort", "propose")
    if move is None and asked and not state.is_done(robot.person_id):
        return {"type": "done.set", "done": True}
    return move


def _move(state: State, phase: Phase, robot: Robot) -> Json | None:
    match phase.kind:
        case "add":
            return _note(state, phase, robot)
        case "mark":
            return _mark(state, phase, robot)
        case "present":
            return _present(state, robot)
        case "sort":
            return _sort(state, phase, robot)
        case "propose":
            return _draft(state, phase, robot)
        case "hold":
            return None


def _note(state: State, phase: Phase, robot: Robot) -> Json | None:
    limit = phase.switches.limit
    wanted = min(limit.most or MOST_NOTES, limit.least or MOST_NOTES)
    if len(_own_notes(state, robot, phase.phase_id)) >= wanted:
        return None
    language = "cy" if state.language == "cy" else "en"
    said = robot.chance.choice(NOTES[language])
    note = {"type": "note.post", "note_id": robot.new_id(), "phase_id": phase.phase_id, "language": language}
    tool = phase.switches.input[0]
    if "draw" in phase.switches.input and (tool == "draw" or robot.chance.random() < 0.3):
        return {**note, "kind": "sketch", "sketch": sketch(robot.chance), "caption": said}
    return {**note, "kind": "text", "text": said}


def sketch(chance: Random) -> Json:
    """One of the drawings, by a hand that shakes a little."""
    lines = chance.choice(DRAWINGS)
    pen = chance.randint(0, 5)
    strokes = [
        {
            "pen": pen,
            "width": 9,
            "pressure": False,
            "points": encode_points(
                [(x + chance.randint(-12, 12), y + chance.randint(-12, 12)) for x, y in line]
            ),
        }
        for line in lines
    ]
    return {"v": 1, "strokes": strokes}


def _near(point: tuple[int, int], chance: Random) -> tuple[int, int]:
    return point[0] + chance.randint(-12, 12), point[1] + chance.randint(-12, 12)


def _mark(state: State, phase: Phase, robot: Robot) -> Json | None:
    if not may_steer_phase(state, phase, _actor(robot)):
        return None
    viewer = viewer_of(state, _actor(robot))
    mine = [m for m in state.marks.values() if m.phase_id == phase.phase_id and is_mine(state, m.tie, viewer)]
    left = [target for target in targets(state, phase) if target not in {mark.target_id for mark in mine}]
    if not left or len(mine) >= (phase.switches.limit.most or MOST_MARKS):
        return None
    value = {
        "dots": 1,
        "tick": 1,
        "thumbs": robot.chance.choice((-1, 0, 1, 1)),
        "score": robot.chance.randint(1, 5),
        "rank": len(mine) + 1,
    }[phase.switches.mark]
    target_id = robot.chance.choice(left)
    return {"type": "mark.set", "mark_id": robot.new_id(), "target_id": target_id, "value": value}


def _present(state: State, robot: Robot) -> Json | None:
    turn = state.turn
    if turn is None or turn.current is None:
        return None
    spot = state.notes.get(turn.spotlight or "")
    if is_speaker(state, turn, robot.person_id):
        unseen = [note for note in _own_notes(state, robot) if note.note_id not in state.presented]
        if turn.unit == "person" and spot is None and unseen and robot.chance.random() < 0.6:
            return {"type": "spotlight.show", "note_id": robot.chance.choice(unseen).note_id}
        return {"type": "turn.next"}
    if spot is not None and robot.chance.random() < 0.1:
        text = robot.chance.choice(REMARKS[_language(state)])
        return {"type": "remark.add", "note_id": spot.note_id, "text": text}
    return None


def _sort(state: State, phase: Phase, robot: Robot) -> Json | None:
    if not may_steer_phase(state, phase, _actor(robot)):
        return None
    viewer = viewer_of(state, _actor(robot))
    loose = [
        note.note_id
        for note in state.notes.values()
        if note.theme_id is None and not note.parked and not note.stack and note.see == "all"
        if may_see(state, note, viewer)
    ]
    open_themes = [theme for theme in state.themes.values() if not theme.locked]
    if not loose:
        return None
    if len(open_themes) < ENOUGH_THEMES and len(loose) > 1:
        titles = {theme.title for theme in open_themes}
        title = next((t for t in THEMES[_language(state)] if t not in titles), loose[0])
        chosen = robot.chance.sample(loose, 2)
        return {"type": "theme.form", "theme_id": robot.new_id(), "title": title, "note_ids": chosen}
    theme = robot.chance.choice(open_themes) if open_themes else None
    if theme is None:
        return None
    return {"type": "note.file", "note_ids": [robot.chance.choice(loose)], "theme_id": theme.theme_id}


def _draft(state: State, phase: Phase, robot: Robot) -> Json | None:
    """A proposal for a theme that has none yet."""
    if not may_steer_phase(state, phase, _actor(robot)) or len(state.proposals) >= ENOUGH_THEMES:
        return None
    written = {proposal.theme_id for proposal in state.proposals.values()}
    theme = next((theme for theme in state.themes.values() if theme.theme_id not in written), None)
    if theme is None:
        return None
    draft = {"type": "proposal.draft", "proposal_id": robot.new_id(), "title": theme.title}
    return {**draft, "theme_id": theme.theme_id, "note_ids": list(theme.origin)}


def _support(state: State, robot: Robot) -> Json | None:
    viewer = viewer_of(state, _actor(robot))
    for proposal in state.proposals.values():
        if not any(is_mine(state, tie, viewer) for tie in proposal.support):
            value = robot.chance.choice((2, 3, 4, 4, 5))
            return {"type": "support.set", "proposal_id": proposal.proposal_id, "value": value}
    concerned = any(is_mine(state, c.tie, viewer) for p in state.proposals.values() for c in p.concerns)
    if state.proposals and not concerned and robot.chance.random() < 0.1:
        text = robot.chance.choice(CONCERNS[_language(state)])
        proposal_id = robot.chance.choice(list(state.proposals))
        return {"type": "concern.raise", "proposal_id": proposal_id, "text": text, "anonymous": True}
    return None


def _judges(phase: Phase) -> bool:
    return phase.kind == "propose" or phase.switches.source == "proposals"


def _own_notes(state: State, robot: Robot, phase_id: str | None = None) -> list[Note]:
    return [
        note
        for note in state.notes.values()
        if state.ties.get(note.tie) == robot.person_id
        and not note.discarded
        and not note.hidden
        and phase_id in (None, note.phase_id)
    ]


def _actor(robot: Robot) -> Actor:
    return Actor(robot.person_id, "participant")


def _language(state: State) -> str:
    return "cy" if state.language == "cy" else "en"
