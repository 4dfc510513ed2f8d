"""Many rooms at once: sessions with people in them, connected, each with a note of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from bench.api import Api
from bench.crowd import Crowd
from bench.framing import Door
from bench.sides import Session, door, open_session


@dataclass(frozen=True, slots=True)
class Shape:
    """So many rooms with so many people in each."""

    rooms: int
    people: int

    @property
    def persons(self) -> int:
        """All of them."""
        return self.rooms * self.people

    def __str__(self) -> str:
        return f"{self.rooms} x {self.people}"


class Town:
    """Everybody of a shape, in one crowd; `room_of` says which room each client is in."""

    def __init__(self, shape: Shape, ports: Callable[[int], Sequence[int]]) -> None:
        """`ports` gives the doors of a room by its number: its people take turns over them."""
        self.shape = shape
        self.crowd = Crowd([])
        self.room_of: list[int] = []
        self.began = monotonic()
        for room in range(shape.rooms):
            self._fill(room, ports(room))
        self.crowd.settle()

    def _fill(self, room: int, ports: Sequence[int]) -> None:
        session = open_session(Api(ports[0]))
        doors = []
        for index in range(self.shape.people):
            doors.append(self._enter(session, room * self.shape.people + index, ports[index % len(ports)]))
            # those who are in already are pinged, and are told of whoever comes
            self.crowd.pump(monotonic())
        session.api.close()
        self.crowd.add(doors)
        self.room_of += [room] * self.shape.people

    def _enter(self, session: Session, number: int, port: int) -> Door:
        person = session.join(f"Person {number}")
        note = {"type": "note.post", "note_id": f"note-{number}", "kind": "text", "text": "To be written"}
        session.command(note, token=person.token)
        return door(port, session.code, person)

    def close(self) -> None:
        """Everybody hangs up."""
        self.crowd.close()
