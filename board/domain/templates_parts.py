"""What a template is made of; the wording itself stands in one module per template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from board.domain.model import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """What a phase says in one language; `labels` name its columns, or the two ends of its map."""

    title: str
    question: str
    example: str
    script: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of a template."""

    phase_id: str
    kind: Kind
    minutes: float | None
    en: Words
    cy: Words
    switches: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A run sheet to start from; `minutes` is its slot with the buffer, `people` whom its times are for."""

    name: str
    minutes: int
    people: int
    titles: Mapping[str, str]
    about: Mapping[str, str]
    steps: tuple[Step, ...]
