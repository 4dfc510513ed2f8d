"""Erasing a person, or a whole session: in the log's places, beside it, with a proof that says no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from board.domain.erasing import Whose, erased, photos_of
from board.domain.errors import BoardError, not_found
from board.domain.events import Recorded
from board.domain.model import State
from board.domain.retention import kept_proposals
from board.service.path.live import load_live
from board.service.ports import Storage
from board.service.records import Blanking, Log, ProofRow, SessionRow
from board.service.secrecy import hashed, new_epoch
from board.wire.events import dump_event

By = Literal["operator", "facilitator", "time"]
MOST_TRIES = 20


def erase_person(storage: Storage, row: SessionRow, person_id: str, now_ms: int, by: By) -> ProofRow:
    """Blank what a person wrote and drew, and who they were; raises not_found. The proof counts it."""

    def whose(state: State, log: Log) -> Whose:
        if person_id not in state.people:
            raise not_found("person", "person_id")
        name = log.names.get(person_id, "").strip().casefold()
        return Whose(
            people=frozenset({person_id}),
            ties=frozenset(tie for tie, holder in log.ties.items() if holder == person_id),
            names=frozenset({name}) if name else frozenset(),
        )

    proof = _proof(row, "person", by, now_ms)
    return _blank(storage, row, whose, replace(proof, person_id=person_id))


def erase_content(storage: Storage, row: SessionRow, now_ms: int, by: By) -> ProofRow:
    """Blank notes and people; agreed proposals stay, and the facilitators' seats without their names."""

    def whose(state: State, log: Log) -> Whose:
        return Whose(
            people=frozenset(state.people),
            ties=frozenset(log.ties),
            everybody=True,
            kept=kept_proposals(state),
            leading=frozenset(
                one.person_id
                for one in state.people.values()
                if one.role == "facilitator" and not one.removed
            ),
        )

    return _blank(storage, row, whose, _proof(row, "content", by, now_ms))


def erase_session(storage: Storage, row: SessionRow, now_ms: int, by: By) -> ProofRow:
    """Delete a session with everything that was written of it."""
    log = storage.read(row.session_id)
    proof = replace(
        _proof(row, "session", by, now_ms),
        head=log.head,
        events=len(log.events),
        people=len(log.names),
        photos=len(storage.photos(row.session_id)),
    )
    storage.discard(row.code, proof)
    return proof


def _proof(row: SessionRow, what: Literal["person", "content", "session"], by: By, now_ms: int) -> ProofRow:
    return ProofRow(at=now_ms, what=what, by=by, mark=hashed(row.code), head=row.head)


def _blank(
    storage: Storage, row: SessionRow, make: Callable[[State, Log], Whose], proof: ProofRow
) -> ProofRow:
    for _ in range(MOST_TRIES):
        log = storage.read(row.session_id)
        state, recorded = load_live(row, log)
        blanking = _blanking(row, log, recorded, make(state, log), proof)
        if storage.blank(blanking):
            return blanking.proof
    raise BoardError("busy", "The session is being written to. Try again.", retry_after_ms=1000)


def _blanking(row: SessionRow, log: Log, recorded: list[Recorded], whose: Whose, proof: ProofRow) -> Blanking:
    anew = ((one.seq, one.event, erased(one.event, whose)) for one in recorded)
    changed = {seq: dump_event(after) for seq, before, after in anew if after != before}
    photos = photos_of((one.event for one in recorded), whose)
    nameless = whose.people | _typed(log, whose)
    return Blanking(
        session_id=row.session_id,
        seen=log.head,
        epoch=new_epoch(),
        events=changed,
        nameless=frozenset(nameless),
        ended=whose.people - whose.leading,
        photos=photos,
        proof=replace(
            proof, head=log.head, events=len(changed), people=len(whose.people), photos=len(photos)
        ),
    )


def _typed(log: Log, whose: Whose) -> set[str]:
    """Names that were typed for somebody who was not there lie beside the log as people's do."""
    if whose.everybody:
        return set(log.names)
    return {key for key, name in log.names.items() if name.strip().casefold() in whose.names}
