"""Review: it begins with last time's proposals (domain/reviewing.py), and asks what comes next."""

from board.domain.template_shared import LOBBY, THANKS
from board.domain.templates_parts import Step, Template, Words

REVIEW = Template(
    name="review",
    minutes=45,
    people=8,
    titles={"en": "Review", "cy": "Adolygu"},
    about={
        "en": "What became of last time's proposals, and what comes next. Forty-five minutes.",
        "cy": "Beth ddaeth o gynigion y tro diwethaf, a beth sydd nesaf. Pedwar deg pum munud.",
    },
    steps=(
        LOBBY,
        Step(
            "progress",
            "present",
            18,
            Words(
                "What happened",
                "What was done since last time, and what did we learn?",
                "The form is live in two wards. We learnt that people want a text message, not an email.",
                "Each owner says in two minutes what happened. What was not done is as useful as what was: "
                "ask what stood in the way, not who. Write where it stands now on the proposal.",
            ),
            Words(
                "Beth ddigwyddodd",
                "Beth gafodd ei wneud ers y tro diwethaf, a beth ddysgon ni?",
                "Mae'r ffurflen ar waith mewn dwy ward. Fe ddysgon ni fod pobl eisiau neges destun, nid "
                "e-bost.",
                "Mae pob perchennog yn dweud mewn dwy funud beth ddigwyddodd. Mae'r hyn na wnaed mor "
                "ddefnyddiol â'r hyn a wnaed: gofynnwch beth oedd yn y ffordd, nid pwy. Ysgrifennwch ar y "
                "cynnig ble mae'n sefyll nawr.",
            ),
            {
                "source": "proposals",
                "scope": "all",
                "names": "on",
                "turns": {"order": "none", "unit": "item", "seconds": 120},
            },
        ),
        Step(
            "how-far",
            "mark",
            4,
            Words(
                "How far are we?",
                "How far has each proposal come?",
                "5 says “it works for people”, 0 says “not begun”.",
                "One answer each for every proposal, in secret. When you end the step the spread shows: talk "
                "where people see it differently.",
            ),
            Words(
                "Pa mor bell ydyn ni?",
                "Pa mor bell mae pob cynnig wedi dod?",
                "Mae 5 yn dweud “mae'n gweithio i bobl”, 0 yn dweud “heb ddechrau”.",
                "Un ateb yr un i bob cynnig, yn gudd. Pan ddewch â'r cam i ben mae'r gwasgariad i'w weld: "
                "siaradwch lle mae pobl yn ei weld yn wahanol.",
            ),
            {"source": "proposals", "mark": "score", "names": "off", "see": "own", "who": "everyone"},
        ),
        Step(
            "next-steps",
            "propose",
            15,
            Words(
                "Next steps",
                "What is the next step, who takes it, and by when?",
                "I will bring the form to the other three wards by the end of May.",
                "One proposal after the other: a new first step with a name and a date, or parked with "
                "thanks. A new idea gets a proposal of its own.",
            ),
            Words(
                "Y camau nesaf",
                "Beth yw'r cam nesaf, pwy sy'n ei gymryd, ac erbyn pryd?",
                "Fe af i â'r ffurflen i'r tair ward arall erbyn diwedd mis Mai.",
                "Un cynnig ar ôl y llall: cam cyntaf newydd gydag enw a dyddiad, neu ei barcio gyda diolch. "
                "Caiff syniad newydd ei gynnig ei hun.",
            ),
            {"source": "proposals", "scope": "all", "who": "everyone"},
        ),
        THANKS,
    ),
)
