"""Who comes to the demo's workshop: a facilitator and two teams of seven. All of them are invented."""

from dataclasses import dataclass
from typing import Final, Literal

TITLE: Final = "Highways and Streetscene meet Digital"
SERVICE: Final = "Highways and Streetscene"
SIDES: Final = ("Digital", "Highways and Streetscene")
FACILITATOR: Final = "Eleri Prosser"


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who joins: a key for the other modules, a name, a side, the language of their pages."""

    key: str
    name: str
    side: str
    language: Literal["en", "cy"] = "en"
    decider: bool = False


GUESTS: Final = (
    Guest("sioned", "Sioned Lloyd, Head of Digital", SIDES[0], "cy", decider=True),
    Guest("dafydd", "Dafydd Pugh, Service Desk", SIDES[0]),
    Guest("priya", "Priya Nair, Product Lead", SIDES[0]),
    Guest("tom", "Tom Beddoe, Networks", SIDES[0]),
    Guest("marta", "Marta Kowalska, Business Analyst", SIDES[0]),
    Guest("huw", "Huw Gittins, Mapping", SIDES[0], "cy"),
    Guest("angharad", "Angharad Vaughan, Information Governance", SIDES[0]),
    Guest("gareth", "Gareth Bowen, Head of Highways", SIDES[1], decider=True),
    Guest("mali", "Mali Hughes, Customer Support", SIDES[1], "cy"),
    Guest("steve", "Steve Parry, Winter and Depot", SIDES[1]),
    Guest("nia", "Nia Roderick, Street Lighting", SIDES[1]),
    Guest("kwame", "Kwame Mensah, Streetworks", SIDES[1]),
    Guest("lowri", "Lowri Tudor, Trees", SIDES[1], "cy"),
    Guest("bryn", "Bryn Ellis, Area Inspector", SIDES[1]),
)


def name_of(key: str) -> str:
    """Give a guest's name without what they do."""
    return next(guest.name for guest in GUESTS if guest.key == key).partition(",")[0]
