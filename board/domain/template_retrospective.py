"""Retrospective: look back together, and change one or two things."""

from board.domain.template_shared import LOBBY
from board.domain.templates_parts import Step, Template, Words

RETROSPECTIVE = Template(
    name="retrospective",
    minutes=60,
    people=8,
    titles={"en": "Retrospective", "cy": "Edrych yn ôl"},
    about={
        "en": "A team looks back on a stretch of work and agrees one or two changes. One hour.",
        "cy": "Tîm yn edrych yn ôl ar gyfnod o waith ac yn cytuno ar un neu ddau newid. Awr.",
    },
    steps=(
        LOBBY,
        Step(
            "welcome",
            "hold",
            3,
            Words(
                "Welcome",
                "Which stretch of work do we look back on, and why?",
                "The six weeks since the new booking form went live.",
                "Name the weeks or the event. Everyone did the best they could with what they knew: we look "
                "at the work, not for somebody to blame. Notes bear no name today.",
            ),
            Words(
                "Croeso",
                "Ar ba gyfnod o waith rydyn ni'n edrych yn ôl, a pham?",
                "Y chwe wythnos ers i'r ffurflen archebu newydd fynd yn fyw.",
                "Enwch yr wythnosau neu'r digwyddiad. Gwnaeth pawb eu gorau gyda'r hyn roedden nhw'n ei "
                "wybod: edrych ar y gwaith rydyn ni, nid chwilio am rywun i'w feio. Does dim enw ar nodiadau "
                "heddiw.",
            ),
        ),
        Step(
            "mood",
            "mark",
            2,
            Words(
                "How did it feel?",
                "How did this stretch of work feel to you?",
                "0 is the worst week of the year, 5 is the best.",
                "One answer each, without names. End the step, look at the spread, say nothing about who. It "
                "only tells us where we start from.",
            ),
            Words(
                "Sut deimlad oedd e?",
                "Sut deimlad oedd y cyfnod hwn o waith i chi?",
                "0 yw wythnos waethaf y flwyddyn, 5 yw'r orau.",
                "Un ateb yr un, heb enwau. Dewch â'r cam i ben, edrychwch ar y lledaeniad, peidiwch â sôn am "
                "bwy. Dim ond dweud ble rydyn ni'n dechrau y mae.",
            ),
            {"source": "prompt", "mark": "score", "names": "off", "see": "own", "who": "everyone"},
        ),
        Step(
            "gather",
            "add",
            7,
            Words(
                "Gather",
                "What went well, what could be better, what puzzles you, and whom do you thank?",
                "Went well: the driver's app showed the right street for once.",
                "Quiet writing or drawing, at least one note in each column if you can. Nobody sees a note "
                "until the time is up.",
                ("Went well", "Could be better", "Puzzles me", "Thanks"),
            ),
            Words(
                "Casglu",
                "Beth aeth yn dda, beth allai fod yn well, beth sy'n eich drysu, ac i bwy mae'r diolch?",
                "Aeth yn dda: dangosodd ap y gyrrwr y stryd gywir am unwaith.",
                "Ysgrifennu neu dynnu lluniau'n dawel, o leiaf un nodyn ym mhob colofn os gallwch chi. Does "
                "neb yn gweld nodyn nes i'r amser ddod i ben.",
                ("Aeth yn dda", "Gallai fod yn well", "Mae'n fy nrysu", "Diolch"),
            ),
            {
                "input": ["text", "draw"],
                "layout": {"kind": "columns"},
                "names": "off",
                "see": "own",
                "reveal": "end",
                "limit": {"least": 3},
            },
        ),
        Step(
            "read",
            "hold",
            3,
            Words(
                "Read",
                "Read what is there, in silence.",
                "Look for the note that surprises you most.",
                "All notes are on the wall now. Three minutes of reading without talking. Thanks may be read "
                "aloud at the end.",
            ),
            Words(
                "Darllen",
                "Darllenwch beth sydd yno, yn dawel.",
                "Chwiliwch am y nodyn sy'n eich synnu fwyaf.",
                "Mae'r holl nodiadau ar y wal nawr. Tair munud o ddarllen heb siarad. Gellir darllen y "
                "diolch yn uchel ar y diwedd.",
            ),
            {"source": "phase:gather"},
        ),
        Step(
            "themes",
            "sort",
            8,
            Words(
                "Find the themes",
                "Which notes are about the same thing?",
                "Four notes about Friday handovers make one theme.",
                "First in silence, then name each theme together. What went well and what could be better "
                "may well meet in one theme.",
            ),
            Words(
                "Dod o hyd i'r themâu",
                "Pa nodiadau sy'n sôn am yr un peth?",
                "Mae pedwar nodyn am drosglwyddo ar ddydd Gwener yn gwneud un thema.",
                "Yn dawel i ddechrau, yna enwch bob thema gyda'ch gilydd. Gall beth aeth yn dda a beth allai "
                "fod yn well gwrdd mewn un thema.",
            ),
            {"source": "phase:gather", "scope": "all", "who": "everyone"},
        ),
        Step(
            "choose",
            "mark",
            3,
            Words(
                "Choose",
                "What should we talk about? You have three dots.",
                "All three on one theme, if that is the one.",
                "Secret until you end the step. The three themes with the most dots are discussed next.",
            ),
            Words(
                "Dewis",
                "Beth ddylen ni siarad amdano? Mae gennych chi dri dot.",
                "Y tri ar un thema, os mai honno yw'r un.",
                "Yn gudd nes i chi ddod â'r cam i ben. Trafodir y tair thema â'r nifer fwyaf o ddotiau "
                "nesaf.",
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
            "discuss",
            "present",
            24,
            Words(
                "Talk it through",
                "What lies behind this theme, and what could we try?",
                "We hand over by phone because nobody trusts the list.",
                "Eight minutes for each of the three themes. When the time is up ask by thumbs: go on, or "
                "next? Catch what people want to try as remarks.",
            ),
            Words(
                "Trafod",
                "Beth sydd y tu ôl i'r thema hon, a beth gallen ni roi cynnig arno?",
                "Rydyn ni'n trosglwyddo dros y ffôn am nad oes neb yn ymddiried yn y rhestr.",
                "Wyth munud i bob un o'r tair thema. Pan ddaw'r amser i ben gofynnwch drwy fodiau: ymlaen, "
                "neu nesaf? Daliwch beth mae pobl am roi cynnig arno fel sylwadau.",
            ),
            {
                "source": "top:3",
                "scope": "all",
                "names": "off",
                "clock": {"extend": "poll"},
                "turns": {"order": "by-marks", "unit": "item", "seconds": 480},
            },
        ),
        Step(
            "actions",
            "propose",
            7,
            Words(
                "Agree what to change",
                "What will we do differently from Monday, and who sees to it?",
                "We will hand over on the list alone for two weeks; Dai looks at it each Friday.",
                "One or two actions that fit into the next weeks. Each with one owner and a date. Fewer is "
                "better.",
            ),
            Words(
                "Cytuno beth i'w newid",
                "Beth wnawn ni'n wahanol o ddydd Llun ymlaen, a phwy fydd yn gofalu amdano?",
                "Byddwn yn trosglwyddo ar y rhestr yn unig am bythefnos; bydd Dai'n edrych bob dydd Gwener.",
                "Un neu ddau gam gweithredu sy'n ffitio i'r wythnosau nesaf. Pob un ag un perchennog a "
                "dyddiad. Gorau po leiaf.",
            ),
            {
                "source": "top:3",
                "scope": "all",
                "form": "action",
                "limit": {"most": 2},
                "who": "everyone",
            },
        ),
        Step(
            "close",
            "mark",
            2,
            Words(
                "Close",
                "This hour was worth my time.",
                "5 says “completely”, 0 says “not at all”.",
                "One answer each, without names. Read the actions and their owners aloud, end the step and "
                "close the session.",
            ),
            Words(
                "Cloi",
                "Roedd yr awr hon yn werth fy amser.",
                "Mae 5 yn dweud “yn llwyr”, 0 yn dweud “dim o gwbl”.",
                "Un ateb yr un, heb enwau. Darllenwch y camau gweithredu a'u perchnogion yn uchel, dewch â'r "
                "cam i ben a chaewch y sesiwn.",
            ),
            {"source": "prompt", "mark": "score", "names": "off", "see": "own", "who": "everyone"},
        ),
    ),
)
