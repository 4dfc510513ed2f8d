"""What robots are called and what they write: plain, and plainly made up."""

from typing import Final

NAMES: Final = ("Ann", "Bryn", "Carys", "Dai", "Elin", "Ffion")
ROBOT: Final = {"en": "Robot {name}", "cy": "Robot {name}"}

NOTES: Final = {
    "en": (
        "One form in place of five",
        "Answer the phone at lunchtime too",
        "Let people see how far their request has got",
        "Stop typing the same address twice",
        "A map of every repair, on one page",
        "Tell us first when the system will be down",
        "Letters that a tired person can read",
        "One list of who does what",
        "Book a slot without ringing anybody",
        "Fewer meetings, with somebody from the front desk in them",
        "A photo of the fault, sent with the report",
        "Passwords that last longer than a fortnight",
    ),
    "cy": (
        "Un ffurflen yn lle pump",
        "Ateb y ffôn amser cinio hefyd",
        "Gadael i bobl weld pa mor bell mae eu cais wedi mynd",
        "Peidio â theipio'r un cyfeiriad ddwywaith",
        "Map o bob gwaith trwsio, ar un dudalen",
        "Dweud wrthon ni gyntaf pan fydd y system i lawr",
        "Llythyrau y gall rhywun blinedig eu darllen",
        "Un rhestr o bwy sy'n gwneud beth",
        "Trefnu amser heb ffonio neb",
        "Llai o gyfarfodydd, a rhywun o'r dderbynfa ynddyn nhw",
        "Llun o'r nam, gyda'r adroddiad",
        "Cyfrineiriau sy'n para'n hirach na phythefnos",
    ),
}
THEMES: Final = {
    "en": (
        "Ask once, use everywhere",
        "People know where things stand",
        "Help that answers",
        "Less to wait for",
    ),
    "cy": ("Gofyn unwaith", "Mae pobl yn gwybod beth sy'n digwydd", "Cymorth sy'n ateb", "Llai o aros"),
}
REMARKS: Final = {
    "en": ("We tried that, and it nearly worked.", "Who would look after it?", "Yes, please."),
    "cy": ("Fe wnaethon ni roi cynnig ar hynny, bron â llwyddo.", "Pwy fyddai'n gofalu amdano?", "Ie, plîs."),
}
CONCERNS: Final = {
    "en": ("Who pays for the second year?", "It leaves out people without a phone."),
    "cy": ("Pwy sy'n talu am yr ail flwyddyn?", "Mae'n gadael pobl heb ffôn allan."),
}

#: a house, a face, an arrow: corners on the sketch's grid of 1000 by 750
DRAWINGS: Final = (
    (
        ((250, 600), (250, 350), (500, 150), (750, 350), (750, 600), (250, 600)),
        ((450, 600), (450, 440), (560, 440), (560, 600)),
    ),
    (
        ((500, 120), (700, 200), (780, 380), (700, 560), (500, 640), (300, 560), (220, 380), (300, 200),
         (500, 120)),
        ((400, 320), (405, 330)),
        ((600, 320), (605, 330)),
        ((370, 460), (440, 520), (560, 520), (630, 460)),
    ),
    (
        ((150, 380), (780, 380)),
        ((640, 240), (800, 380), (640, 520)),
    ),
)  # fmt: skip
