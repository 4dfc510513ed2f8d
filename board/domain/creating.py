"""A session's first event."""

from dataclasses import replace

from board.domain import events as e
from board.domain.decision import Decision
from board.domain.errors import invalid
from board.domain.model import Live
from board.domain.switches import LANGUAGES
from board.domain.templates import phases, template


def create(*, code: str, title: str, template_name: str | None, language: str, now_ms: int) -> Decision:
    """Template, code, go (R15): the run sheet with its first phase live. Nobody is in it yet."""
    if language not in LANGUAGES:
        raise invalid(f"language is one of: {', '.join(LANGUAGES)}.", "language")
    chosen = template(template_name)
    planned = phases(chosen, language)
    first = replace(planned[0], state="live")
    return Decision(
        events=(
            e.SessionCreated(
                code=code,
                title=title,
                language=language,
                template=chosen.name,
                phases=(first, *planned[1:]),
                live=Live(phase_id=first.phase_id, opened_at=now_ms),
                settings={},
            ),
        )
    )
