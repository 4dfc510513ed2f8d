"""What two people send at the same moment: two facilitators who sort, an author and a facilitator."""

from random import Random

from board.domain.decision import Decision
from board.domain.model import Actor
from tests.domain.workshop import Workshop
from tests.faults.orders import Node, Orders, Wish, lies_where_it_was_put, refolds


def themes_of_two(random: Random) -> Orders:
    """Two facilitators sort the same four notes into the same two themes."""
    workshop = _workshop()
    workshop.do(workshop.felicity, "person.promote", person_id=workshop.petra.person_id, role="facilitator")
    shared: list[Wish] = [
        ("note.file", {"note_ids": ["n0", "n3"], "theme_id": "south"}),
        ("note.file", {"note_ids": ["n2", "n3"], "theme_id": "north"}),
        ("note.stack", {"note_ids": ["n0"], "onto": "n3"}),
        ("note.park", {"note_id": "n0", "parked": True}),
        ("undo", {}),
    ]
    first: list[Wish] = [
        ("theme.form", {"theme_id": "east", "title": "East", "note_ids": ["n0", "n3"]}),
        ("theme.merge", {"theme_id": "north", "into": "south"}),
    ]
    second: list[Wish] = [
        ("theme.form", {"theme_id": "west", "title": "West", "note_ids": ["n3", "n2"]}),
        ("theme.merge", {"theme_id": "south", "into": "north"}),
        ("theme.dissolve", {"theme_id": "north"}),
    ]
    actors = (workshop.felicity, workshop.as_now(workshop.petra))
    return _orders(workshop, random, actors, ([*shared, *first], [*shared, *second]))


def edits_and_sorting(random: Random) -> Orders:
    """An author changes, takes away and brings back a note that the facilitator sorts meanwhile."""
    author: list[Wish] = [
        ("note.edit", {"note_id": "n0", "text": "Better said"}),
        ("note.edit", {"note_id": "n0", "text": "Said on the other device"}),
        ("note.discard", {"note_id": "n0"}),
        ("note.restore", {"note_id": "n0"}),
    ]
    facilitator: list[Wish] = [
        ("theme.form", {"theme_id": "east", "title": "East", "note_ids": ["n0", "n3"]}),
        ("note.file", {"note_ids": ["n0", "n1"], "theme_id": "south"}),
        ("note.stack", {"note_ids": ["n0"], "onto": "n3"}),
        ("note.stack", {"note_ids": ["n3"], "onto": "n0"}),
        ("note.park", {"note_id": "n0", "parked": True}),
        ("note.hide", {"note_id": "n0", "hidden": True}),
        ("phase.close", {}),
        ("undo", {}),
    ]
    workshop = _workshop()
    return _orders(workshop, random, (workshop.peter, workshop.felicity), (author, facilitator))


def _orders(
    workshop: Workshop, random: Random, actors: tuple[Actor, Actor], wishes: tuple[list[Wish], list[Wish]]
) -> Orders:
    """Two commands of each, in every order; one cold start in two hundred too, as the seed says."""

    def look(before: Node, after: Node, wish: Wish, decision: Decision | None) -> None:
        lies_where_it_was_put(before, after, wish, decision)
        if random.random() < 0.005:
            assert refolds(after, workshop), "a cold start makes something else of the log"

    return Orders(workshop, actors, wishes, 2, look)


def _workshop() -> Workshop:
    """Four notes of Peter's that everyone sees, themes north and south with one each, an add phase live."""
    workshop = Workshop()
    shown = {"names": "on", "see": "all"}
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches=shown)
    workshop.open("wishes")
    for number in range(4):
        workshop.post(workshop.peter, f"n{number}", f"Wish {number}")
    for theme_id, note_id in (("north", "n0"), ("south", "n2")):
        workshop.do(workshop.felicity, "theme.form", theme_id=theme_id, title=theme_id, note_ids=[note_id])
    return workshop
