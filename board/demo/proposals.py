"""The four proposals that the day ends with: who owns each, what comes first, and who is not so sure."""

# ruff: noqa: E501 - what people say is easier to read and to change in one piece

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A concern; anonymous when it names nobody."""

    by: str
    words: str
    anonymous: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A proposal; `first_step_in` and `review_in` are days from the day of the workshop."""

    key: str
    title: str
    theme: str
    evidence: tuple[str, ...]
    picture: str
    owner: str
    first_step_who: str
    first_step_in: int
    review_in: int
    fields: Mapping[str, str]
    support: tuple[int, ...]
    doubts: tuple[Doubt, ...]
    accepted: bool
    statuses: tuple[str, ...]


PLANS: Final = (
    Plan(
        key="message",
        title="A message to the street before we start",
        theme="tell",
        evidence=("megaphone", "calendar", "school-text", "bus", "carers", "dug-up"),
        picture="megaphone",
        owner="kwame",
        first_step_who="mali",
        first_step_in=11,
        review_in=130,
        fields={
            "problem": "People hear about a closure when they meet it. Last winter 340 calls asked what was shut or "
            "where the gritter was, and the school bus had to turn round twice.",
            "who_it_helps": "Residents, schools, bus companies, carers on their rounds, and whoever answers the phone",
            "proposal": "We will send a text or an e-mail, in Welsh or English, to everyone who asked for news of "
            "their street: five days before planned work, on the day, and when the road is open again.",
            "benefit": "Fewer people caught out, and fewer calls on the days when the phones are busiest",
            "measure": "calls about closures and gritting fall from 340 to under 200 between December and March",
            "first_step": "Send the first messages by hand for the resurfacing of Heol y Castell, and ring ten "
            "people afterwards to ask if it helped",
            "who_left_behind": "People without a mobile phone or e-mail. Letters through doors go on, and the "
            "library has the list.",
            "harm_if": "people who only get letters, if the letters stop",
            "impact": "4",
            "effort": "weeks",
            "confidence": "4",
            "cost_band": "under_5k",
            "funding_source": "Existing text message contract",
            "technology_part": "eases",
            "caterpillar_or_butterfly": "caterpillar",
            "needs_decision_from": "Information governance, for the sign-up list",
            "to_involve": "The two secondary schools, the bus companies, the home care team",
            "welsh_language_impact": "Positive: people choose their language once, when they sign up",
            "will_stop": "The weekly e-mail with forty attachments",
        },
        support=(5, 4, 5, 4, 5, 4, 3, 5, 5, 4, 4, 5, 5, 4),
        doubts=(
            Doubt(by="steve", words="Works get moved by the weather. A wrong text is worse than no text."),
            Doubt(
                by="angharad",
                words="People gave us these numbers for bin days. We have to ask them again, and we can.",
                anonymous=False,
            ),
        ),
        accepted=True,
        statuses=("ready", "agreed"),
    ),
    Plan(
        key="number",
        title="One report number that anyone can follow",
        theme="follow",
        evidence=("follow", "photo-1", "photo-2", "map", "tree", "lights", "light-welsh", "rang"),
        picture="lights",
        owner="mali",
        first_step_who="priya",
        first_step_in=18,
        review_in=180,
        fields={
            "problem": "A report goes into a shared mailbox and nobody outside can see what became of it. Three "
            "calls in ten are from people who have called before about the same thing.",
            "who_it_helps": "Anyone who reports something, and the six people in customer support",
            "proposal": "We will give every report a number, a photo, a pin on the map and a page that says where it "
            "has got to, in words that a resident would use, and join reports of the same thing together.",
            "benefit": "Fewer repeat calls, and inspectors who know what they are driving to",
            "measure": "repeat calls fall from 30% to 15% by the summer, and wasted visits from 12 to 5 a month",
            "first_step": "Sit with the phones for two mornings and write down the words that callers use",
            "who_left_behind": "People who ring because they would rather talk. They keep the phone and get the number.",
            "harm_if": "streets where few people report anything, if we only go where the pins are",
            "impact": "5",
            "effort": "months",
            "confidence": "3",
            "cost_band": "5k_to_25k",
            "technology_part": "solves",
            "caterpillar_or_butterfly": "butterfly",
            "sponsor": "Gareth Bowen",
            "needs_decision_from": "Procurement, if the system we have cannot do it",
            "involved": "Customer support and the area inspectors, today",
            "to_involve": "Residents who reported something last month",
            "five_ways": "involvement, prevention, integration",
            "done_elsewhere": "Two neighbouring councils; Priya is to visit one of them",
        },
        support=(5, 5, 5, 3, 4, 4, 4, 5, 5, 4, 5, 4, 5, 5),
        doubts=(
            Doubt(
                by="bryn",
                words="If the page says “inspected” on the day and then nothing for six weeks, we have made it worse.",
            ),
        ),
        accepted=True,
        statuses=("ready", "agreed"),
    ),
    Plan(
        key="roadside",
        title="Inspections finished at the roadside",
        theme="once",
        evidence=("clock", "bridge", "van", "pencil", "job-sheets", "tree-form", "keys"),
        picture="clock",
        owner="bryn",
        first_step_who="marta",
        first_step_in=8,
        review_in=95,
        fields={
            "problem": "Inspectors write on paper and type it up later. It takes about forty minutes a day each, and "
            "a defect found on Tuesday reaches the system on Friday.",
            "who_it_helps": "Eleven inspectors, and everyone who drives over what they found",
            "proposal": "We will let one area finish its inspections on a phone, at the roadside, with one sign-in, "
            "and with paper in the van for the days when the phone gives up.",
            "benefit": "Three hours a week back for each inspector, and defects that are known on the day",
            "measure": "nine in ten inspections in the pilot area are in the system on the day they are made",
            "first_step": "Ride with Bryn for a day and count every time he writes the same thing twice",
            "harm_if": "inspectors who find a small screen hard to read, unless they choose the phone",
            "who_left_behind": "Crews in the upper valley, until there is signal or it works without",
            "impact": "4",
            "effort": "weeks",
            "confidence": "4",
            "cost_band": "under_5k",
            "technology_part": "eases",
            "caterpillar_or_butterfly": "caterpillar",
            "will_stop": "Typing up on Friday afternoons",
            "risks": "Rain, gloves, gullies",
        },
        support=(4, 4, 4, 5, 5, 4, 4, 4, 3, 3, 5, 4, 4, 5),
        doubts=(
            Doubt(
                by="nia", words="Some of us will feel watched. Say out loud what the phone does not record."
            ),
        ),
        accepted=True,
        statuses=("ready",),
    ),
    Plan(
        key="map",
        title="One shared map of what we look after",
        theme="map",
        evidence=("one-map", "xl", "4127", "gullies", "street-names", "house", "valley"),
        picture="4127",
        owner="huw",
        first_step_who="huw",
        first_step_in=25,
        review_in=210,
        fields={
            "problem": "Lights, trees, gullies and roads are in five lists that do not agree. One of them is a "
            "spreadsheet on one person's desktop.",
            "who_it_helps": "Everyone who is asked “is that one ours?”, and everyone who asks",
            "proposal": "We will put the five lists on one map that all of us can see, starting with street lighting, "
            "and give each list one person who keeps it true.",
            "benefit": "An answer to “is that one ours?” in a minute instead of a day",
            "measure": "nine in ten lighting questions are answered from the map without a visit",
            "first_step": "Put the lighting list on the map and walk two streets with Nia to see what is wrong with it",
            "harm_if": "trust in it, if we show a map that is wrong",
            "impact": "4",
            "effort": "months",
            "confidence": "2",
            "cost_band": "unknown",
            "technology_part": "eases",
            "depends_on": "Street names agreed in Welsh and English",
            "welsh_language_impact": "Positive: both names of every street, and the one that people say",
            "do_nothing": "The spreadsheet, and hope that Steve never moves to Spain",
        },
        support=(4, 3, 5, 3, 4, 5, 4, 4, 4, 3, 5, 4, 4, 3),
        doubts=(Doubt(by="lowri", words="Pwy fydd yn cadw'r map yn gywir ymhen dwy flynedd?"),),
        accepted=False,
        statuses=(),
    ),
)
