"""The whole default template: twelve people in two groups, a facilitator and a screen, from lobby to close.

Five people have real pages: one wide, one on a phone, one in Welsh, one who reloads and opens a second tab,
and one who comes late. The other seven speak the public protocol with a line kept open, as their pages would:
on two cores thirteen browsers would measure the machine and not the pages, and what a page does for its
reader is the same for the eighth of them. Seventeen steps run; the eighteenth is skipped by the facilitator,
as a session that is short of time would. Pictures of every step are kept in test-results/joint-vision.

Who comes late or comes back is placed (R8), groups come back with their notes labelled (R10), and the way
from a wish to an owner is walked (R11).
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.joint_vision import deciding, grouping, meeting, proving, wishing
from tests.browser.joint_vision.album import Album
from tests.browser.joint_vision.house import House
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def house(server: Server, machine: Machine, open_page: Open) -> Iterator[House]:
    """A session on the default template, whose facilitator has named the two teams."""
    begun = meeting.starts(server.url, machine, open_page)
    yield begun
    begun.closes()


def test_two_teams_go_from_a_lobby_to_proposals_that_are_accepted(house: House) -> None:
    album = Album({})
    meeting.people_come_in(house, album)
    meeting.everyone_draws_what_they_do(house, album)
    meeting.everyone_meets(house, album)
    wishing.wishes_are_made_without_names(house, album)
    wishing.wishes_are_ticked(house, album)
    wishing.themes_are_found(house, album)
    wishing.two_themes_are_chosen(house, album)
    grouping.groups_are_split_in_the_break(house, album)
    grouping.everyone_draws_alone_and_somebody_comes_late(house, album)
    grouping.the_group_looks_and_builds(house, album)
    grouping.everyone_presents_ideas(house, album)
    deciding.ideas_of_both_groups_are_grouped(house, album)
    deciding.choosing_is_skipped(house, album)
    deciding.propositions_are_written(house, album)
    deciding.they_are_read_back_and_accepted(house, album)
    deciding.the_session_closes(house, album)
    proving.the_way_from_wish_to_owner_can_be_walked(house)
    proving.the_files_hold_the_propositions(house)
    assert album.faults == []
