"""Crazy 8s: eight rough sketches in eight minutes, one solution each, a decision."""

from board.domain.template_shared import LOBBY, THANKS
from board.domain.templates_parts import Step, Template, Words

CRAZY_8S = Template(
    name="crazy-8s",
    minutes=80,
    people=8,
    titles={"en": "Crazy 8s", "cy": "Wyth gwyllt"},
    about={
        "en": "A sketch sprint: many rough ideas, one solution each, one decision. Eighty minutes.",
        "cy": "Gwib fraslunio: llawer o syniadau bras, un ateb yr un, un penderfyniad. Wyth deg munud.",
    },
    steps=(
        LOBBY,
        Step(
            "welcome",
            "hold",
            5,
            Words(
                "Brief",
                "What is the problem, and what would a good answer do?",
                "People give up on the parking permit form on page three.",
                "Say the problem in one sentence and show what is known. Name the decider in the list of "
                "people. Sketches are rough on purpose: boxes, arrows, words.",
            ),
            Words(
                "Briff",
                "Beth yw'r broblem, a beth fyddai ateb da yn ei wneud?",
                "Mae pobl yn rhoi'r gorau i'r ffurflen trwydded barcio ar dudalen tri.",
                "Dywedwch y broblem mewn un frawddeg a dangoswch beth sy'n hysbys. Enwch y penderfynwr yn y "
                "rhestr o bobl. Mae'r brasluniau'n arw o fwriad: blychau, saethau, geiriau.",
            ),
        ),
        Step(
            "jottings",
            "add",
            8,
            Words(
                "Jot down",
                "What do you notice, and what comes to mind?",
                "The form asks for the car's weight. Nobody knows their car's weight.",
                "Notes for oneself. Nobody will ever see them, not even you as facilitator. Look at the old "
                "form, at other services, at what people said.",
            ),
            Words(
                "Nodi",
                "Beth ydych chi'n sylwi arno, a beth sy'n dod i'r meddwl?",
                "Mae'r ffurflen yn gofyn am bwysau'r car. Does neb yn gwybod pwysau eu car.",
                "Nodiadau i chi'ch hun. Fydd neb byth yn eu gweld, ddim hyd yn oed chi fel hwylusydd. "
                "Edrychwch ar yr hen ffurflen, ar wasanaethau eraill, ar beth ddywedodd pobl.",
            ),
            {"input": ["text", "draw"], "names": "off", "see": "own", "reveal": "never"},
        ),
        Step(
            "eights",
            "add",
            8,
            Words(
                "Crazy 8s",
                "Eight sketches of your idea, one a minute. Each one different.",
                "The same form as a phone call, as a letter, as a map, as no form at all.",
                "A new sketch each minute, ready or not. They stay with their makers for good. The third is "
                "easy, the seventh is where it gets interesting.",
            ),
            Words(
                "Wyth gwyllt",
                "Wyth braslun o'ch syniad, un bob munud. Pob un yn wahanol.",
                "Yr un ffurflen fel galwad ffôn, fel llythyr, fel map, heb ffurflen o gwbl.",
                "Braslun newydd bob munud, yn barod neu beidio. Maen nhw'n aros gyda'r rhai a'u gwnaeth am "
                "byth. Mae'r trydydd yn hawdd, y seithfed yw lle mae'n mynd yn ddiddorol.",
            ),
            {
                "input": ["draw", "text"],
                "layout": {"kind": "panels", "count": 8},
                "names": "off",
                "see": "own",
                "reveal": "never",
                "clock": {"tick": 60},
                "limit": {"least": 8, "most": 8},
            },
        ),
        Step(
            "solutions",
            "add",
            15,
            Words(
                "One solution",
                "Draw your best idea so that it explains itself: before, during, after.",
                "One tap, a photo of the number plate, a permit in the post.",
                "One sketch each, with a title as its caption. It bears no name, so it has to speak for "
                "itself. Nobody sees it until the time is up.",
            ),
            Words(
                "Un ateb",
                "Tynnwch lun o'ch syniad gorau fel ei fod yn egluro'i hun: cyn, yn ystod, wedyn.",
                "Un tap, ffoto o'r plât rhif, trwydded yn y post.",
                "Un braslun yr un, â theitl yn gapsiwn. Does dim enw arno, felly rhaid iddo siarad drosto'i "
                "hun. Does neb yn ei weld nes i'r amser ddod i ben.",
            ),
            {
                "input": ["draw", "text"],
                "names": "off",
                "see": "own",
                "reveal": "end",
                "limit": {"least": 1, "most": 1},
            },
        ),
        Step(
            "heat-map",
            "mark",
            8,
            Words(
                "Walk round",
                "Put dots on the parts that you like. You have twenty.",
                "Three dots on one corner of a sketch say: exactly this.",
                "Quiet, as in a museum. Dots lie on spots of the pictures and are secret until you end the "
                "step; then the warm spots show.",
            ),
            Words(
                "Mynd o gwmpas",
                "Rhowch ddotiau ar y rhannau rydych chi'n eu hoffi. Mae gennych chi ugain.",
                "Mae tri dot ar un gornel o fraslun yn dweud: yn union hyn.",
                "Yn dawel, fel mewn amgueddfa. Mae dotiau'n gorwedd ar fannau yn y lluniau ac yn gudd nes i "
                "chi ddod â'r cam i ben; yna daw'r mannau cynnes i'r golwg.",
            ),
            {
                "source": "phase:solutions",
                "mark": "dots",
                "names": "off",
                "see": "own",
                "limit": {"most": 20},
                "who": "everyone",
            },
        ),
        Step(
            "critique",
            "present",
            24,
            Words(
                "Speed critique",
                "What stands out in this sketch? What question does it leave open?",
                "The photo instead of a form stands out. What if the plate is muddy?",
                "You explain each sketch in three minutes, warm spots first. Its maker stays silent and, if "
                "they like, says at the end what we missed. Remarks are caught without names.",
            ),
            Words(
                "Beirniadaeth gyflym",
                "Beth sy'n sefyll allan yn y braslun hwn? Pa gwestiwn mae'n ei adael yn agored?",
                "Mae'r ffoto yn lle ffurflen yn sefyll allan. Beth os yw'r plât yn fwdlyd?",
                "Chi sy'n egluro pob braslun mewn tair munud, y mannau cynnes gyntaf. Mae'r sawl a'i gwnaeth "
                "yn aros yn dawel ac, os mynnan nhw, yn dweud ar y diwedd beth gollon ni. Daliwch sylwadau "
                "heb enwau.",
            ),
            {
                "source": "phase:solutions",
                "scope": "all",
                "names": "off",
                "turns": {"order": "by-marks", "unit": "item", "seconds": 180},
            },
        ),
        Step(
            "straw-poll",
            "mark",
            3,
            Words(
                "Straw poll",
                "Which one would you try? One dot.",
                "The one that you would explain to a neighbour.",
                "All at once and in secret. Then ask round for one sentence: why that one?",
            ),
            Words(
                "Pleidlais brawf",
                "Pa un fyddech chi'n rhoi cynnig arno? Un dot.",
                "Yr un y byddech chi'n ei egluro i gymydog.",
                "Pawb ar unwaith ac yn gudd. Yna gofynnwch i bawb am un frawddeg: pam hwnnw?",
            ),
            {
                "source": "phase:solutions",
                "mark": "dots",
                "names": "off",
                "see": "own",
                "limit": {"most": 1},
                "who": "everyone",
            },
        ),
        Step(
            "decision",
            "mark",
            2,
            Words(
                "Decision",
                "The decider places three dots: what do we build?",
                "Two dots on one sketch, and one on a part of another.",
                "Only the decider marks now. They may follow the straw poll or not, and say why.",
            ),
            Words(
                "Penderfyniad",
                "Mae'r penderfynwr yn gosod tri dot: beth adeiladwn ni?",
                "Dau ddot ar un braslun, ac un ar ran o un arall.",
                "Dim ond y penderfynwr sy'n marcio nawr. Gall ddilyn y bleidlais brawf neu beidio, a dweud "
                "pam.",
            ),
            {
                "source": "phase:solutions",
                "mark": "dots",
                "names": "off",
                "see": "own",
                "limit": {"most": 3},
                "who": "decider",
            },
        ),
        Step(
            "propositions",
            "propose",
            5,
            Words(
                "Write it down",
                "What will we try, who leads it, and how will we know that it works?",
                "We will try the photo with twenty people in March and count who finishes.",
                "Take the chosen sketch as the picture. A first step within two weeks, and one owner.",
            ),
            Words(
                "Ei roi ar bapur",
                "Ar beth rhown ni gynnig, pwy fydd yn arwain, a sut byddwn ni'n gwybod ei fod yn gweithio?",
                "Byddwn yn rhoi cynnig ar y ffoto gydag ugain o bobl ym mis Mawrth ac yn cyfrif pwy sy'n "
                "gorffen.",
                "Cymerwch y braslun a ddewiswyd yn llun. Cam cyntaf o fewn pythefnos, ac un perchennog.",
            ),
            {"source": "top:1", "scope": "all", "who": "everyone"},
        ),
        THANKS,
    ),
)
