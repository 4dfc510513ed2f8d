"""The run sheet alone, to start another session from."""

import msgspec

from board.export.options import Include, Options
from board.export.record.shared import View
from board.wire.run_sheet import saved


def run_sheet_json(shared: View, options: Options, include: Include) -> bytes:
    """Write the run sheet of a facilitator's view: kinds, titles and switches, no contents."""
    session = shared["session"]
    document = saved(session["title"], session["language"], shared["run_sheet"])
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
