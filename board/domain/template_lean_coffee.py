"""Lean coffee: those who are here make the agenda, and talk in short boxes."""

from board.domain.template_shared import LOBBY
from board.domain.templates_parts import Step, Template, Words

LEAN_COFFEE = Template(
    name="lean-coffee",
    minutes=50,
    people=8,
    titles={"en": "Lean coffee", "cy": "Coffi a sgwrs"},
    about={
        "en": "A meeting without an agenda: topics, dots, five minutes each. Fifty minutes.",
        "cy": "Cyfarfod heb agenda: pynciau, dotiau, pum munud yr un. Hanner can munud.",
    },
    steps=(
        LOBBY,
        Step(
            "topics",
            "add",
            3,
            Words(
                "Topics",
                "What would you like to talk about?",
                "How do we tell people that a repair will take longer?",
                "One topic on each note, as many as come to mind. Everyone sees them at once, with names.",
            ),
            Words(
                "Pynciau",
                "Am beth hoffech chi siarad?",
                "Sut mae dweud wrth bobl y bydd gwaith trwsio'n cymryd mwy o amser?",
                "Un pwnc ar bob nodyn, faint bynnag a ddaw i'r meddwl. Mae pawb yn eu gweld ar unwaith, "
                "gydag enwau.",
            ),
            {"input": ["text", "draw"], "names": "on", "see": "all", "limit": {"least": 1}},
        ),
        Step(
            "pitch",
            "present",
            3,
            Words(
                "Pitch",
                "Say in one breath what your topics are about.",
                "Mine is about the phone queue at nine o'clock.",
                "Twenty seconds each, no discussion. Stack topics that say the same if their writers agree.",
            ),
            Words(
                "Cyflwyno pynciau",
                "Dywedwch ar un anadl am beth mae'ch pynciau.",
                "Mae fy un i am y ciw ffôn am naw o'r gloch.",
                "Ugain eiliad yr un, dim trafod. Pentyrrwch bynciau sy'n dweud yr un peth os yw eu hawduron "
                "yn cytuno.",
            ),
            {
                "source": "phase:topics",
                "scope": "all",
                "names": "on",
                "turns": {"order": "round", "unit": "person", "seconds": 20},
            },
        ),
        Step(
            "choose",
            "mark",
            2,
            Words(
                "Choose",
                "Which topics first? You have three dots.",
                "One dot each on three topics, or all on one.",
                "In secret. When you end the step the topics stand in the order of their dots.",
            ),
            Words(
                "Dewis",
                "Pa bynciau gyntaf? Mae gennych chi dri dot.",
                "Un dot yr un ar dri phwnc, neu'r cwbl ar un.",
                "Yn gudd. Pan ddewch â'r cam i ben mae'r pynciau'n sefyll yn nhrefn eu dotiau.",
            ),
            {
                "source": "phase:topics",
                "mark": "dots",
                "names": "off",
                "see": "own",
                "limit": {"most": 3},
                "who": "everyone",
            },
        ),
        Step(
            "discuss",
            "present",
            35,
            Words(
                "Talk",
                "What do we know, what do we want, what could we do?",
                "A text message on the morning would spare us most of the calls.",
                "Five minutes a topic. Then thumbs: up for two minutes more, once more for one, else the "
                "next topic. What is not reached stays in the record.",
            ),
            Words(
                "Trafod",
                "Beth ydyn ni'n ei wybod, beth ydyn ni ei eisiau, beth allen ni ei wneud?",
                "Byddai neges destun yn y bore yn arbed y rhan fwyaf o'r galwadau i ni.",
                "Pum munud i bob pwnc. Yna bodiau: i fyny am ddwy funud arall, unwaith eto am un, fel arall "
                "y pwnc nesaf. Mae'r hyn na chyrhaeddir yn aros yn y cofnod.",
            ),
            {
                "source": "phase:topics",
                "scope": "all",
                "names": "on",
                "clock": {"extend": "poll"},
                "turns": {"order": "by-marks", "unit": "item", "seconds": 300},
            },
        ),
        Step(
            "actions",
            "propose",
            5,
            Words(
                "Take away",
                "What does anyone here want to do about it?",
                "I will ask for the message template, and tell you on Thursday.",
                "Small actions, each by one person who is in the room. None is fine too.",
            ),
            Words(
                "Beth nesaf",
                "Beth mae unrhyw un yma am ei wneud am y peth?",
                "Gofynnaf i am dempled y neges, a dweud wrthoch chi ddydd Iau.",
                "Camau bach, pob un gan un person sydd yn yr ystafell. Mae dim un yn iawn hefyd.",
            ),
            {"source": "phase:topics", "scope": "all", "form": "action", "who": "everyone"},
        ),
        Step(
            "close",
            "mark",
            2,
            Words(
                "Close",
                "We talked about what matters.",
                "5 says “completely”, 0 says “not at all”.",
                "One answer each, without names. End the step, read the actions aloud, close the session.",
            ),
            Words(
                "Cloi",
                "Fe siaradon ni am beth sy'n bwysig.",
                "Mae 5 yn dweud “yn llwyr”, 0 yn dweud “dim o gwbl”.",
                "Un ateb yr un, heb enwau. Dewch â'r cam i ben, darllenwch y camau'n uchel, caewch y sesiwn.",
            ),
            {"source": "prompt", "mark": "score", "names": "off", "see": "own", "who": "everyone"},
        ),
    ),
)
