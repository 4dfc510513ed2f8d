"""Follow-up links and published pages beside the log: one contract, two storages."""

from board.service.records import FollowerRow, PublicationRow
from tests.storage.logs import CODE, begun


def key(session_id, hashed=b"key", at=5):
    return FollowerRow(hash=hashed, session_id=session_id, created_at=at)


def token(session_id, hashed=b"token", parent=b"key"):
    return FollowerRow(hash=hashed, session_id=session_id, created_at=6, parent=parent)


def published(session_id, public_id="a", at=7):
    return PublicationRow(public_id=public_id, session_id=session_id, at=at, value=b"{}")


def test_a_new_link_ends_the_old_one_and_all_that_came_from_it(storage):
    row = begun(storage)
    storage.renew_followers(row.session_id, key(row.session_id))
    assert storage.add_follower(token(row.session_id))
    assert storage.follow_key(row.session_id) == 5
    assert storage.follower(b"token") == token(row.session_id)
    storage.renew_followers(row.session_id, key(row.session_id, b"new", 9))
    assert storage.follower(b"key") is None
    assert storage.follower(b"token") is None
    assert storage.follow_key(row.session_id) == 9
    assert storage.add_follower(token(row.session_id)) is False
    storage.renew_followers(row.session_id, None)
    assert storage.follow_key(row.session_id) is None


def test_links_of_other_sessions_stay(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    storage.renew_followers(here.session_id, key(here.session_id))
    storage.renew_followers(there.session_id, key(there.session_id, b"there"))
    storage.renew_followers(here.session_id, None)
    assert storage.follower(b"there") == key(there.session_id, b"there")
    assert storage.add_follower(token(here.session_id, parent=b"there")) is False


def test_what_is_published_is_there_until_it_is_taken_down_by_its_own_session(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    storage.publish(published(here.session_id, "b", 8))
    storage.publish(published(here.session_id))
    assert storage.publications(here.session_id) == [
        published(here.session_id),
        published(here.session_id, "b", 8),
    ]
    assert storage.unpublish(there.session_id, "a") is False
    assert storage.publication("a") == published(here.session_id)
    assert storage.unpublish(here.session_id, "a") is True
    assert storage.publication("a") is None
    assert storage.unpublish(here.session_id, "a") is False


def test_both_go_with_their_session(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    for row, name in ((here, "a"), (there, "b")):
        storage.renew_followers(row.session_id, key(row.session_id, name.encode()))
        storage.publish(published(row.session_id, name))
    storage.discard(CODE)
    assert (storage.follower(b"a"), storage.publication("a")) == (None, None)
    assert storage.follower(b"b") is not None
    assert storage.publication("b") is not None
