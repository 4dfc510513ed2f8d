"""A session's first event."""

from dataclasses import dataclass, replace

from board.domain import events as e
from board.domain.decision import Decision
from board.domain.errors import invalid
from board.domain.model import Live, Phase
from board.domain.switches import LANGUAGES
from board.domain.templates import phases, template

OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a session starts from: a template's name, or the phases of one's own run sheet or a review."""

    language: str
    template: str | None = None
    phases: tuple[Phase, ...] | None = None
    rehearsal: bool = False
    #: what a review begins with
    carried: tuple[e.ProposalCarried, ...] = ()


def create(*, code: str, title: str, plan: Plan, now_ms: int) -> Decision:
    """Template, code, go (R15): the run sheet with its first phase live. Nobody is in it yet."""
    if plan.language not in LANGUAGES:
        raise invalid(f"language is one of: {', '.join(LANGUAGES)}.", "language")
    name, planned = plan.template or OWN, plan.phases
    if planned is None:
        chosen = template(plan.template)
        name, planned = chosen.name, phases(chosen, plan.language)
    first = replace(planned[0], state="live")
    created = e.SessionCreated(
        code=code,
        title=title,
        language=plan.language,
        template=name,
        phases=(first, *planned[1:]),
        live=Live(phase_id=first.phase_id, opened_at=now_ms),
        settings={},
        rehearsal=plan.rehearsal,
    )
    return Decision(events=(created, *plan.carried))
