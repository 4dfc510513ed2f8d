"""What the fourteen wish for: text, and drawings with a line that says what they show."""

# ruff: noqa: E501 - what people say is easier to read and to change in one piece

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish: who makes it, its words (of a drawing, the caption), where it will go; `cy` marks Welsh."""

    key: str
    by: str
    words: str
    theme: str = ""
    drawing: str = ""
    welsh: bool = False


WISHES: Final = (
    # Report it once, follow it through
    Wish(
        "follow",
        "mali",
        "When someone reports a pothole they get one number, and can see what happened to it. "
        "Then they need not ring me four times. I like them, but four times.",
        "follow",
    ),
    Wish("map", "bryn", 'X marks the pothole. Not "near the chapel". We have 43 chapels.', "follow", "map"),
    Wish("phone", "priya", "One photo, one pin, sent before the kettle boils", "follow", "phone"),
    Wish("photo-1", "dafydd", "Let people send a photo of the problem.", "follow"),
    Wish(
        "photo-2",
        "bryn",
        "A picture with each report. It would save me the forty-minute drive to find out that it is a puddle.",
        "follow",
    ),
    Wish("photo-3", "nia", "Photos with reports, please!", "follow"),
    Wish(
        "tree",
        "lowri",
        "Eleven people report the tree. One of us goes. Nobody tells the eleven.",
        "follow",
        "tree",
    ),
    Wish(
        "light-welsh",
        "mali",
        "Gallu rhoi gwybod am olau stryd yn Gymraeg heb orfod dewis “English” yn gyntaf.",
        "follow",
        welsh=True,
    ),
    Wish("mailbox", "marta", "The shared mailbox. Things check in. Nothing checks out.", "follow", "mailbox"),
    Wish("rang", "sioned", "To read one complaint that does not begin “I rang last week”.", "follow"),
    Wish(
        "lights",
        "dafydd",
        "Red, reported. Amber, passed on. Has anyone ever seen the green?",
        "follow",
        "lights",
    ),
    # Tell people before they ask
    Wish("calendar", "kwame", "June: when people hear about the roadworks in May", "tell", "calendar"),
    Wish("megaphone", "sioned", "Tell the street before we dig it up", "tell", "megaphone"),
    Wish(
        "dug-up",
        "kwame",
        "Water, gas, buses and us in one calendar. We resurfaced Heol y Castell in March. "
        "Nine days later somebody dug it up again. It was a lovely nine days.",
        "tell",
    ),
    Wish(
        "school-text",
        "lowri",
        "Neges destun i'r ysgol cyn i ni gau'r ffordd, nid ar ôl i'r bws droi rownd.",
        "tell",
        welsh=True,
    ),
    Wish("bus", "gareth", "The school bus got through because somebody rang somebody", "tell", "school-bus"),
    Wish(
        "councillor",
        "gareth",
        "A councillor asks me where the gritter is, and I know without ringing the depot.",
        "tell",
    ),
    Wish(
        "carers",
        "angharad",
        "Home carers get the road closures on their phone before their first call at seven.",
        "tell",
    ),
    # Write it once, at the roadside
    Wish(
        "clock", "nia", "Forty minutes every morning, copying from one system into the other", "once", "clock"
    ),
    Wish(
        "van",
        "bryn",
        "Stop writing it in the van and typing it in the office. I am the only one who can read my writing. Usually.",
        "once",
    ),
    Wish("pencil", "steve", "Still faster than the tablet. In the rain. With gloves.", "once", "pencil"),
    Wish("laptop", "tom", "It is driven back to the depot to send one form", "once", "laptop"),
    Wish(
        "job-sheets",
        "steve",
        "Job sheets on the phone. The paper ones go in the door pocket, and that is where they live now.",
        "once",
    ),
    Wish("tree-form", "lowri", "Llenwi'r ffurflen goed unwaith, wrth y goeden.", "once", welsh=True),
    Wish("keys", "nia", "Seven passwords. One of me.", "once", "keys"),
    Wish("forms", "marta", "Forms that remember what they already know about me.", "once"),
    Wish(
        "bridge",
        "kwame",
        "Inspected on Tuesday, on paper. It reaches the computer on Friday.",
        "once",
        "bridge",
    ),
    # One map that everyone trusts
    Wish(
        "one-map",
        "huw",
        "One map. Roads, trees, lights and drains on it, and all of us looking at the same one.",
        "map",
    ),
    Wish(
        "4127", "nia", "Column 4127 has been out since Diwali. It knows. Why don't we?", "map", "streetlight"
    ),
    Wish(
        "signal-light",
        "priya",
        "To know that a light is out before a resident tells us. The column has a signal in it.",
        "map",
    ),
    Wish(
        "gullies",
        "bryn",
        "A list of the gullies that we cleaned, so that we stop cleaning the ones that were fine.",
        "map",
    ),
    Wish(
        "xl", "marta", "There is one copy. It is on Steve's desktop. Steve is on leave.", "map", "spreadsheet"
    ),
    Wish(
        "street-names",
        "huw",
        "Map sy'n dangos enwau Cymraeg y strydoedd hefyd, a'r enw mae pawb yn ei ddefnyddio.",
        "map",
        welsh=True,
    ),
    Wish(
        "valley",
        "tom",
        "Signal in the upper valley. You cannot drop a pin on a map that will not load.",
        "map",
    ),
    Wish("house", "huw", "Our address list is certain that this house exists", "map", "house"),
    # Winter without panic
    Wish(
        "gritter",
        "gareth",
        "My mother can follow her parcel on a map. She cannot follow this.",
        "winter",
        "gritter",
    ),
    Wish(
        "rota",
        "steve",
        "A winter rota that does not rest on me remembering who swapped with whom at the Christmas party.",
        "winter",
    ),
    Wish(
        "frost",
        "steve",
        "Rhybudd rhew yn syth i'r criw, nid e-bost i fi am ddau y bore.",
        "winter",
        welsh=True,
    ),
    Wish(
        "salt",
        "kwame",
        "The salt left in the barn as a number. Today it is a man called Ken who looks at it.",
        "winter",
    ),
    Wish("bicycle", "priya", "Sweep the cycle path before the children are on it", "winter", "bicycle"),
    # Ask the crews, they know
    Wish("bulb", "tom", "The crew has the idea. Nobody asks the crew.", "crews", "bulb"),
    Wish(
        "ride",
        "sioned",
        "A morning a month in a van for each of us in Digital. Listening, not presenting.",
        "crews",
    ),
    Wish("ask-first", "mali", "Gofyn i'r criwiau cyn prynu'r tabledi, nid wedyn.", "crews", welsh=True),
    Wish(
        "say-yes", "angharad", "Ask me at the start. At the start the answer is nearly always yes.", "crews"
    ),
    Wish("kit", "tom", "Kit that survives being dropped down a gully. I have photographs.", "crews"),
    Wish(
        "desk",
        "dafydd",
        "A service desk number that is on the dashboard of each van, not on the intranet.",
        "crews",
    ),
    Wish("smile", "dafydd", "Me, on the day it all joins up", "crews", "smile"),
    # stays loose, and two to park
    Wish("words", "priya", "One word for it. You say defect, we say ticket, the caller says hole."),
    Wish("helicopter", "gareth", "A helicopter."),
    Wish("rain", "angharad", "That it only rains at night."),
)

#: said three times: the first lies on top
DUPLICATES: Final = ("photo-1", "photo-2", "photo-3")
PARKED: Final = ("helicopter", "rain")
