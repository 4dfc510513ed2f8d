"""Deciding: what a command comes to, given the state. Pure; chance and time come in as arguments."""

from typing import assert_never

from board.domain import commands as c
from board.domain import decide_closing as closing
from board.domain import decide_followup as followup
from board.domain import decide_import as bringing
from board.domain import decide_judging as judging
from board.domain import decide_marks as marks
from board.domain import decide_notes as notes
from board.domain import decide_people as people
from board.domain import decide_proposals as proposals
from board.domain import decide_run_sheet as run_sheet
from board.domain import decide_session as session
from board.domain import decide_themes as themes
from board.domain import decide_turns as turns
from board.domain import decide_wordings as wordings
from board.domain import policy, undoing
from board.domain.brought import Brought
from board.domain.decision import Decision, Ids
from board.domain.model import Actor, State
from board.domain.undoing import Undoable


def decide(  # noqa: C901 - one line for each sort of command
    state: State,
    command: c.Command,
    actor: Actor,
    now_ms: int,
    ids: Ids,
    past: Undoable | Brought | None = None,
) -> Decision:
    """The decision on one command, with at least one event; raises BoardError when it is refused.

    `past` is what the server remembers for it: of an `undo` the actor's own command that it names, of a
    `session.import` what the actor's preview has listed.
    """
    policy.authorise(state, command, actor)
    if isinstance(command, c.Undo):
        return undoing.undo(state, past if isinstance(past, Undoable) else None, actor, now_ms, ids)
    if isinstance(command, c.AboutImports):
        return bringing.bring(state, past if isinstance(past, Brought) else None, actor, ids)
    if isinstance(command, c.AboutNotes):
        return _about_notes(state, command, actor, now_ms, ids)
    if isinstance(command, c.AboutThemes):
        return _about_themes(state, command, actor)
    if isinstance(command, c.AboutProposals):
        return _about_proposals(state, command, actor, ids)
    if isinstance(command, c.AboutFollowUps):
        return followup.follow_up(state, command, actor, ids)
    if isinstance(command, c.AboutTurns):
        return _about_turns(state, command, actor, now_ms, ids)
    if isinstance(command, c.AboutRunSheet):
        return _about_run_sheet(state, command, now_ms, ids)
    if isinstance(command, c.AboutPeople):
        return _about_people(state, command, actor, ids)
    return _about_session(state, command, actor, ids)


def _about_notes(  # noqa: C901 - one line for each command
    state: State, command: c.AboutNotes, actor: Actor, now_ms: int, ids: Ids
) -> Decision:
    match command:
        case c.NotePost():
            return notes.post(state, command, actor, now_ms, ids)
        case c.NoteEdit():
            return notes.edit(state, command, actor)
        case c.NoteDescribe():
            return notes.describe(state, command, actor)
        case c.NoteDiscard() | c.NoteRestore():
            return notes.discard_or_restore(state, command, actor)
        case c.NotePark() | c.NoteHide():
            return notes.park_or_hide(state, command, actor)
        case c.NoteStack():
            return themes.stack(state, command, actor)
        case c.NoteUnstack():
            return themes.unstack(state, command, actor)
        case c.NotePlace():
            return themes.place(state, command, actor)
        case c.NoteFile():
            return themes.file(state, command, actor)
        case _ as unreachable:
            assert_never(unreachable)


def _about_themes(state: State, command: c.AboutThemes, actor: Actor) -> Decision:
    match command:
        case c.ThemeForm():
            return themes.form(state, command, actor)
        case c.ThemeName() | c.ThemeMove() | c.ThemeLock():
            return themes.change(state, command, actor)
        case c.ThemeMerge() | c.ThemeDissolve():
            return themes.end(state, command, actor)
        case _ as unreachable:
            assert_never(unreachable)


def _about_proposals(state: State, command: c.AboutProposals, actor: Actor, ids: Ids) -> Decision:
    match command:
        case c.ProposalDraft():
            return proposals.draft(state, command, actor)
        case c.ProposalRevise() | c.ProposalLink() | c.ProposalStatus():
            return proposals.write(state, command, actor)
        case c.ProposalAccept() | c.ProposalDecline() | c.SupportSet() | c.ConcernRaise() | c.ConcernAnswer():
            return judging.judge(state, command, actor, ids)
        case c.WordingOffer() | c.WordingAgree():
            return wordings.word(state, command, actor, ids)
        case _ as unreachable:
            assert_never(unreachable)


def _about_turns(state: State, command: c.AboutTurns, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    match command:
        case c.TurnStart() | c.TurnNext() | c.TurnSkip() | c.TurnSwap():
            return turns.turn(state, command, actor, now_ms, ids)
        case c.SpotlightShow():
            return turns.spotlight(state, command, actor)
        case c.RemarkAdd():
            return turns.remark(state, command, actor, ids)
        case c.MarkSet():
            return marks.place(state, command, actor, now_ms, ids)
        case c.MarkClear():
            return marks.clear(state, command, actor, now_ms)
        case _ as unreachable:
            assert_never(unreachable)


def _about_run_sheet(state: State, command: c.AboutRunSheet, now_ms: int, ids: Ids) -> Decision:
    match command:
        case c.PhaseInsert() | c.PhaseRevise() | c.PhaseMove() | c.PhaseSkip():
            return run_sheet.plan(state, command)
        case c.PhaseOpen():
            return run_sheet.open_phase(state, command, now_ms, ids)
        case c.PhaseClose() | c.PhaseExtend() | c.PhasePause():
            return run_sheet.run(state, command, now_ms, ids)
        case c.PhaseReveal():
            return run_sheet.reveal(state, command, ids)
        case _ as unreachable:
            assert_never(unreachable)


def _about_people(state: State, command: c.AboutPeople, actor: Actor, ids: Ids) -> Decision:
    match command:
        case c.GroupSplit() | c.GroupMove() | c.GroupUpdate():
            return people.group(state, command, ids)
        case c.DoneSet() | c.HandRaise():
            return people.signal(state, command, actor, ids)
        case c.QuestionAsk() | c.QuestionRelease() | c.NoticeSend():
            return people.speak(state, command, actor, ids)
        case c.PulseGive():
            return people.pulse(state, command, actor, ids)
        case c.ThanksGive():
            return closing.thank(state, command, actor, ids)
        case _ as unreachable:
            assert_never(unreachable)


def _about_session(state: State, command: c.AboutSession, actor: Actor, ids: Ids) -> Decision:
    match command:
        case c.SessionUpdate() | c.SessionLock() | c.SessionFreeze() | c.SessionKeep() | c.ScreenShow():
            return session.set_up(state, command)
        case c.SessionClose() | c.SessionReopen() | c.LinkRotate():
            return session.close_or_reopen(state, command, ids)
        case c.PersonAdd():
            return session.add_person(state, command, ids)
        case c.PersonUpdate() | c.PersonPromote() | c.PersonRelink() | c.PersonRemove():
            return session.change_person(state, command, actor)
        case _ as unreachable:
            assert_never(unreachable)
