"""Joint vision up to the break: people meet, wish, and find the themes."""

from board.domain.template_shared import LOBBY, THEMES, WISHES
from board.domain.templates_parts import Step, Words

WISHING = (
    LOBBY,
    Step(
        "welcome",
        "hold",
        4,
        Words(
            "Welcome",
            "Why we are here, and how we work together today.",
            "Get to know each other, and what each of us does.\n"
            "Understand the problems, and whether technology can resolve or ease them.\n"
            "Look for new opportunities.\n"
            "One speaks, all listen. Ideas, not art.\n"
            "Wishes and dots bear no name. Drawings are presented with a name.",
            "Say the three aims: to get to know each other and what each does, to understand the problems, "
            "to look for new opportunities. Agree how we work: one speaks, all listen, ideas not art. Wishes "
            "and dots bear no name; drawings are presented with a name. Say when we end.",
        ),
        Words(
            "Croeso",
            "Pam rydyn ni yma, a sut byddwn ni'n cydweithio heddiw.",
            "Dod i adnabod ein gilydd, a gwaith pawb.\n"
            "Deall y problemau, ac a all technoleg eu datrys neu eu lleddfu.\n"
            "Chwilio am gyfleoedd newydd.\n"
            "Un yn siarad, pawb yn gwrando. Syniadau, nid celf.\n"
            "Does dim enw ar ddymuniadau na dotiau. Caiff lluniau eu cyflwyno gydag enw.",
            "Dywedwch y tri nod: dod i adnabod ein gilydd a gwaith pawb, deall y problemau, chwilio am "
            "gyfleoedd newydd. Cytunwch sut i weithio: un yn siarad, pawb yn gwrando, syniadau nid celf. "
            "Does dim enw ar ddymuniadau na dotiau; caiff lluniau eu cyflwyno gydag enw. Dywedwch pryd "
            "fyddwn ni'n gorffen.",
        ),
    ),
    Step(
        "draw-work",
        "add",
        3,
        Words(
            "Draw what you do",
            "What lands on your desk on a Monday? Draw it.",
            "A desk, a pile of forms, and a phone with lightning coming out of it.",
            "Draw your own first, live and badly on purpose: boxes, arrows and stick people. Thick pen, "
            "three minutes, one line of caption. Nobody sees a drawing before its maker shows it. After a "
            "minute and a half send a kind word to anyone without a line.",
        ),
        Words(
            "Tynnu llun o'ch gwaith",
            "Beth sy'n glanio ar eich desg ar fore Llun? Tynnwch lun ohono.",
            "Desg, pentwr o ffurflenni, a ffôn â mellt yn dod ohono.",
            "Tynnwch eich llun chi gyntaf, o flaen pawb ac yn fwriadol wael: blychau, saethau a phobl ffyn. "
            "Pen trwchus, tair munud, un llinell o gapsiwn. Does neb yn gweld llun cyn i'r sawl a'i gwnaeth "
            "ei ddangos. Ar ôl munud a hanner anfonwch air caredig at unrhyw un heb linell.",
        ),
        {
            "input": ["draw", "text"],
            "names": "on",
            "see": "own",
            "reveal": "facilitator",
            "limit": {"least": 1},
        },
    ),
    Step(
        "meet",
        "present",
        9,
        Words(
            "Meet each other",
            "Who are you, and what does your drawing show?",
            "I'm Carys, I plan the repair rounds, and that storm is my phone.",
            "Begin the turns, and go to the next after each person: the sides alternate. The drawing fills "
            "every screen. Forty-five seconds each; thank, and go on. Skip whoever is not ready: they come "
            "round again.",
        ),
        Words(
            "Cwrdd â'n gilydd",
            "Pwy ydych chi, a beth mae eich llun yn ei ddangos?",
            "Carys ydw i, fi sy'n cynllunio'r rowndiau trwsio, a fy ffôn i yw'r storm yna.",
            "Dechreuwch y troeon, ac ewch at y nesaf ar ôl pob person: yr ochrau bob yn ail. Mae'r llun yn "
            "llenwi pob sgrin. Pedwar deg pump eiliad yr un; diolchwch, ac ymlaen. Hepgorwch bwy bynnag nad "
            "yw'n barod: daw eu tro eto.",
        ),
        {
            "source": "phase:draw-work",
            "scope": "all",
            "names": "on",
            "turns": {"order": "round", "unit": "person", "seconds": 45},
        },
    ),
    WISHES,
    Step(
        "tick",
        "mark",
        3,
        Words(
            "Read and tick",
            "Read every wish in silence. Tick those that you would wish for too.",
            "Tick as many as you like: it costs nothing and changes nobody's wish.",
            "If the wishes are not shown yet, show them now. Quiet reading; no talking, no judging. You see "
            "only how many ticks there are. The counts appear when the step ends.",
        ),
        Words(
            "Darllen a thicio",
            "Darllenwch bob dymuniad yn dawel. Ticiwch y rhai y byddech chithau'n eu dymuno.",
            "Ticiwch faint fynnwch chi: nid yw'n costio dim nac yn newid dymuniad neb.",
            "Os nad yw'r dymuniadau wedi'u dangos eto, dangoswch nhw nawr. Darllen tawel; dim siarad, dim "
            "barnu. Dim ond nifer y ticiau rydych chi'n ei weld. Daw'r cyfrif i'r golwg pan ddaw'r cam i "
            "ben.",
        ),
        {"source": "phase:wishes", "mark": "tick", "names": "off", "see": "own", "who": "everyone"},
    ),
    THEMES,
    Step(
        "choose-themes",
        "mark",
        4,
        Words(
            "Choose two themes",
            "Which themes should we work on today? You have three dots.",
            "Two dots on the theme that hurts most, one on the theme that you could change.",
            "Three secret dots each; nobody sees a count until you end the step. The dots inform, you "
            "choose: take two themes, and look at both sides before you do.",
        ),
        Words(
            "Dewis dwy thema",
            "Ar ba themâu dylen ni weithio heddiw? Mae gennych chi dri dot.",
            "Dau ddot ar y thema sy'n brifo fwyaf, un ar y thema y gallech chi ei newid.",
            "Tri dot cudd yr un; does neb yn gweld cyfrif nes i chi ddod â'r cam i ben. Mae'r dotiau'n "
            "goleuo, chi sy'n dewis: cymerwch ddwy thema, ac edrychwch ar y ddwy ochr cyn gwneud.",
        ),
        {
            "source": "phase:themes",
            "mark": "dots",
            "names": "off",
            "see": "own",
            "limit": {"most": 3},
            "who": "everyone",
        },
    ),
    Step(
        "break",
        "hold",
        10,
        Words(
            "Break",
            "A break. Stretch, drink something, talk to somebody new.",
            "Find someone from the other side and ask what would make their week easier.",
            "The screen shows when we are back. Meanwhile split people into groups, mixed by side. Give each "
            "group one of the two themes, reworded as a question: How might we...?",
        ),
        Words(
            "Egwyl",
            "Egwyl. Ymestynnwch, yfwch rywbeth, siaradwch â rhywun newydd.",
            "Chwiliwch am rywun o'r ochr arall a gofynnwch beth fyddai'n gwneud eu hwythnos yn haws.",
            "Mae'r sgrin yn dangos pryd byddwn ni'n ôl. Yn y cyfamser rhannwch bobl yn grwpiau, gan "
            "gymysgu'r ochrau. Rhowch un o'r ddwy thema i bob grŵp, wedi'i haralleirio'n gwestiwn: Sut "
            "gallen ni...?",
        ),
    ),
)
