"""Short vision: wishes, themes, proposals and nothing else, in under an hour."""

from dataclasses import replace

from board.domain.template_shared import LOBBY, THANKS, THEMES, WISHES
from board.domain.templates_parts import Step, Template, Words


def _titled(step: Step, en: str, cy: str) -> Step:
    return replace(step, en=replace(step.en, title=en), cy=replace(step.cy, title=cy))


SHORT_VISION = Template(
    name="short-vision",
    minutes=40,
    people=8,
    titles={"en": "Short vision", "cy": "Gweledigaeth fer"},
    about={
        "en": "Wishes, themes, proposals: the heart of a joint vision when time is short.",
        "cy": "Dymuniadau, themâu, cynigion: calon gweledigaeth ar y cyd pan fo amser yn brin.",
    },
    steps=(
        LOBBY,
        Step(
            "welcome",
            "hold",
            4,
            Words(
                "Welcome",
                "Why we are here, and how we work together today.",
                "One of us speaks at a time, and a rough idea is welcome.",
                "Say why we are here, what will happen with the result, that wishes are nameless.",
            ),
            Words(
                "Croeso",
                "Pam rydyn ni yma, a sut byddwn ni'n cydweithio heddiw.",
                "Mae un ohonon ni'n siarad ar y tro, ac mae croeso i syniad bras.",
                "Dywedwch pam rydyn ni yma, beth ddaw o'r canlyniad, a bod y dymuniadau'n ddienw.",
            ),
        ),
        _titled(WISHES, "Wishes", "Dymuniadau"),
        _titled(THEMES, "Themes", "Themâu"),
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
            {"source": "phase:themes", "scope": "all", "who": "everyone"},
        ),
        replace(THANKS, minutes=3),
    ),
)
