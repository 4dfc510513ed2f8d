"""Problem and opportunity map: problems, their causes, then what could change."""

from board.domain.template_shared import LOBBY, THANKS
from board.domain.templates_parts import Step, Template, Words

PROBLEM_MAP = Template(
    name="problem-map",
    minutes=90,
    people=10,
    titles={"en": "Problem and opportunity map", "cy": "Map problemau a chyfleoedd"},
    about={
        "en": "From problems to causes to chances, laid out by effort and effect. Ninety minutes.",
        "cy": "O broblemau i achosion i gyfleoedd, wedi'u gosod yn ôl ymdrech ac effaith. Naw deg munud.",
    },
    steps=(
        LOBBY,
        Step(
            "welcome",
            "hold",
            3,
            Words(
                "Welcome",
                "Which service do we look at, and who is it for?",
                "Bulky waste, from the first call to the empty pavement.",
                "Say where the service begins and ends. First the problems, then why they happen, then what "
                "could change. Problems and causes bear no name; ideas are presented by their makers.",
            ),
            Words(
                "Croeso",
                "Ar ba wasanaeth rydyn ni'n edrych, ac i bwy mae e?",
                "Gwastraff swmpus, o'r alwad gyntaf i'r palmant gwag.",
                "Dywedwch ble mae'r gwasanaeth yn dechrau ac yn gorffen. Y problemau gyntaf, yna pam maen "
                "nhw'n digwydd, yna beth allai newid. Does dim enw ar broblemau nac achosion; cyflwynir "
                "syniadau gan y rhai a'u gwnaeth.",
            ),
        ),
        Step(
            "problems",
            "add",
            6,
            Words(
                "Problems",
                "What goes wrong, for whom, and how often?",
                "Every Monday ten people ring because nobody came on Friday.",
                "Problems, not solutions: what happens, to whom. Nobody sees a note until the time is up, "
                "and then it bears no name.",
            ),
            Words(
                "Problemau",
                "Beth sy'n mynd o'i le, i bwy, a pha mor aml?",
                "Bob dydd Llun mae deg o bobl yn ffonio am na ddaeth neb ddydd Gwener.",
                "Problemau, nid atebion: beth sy'n digwydd, i bwy. Does neb yn gweld nodyn nes i'r amser "
                "ddod i ben, a does dim enw arno wedyn.",
            ),
            {
                "input": ["text", "draw"],
                "names": "off",
                "see": "own",
                "reveal": "end",
                "limit": {"least": 2},
            },
        ),
        Step(
            "themes",
            "sort",
            7,
            Words(
                "Find the themes",
                "Which problems are really one problem?",
                "Missed rounds and wrong addresses make “We go to the wrong place”.",
                "In silence first, then name each theme as a problem, in three to seven words.",
            ),
            Words(
                "Dod o hyd i'r themâu",
                "Pa broblemau sy'n un broblem mewn gwirionedd?",
                "Mae rowndiau a fethwyd a chyfeiriadau anghywir yn gwneud “Rydyn ni'n mynd i'r lle "
                "anghywir”.",
                "Mewn tawelwch gyntaf, yna enwch bob thema fel problem, â thri i saith gair.",
            ),
            {"source": "phase:problems", "scope": "all", "who": "everyone"},
        ),
        Step(
            "choose",
            "mark",
            3,
            Words(
                "Choose",
                "Which problems cost people most? You have three dots.",
                "One dot on what costs us time, two on what costs residents a day's wait.",
                "Secret until you end the step. The three highest go on to the next step.",
            ),
            Words(
                "Dewis",
                "Pa broblemau sy'n costio fwyaf i bobl? Mae gennych chi dri dot.",
                "Un dot ar beth sy'n costio amser i ni, dau ar beth sy'n costio diwrnod o aros i breswylwyr.",
                "Yn gudd nes i chi ddod â'r cam i ben. Y tair uchaf sy'n mynd ymlaen i'r cam nesaf.",
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
            "causes",
            "add",
            10,
            Words(
                "Why?",
                "Why does this happen? Name causes of the three problems.",
                "Wrong place, because the map knows streets and not back lanes.",
                "One cause a note, with its problem's name in front. Ask why again: a cause has a cause. "
                "Shown to all when the time is up, without names.",
            ),
            Words(
                "Pam?",
                "Pam mae hyn yn digwydd? Enwch achosion y tair problem.",
                "Y lle anghywir, am fod y map yn adnabod strydoedd ac nid lonydd cefn.",
                "Un achos i bob nodyn, gydag enw ei broblem o'i flaen. Gofynnwch pam eto: mae achos i bob "
                "achos. Fe'u dangosir i bawb pan ddaw'r amser i ben, heb enwau.",
            ),
            {
                "source": "top:3",
                "input": ["text", "draw"],
                "names": "off",
                "see": "own",
                "reveal": "end",
                "limit": {"least": 2},
            },
        ),
        Step(
            "break",
            "hold",
            8,
            Words(
                "Break",
                "Back in eight minutes.",
                "Walk past the wall and read the causes that others found.",
                "The screen shows when we are back. Read the causes yourself: is one of them behind two "
                "problems?",
            ),
            Words(
                "Egwyl",
                "Yn ôl ymhen wyth munud.",
                "Cerddwch heibio'r wal a darllenwch yr achosion a welodd eraill.",
                "Mae'r sgrin yn dangos pryd byddwn ni'n ôl. Darllenwch yr achosion eich hun: a oes un y tu "
                "ôl i ddwy broblem?",
            ),
        ),
        Step(
            "ideas",
            "add",
            8,
            Words(
                "What could change?",
                "Draw what could change, so that one of these causes goes away.",
                "A driver adds a back lane to the map by standing in it.",
                "A drawing with a caption; words are welcome too. Everyone presents their own afterwards, so "
                "these bear a name.",
            ),
            Words(
                "Beth allai newid?",
                "Tynnwch lun o beth allai newid, fel bod un o'r achosion hyn yn diflannu.",
                "Mae gyrrwr yn ychwanegu lôn gefn at y map drwy sefyll ynddi.",
                "Llun gyda chapsiwn; croeso i eiriau hefyd. Mae pawb yn cyflwyno'u rhai nhw wedyn, felly mae "
                "enw ar y rhain.",
            ),
            {
                "source": "top:3",
                "input": ["draw", "text"],
                "names": "on",
                "see": "own",
                "reveal": "end",
                "limit": {"least": 1, "most": 3},
            },
        ),
        Step(
            "present-ideas",
            "present",
            10,
            Words(
                "Present ideas",
                "Show what could change, and which cause it removes.",
                "If drivers draw the lanes, the map stops lying.",
                "One minute each, sides in turn. Questions as remarks. No verdicts yet.",
            ),
            Words(
                "Cyflwyno syniadau",
                "Dangoswch beth allai newid, a pha achos mae'n ei ddileu.",
                "Os yw gyrwyr yn tynnu llun y lonydd, mae'r map yn peidio â dweud celwydd.",
                "Un funud yr un, yr ochrau bob yn ail. Cwestiynau fel sylwadau. Dim dyfarniad eto.",
            ),
            {
                "source": "phase:ideas",
                "scope": "all",
                "names": "on",
                "turns": {"order": "round", "unit": "person", "seconds": 60},
            },
        ),
        Step(
            "map",
            "sort",
            12,
            Words(
                "Map",
                "How much effort does each idea take, and how much would it change?",
                "Back lanes: little effort, much effect. Upper left, then.",
                "Place first in silence, then talk about what lies where nobody expected it. Put ideas that "
                "belong together into a theme.",
                ("Effort", "Effect"),
            ),
            Words(
                "Mapio",
                "Faint o ymdrech mae pob syniad yn ei gymryd, a faint fyddai'n newid?",
                "Lonydd cefn: ychydig o ymdrech, llawer o effaith. I'r chwith uchaf, felly.",
                "Gosodwch mewn tawelwch gyntaf, yna siaradwch am beth sy'n gorwedd lle nad oedd neb yn ei "
                "ddisgwyl. Rhowch syniadau sy'n perthyn i'w gilydd mewn thema.",
                ("Ymdrech", "Effaith"),
            ),
            {"source": "phase:ideas", "layout": {"kind": "axes"}, "scope": "all", "who": "everyone"},
        ),
        Step(
            "thumbs",
            "mark",
            3,
            Words(
                "Thumbs",
                "Should we do this? Thumb up, sideways or down for each idea.",
                "Sideways says: I could live with it.",
                "All ideas, quickly and in secret. End the step and look where thumbs point both ways.",
            ),
            Words(
                "Bodiau",
                "A ddylen ni wneud hyn? Bawd i fyny, i'r ochr neu i lawr i bob syniad.",
                "Mae i'r ochr yn dweud: gallwn i fyw gydag e.",
                "Yr holl syniadau, yn gyflym ac yn gudd. Dewch â'r cam i ben ac edrychwch ble mae bodiau'n "
                "pwyntio'r ddwy ffordd.",
            ),
            {"source": "phase:ideas", "mark": "thumbs", "names": "off", "see": "own", "who": "everyone"},
        ),
        Step(
            "propositions",
            "propose",
            12,
            Words(
                "Propose",
                "What do we propose, which cause does it remove, and who leads it?",
                "We will let drivers add back lanes to the map; missed rounds should halve by June.",
                "Two or three proposals from the ideas with most thumbs. Problem first, then what we will "
                "do, how we will know, owner and first step.",
            ),
            Words(
                "Cynnig",
                "Beth ydyn ni'n ei gynnig, pa achos mae'n ei ddileu, a phwy fydd yn arwain?",
                "Byddwn yn gadael i yrwyr ychwanegu lonydd cefn at y map; dylai'r rowndiau a fethir haneru "
                "erbyn mis Mehefin.",
                "Dau neu dri chynnig o'r syniadau â'r nifer fwyaf o fodiau. Y broblem gyntaf, yna beth wnawn "
                "ni, sut byddwn ni'n gwybod, perchennog a cham cyntaf.",
            ),
            {"source": "top:3", "scope": "all", "who": "everyone"},
        ),
        THANKS,
    ),
)
