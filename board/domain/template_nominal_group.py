"""Nominal group technique: silent ideas, one round, and two rankings."""

from board.domain.template_shared import LOBBY, THANKS
from board.domain.templates_parts import Step, Template, Words

NOMINAL_GROUP = Template(
    name="nominal-group",
    minutes=60,
    people=9,
    titles={"en": "Nominal group technique", "cy": "Techneg grŵp enwol"},
    about={
        "en": "Everyone writes, everyone is heard, everyone ranks: a fair shortlist in one hour.",
        "cy": "Pawb yn ysgrifennu, pawb yn cael eu clywed, pawb yn graddio: rhestr fer deg mewn awr.",
    },
    steps=(
        LOBBY,
        Step(
            "welcome",
            "hold",
            3,
            Words(
                "Welcome",
                "The one question that we answer today, and how.",
                "What gets in the way of answering a resident on the first call?",
                "Read the question out and let people ask about it. Silence, a round, questions, a ranking, "
                "a talk, a last ranking. Every idea is heard before any is judged.",
            ),
            Words(
                "Croeso",
                "Yr un cwestiwn rydyn ni'n ei ateb heddiw, a sut.",
                "Beth sy'n rhwystro ateb preswylydd ar yr alwad gyntaf?",
                "Darllenwch y cwestiwn yn uchel a gadewch i bobl holi amdano. Tawelwch, rownd, cwestiynau, "
                "graddio, sgwrs, graddio olaf. Clywir pob syniad cyn barnu'r un.",
            ),
        ),
        Step(
            "ideas",
            "add",
            5,
            Words(
                "Silent ideas",
                "What is your answer? One idea on each note.",
                "Three systems to open before I can say a word.",
                "Five minutes without a word. Nobody sees a note before its writer reads it out. Each is "
                "read with its writer's name.",
            ),
            Words(
                "Syniadau tawel",
                "Beth yw eich ateb chi? Un syniad ar bob nodyn.",
                "Tair system i'w hagor cyn i mi allu dweud gair.",
                "Pum munud heb air. Does neb yn gweld nodyn cyn i'r sawl a'i hysgrifennodd ei ddarllen. "
                "Darllenir pob un gydag enw'r sawl a'i hysgrifennodd.",
            ),
            {
                "input": ["text", "draw"],
                "names": "on",
                "see": "own",
                "reveal": "facilitator",
                "limit": {"least": 2},
            },
        ),
        Step(
            "round",
            "present",
            15,
            Words(
                "Round",
                "Read out one idea that has not been said yet.",
                "Mine is the same as Rhian's, so I take my next one.",
                "One idea a turn, no comments. Whoever has more is skipped for now and comes round again; go "
                "to the next for good when they have none left. At the end show the notes that remain.",
            ),
            Words(
                "Rownd",
                "Darllenwch un syniad sydd heb ei ddweud eto.",
                "Yr un fath ag un Rhian yw fy un i, felly cymeraf fy un nesaf.",
                "Un syniad bob tro, dim sylwadau. Hepgorir y sawl sydd â rhagor am y tro a daw eu tro eto; "
                "ewch at y nesaf am byth pan nad oes dim ar ôl. Ar y diwedd dangoswch y nodiadau sy'n "
                "weddill.",
            ),
            {
                "source": "phase:ideas",
                "scope": "all",
                "names": "on",
                "turns": {"order": "round", "unit": "person", "seconds": 100},
            },
        ),
        Step(
            "clarify",
            "present",
            15,
            Words(
                "Clarify",
                "Is it clear what this idea means?",
                "By “systems” I mean the screens, not the passwords.",
                "Idea by idea, half a minute each. Only what it means, not whether it is right. Anyone may "
                "explain, not just the writer.",
            ),
            Words(
                "Egluro",
                "A yw'n glir beth mae'r syniad hwn yn ei olygu?",
                "Wrth “systemau” rwy'n golygu'r sgriniau, nid y cyfrineiriau.",
                "Syniad wrth syniad, hanner munud yr un. Dim ond beth mae'n ei olygu, nid a yw'n iawn. Caiff "
                "unrhyw un egluro, nid yr awdur yn unig.",
            ),
            {
                "source": "phase:ideas",
                "scope": "all",
                "names": "on",
                "turns": {"order": "none", "unit": "item", "seconds": 30},
            },
        ),
        Step(
            "first-ranking",
            "mark",
            5,
            Words(
                "First ranking",
                "Put your five in order: 1 is the most important, then 2, 3, 4 and 5.",
                "1 is the systems, 2 is the missing phone list, and so on.",
                "Alone and in secret. A first place brings five points, a fifth place one. They are added up "
                "when you end the step.",
            ),
            Words(
                "Graddio am y tro cyntaf",
                "Rhowch eich pump mewn trefn: 1 yw'r pwysicaf, yna 2, 3, 4 a 5.",
                "1 yw'r systemau, 2 yw'r rhestr ffôn goll, ac yn y blaen.",
                "Ar eich pen eich hun ac yn gudd. Mae'r lle cyntaf yn werth pum pwynt, y pumed yn werth un. "
                "Cânt eu hadio pan ddaw'r cam i ben.",
            ),
            {
                "source": "phase:ideas",
                "mark": "rank",
                "names": "off",
                "see": "own",
                "limit": {"most": 5},
                "who": "everyone",
            },
        ),
        Step(
            "results",
            "hold",
            7,
            Words(
                "Look at the result",
                "Where do we agree, and where are we far apart?",
                "Half of us put the phone list first, the other half nowhere.",
                "Talk about the spread, not about who gave what. Let one person speak for an idea and one "
                "against it. Nobody has to say how they ranked.",
            ),
            Words(
                "Edrych ar y canlyniad",
                "Ble rydyn ni'n cytuno, a ble rydyn ni'n bell oddi wrth ein gilydd?",
                "Rhoddodd hanner ohonon ni'r rhestr ffôn yn gyntaf, a'r hanner arall ddim yn unman.",
                "Siaradwch am y lledaeniad, nid am bwy roddodd beth. Gadewch i un siarad dros syniad ac un "
                "yn ei erbyn. Does dim rhaid i neb ddweud sut graddiodd.",
            ),
            {"source": "top:9"},
        ),
        Step(
            "last-ranking",
            "mark",
            3,
            Words(
                "Last ranking",
                "Having heard all this, put five in order once more: 1 is the most important.",
                "I move the phone list up: I had not thought of the night shift.",
                "In secret again, over the nine that came out highest. This is the result.",
            ),
            Words(
                "Graddio am y tro olaf",
                "Ar ôl clywed hyn i gyd, rhowch bump mewn trefn unwaith eto: 1 yw'r pwysicaf.",
                "Rwy'n symud y rhestr ffôn i fyny: doeddwn i ddim wedi meddwl am y shifft nos.",
                "Yn gudd eto, dros y naw a ddaeth uchaf. Dyma'r canlyniad.",
            ),
            {
                "source": "top:9",
                "mark": "rank",
                "names": "off",
                "see": "own",
                "limit": {"most": 5},
                "who": "everyone",
            },
        ),
        Step(
            "propositions",
            "propose",
            5,
            Words(
                "Propose",
                "What do we propose about the idea that came out on top?",
                "We will put the five numbers that we need most on one card by the phone.",
                "Write a proposal for the first idea, and for the second if there is time. Owner, first "
                "step, date.",
            ),
            Words(
                "Cynnig",
                "Beth ydyn ni'n ei gynnig am y syniad a ddaeth i'r brig?",
                "Byddwn yn rhoi'r pum rhif sydd eu hangen fwyaf ar un cerdyn wrth y ffôn.",
                "Ysgrifennwch gynnig i'r syniad cyntaf, ac i'r ail os oes amser. Perchennog, cam cyntaf, "
                "dyddiad.",
            ),
            {"source": "top:3", "scope": "all", "who": "everyone"},
        ),
        THANKS,
    ),
)
