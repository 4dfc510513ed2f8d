"""Another copy of the database takes over while a server runs: what it lacks is noticed, in use or not."""

from board.storage.memory import MemoryStorage
from tests.service.boards import MemoryNotes, Session, Wrapped, board_over


class Moved(Wrapped):
    """A storage of which a copy takes over when the test says so."""

    name = "first"

    def timeline(self):
        return self.name


def test_a_session_that_nobody_has_open_gets_a_new_epoch_where_the_copy_lacks_its_end():
    storage, notes = Moved(MemoryStorage()), MemoryNotes()
    session = Session(board_over(storage, notes=notes))
    other = Session(session.board)
    epochs = [storage.session(one.code).epoch for one in (session, other)]
    notes.heads = {session.code: 9, other.code: storage.session(other.code).head}
    keeping = session.board._keeping
    keeping.mint_epochs()
    storage.renew_epoch(session.code, epochs[0])
    notes.heads[session.code] = 9
    keeping._round()
    assert storage.session(session.code).epoch == epochs[0], "it is compared at a start and after a change"
    storage.name, notes.heads[session.code] = "second", 9
    keeping._round()
    assert storage.session(session.code).epoch != epochs[0]
    assert storage.session(other.code).epoch == epochs[1], "it lacks nothing"
    assert notes.heads[session.code] == storage.session(session.code).head
