"""Role by command by channel, from the registry: a command that nobody has thought of fails here."""

import json
from collections.abc import Iterator

import pytest

from board.domain.commands import TYPES
from board.domain.policy import TABLE
from board.wire.commands import decode_command
from tests.abuse.registry import plain, smallest
from tests.conftest import Server
from tests.realtime.rawline import RawLine, raw_line
from tests.web.script import Script, begin, by_link, join

ROLES = ("participant", "observer", "screen")


@pytest.fixture(scope="module")
def people(server: Server) -> dict[str, Script]:
    felicity, created = begin(server.url)
    felicity.open("add")
    looking = {role: by_link(server.url, created["links"][role[:7]]) for role in ("observer", "screen")}
    return {"facilitator": felicity, "participant": join(server.url, felicity.code), **looking}


@pytest.fixture(scope="module")
def lines(server: Server, people: dict[str, Script]) -> Iterator[dict[str, RawLine]]:
    opened = {role: raw_line(server.url, people[role]) for role in ROLES}
    yield {role: line.__enter__() for role, line in opened.items()}
    for line in opened.values():
        line.__exit__(None, None, None)


@pytest.mark.parametrize("name", TYPES)
def test_each_command_is_made_from_the_registry_as_its_parser_takes_it(name: str) -> None:
    assert TYPES[name] in TABLE, f"{name} has no row in the policy"
    assert decode_command(smallest(name)).type == name


@pytest.mark.parametrize("role", ROLES)
def test_each_command_is_refused_alike_by_both_channels(
    people: dict[str, Script], lines: dict[str, RawLine], role: str
) -> None:
    """Whoever a role's row leaves out is refused for the role, over HTTP and over the socket."""
    refused = [given for given in plain() if not getattr(TABLE[TYPES[given["type"]]], role)]
    assert len(refused) > 20
    for start in range(0, len(refused), 32):
        asked = refused[start : start + 32]
        over_http = people[role].send(asked).json()
        lines[role].send(f"42{start}{json.dumps(['command', asked])}")
        (over_socket,) = lines[role].ack(start)
        assert over_http == over_socket
        wrong = [
            answer for answer in over_http if answer["ok"] or answer["error"]["code"] != "forbidden_role"
        ]
        assert not wrong


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_send_is_not_refused_for_the_role(people: dict[str, Script], role: str) -> None:
    allowed = [given for given in plain() if getattr(TABLE[TYPES[given["type"]]], role)]
    # these would end the place from which the others are sent
    allowed = [given for given in allowed if given["type"] not in ("session.close", "person.remove")]
    for start in range(0, len(allowed), 32):
        for answer in people[role].send(allowed[start : start + 32]).json():
            assert answer["ok"] or answer["error"]["code"] not in ("forbidden_role", "internal"), answer


def test_the_follow_up_link_is_the_only_way_to_what_belongs_to_it(people: dict[str, Script]) -> None:
    beside = [name for name, cls in TYPES.items() if not (TABLE[cls].facilitator or TABLE[cls].participant)]
    assert beside == ["proposal.follow_up"]
    (answer,) = people["facilitator"].send([smallest("proposal.follow_up")]).json()
    assert answer["error"]["code"] == "forbidden_role"
