"""An export straight from the fold: the state of a moment, cut to a reader, written as a file."""

from collections.abc import Mapping

from board.domain.model import State, Viewer
from board.domain.shapes import when
from board.domain.visibility import view
from board.export.options import read_options
from board.export.registry import Rendered, render


def render_for(format: str, state: State, viewer: Viewer, query: Mapping[str, str], now_ms: int) -> Rendered:
    """Write what this reader's audience may see: what is theirs alone is cut here, before any format."""
    audience = Viewer(None, viewer.role, viewer.group_id)
    return render(format, view(state, audience), read_options(query, when(now_ms) or ""))
