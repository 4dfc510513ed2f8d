"""What happens in each part of the workshop, told with the commands that the pages send too."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from board.demo.drawings import CREDIT, drawings
from board.demo.people import GUESTS, name_of
from board.demo.proposals import PLANS, Plan
from board.demo.themes import THEMES, Sorted
from board.demo.wishes import DUPLICATES, PARKED, WISHES, Wish
from board.demo.workshop import Workshop, everyone, welcome_in

Command = dict[str, Any]
SATURDAY: Final = 5


def gather(workshop: Workshop) -> None:
    """Everyone comes in; two of them can decide."""
    for guest in everyone():
        welcome_in(workshop, guest)
        workshop.breathe()
    for guest in GUESTS:
        if guest.decider:
            person_id = workshop.guests[guest.key].person_id
            workshop.host.send({"type": "person.update", "person_id": person_id, "decider": True})


def welcome(workshop: Workshop) -> None:
    """The facilitator says why they are here, and whose the drawings are."""
    prompt = {
        "en": {"question": f"Thank you. The proposals are ready to download. {CREDIT}"},
        "cy": {"question": f"Diolch. Mae'r cynigion yn barod i'w lawrlwytho. {CREDIT}"},
    }
    last = workshop.phases["hold"][-1]
    workshop.host.send({"type": "phase.revise", "phase_id": last, "switches": {"prompt": prompt}})
    workshop.open("hold", 1)
    workshop.breathe()


def wish(workshop: Workshop) -> None:
    """Everyone writes and draws, each in their own time; nobody sees the others' yet."""
    workshop.open("add")
    waiting = {guest.key: [w for w in WISHES if w.by == guest.key] for guest in everyone()}
    while any(waiting.values()):
        for key, wishes in waiting.items():
            if wishes:
                workshop.guests[key].send(_post(workshop, wishes.pop(0)))
                workshop.breathe()


def reveal(workshop: Workshop) -> None:
    """All wishes are shown at once, in an order that says nothing."""
    workshop.host.send({"type": "phase.reveal", "to": "all"})
    workshop.breathe()


def sort(workshop: Workshop) -> None:
    """They put together what belongs together, then name it; what was said three times is stacked."""
    workshop.open("sort")
    for theme in THEMES:
        _form(workshop, theme)
    top, *others = workshop.ids_of("note", DUPLICATES)
    workshop.guests["nia"].send({"type": "note.stack", "note_ids": others, "onto": top})
    for key in PARKED:
        workshop.host.send({"type": "note.park", "note_id": workshop.id_of("note", key)})
        workshop.breathe()
    for theme in THEMES:
        if theme.first != theme.title:
            theme_id = workshop.id_of("theme", theme.key)
            named = {"type": "theme.name", "theme_id": theme_id, "title": theme.title}
            workshop.guests[theme.by].send(named)
            workshop.breathe()


def propose(workshop: Workshop) -> None:
    """Each owner writes a proposal from a theme; the others support it, and say what worries them."""
    workshop.open("propose")
    for plan in PLANS:
        _write(workshop, plan)
        _judge(workshop, plan)
        proposal_id = workshop.id_of("proposal", plan.key)
        for status in plan.statuses:
            workshop.host.send({"type": "proposal.status", "proposal_id": proposal_id, "status": status})


def close(workshop: Workshop) -> None:
    """The owners and first steps are read out; the session stays open for the list."""
    workshop.open("hold", -1)


#: in order; --until stops after one of them
STAGES: Final[dict[str, Callable[[Workshop], None]]] = {
    "lobby": gather,
    "welcome": welcome,
    "wishes": wish,
    "reveal": reveal,
    "themes": sort,
    "propositions": propose,
    "close": close,
}


def _post(workshop: Workshop, wish: Wish) -> Command:
    note: Command = {"type": "note.post", "note_id": workshop.id_of("note", wish.key)}
    if wish.drawing:
        note |= {"kind": "sketch", "sketch": drawings()[wish.drawing], "caption": wish.words}
    else:
        note |= {"kind": "text", "text": wish.words}
    return note | {"language": "cy" if wish.welsh else "en"}


def _form(workshop: Workshop, theme: Sorted) -> None:
    """One begins with the three that belong together plainly, others bring the rest."""
    theme_id = workshop.id_of("theme", theme.key)
    notes = workshop.ids_of("note", [w.key for w in WISHES if w.theme == theme.key])
    begun = {"type": "theme.form", "theme_id": theme_id, "title": theme.first, "note_ids": notes[:3]}
    workshop.guests[theme.by].send(begun)
    workshop.breathe()
    helpers = [guest.key for guest in everyone() if guest.key != theme.by]
    for key, note_id in zip(helpers, notes[3:], strict=False):
        filed = {"type": "note.file", "note_ids": [note_id], "theme_id": theme_id}
        workshop.guests[key].send(filed)
        workshop.breathe()


def _write(workshop: Workshop, plan: Plan) -> None:
    proposal_id = workshop.id_of("proposal", plan.key)
    owner = workshop.guests[plan.owner]
    fields = {
        **plan.fields,
        "owner": name_of(plan.owner),
        "owner_id": owner.person_id,
        "first_step_who": name_of(plan.first_step_who),
        "first_step_by": _working_day(plan.first_step_in),
        "review_date": _working_day(plan.review_in),
        "picture": workshop.id_of("note", plan.picture),
        "language": "en",
        "licence": "CC BY 4.0",
    }
    owner.send(
        {
            "type": "proposal.draft",
            "proposal_id": proposal_id,
            "title": plan.title,
            "theme_id": workshop.id_of("theme", plan.theme),
            "note_ids": workshop.ids_of("note", plan.evidence),
        }
    )
    for part in (("problem", "who_it_helps"), ("proposal", "benefit", "measure")):
        written = {key: fields.pop(key) for key in part}
        owner.send({"type": "proposal.revise", "proposal_id": proposal_id, "fields": written})
        workshop.breathe()
    owner.send({"type": "proposal.revise", "proposal_id": proposal_id, "fields": fields})
    if plan.accepted:
        owner.send({"type": "proposal.accept", "proposal_id": proposal_id})


def _judge(workshop: Workshop, plan: Plan) -> None:
    proposal_id = workshop.id_of("proposal", plan.key)
    for guest, value in zip(GUESTS, plan.support, strict=True):
        given = {"type": "support.set", "proposal_id": proposal_id, "value": value}
        workshop.guests[guest.key].send(given)
    for doubt in plan.doubts:
        raised = {"type": "concern.raise", "proposal_id": proposal_id, "text": doubt.words}
        workshop.guests[doubt.by].send(raised | {"anonymous": doubt.anonymous})
        workshop.breathe()


def _working_day(days: int) -> str:
    """So many days from today, or the Monday after."""
    day = date.today() + timedelta(days=days)  # noqa: DTZ011 - a day in the diary of the person who plays it
    late = day.weekday() - SATURDAY
    return (day + timedelta(days=2 - late if late >= 0 else 0)).isoformat()
