"""Who is in the workshop, and what each draws, wishes and proposes: the same on every run."""

from dataclasses import dataclass

TITLE = "Highways meets Digital"
FACILITATOR = "Felicity Rees"
DIGITAL, HIGHWAYS = "Digital", "Highways"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person: what their Monday looks like, what they wish for, and what they draw in their group."""

    name: str
    side: str
    monday: tuple[str, str]
    wishes: tuple[str, ...]
    ideas: tuple[tuple[str, str], ...]


GUESTS = (
    Guest(
        "Asha Prosser",
        DIGITAL,
        ("laptop", "Forty tickets, and one of them is mine"),
        ("Forms that remember what they already know about me", "One phone number that someone answers"),
        (("phone", "One number for each report, and you can see where it has got to"),),
    ),
    Guest(
        "Bryn Ellis",
        HIGHWAYS,
        ("map", "Six inspections and a map from 2009"),
        ("Stop writing it in the van and typing it again in the office", "A map that knows all 43 chapels"),
        (("pencil", "Write it once at the roadside, even in the rain"),),
    ),
    Guest(
        "Carys Vaughan-Williams",
        DIGITAL,
        ("calendar", "Y calendr, a phawb ynddo"),
        ("Gallu rhoi gwybod am olau stryd yn Gymraeg o'r dechrau", "Un map i bawb, yn y ddwy iaith"),
        (("streetlight", "Golau sy'n dweud ei hun ei fod wedi torri"),),
    ),
    Guest(
        "Dafydd Pugh",
        HIGHWAYS,
        ("gritter", "The gritter, the weather, and a phone that rings"),
        ("Know where the gritter is without ringing the depot", "Photos with every report, please"),
        (("gritter", "Follow the gritter as you follow a parcel"),),
    ),
    Guest(
        "Eleri Tudor",
        DIGITAL,
        ("mailbox", "Things check in, nothing checks out"),
        ("A shared mailbox that tells you what became of your message", "A helicopter"),
        (
            ("mailbox", "Each message gets an owner within a day"),
            ("lights", "Red, amber, green for all"),
        ),
    ),
    Guest(
        "Farid Khan",
        HIGHWAYS,
        ("bridge", "Inspected on Tuesday, in the system on Friday"),
        ("Finish the inspection where the bridge is", "Signal in the upper valley"),
        (("bridge", "The bridge form fills itself with what we know"), ("house", "An address that exists")),
    ),
    Guest(
        "Gareth Bowen",
        DIGITAL,
        ("spreadsheet", "Five lists that do not agree"),
        ("One list instead of five", "To hear about a problem before it is in the paper"),
        (("spreadsheet", "Five lists become one map"), ("bulb", "Ask the crew first")),
    ),
    Guest(
        "Huw Gittins",
        HIGHWAYS,
        ("tree", "Eleven calls about one tree"),
        ("Eleven people report the tree: tell all eleven", "Trees, lights and drains on one map"),
        (("tree", "Reports of the same tree find one another"), ("map", "Tap the tree, see its story")),
    ),
    Guest(
        "Mali Hughes",
        DIGITAL,
        ("clock", "Forty minutes of copying before the coffee"),
        (
            "When a pothole is reported, callers see what happens to it",
            "Ask people once, not five times",
        ),
        (("clock", "No more copying: the number goes along"), ("megaphone", "Tell the street before we dig")),
    ),
    Guest(
        "Nia Roderick",
        HIGHWAYS,
        ("keys", "Seven passwords, one of me"),
        ("One password for everything", "A light that reports itself"),
        (("keys", "One key for the van, the form and the map"), ("smile", "Me, on the day it works")),
    ),
    Guest(
        "Priya Nair",
        DIGITAL,
        ("bicycle", "A cycle path nobody swept"),
        ("One word for it: you say defect, we say ticket", "Tell people before they ask"),
        (("bicycle", "Swept before the children are on it"), ("calendar", "One calendar for every road")),
    ),
)
LATE = Guest(
    "Lowri Morgan",
    HIGHWAYS,
    ("school-bus", "The bus that had to turn round"),
    (),
    (("school-bus", "The school hears of the closure before the bus does"),),
)

#: what the wishes are put into: the title, and words of the wishes that belong there
THEMES = (
    (
        "Report once and follow it through",
        ("phone number", "pothole", "eleven", "Photos", "Gymraeg", "mailbox"),
    ),
    (
        "Write it once, at the roadside",
        ("in the van", "Finish the inspection", "password", "Forms that", "once, not"),
    ),
    (
        "One map that everyone trusts",
        ("43 chapels", "Un map", "one map", "One list", "gritter", "light that"),
    ),
    ("Tell people before they ask", ("before they ask", "before it is in")),
)
PARKED = "A helicopter"
QUESTIONS = (
    "How might we let people report once and see what happens?",
    "How might we write things down only once?",
)

#: what the drawings are put into, from both groups
IDEAS = (
    ("Every report gets a number to follow", ("phone", "mailbox", "lights", "tree", "clock", "megaphone")),
    ("Finished at the roadside, written once", ("pencil", "bridge", "keys", "house")),
    ("One map that tells itself", ("streetlight", "gritter", "spreadsheet", "map", "bicycle", "calendar")),
)
