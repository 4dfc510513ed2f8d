"""Documents, pictures and archives, laid open: no word in them that their reader may not see."""

from collections.abc import Iterator

import pytest

from board.export.registry import FORMATS
from tests.privacy.house import House, opened
from tests.privacy.scanning import check_document
from tests.privacy.test_canaries import work, write
from tests.privacy.watched import FILES, Wall

#: what the canaries' own test does not read as text
DOCUMENTS = tuple(name for name, how in FORMATS.items() if how is not None and name not in FILES)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize(("see", "names"), [("own", "off"), ("group", "side"), ("own", "on")])
def test_no_word_of_what_is_hidden_stands_in_a_document(house: House, see: str, names: str) -> None:
    wall = Wall(house, see, names)
    write(wall)
    look_into(wall, "written")
    for to in ("facilitators", "all"):
        wall.fay.do("phase.reveal", to=to)
        wall.oracle.revealed(to)
        look_into(wall, f"revealed to {to}")
    work(wall)
    note = next(note for note in wall.oracle.notes.values() if not note.discarded)
    wall.fay.do("note.hide", note_id=note.note_id, hidden=True)
    note.hidden = True
    look_into(wall, "hidden")


def look_into(wall: Wall, stage: str) -> None:
    """One of each audience takes every document; it is made as for everybody, in the process for files."""
    audiences = {(viewer.role, viewer.group_id): seat for seat, viewer in wall.seats.items()}
    for seat in audiences.values():
        for name in DOCUMENTS:
            body = seat.get(f"/export/{name}", include="all")
            seat.received.pop()
            assert not body.startswith(b'{"ok'), f"{name}: {body[:300]!r}"
            check_document(body, wall.seats[seat], wall.oracle, f"{stage} {name}")
