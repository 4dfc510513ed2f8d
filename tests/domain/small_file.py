"""The preview of a small file, as chance wants it."""

from random import Random
from typing import Any

from board.domain.brought import Brought, BroughtNote, BroughtPerson
from board.domain.errors import BoardError
from board.domain.previewing import planned
from tests.domain.workshop import Workshop


def small_file(random: Random, w: Workshop) -> dict[str, Any]:
    """The preview of a small file, or one that is over."""
    number = w.ids.made
    texts = (f"Brought in {number}", f"Another {number}")
    file = Brought(
        source="wishes",
        people=(BroughtPerson(where="row 1", name=f"Nia {number}"),),
        notes=tuple(
            BroughtNote(
                where=f"row {place}", text=text, theme=random.choice(["", "From outside"]), parked=False
            )
            for place, text in enumerate(texts, 2)
        ),
    )
    try:
        phase_id = random.choice([None, *w.state.phases])
        w.brought = planned(w.state, file, phase_id, w.felicity.person_id, w.ids)
    except BoardError:
        w.brought = None
    return {"preview_id": "preview"}
