"""Who may do what: one table of command, role and phase kind, and nowhere else.

A row says in which phase kinds each role may send a command ("-" stands for "no phase is live"). `rule` names
a further condition that binds participants; a facilitator is never refused by it. What is needed of the
target itself (one's own note, an existing theme) is `decide`'s.
"""

from dataclasses import dataclass

from board.domain import commands as c
from board.domain.errors import BoardError
from board.domain.model import Actor, Phase, State

ANY = frozenset({"hold", "add", "present", "sort", "mark", "propose", "-"})
NONE: frozenset[str] = frozenset()
SORT = frozenset({"sort"})
PROPOSE = frozenset({"propose"})


@dataclass(frozen=True, slots=True)
class Row:
    """In which phase kinds a role may send the command; `rule` is who, source or empty."""

    facilitator: frozenset[str] = ANY
    participant: frozenset[str] = NONE
    observer: frozenset[str] = NONE
    screen: frozenset[str] = NONE
    clock: frozenset[str] = NONE
    follower: frozenset[str] = NONE
    rule: str = ""


STEERING = Row()
MAKING = Row(participant=ANY)
SORTING = Row(participant=SORT, rule="who")
WRITING = Row(participant=PROPOSE, rule="who")
JUDGING = Row(participant=ANY, rule="source")
PRESENTING = Row(participant=frozenset({"present"}))
MARKING = Row(facilitator=frozenset({"mark"}), participant=frozenset({"mark"}), rule="who")
ONESELF = Row(participant=ANY, observer=ANY)
TIMED = Row(clock=ANY)
AFTERWARDS = Row(facilitator=NONE, follower=ANY)

TABLE: dict[type, Row] = {
    c.SessionUpdate: STEERING,
    c.SessionLock: STEERING,
    c.SessionFreeze: STEERING,
    c.SessionClose: STEERING,
    c.SessionReopen: STEERING,
    c.SessionKeep: STEERING,
    c.SessionImport: STEERING,
    c.LinkRotate: STEERING,
    c.ScreenShow: STEERING,
    c.PersonAdd: STEERING,
    c.PersonUpdate: ONESELF,
    c.PersonPromote: STEERING,
    c.PersonRelink: STEERING,
    c.PersonRemove: STEERING,
    c.PhaseInsert: STEERING,
    c.PhaseRevise: STEERING,
    c.PhaseMove: STEERING,
    c.PhaseSkip: STEERING,
    c.PhaseOpen: STEERING,
    c.PhaseExtend: STEERING,
    c.PhasePause: STEERING,
    c.PhaseReveal: STEERING,
    c.PhaseClose: TIMED,
    c.NotePost: MAKING,
    c.NoteEdit: MAKING,
    c.NoteDescribe: STEERING,
    c.NoteDiscard: MAKING,
    c.NoteRestore: MAKING,
    c.NotePark: SORTING,
    c.NoteHide: STEERING,
    c.NoteStack: SORTING,
    c.NoteUnstack: SORTING,
    c.NotePlace: SORTING,
    c.NoteFile: SORTING,
    c.ThemeForm: SORTING,
    c.ThemeName: SORTING,
    c.ThemeMerge: SORTING,
    c.ThemeDissolve: SORTING,
    c.ThemeMove: SORTING,
    c.ThemeLock: STEERING,
    c.ProposalDraft: WRITING,
    c.ProposalRevise: WRITING,
    c.ProposalLink: WRITING,
    c.ProposalStatus: WRITING,
    c.ProposalAccept: JUDGING,
    c.ProposalDecline: JUDGING,
    c.WordingOffer: JUDGING,
    c.WordingAgree: WRITING,
    c.SupportSet: JUDGING,
    c.ConcernRaise: JUDGING,
    c.ConcernAnswer: JUDGING,
    c.ProposalFollowUp: AFTERWARDS,
    c.GroupSplit: STEERING,
    c.GroupMove: STEERING,
    c.GroupUpdate: STEERING,
    c.DoneSet: MAKING,
    c.HandRaise: MAKING,
    c.QuestionAsk: MAKING,
    c.QuestionRelease: STEERING,
    c.NoticeSend: STEERING,
    c.PulseGive: MAKING,
    c.ThanksGive: MAKING,
    c.TurnStart: STEERING,
    c.TurnNext: PRESENTING,
    c.TurnSkip: STEERING,
    c.TurnSwap: STEERING,
    c.SpotlightShow: PRESENTING,
    # outside a present step: of what was presented, domain/decide_turns.py
    c.RemarkAdd: MAKING,
    c.MarkSet: MARKING,
    c.MarkClear: MARKING,
    # what is undone must be allowed too: domain/undoing.py asks for it by its own row
    c.Undo: MAKING,
}

#: what a closed session still takes
OPEN_AFTER_CLOSE = (c.SessionReopen, c.SessionKeep, c.ProposalFollowUp)


def authorise(state: State, command: c.Command, actor: Actor) -> None:
    """Refuse what this actor may not do now; says nothing when it is allowed."""
    row = TABLE[type(command)]
    if not _kinds(row, actor):
        raise BoardError("forbidden_role", f"As {_article(actor.role)} you cannot do this here.")
    if state.state == "closed" and not isinstance(command, OPEN_AFTER_CLOSE):
        raise BoardError("read_only", "This session is closed. It can be read and downloaded, not changed.")
    phase = state.phase_for(actor.person_id)
    if (phase.kind if phase else "-") not in _kinds(row, actor):
        raise BoardError("phase_closed", "This step of the session does not ask for that.")
    if actor.role in ("facilitator", "clock", "follower"):
        return
    if state.frozen:
        raise BoardError("locked", "The facilitator has paused changes for a moment. Try again shortly.")
    if row.rule == "who" and not may_steer_phase(state, phase, actor):
        raise BoardError("forbidden", "In this step the facilitator has named other people to do that.")
    if row.rule == "source" and not _is_about_proposals(phase):
        raise BoardError("phase_closed", "Proposals can be judged when the facilitator opens them.")


def may_steer_phase(state: State, phase: Phase | None, actor: Actor) -> bool:
    """Whether a participant is among those whom a sort or propose phase's `who` names."""
    if phase is None or actor.person_id is None:
        return False
    who = phase.switches.who
    if who == "everyone":
        return True
    if who == "decider":
        return state.people[actor.person_id].decider
    return isinstance(who, tuple) and actor.person_id in who


def _is_about_proposals(phase: Phase | None) -> bool:
    return phase is not None and (phase.kind == "propose" or phase.switches.source == "proposals")


def _kinds(row: Row, actor: Actor) -> frozenset[str]:
    match actor.role:
        case "facilitator":
            return row.facilitator
        case "participant":
            return row.participant
        case "observer":
            return row.observer
        case "screen":
            return row.screen
        case "clock":
            return row.clock
        case "follower":
            return row.follower


def _article(role: str) -> str:
    return f"an {role}" if role == "observer" else f"a {role}"
