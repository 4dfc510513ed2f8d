"""Phases that several templates share, worded once."""

from board.domain.templates_parts import Step, Words

LOBBY = Step(
    "lobby",
    "hold",
    None,
    Words(
        "Lobby",
        "Welcome. We start when everyone is here.",
        "A squiggle of your van, your desk or your dog is a fine badge.",
        "Greet people as they come in, and put the join code on the screen. Ask everyone to draw a small "
        "badge: nobody sees it being drawn. Check that everyone has a side. Start when the room is full "
        "enough; whoever comes later lands in the step that is live.",
    ),
    Words(
        "Cyntedd",
        "Croeso. Byddwn yn dechrau pan fydd pawb yma.",
        "Mae sgribl o'ch fan, eich desg neu'ch ci yn fathodyn da.",
        "Cyfarchwch bobl wrth iddyn nhw gyrraedd, a rhowch y cod ymuno ar y sgrin. Gofynnwch i bawb dynnu "
        "llun bathodyn bach: does neb yn ei weld yn cael ei dynnu. Gwnewch yn siŵr fod gan bawb ochr. "
        "Dechreuwch pan fydd digon o bobl yma; bydd pwy bynnag sy'n hwyr yn glanio yn y cam sydd ar waith.",
    ),
)

WISHES = Step(
    "wishes",
    "add",
    6,
    Words(
        "Magic wand",
        "If you had a magic wand, what would you change most?",
        "I would stop typing the same address into three systems.",
        "Three wishes each is plenty. Nobody sees them until you show them, and then they bear no name. "
        "After two minutes send a kind word to those who have none yet. At the end press Show the notes to "
        "everyone.",
    ),
    Words(
        "Hudlath",
        "Pe bai gennych chi hudlath, beth fyddech chi'n ei newid fwyaf?",
        "Fyddwn i ddim yn teipio'r un cyfeiriad i dair system.",
        "Mae tri dymuniad yr un yn ddigon. Does neb yn eu gweld nes i chi eu dangos, a does dim enw arnyn "
        "nhw wedyn. Ar ôl dwy funud anfonwch air caredig at y rhai sydd heb ddim eto. Ar y diwedd pwyswch "
        "Dangos y nodiadau i bawb.",
    ),
    {
        "input": ["text", "draw"],
        "names": "off",
        "see": "own",
        "reveal": "facilitator",
        "limit": {"least": 3},
    },
)

THEMES = Step(
    "themes",
    "sort",
    9,
    Words(
        "Find the themes",
        "Which wishes belong together?",
        "Three wishes about retyping make the theme “Ask for it only once”.",
        "First six minutes in silence: everyone puts wishes together. Then talk, and name each theme in "
        "three to seven words. A wish that stands alone may stay alone. Park what belongs elsewhere; nothing "
        "is lost.",
    ),
    Words(
        "Dod o hyd i'r themâu",
        "Pa ddymuniadau sy'n perthyn i'w gilydd?",
        "Mae tri dymuniad am aildeipio yn gwneud y thema “Gofyn unwaith yn unig”.",
        "Chwe munud mewn tawelwch i ddechrau: pawb yn casglu dymuniadau at ei gilydd. Yna siaradwch, ac "
        "enwch bob thema â thri i saith gair. Caiff dymuniad sydd ar ei ben ei hun aros felly. Parciwch beth "
        "sy'n perthyn i rywle arall; does dim byd yn mynd ar goll.",
    ),
    {"source": "phase:wishes", "scope": "all", "who": "everyone"},
)

THANKS = Step(
    "close",
    "hold",
    1,
    Words(
        "Close",
        "Thank you. The proposals are ready to download.",
        "Tell one person what they did today that helped you.",
        "Read the owners and first steps aloud. Say when you will look at them again. Thank people, then "
        "close the session: who wrote the notes without names is forgotten for good.",
    ),
    Words(
        "Cloi",
        "Diolch. Mae'r cynigion yn barod i'w lawrlwytho.",
        "Dywedwch wrth un person beth wnaeth e neu hi heddiw a oedd o help i chi.",
        "Darllenwch y perchnogion a'r camau cyntaf yn uchel. Dywedwch pryd byddwch chi'n edrych arnyn nhw "
        "eto. Diolchwch i bobl, yna caewch y sesiwn: anghofir am byth pwy ysgrifennodd y nodiadau heb enwau.",
    ),
)
