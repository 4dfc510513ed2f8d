"""Steps that tests of the facilitator's page begin with."""

from tests.browser.room import Room, written


def wishes(room: Room, *words: str, names: str = "off") -> list[str]:
    """A step of wishes, one of each person in turn; their ids."""
    room.step("wand", "add", "What would you change most?", names=names, see="own")
    room.open("wand")
    notes = [written(text) for text in words]
    for number, note in enumerate(notes):
        room.people[number % len(room.people)].send(note)
    return [note["note_id"] for note in notes]


def themes(room: Room, *titles: str) -> None:
    room.themes(*titles)
    room.step("grouping", "sort", "Which belong together?", who="everyone")
    room.open("grouping")
