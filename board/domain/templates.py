"""The ready-made run sheets, worded in English and Welsh (product.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from board.domain.errors import invalid
from board.domain.model import Kind, Phase, Switches
from board.domain.switches import merge

DEFAULT = "joint-vision"


@dataclass(frozen=True, slots=True)
class Words:
    """What a phase says in one language."""

    title: str
    question: str
    example: str = ""
    script: str = ""


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
    """A run sheet to start from."""

    name: str
    titles: Mapping[str, str]
    steps: tuple[Step, ...]


def template(name: str | None) -> Template:
    """The template of this name; the default one when none is named."""
    found = TEMPLATES.get(name or DEFAULT)
    if found is None:
        raise invalid(
            f"There is no template called {name!r}. Choose one of: {', '.join(TEMPLATES)}.", "template"
        )
    return found


def phases(chosen: Template, language: str) -> tuple[Phase, ...]:
    """The template's phases, titled in the session's language, with the prompts in both."""
    return tuple(_phase(step, language) for step in chosen.steps)


def _phase(step: Step, language: str) -> Phase:
    prompt = {"en": _texts(step.en), "cy": _texts(step.cy)}
    switches = merge(
        step.kind, Switches(), {"prompt": prompt, "clock": {"minutes": step.minutes}, **step.switches}
    )
    title = step.cy.title if language == "cy" else step.en.title
    return Phase(phase_id=step.phase_id, kind=step.kind, title=title, switches=switches)


def _texts(words: Words) -> dict[str, str]:
    texts = {
        "title": words.title,
        "question": words.question,
        "example": words.example,
        "script": words.script,
    }
    return {part: text for part, text in texts.items() if text}


JOINT_VISION = Template(
    name=DEFAULT,
    titles={"en": "Joint vision", "cy": "Gweledigaeth ar y cyd"},
    steps=(
        Step(
            "lobby",
            "hold",
            None,
            Words(
                "Lobby",
                "Welcome. We start when everyone is here.",
                script="Greet people as they come in. Put the join code on the screen.",
            ),
            Words(
                "Cyntedd",
                "Croeso. Byddwn yn dechrau pan fydd pawb yma.",
                script="Cyfarchwch bobl wrth iddyn nhw gyrraedd. Rhowch y cod ymuno ar y sgrin.",
            ),
        ),
        Step(
            "welcome",
            "hold",
            4,
            Words(
                "Welcome",
                "Why we are here, and how we work together today.",
                script="Say why we are here, what will happen with the result, that wishes are nameless.",
            ),
            Words(
                "Croeso",
                "Pam rydyn ni yma, a sut byddwn ni'n cydweithio heddiw.",
                script="Dywedwch pam rydyn ni yma, beth ddaw o'r canlyniad, a bod y dymuniadau'n ddienw.",
            ),
        ),
        Step(
            "wishes",
            "add",
            6,
            Words(
                "Wishes",
                "If you had a magic wand, what would you change most?",
                "I would stop typing the same address into three systems.",
                "Three wishes each is plenty. Spelling and drawing skill do not matter.",
            ),
            Words(
                "Dymuniadau",
                "Pe bai gennych chi hudlath, beth fyddech chi'n ei newid fwyaf?",
                "Fyddwn i ddim yn teipio'r un cyfeiriad i dair system.",
                "Mae tri dymuniad yr un yn ddigon. Does dim ots am sillafu na dawn arlunio.",
            ),
            {
                "input": ["text", "draw"],
                "names": "off",
                "see": "own",
                "reveal": "facilitator",
                "limit": {"least": 3},
            },
        ),
        Step(
            "themes",
            "sort",
            9,
            Words(
                "Themes",
                "Which wishes belong together?",
                script="First in silence: put wishes together. Then name each theme in three to seven words.",
            ),
            Words(
                "Themâu",
                "Pa ddymuniadau sy'n perthyn i'w gilydd?",
                script="Yn dawel i ddechrau: casglwch ddymuniadau. Yna enwch bob thema (3 i 7 gair).",
            ),
            {"source": "phase:wishes", "scope": "all", "who": "everyone"},
        ),
        Step(
            "propositions",
            "propose",
            10,
            Words(
                "Propositions",
                "What will we do, who leads it, and what is the first step?",
                "We will let people report a repair once, and see where it has got to.",
                "One proposition for each theme that matters most. No owner, no proposition.",
            ),
            Words(
                "Cynigion",
                "Beth wnawn ni, pwy fydd yn arwain, a beth yw'r cam cyntaf?",
                "Byddwn yn gadael i bobl roi gwybod am waith trwsio unwaith, a gweld beth sy'n digwydd iddo.",
                "Un cynnig i bob thema sydd bwysicaf. Heb berchennog, dim cynnig.",
            ),
            {"who": "everyone"},
        ),
        Step(
            "close",
            "hold",
            3,
            Words(
                "Close",
                "Thank you. The proposals are ready to download.",
                script="Read the owners and first steps aloud. Thank people.",
            ),
            Words(
                "Cloi",
                "Diolch. Mae'r cynigion yn barod i'w lawrlwytho.",
                script="Darllenwch y perchnogion a'r camau cyntaf yn uchel. Diolchwch i bobl.",
            ),
        ),
    ),
)

TEMPLATES: dict[str, Template] = {JOINT_VISION.name: JOINT_VISION}
