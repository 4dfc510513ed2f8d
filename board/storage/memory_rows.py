"""What the storage in memory keeps of a session, and how its rows change."""

from dataclasses import dataclass, field, replace

from board.domain.events import NAMES, SessionClosed, SessionReopened
from board.service.records import Batch, Blanking, EventRow, GrantRow, NewSession, OpRow, PhotoRow, SessionRow


@dataclass(slots=True)
class Kept:
    """One session."""

    row: SessionRow
    events: list[EventRow] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    ties: dict[str, tuple[str, int]] = field(default_factory=dict)
    ops: dict[bytes, OpRow] = field(default_factory=dict)
    photos: dict[str, PhotoRow] = field(default_factory=dict)


def first_row(session: NewSession, session_id: int) -> SessionRow:
    """The row of a new session."""
    return SessionRow(
        session_id=session_id,
        code=session.code,
        head=0,
        epoch=session.epoch,
        op_salt=session.op_salt,
        created_at=session.created_at,
        active_at=session.created_at,
    )


def row_after(row: SessionRow, batch: Batch) -> SessionRow:
    """The row once this is written."""
    closed_at = row.closed_at
    for event in batch.events:
        if event.type == NAMES[SessionClosed]:
            closed_at = event.at
        elif event.type == NAMES[SessionReopened]:
            closed_at = None
    return replace(row, head=batch.head, active_at=batch.at, closed_at=closed_at)


def is_link(grant: GrantRow) -> bool:
    """A personal link is its person's own; only the first facilitator's is their role's link too."""
    return grant.person_id is None or grant.role == "facilitator"


def blank_kept(kept: Kept, blanking: Blanking) -> None:
    """Write a session's events anew in their places, and drop what goes from beside them."""
    kept.row = replace(kept.row, epoch=blanking.epoch)
    kept.events = [
        replace(row, data=blanking.events[row.seq]) if row.seq in blanking.events else row
        for row in kept.events
    ]
    made = sorted(op.seq for op in kept.ops.values())
    doomed = {next((seq for seq in made if seq >= changed), 0) for changed in blanking.events}
    kept.ops = {key: op for key, op in kept.ops.items() if op.seq not in doomed}
    kept.names |= {person_id: "" for person_id in blanking.nameless if person_id in kept.names}
    kept.photos = {one: row for one, row in kept.photos.items() if one not in blanking.photos}
