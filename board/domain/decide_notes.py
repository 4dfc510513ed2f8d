"""Deciding on notes: everyone makes their own, nobody waits, nothing is destroyed (R3, R4, R9)."""

from board.domain import commands as c
from board.domain import events as e
from board.domain import ranks
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.layouts import places
from board.domain.model import Actor, Note, Phase, See, State
from board.domain.sight import is_mine, may_see, see_of_new, shown_side, told_to, viewer_of

MOST_NOTES = 5000
LEAST_IN_GROUP = 3
COLOURS = ("sun", "rose", "lilac", "sky", "mint", "stone")


def post(state: State, command: c.NotePost, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    """A note goes into the add phase that it names, or the live one; a closed one takes it into the tray."""
    _check_room(state, command)
    _check_content(command)
    author = _author(state, command, actor)
    phase = _phase_for(state, command, author)
    _check_limit(state, phase, actor, author)
    _check_column(phase, command.column)
    _check_builds_on(state, command, see_of_new(phase), actor)
    group_id = state.people[author].group_id
    running = state.live_for(group_id)
    live = running.phase_id == phase.phase_id
    ends_at = running.ends_at
    tie = ids.new()
    entered = {ids.new(): actor.person_id} if actor.person_id and actor.person_id != author else {}
    event = e.NotePosted(
        note_id=command.note_id,
        tie=tie,
        kind=command.kind,
        text=command.text,
        sketch=command.sketch,
        caption=command.caption,
        colour=command.colour or COLOURS[0],
        phase_id=phase.phase_id,
        group_id=group_id if _label_is_safe(state, phase, group_id) else None,
        rank=ranks.after(state.last_rank),
        see=see_of_new(phase),
        names=phase.switches.names,
        builds_on=command.builds_on,
        column=command.column,
        language=command.language,
        side=shown_side(state, author) if phase.switches.names == "side" else None,
        late=live and ends_at is not None and now_ms > ends_at,
        tray=not live,
        entered_by=next(iter(entered), None),
        photo_id=command.photo_id,
    )
    ties = {tie: author, **entered}
    return Decision(events=(event,), ties=ties, tie=tie, answer={"note_id": command.note_id})


def edit(state: State, command: c.NoteEdit, actor: Actor) -> Decision:
    """One's own words and drawing, while adding goes on or nobody else has seen the note."""
    note = own_note(state, command.note_id, actor)
    if note.discarded:
        raise BoardError(
            "note_deleted", "This note was discarded. Restore it first, or post it as a new note."
        )
    _check_open(state, note, actor)
    _keep_nameless(note)
    if command.base is not None and note.edited_seq > command.base:
        raise BoardError("conflict", "This note was changed meanwhile. Look at it as it stands now.", "base")
    _check_edit(note, command)
    _check_column(state.phases[note.phase_id], command.column)
    event = e.NoteEdited(
        note_id=note.note_id,
        tie=note.tie,
        see=told_to(note),
        group_id=note.group_id,
        text=command.text,
        sketch=command.sketch,
        caption=command.caption,
        colour=command.colour,
        column=command.column,
    )
    return Decision(events=(event,), tie=note.tie)


def describe(state: State, command: c.NoteDescribe, actor: Actor) -> Decision:
    """Words for a picture that has none: what its author said of it stays theirs to change."""
    note = visible_note(state, command.note_id, actor)
    if note.kind == "text":
        raise invalid("Only a drawing or a photo is described.", "note_id")
    if not command.caption.strip():
        raise invalid("Write what the picture shows.", "caption")
    if note.caption.strip():
        raise BoardError("conflict", "This picture has been described meanwhile.", "note_id")
    event = e.NoteEdited(
        note_id=note.note_id, tie=note.tie, see=told_to(note), group_id=note.group_id, caption=command.caption
    )
    return Decision(events=(event,))


def discard_or_restore(state: State, command: c.NoteDiscard | c.NoteRestore, actor: Actor) -> Decision:
    """Only the author discards; it is soft (R4)."""
    note = own_note(state, command.note_id, actor)
    fact = e.NoteDiscarded if isinstance(command, c.NoteDiscard) else e.NoteRestored
    if note.discarded == isinstance(command, c.NoteDiscard):
        raise (
            BoardError("note_deleted", "This note is discarded already.")
            if note.discarded
            else BoardError("conflict", "This note is on the wall already.")
        )
    _keep_nameless(note)
    if isinstance(command, c.NoteRestore):
        check_room_again(state, note, actor)
    event = fact(note_id=note.note_id, tie=note.tie, see=told_to(note), group_id=note.group_id)
    return Decision(events=(event,), tie=note.tie)


def park_or_hide(state: State, command: c.NotePark | c.NoteHide, actor: Actor) -> Decision:
    """Kept out of the themes, or out of sight: never deleted."""
    note = visible_note(state, command.note_id, actor)
    theme = state.themes.get(note.theme_id) if note.theme_id else None
    if theme is not None and theme.locked and actor.role != "facilitator":
        raise BoardError("locked", "The facilitator has locked this theme.", "note_id")
    event: e.NoteParked | e.NoteHidden
    if isinstance(command, c.NotePark):
        event = e.NoteParked(
            note_id=note.note_id,
            tie=note.tie,
            see=told_to(note),
            group_id=note.group_id,
            parked=command.parked,
        )
    else:
        event = e.NoteHidden(
            note_id=note.note_id, tie=note.tie, see=note.see, group_id=note.group_id, hidden=command.hidden
        )
    return Decision(events=(event,))


def visible_note(state: State, note_id: str, actor: Actor, field: str = "note_id") -> Note:
    """A note that the actor may see; else it reads as if there were none."""
    note = state.notes.get(note_id)
    if note is None or not may_see(state, note, viewer_of(state, actor)):
        raise not_found("note", field)
    return note


def own_note(state: State, note_id: str, actor: Actor) -> Note:
    """The actor's own note, discarded or not; one they see but did not make is `forbidden`."""
    note = state.notes.get(note_id)
    viewer = viewer_of(state, actor)
    if note is not None and is_mine(state, note.tie, viewer):
        return note
    if note is not None and may_see(state, note, viewer):
        raise BoardError("forbidden", "Only the person who made this note can change it.", "note_id")
    raise not_found("note", "note_id")


def check_room_again(state: State, note: Note, actor: Actor) -> None:
    """Whether one's own discarded note still has room in its step; raises BoardError."""
    _check_limit(state, state.phases[note.phase_id], actor, str(actor.person_id))


def _check_room(state: State, command: c.NotePost) -> None:
    if command.note_id in state.notes:
        raise BoardError(
            "conflict", "A note with this note_id is already here. Choose another id.", "note_id"
        )
    if len(state.notes) >= MOST_NOTES:
        raise BoardError(
            "limit_reached", f"A session holds {MOST_NOTES} notes. Start a second session for more."
        )
    if command.photo_id is not None and any(
        note.photo_id == command.photo_id for note in state.notes.values()
    ):
        raise BoardError("conflict", "This photo is on a note already. Send it again.", "photo_id")


def _phase_for(state: State, command: c.NotePost, author: str) -> Phase:
    phase = state.phase_for(author)
    if command.phase_id is not None:
        phase = state.phases.get(command.phase_id)
        if phase is None or phase.kind != "add":
            raise not_found("step for notes", "phase_id")
    if phase is None or phase.kind != "add" or phase.state == "planned":
        raise BoardError(
            "phase_closed", "No step for notes is open now. Your note is kept here until one is."
        )
    return phase


def _author(state: State, command: c.NotePost, actor: Actor) -> str:
    """The person whose note it is; a facilitator may post for one without a device."""
    if command.for_ is None:
        if actor.person_id is None:
            raise BoardError("forbidden_role", "The screen cannot post notes.")
        return actor.person_id
    if actor.role != "facilitator":
        raise BoardError("forbidden_role", "Only a facilitator can post a note for somebody else.", "for")
    person = state.people.get(command.for_)
    if person is None or person.removed:
        raise not_found("person", "for")
    if person.device:
        raise BoardError("forbidden", "This person has a device and posts their own notes.", "for")
    return person.person_id


def _check_builds_on(state: State, command: c.NotePost, see: See, actor: Actor) -> None:
    """A note may build on one that everyone who will see it can see too: else its id would leak (R5)."""
    if command.builds_on is None:
        return
    target = visible_note(state, command.builds_on, actor, "builds_on")
    if target.see not in ("all", see):
        raise BoardError(
            "conflict", "That note is not shown to everyone yet. Build on it later.", "builds_on"
        )


def _label_is_safe(state: State, phase: Phase, group_id: str | None) -> bool:
    """With names off a group is shown only if at least three people are in it (architecture.md)."""
    if phase.switches.names != "off":
        return True
    size = sum(person.group_id == group_id and not person.removed for person in state.people.values())
    return size >= LEAST_IN_GROUP


def _check_content(command: c.NotePost) -> None:
    if command.kind == "text" and not command.text.strip():
        raise invalid("Write something first: a text note needs at least one visible character.", "text")
    if command.kind == "sketch" and command.sketch is None:
        raise invalid("A sketch note needs its sketch.", "sketch")
    if command.kind != "sketch" and command.sketch is not None:
        raise invalid("A note with a sketch is of kind sketch.", "sketch")
    if (command.kind == "photo") != (command.photo_id is not None):
        raise invalid("A note of kind photo, and no other, has the photo_id of its photo.", "photo_id")
    _check_colour(command.colour)


def _check_edit(note: Note, command: c.NoteEdit) -> None:
    if command.sketch is not None and note.kind != "sketch":
        raise invalid("Only a note of kind sketch has a sketch.", "sketch")
    if note.kind == "text" and command.text is not None and not command.text.strip():
        raise invalid(
            "A text note needs at least one visible character. Discard it if you want it gone.", "text"
        )
    given = (command.text, command.sketch, command.caption, command.colour, command.column)
    if all(part is None for part in given):
        raise invalid("Say what to change: text, sketch, caption, colour or column.")
    _check_colour(command.colour)


def _check_column(phase: Phase, column: int | None) -> None:
    """A note lies in a column, panel or quarter that its step has."""
    count = places(phase.switches.layout)
    if column is not None and not 0 <= column < count:
        range_ = f"a whole number from 0 to {count - 1}" if count else "left out: this step has none"
        raise invalid(f"column is {range_}.", "column")


def _check_colour(colour: str | None) -> None:
    if colour is not None and colour not in COLOURS:
        raise invalid(f"colour is one of: {', '.join(COLOURS)}.", "colour")


def _check_limit(state: State, phase: Phase, actor: Actor, author: str) -> None:
    most = phase.switches.limit.most
    if most is None or actor.role == "facilitator":
        return
    made = sum(
        note.phase_id == phase.phase_id and not note.discarded and state.ties.get(note.tie) == author
        for note in state.notes.values()
    )
    if made >= most:
        raise BoardError(
            "limit_reached", f"This step asks for at most {most} notes each. Discard one to post another."
        )


def _keep_nameless(note: Note) -> None:
    """Once shown, a note without a name stays as it is: who is here just then would tell whose it is (R6)."""
    if note.names == "off" and note.see != "own":
        raise BoardError(
            "phase_closed",
            "This note is shown without a name. Changing it now could tell that it is yours.",
            "note_id",
        )


def _check_open(state: State, note: Note, actor: Actor) -> None:
    phase = state.phase_for(actor.person_id)
    unseen = note.see == "own" or note.tray
    if not unseen and (phase is None or phase.kind != "add"):
        raise BoardError(
            "phase_closed", "Notes are not being changed in this step. Your words are kept here."
        )
