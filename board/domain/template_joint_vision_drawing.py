"""Joint vision after the break: groups draw, present, and write their propositions."""

from board.domain.templates_parts import Step, Words

DRAWING = (
    Step(
        "groups",
        "hold",
        3,
        Words(
            "Groups and brief",
            "See who is in your group, and the question that you work on.",
            "How might we ask people for their address only once?",
            "Read out the groups and their themes. Show an ugly drawing of an idea: ideas, not art. Let "
            "people try the pen for half a minute.",
        ),
        Words(
            "Grwpiau a briff",
            "Gwelwch pwy sydd yn eich grŵp, a'r cwestiwn rydych chi'n gweithio arno.",
            "Sut gallen ni ofyn i bobl am eu cyfeiriad unwaith yn unig?",
            "Darllenwch y grwpiau a'u themâu. Dangoswch lun hyll o syniad: syniadau, nid celf. Gadewch i "
            "bobl roi cynnig ar y pen am hanner munud.",
        ),
    ),
    Step(
        "draw-alone",
        "add",
        8,
        Words(
            "Draw alone",
            "Draw two or three ideas that answer your group's question. One idea a note.",
            "A bin that texts the depot when it is full.",
            "Quiet and alone: nobody sees a drawing until the time is up, then the group does. One rough "
            "idea is enough. A caption says what the picture cannot. Words are welcome from those who prefer "
            "them.",
        ),
        Words(
            "Tynnu llun ar eich pen eich hun",
            "Tynnwch lun dau neu dri syniad sy'n ateb cwestiwn eich grŵp. Un syniad i bob nodyn.",
            "Bin sy'n anfon neges destun i'r depo pan fydd yn llawn.",
            "Yn dawel ac ar eich pen eich hun: does neb yn gweld llun nes i'r amser ddod i ben, yna'r grŵp. "
            "Mae un syniad bras yn ddigon. Mae capsiwn yn dweud beth na all y llun. Croeso i eiriau gan y "
            "rhai y mae'n well ganddyn nhw eiriau.",
        ),
        {
            "input": ["draw", "text"],
            "scope": "group",
            "names": "on",
            "see": "own",
            "reveal": "end",
            "limit": {"least": 2, "most": 4},
        },
    ),
    Step(
        "build",
        "add",
        5,
        Words(
            "Look and build",
            "Look at your group's drawings. Which one can you add to?",
            "The bin that texts, and a map that plans the round from its messages.",
            "Now the group sees its drawings. Ask for one more drawing each that builds on somebody else's. "
            "Questions are fine, verdicts can wait.",
        ),
        Words(
            "Edrych ac adeiladu",
            "Edrychwch ar luniau eich grŵp. At ba un gallwch chi ychwanegu?",
            "Y bin sy'n anfon neges, a map sy'n cynllunio'r rownd o'i negeseuon.",
            "Nawr mae'r grŵp yn gweld ei luniau. Gofynnwch am un llun arall gan bawb sy'n adeiladu ar lun "
            "rhywun arall. Mae cwestiynau'n iawn, gall dyfarniad aros.",
        ),
        {
            "source": "phase:draw-alone",
            "input": ["draw", "text"],
            "scope": "group",
            "names": "on",
            "see": "group",
            "limit": {"least": 1, "most": 4},
        },
    ),
    Step(
        "present-ideas",
        "present",
        15,
        Words(
            "Present ideas",
            "Show your drawings and say what would be different.",
            "With this, a driver knows before setting off which bins are full.",
            "Begin the turns; the sides alternate. Seventy-five seconds each. Listeners send remarks and "
            "questions without interrupting; answer the short ones, keep the long ones for later.",
        ),
        Words(
            "Cyflwyno syniadau",
            "Dangoswch eich lluniau a dywedwch beth fyddai'n wahanol.",
            "Gyda hwn, mae gyrrwr yn gwybod cyn cychwyn pa finiau sy'n llawn.",
            "Dechreuwch y troeon; yr ochrau bob yn ail. Saith deg pump eiliad yr un. Mae'r gwrandawyr yn "
            "anfon sylwadau a chwestiynau heb dorri ar draws; atebwch y rhai byr, cadwch y rhai hir.",
        ),
        {
            "source": "phase:build",
            "scope": "all",
            "names": "on",
            "turns": {"order": "round", "unit": "person", "seconds": 75},
        },
    ),
    Step(
        "group-ideas",
        "sort",
        8,
        Words(
            "Group the ideas",
            "Which drawings belong together in one proposition?",
            "The bin that texts and the map of full bins make “Collect only what is full”.",
            "All drawings from both groups are on one wall. Put together what one proposition could carry, "
            "whichever group it came from. Name each group of drawings in three to seven words.",
        ),
        Words(
            "Casglu'r syniadau ynghyd",
            "Pa luniau sy'n perthyn gyda'i gilydd mewn un cynnig?",
            "Mae'r bin sy'n anfon neges a'r map o finiau llawn yn gwneud “Casglu dim ond beth sy'n llawn”.",
            "Mae lluniau'r ddau grŵp ar un wal. Rhowch at ei gilydd beth allai un cynnig ei gario, o ba grŵp "
            "bynnag y daeth. Enwch bob casgliad o luniau â thri i saith gair.",
        ),
        {"source": "phase:build", "scope": "all", "who": "everyone"},
    ),
    Step(
        "choose",
        "mark",
        3,
        Words(
            "Choose",
            "Which of these should become a proposition? You have three dots.",
            "One dot each on the three that you would stand up for.",
            "Secret dots again. The decider marks last, when everyone else is done. End the step and look at "
            "the spread as well as the sum.",
        ),
        Words(
            "Dewis",
            "Pa rai o'r rhain ddylai ddod yn gynnig? Mae gennych chi dri dot.",
            "Un dot yr un ar y tri y byddech chi'n fodlon eu hamddiffyn.",
            "Dotiau cudd eto. Y penderfynwr sy'n marcio olaf, pan fydd pawb arall wedi gorffen. Dewch â'r "
            "cam i ben ac edrychwch ar y lledaeniad yn ogystal â'r cyfanswm.",
        ),
        {
            "source": "phase:group-ideas",
            "mark": "dots",
            "names": "off",
            "see": "own",
            "limit": {"most": 3},
            "who": "everyone",
        },
    ),
    Step(
        "propositions",
        "propose",
        10,
        Words(
            "Write the proposition",
            "What will we do, who leads it, and what is the first step?",
            "We will let people report a repair once, and see where it has got to.",
            "One proposition for each group, or one that all share. One writes, the others help. In order: "
            "the problem, who it helps, what we will do, how we will know, first step, owner, by when. No "
            "owner, no proposition.",
        ),
        Words(
            "Ysgrifennu'r cynnig",
            "Beth wnawn ni, pwy fydd yn arwain, a beth yw'r cam cyntaf?",
            "Byddwn yn gadael i bobl roi gwybod am waith trwsio unwaith, a gweld beth sy'n digwydd iddo.",
            "Un cynnig i bob grŵp, neu un i bawb ei rannu. Un yn ysgrifennu, y lleill yn helpu. Yn eu trefn: "
            "y broblem, pwy mae'n ei helpu, beth wnawn ni, sut byddwn ni'n gwybod, y cam cyntaf, y "
            "perchennog, erbyn pryd. Heb berchennog, dim cynnig.",
        ),
        {"source": "top:3", "scope": "group", "who": "everyone"},
    ),
    Step(
        "read-back",
        "present",
        8,
        Words(
            "Read back and commit",
            "How far do you support this proposition, and what worries you about it?",
            "Support 4, and a concern: who answers the messages at the weekend?",
            "Read each proposition aloud. Everyone gives support from 0 to 5 and may raise a concern, with "
            "or without a name. Ask the owner aloud; the owner presses I take this on.",
        ),
        Words(
            "Darllen yn ôl ac ymrwymo",
            "I ba raddau rydych chi'n cefnogi'r cynnig hwn, a beth sy'n eich poeni amdano?",
            "Cefnogaeth 4, a phryder: pwy sy'n ateb y negeseuon dros y penwythnos?",
            "Darllenwch bob cynnig yn uchel. Mae pawb yn rhoi cefnogaeth o 0 i 5 a gall godi pryder, gydag "
            "enw neu hebddo. Gofynnwch i'r perchennog yn uchel; y perchennog sy'n pwyso Fe wna i arwain hwn.",
        ),
        {
            "source": "proposals",
            "scope": "all",
            "names": "on",
            "turns": {"order": "none", "unit": "item", "seconds": 120},
        },
    ),
    Step(
        "close",
        "mark",
        3,
        Words(
            "Close",
            "I could say what I really think.\n"
            "I understand the service's problems better.\n"
            "I know what happens next.",
            "5 says “completely”, 0 says “not at all”.",
            "Three quick answers, without names, and “Me and drawing” once more. Read the owners and first "
            "steps aloud and say when you meet again. Thank people, end the step, then close the session. "
            "The record is ready to download.",
        ),
        Words(
            "Cloi",
            "Roeddwn i'n gallu dweud beth rydw i'n ei feddwl go iawn.\n"
            "Rydw i'n deall problemau'r gwasanaeth yn well.\n"
            "Rydw i'n gwybod beth sy'n digwydd nesaf.",
            "Mae 5 yn dweud “yn llwyr”, 0 yn dweud “dim o gwbl”.",
            "Tri ateb cyflym, heb enwau, a “Fi a thynnu llun” unwaith eto. Darllenwch y perchnogion a'r "
            "camau cyntaf yn uchel a dywedwch pryd byddwch chi'n cwrdd eto. Diolchwch i bobl, dewch â'r cam "
            "i ben, yna caewch y sesiwn. Mae'r cofnod yn barod i'w lawrlwytho.",
        ),
        {"source": "prompt", "mark": "score", "names": "off", "see": "own", "who": "everyone"},
    ),
)
