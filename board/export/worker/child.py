"""The process that makes files: takes orders from one pipe, writes files to the other, until the first ends.

It is given a view that is cut to its reader already, with options and photos: never the database, a secret
or the environment. Started by process.py as `child.py ORDERS ANSWERS SECONDS MEMORY`.
"""

import marshal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from board.export.worker import frames
from board.export.worker.limits import begin_order, confine, end_order

if TYPE_CHECKING:
    from board.export.options import Options
    from board.export.registry import Rendered

MOST_ORDERED = 1 << 30
Render = Callable[[str, dict[str, Any], "Options"], "Rendered"]


def main(arguments: list[str], render: Render | None = None) -> int:
    """Serve orders; `render` is the registry's own unless a test gives another."""
    orders, answers, seconds, memory = (int(one) for one in arguments)
    confine(memory)
    begin_order(seconds)
    render = render or _registered()
    end_order()
    while (order := frames.take(orders, MOST_ORDERED)) is not None:
        begin_order(seconds)
        kind, body = _answer(render, marshal.loads(order[1]), answers)
        frames.put(answers, kind, body)
        end_order()
    return 0


def _registered() -> Render:
    """The real one: only now, so that the libraries are held by the limits as well."""
    from board.export.registry import render

    return render


def _answer(render: Render, order: dict[str, Any], answers: int) -> tuple[bytes, bytes]:
    import msgspec

    from board.domain.errors import BoardError
    from board.export.options import Options
    from board.export.steps import counting

    def told(done: int, total: int) -> None:
        frames.put(answers, frames.STEP, frames.steps(done, total))

    try:
        with counting(_pictures(order), told):
            made = render(order["format"], order["view"], Options(**order["options"]))
    except BoardError as refusal:
        said = {"code": refusal.code, "message": refusal.message, "field": refusal.field}
        return frames.REFUSED, msgspec.json.encode(said)
    except Exception as fault:  # noqa: BLE001 - told to the server, without words that may quote a note
        steps = traceback.extract_tb(fault.__traceback__)[-6:]
        at = [f"{step.filename.rsplit('/', 2)[-1]}:{step.lineno}" for step in steps]
        return frames.FAULT, msgspec.json.encode({"kind": type(fault).__name__, "at": at})
    names = msgspec.json.encode({"mimetype": made.mimetype, "filename": made.filename})
    return frames.FILE, names + b"\n" + made.body


def _pictures(order: dict[str, Any]) -> int:
    """How many pictures a file may show: those of the proposals, unless all is asked for."""
    notes, proposals = order["view"]["notes"], order["view"]["proposals"]
    if order["options"].get("include") != "all":
        linked = {note_id for proposal in proposals for note_id in proposal["note_ids"]}
        notes = [note for note in notes if note["note_id"] in linked]
    return sum(1 for note in notes if note.get("sketch") or note.get("photo_id"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
