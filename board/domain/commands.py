"""What a person may ask for: imperative, plain data, one class per intention.

The field names and types here are the wire's: `wire/commands.py` derives the strict decoder from them.
A field with a default may be left out.
"""

from board.domain.commands_notes import (
    NoteDiscard,
    NoteEdit,
    NoteFile,
    NoteHide,
    NotePark,
    NotePlace,
    NotePost,
    NoteRestore,
    NoteStack,
    NoteUnstack,
)
from board.domain.commands_people import (
    DoneSet,
    GroupMove,
    GroupSplit,
    GroupUpdate,
    HandRaise,
    NoticeSend,
    PulseGive,
    QuestionAsk,
    QuestionRelease,
)
from board.domain.commands_proposals import (
    ConcernRaise,
    ProposalAccept,
    ProposalDraft,
    ProposalLink,
    ProposalRevise,
    ProposalStatus,
    SupportSet,
)
from board.domain.commands_run_sheet import (
    PhaseClose,
    PhaseExtend,
    PhaseInsert,
    PhaseMove,
    PhaseOpen,
    PhasePause,
    PhaseReveal,
    PhaseRevise,
    PhaseSkip,
)
from board.domain.commands_session import (
    LinkRotate,
    PersonAdd,
    PersonPromote,
    PersonRemove,
    PersonUpdate,
    ScreenShow,
    SessionClose,
    SessionFreeze,
    SessionLock,
    SessionReopen,
    SessionUpdate,
)
from board.domain.commands_themes import (
    ThemeDissolve,
    ThemeForm,
    ThemeLock,
    ThemeMerge,
    ThemeMove,
    ThemeName,
)
from board.domain.commands_turns import (
    MarkClear,
    MarkSet,
    RemarkAdd,
    SpotlightShow,
    TurnNext,
    TurnSkip,
    TurnStart,
    TurnSwap,
)

__all__ = [
    "NAMES",
    "TYPES",
    "Command",
    "ConcernRaise",
    "DoneSet",
    "GroupMove",
    "GroupSplit",
    "GroupUpdate",
    "HandRaise",
    "LinkRotate",
    "MarkClear",
    "MarkSet",
    "NoteDiscard",
    "NoteEdit",
    "NoteFile",
    "NoteHide",
    "NotePark",
    "NotePlace",
    "NotePost",
    "NoteRestore",
    "NoteStack",
    "NoteUnstack",
    "NoticeSend",
    "PersonAdd",
    "PersonPromote",
    "PersonRemove",
    "PersonUpdate",
    "PhaseClose",
    "PhaseExtend",
    "PhaseInsert",
    "PhaseMove",
    "PhaseOpen",
    "PhasePause",
    "PhaseReveal",
    "PhaseRevise",
    "PhaseSkip",
    "ProposalAccept",
    "ProposalDraft",
    "ProposalLink",
    "ProposalRevise",
    "ProposalStatus",
    "PulseGive",
    "QuestionAsk",
    "QuestionRelease",
    "RemarkAdd",
    "ScreenShow",
    "SessionClose",
    "SessionFreeze",
    "SessionLock",
    "SessionReopen",
    "SessionUpdate",
    "SpotlightShow",
    "SupportSet",
    "ThemeDissolve",
    "ThemeForm",
    "ThemeLock",
    "ThemeMerge",
    "ThemeMove",
    "ThemeName",
    "TurnNext",
    "TurnSkip",
    "TurnStart",
    "TurnSwap",
]

Command = (
    SessionUpdate
    | SessionLock
    | SessionFreeze
    | SessionClose
    | SessionReopen
    | LinkRotate
    | ScreenShow
    | PersonAdd
    | PersonUpdate
    | PersonPromote
    | PersonRemove
    | PhaseInsert
    | PhaseRevise
    | PhaseMove
    | PhaseSkip
    | PhaseOpen
    | PhaseExtend
    | PhasePause
    | PhaseReveal
    | PhaseClose
    | NotePost
    | NoteEdit
    | NoteDiscard
    | NoteRestore
    | NotePark
    | NoteHide
    | NoteStack
    | NoteUnstack
    | NotePlace
    | NoteFile
    | ThemeForm
    | ThemeName
    | ThemeMerge
    | ThemeDissolve
    | ThemeMove
    | ThemeLock
    | ProposalDraft
    | ProposalRevise
    | ProposalLink
    | ProposalStatus
    | ProposalAccept
    | SupportSet
    | ConcernRaise
    | GroupSplit
    | GroupMove
    | GroupUpdate
    | DoneSet
    | HandRaise
    | QuestionAsk
    | QuestionRelease
    | NoticeSend
    | PulseGive
    | TurnStart
    | TurnNext
    | TurnSkip
    | TurnSwap
    | SpotlightShow
    | RemarkAdd
    | MarkSet
    | MarkClear
)

#: the wire's name of each command, in the order of protocol.md's table
TYPES: dict[str, type] = {
    "session.update": SessionUpdate,
    "session.lock": SessionLock,
    "session.freeze": SessionFreeze,
    "session.close": SessionClose,
    "session.reopen": SessionReopen,
    "link.rotate": LinkRotate,
    "screen.show": ScreenShow,
    "person.add": PersonAdd,
    "person.update": PersonUpdate,
    "person.promote": PersonPromote,
    "person.remove": PersonRemove,
    "phase.insert": PhaseInsert,
    "phase.revise": PhaseRevise,
    "phase.move": PhaseMove,
    "phase.skip": PhaseSkip,
    "phase.open": PhaseOpen,
    "phase.extend": PhaseExtend,
    "phase.pause": PhasePause,
    "phase.reveal": PhaseReveal,
    "phase.close": PhaseClose,
    "note.post": NotePost,
    "note.edit": NoteEdit,
    "note.discard": NoteDiscard,
    "note.restore": NoteRestore,
    "note.park": NotePark,
    "note.hide": NoteHide,
    "note.stack": NoteStack,
    "note.unstack": NoteUnstack,
    "note.place": NotePlace,
    "note.file": NoteFile,
    "theme.form": ThemeForm,
    "theme.name": ThemeName,
    "theme.merge": ThemeMerge,
    "theme.dissolve": ThemeDissolve,
    "theme.move": ThemeMove,
    "theme.lock": ThemeLock,
    "proposal.draft": ProposalDraft,
    "proposal.revise": ProposalRevise,
    "proposal.link": ProposalLink,
    "proposal.status": ProposalStatus,
    "proposal.accept": ProposalAccept,
    "support.set": SupportSet,
    "concern.raise": ConcernRaise,
    "group.split": GroupSplit,
    "group.move": GroupMove,
    "group.update": GroupUpdate,
    "done.set": DoneSet,
    "hand.raise": HandRaise,
    "question.ask": QuestionAsk,
    "question.release": QuestionRelease,
    "notice.send": NoticeSend,
    "pulse.give": PulseGive,
    "turn.start": TurnStart,
    "turn.next": TurnNext,
    "turn.skip": TurnSkip,
    "turn.swap": TurnSwap,
    "spotlight.show": SpotlightShow,
    "remark.add": RemarkAdd,
    "mark.set": MarkSet,
    "mark.clear": MarkClear,
}

NAMES: dict[type, str] = {cls: name for name, cls in TYPES.items()}
