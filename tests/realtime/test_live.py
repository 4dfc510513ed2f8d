"""Live: what one does stands with the others at once, each frame where the one before ended."""

import json
import time

import pytest
import requests

from tests.conftest import Server
from tests.realtime.sockets import Listener, listening
from tests.web.script import SKETCH, Script, begin, by_link, command, join


@pytest.fixture
def workshop(server: Server) -> tuple[Script, Script]:
    """Felicity, who facilitates with the wishes open, and Peter, who takes part."""
    felicity, created = begin(server.url)
    felicity.open("add")
    return felicity, join(server.url, created["code"])


def test_a_client_that_is_not_ours_walks_the_whole_arc(server: Server) -> None:
    host, created = begin(server.url)
    guest = join(server.url, created["code"])
    with listening(host) as felicity, listening(guest) as peter:
        assert felicity.wait("welcome")["role"] == "facilitator"
        assert peter.wait("welcome")["person_id"] == guest.person_id
        sheet = {phase["kind"]: phase["phase_id"] for phase in reversed(host.snapshot()["run_sheet"])}
        felicity.do("phase.open", phase_id=sheet["add"], expected=host.snapshot()["live"]["phase_id"])
        peter.do("note.post", note_id="n1", text="One form, once")
        peter.do("note.post", note_id="n2", kind="sketch", sketch=SKETCH, caption="A door")
        felicity.do("phase.reveal")
        shown = felicity.heard_of("notes.revealed")["data"]["notes"]
        assert {note["note_id"] for note in shown} == {"n1", "n2"}
        felicity.do("phase.open", phase_id=sheet["sort"], expected=sheet["add"])
        felicity.do("theme.form", theme_id="t1", title="Forms", note_ids=["n1", "n2"])
        felicity.do("phase.open", phase_id=sheet["propose"], expected=sheet["sort"])
        felicity.do("proposal.draft", proposal_id="p1", title="One form", theme_id="t1", note_ids=["n1"])
        assert peter.heard_of("proposal.drafted")["data"]["title"] == "One form"
        assert peter.continuous(peter.wait("welcome")["head"] + 1)
        assert felicity.continuous(felicity.wait("welcome")["head"] + 1)
    record = json.loads(guest.get("/export/record.json").content)
    assert [proposal["title"] for proposal in record["proposals"]] == ["One form"]


def test_a_hidden_note_reaches_its_author_alone_and_the_next_frame_covers_the_gap(
    workshop: tuple[Script, Script],
) -> None:
    felicity, peter = workshop
    with listening(felicity) as host, listening(peter) as author, listening(peter) as second_tab:
        start = host.wait("welcome")["head"] + 1
        author.wait("welcome"), second_tab.wait("welcome")
        author.do("note.post", note_id="secret", text="Hush")
        for tab in (author, second_tab):
            note = tab.heard_of("note.posted")["data"]
            assert (note["text"], note["mine"]) == ("Hush", True)
        assert host.all("events") == []
        felicity.do("session.lock", locked=True)
        frame = host.wait("events")
        assert (frame["from"], frame["to"]) == (start, start + 1)
        assert [event["type"] for event in frame["events"]] == ["session.locked"]
        assert "Hush" not in json.dumps(host.heard)
        assert "secret" not in json.dumps(host.heard)


def test_a_connection_with_after_gets_what_it_missed_and_then_live_frames(
    workshop: tuple[Script, Script],
) -> None:
    felicity, peter = workshop
    snapshot = peter.snapshot()
    peter.do("note.post", note_id="n1", text="While away")
    with listening(peter, after=snapshot["seq"], epoch=snapshot["epoch"]) as back:
        assert back.wait("events")["from"] == snapshot["seq"] + 1
        assert back.heard_of("note.posted")["data"]["note_id"] == "n1"
        felicity.do("session.lock", locked=True)
        back.heard_of("session.locked")
        assert back.continuous(snapshot["seq"] + 1)


@pytest.mark.parametrize("auth", [{"after": 10_000}, {"after": 1, "epoch": "of another history"}])
def test_a_tail_that_cannot_be_given_is_a_resync(
    workshop: tuple[Script, Script], auth: dict[str, object]
) -> None:
    felicity, peter = workshop
    with listening(peter, **auth) as back:
        assert back.wait("resync")["reason"]
        head = back.wait("welcome")["head"]
        felicity.do("session.lock", locked=True)
        assert back.wait("events")["from"] == head + 1


def test_nothing_is_lost_or_doubled_while_people_connect_in_a_burst(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    snapshot = peter.snapshot()
    commands = [command("session.update", title=f"Title {n}") for n in range(240)]
    listeners: list[Listener] = []
    for place in range(0, 240, 24):
        felicity.send(commands[place : place + 24])
        if len(listeners) < 4:
            auth = {"token": peter.token, "after": snapshot["seq"], "epoch": snapshot["epoch"]}
            listeners.append(Listener(peter.url, auth))
    head = felicity.snapshot()["seq"]
    for listener in listeners:
        listener.until(lambda who=listener: who.all("events") and who.all("events")[-1]["to"] >= head)
        assert listener.continuous(snapshot["seq"] + 1), listener.told()
        seqs = [event["seq"] for event in listener.events()]
        assert seqs == list(range(snapshot["seq"] + 1, head + 1))
        listener.close()


def test_catch_up_answers_the_tail_or_asks_for_the_snapshot(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    with listening(peter) as tab:
        seq, epoch = peter.snapshot()["seq"], peter.snapshot()["epoch"]
        felicity.do("session.lock", locked=True)
        frame = tab.call("catch_up", {"after": seq, "epoch": epoch})
        assert (frame["from"], frame["to"]) == (seq + 1, seq + 1)
        assert [event["type"] for event in frame["events"]] == ["session.locked"]
        assert tab.call("catch_up", {"after": seq + 1, "epoch": epoch})["events"] == []
        assert tab.call("catch_up", {"after": seq, "epoch": "another"}) == {"snapshot": True}
        assert tab.call("catch_up", {"after": seq + 9000, "epoch": epoch}) == {"snapshot": True}
        for wrong in (
            {},
            {"after": "1"},
            {"after": True},
            {"after": -1},
            {"after": 1, "more": 2},
            [],
            "x",
            None,
        ):
            assert tab.call("catch_up", wrong)["error"]["code"] == "invalid"


def test_a_long_tail_comes_in_pieces_of_two_hundred(workshop: tuple[Script, Script]) -> None:
    felicity, _ = workshop
    seq, epoch = felicity.snapshot()["seq"], felicity.snapshot()["epoch"]
    for _ in range(8):
        felicity.send([command("session.update", title="Again") for _ in range(30)])
    with listening(felicity, after=seq, epoch=epoch) as tab:
        tab.until(lambda: len(tab.events()) == 240)
        assert [len(frame["events"]) for frame in tab.all("events")] == [200, 40]
        assert tab.continuous(seq + 1)


def test_an_op_sent_over_both_transports_is_one_note_with_one_answer(workshop: tuple[Script, Script]) -> None:
    _, peter = workshop
    post = command("note.post", note_id="n1", text="Once")
    with listening(peter) as tab:
        first = tab.call("command", post)
        assert peter.send(post).json() == first
        assert tab.call("command", [post, post]) == [first, first]
    assert len(peter.snapshot()["notes"]) == 1


def test_the_beacon_says_how_far_a_connection_has_everything(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    with listening(felicity) as host:
        host.wait("welcome")
        peter.do("note.post", note_id="n1", text="Unseen")
        unseen = peter.snapshot()["seq"]
        beacon = host.until(lambda: next((b for b in host.all("head") if b["seq"] == unseen), None))
        assert beacon["epoch"] == host.wait("welcome")["epoch"]
        felicity.do("session.lock", locked=True)
        assert host.wait("events")["from"] == unseen + 1


def test_one_drain_is_one_frame_however_many_commands_it_held(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    with listening(peter) as tab:
        tab.wait("welcome")
        felicity.send([command("session.update", title=f"Title {n}") for n in range(30)])
        tab.until(lambda: len(tab.events()) == 30)
        assert len(tab.all("events")) == 1


def test_a_promoted_person_is_told_to_load_again_and_sees_as_their_new_role(
    workshop: tuple[Script, Script],
) -> None:
    felicity, peter = workshop
    with listening(peter) as tab, listening(felicity) as host:
        seq = tab.wait("welcome")["head"]
        felicity.do("person.promote", person_id=peter.person_id, role="facilitator")
        assert tab.wait("resync")["reason"] == "view"
        host.heard_of("person.promoted")
        assert host.all("resync") == []
        assert tab.call("catch_up", {"after": seq}) == {"snapshot": True}
        assert peter.snapshot()["me"]["role"] == "facilitator"
        tab.do("session.lock", locked=True)
        # only facilitators hear of links
        felicity.do("link.rotate", role="observer")
        tab.heard_of("link.rotated")


def test_the_sockets_of_a_facilitator_no_more_close_within_a_second(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    felicity.do("person.promote", person_id=peter.person_id, role="facilitator")
    with listening(peter) as leading, listening(felicity) as other:
        assert leading.wait("welcome")["role"] == "facilitator"
        other.wait("welcome")
        began = time.monotonic()
        felicity.do("person.promote", person_id=peter.person_id, role="participant")
        assert leading.ended.wait(5)
        assert time.monotonic() - began < 1
        assert not other.ended.is_set()
        # python-engineio leaves the socket of a connection that the other side ended
        leading.client.eio.ws.shutdown()
    assert peter.refused("session.lock") == "forbidden_role"
    with listening(peter) as again:
        assert again.wait("welcome")["role"] == "participant"


def test_the_sockets_of_someone_removed_close_within_a_second(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    with listening(peter) as tab, listening(felicity) as host:
        tab.wait("welcome")
        began = time.monotonic()
        felicity.do("person.remove", person_id=peter.person_id)
        assert tab.ended.wait(1.5)
        assert time.monotonic() - began < 1.5
        host.heard_of("person.removed")
    assert Listener(peter.url, {"token": peter.token}).refusal["data"]["code"] == "unauthorised"
    assert peter.get().status_code == 401


def test_the_sockets_of_a_rotated_link_close_within_a_second_and_others_stay(server: Server) -> None:
    felicity, created = begin(server.url)
    screen, olga = (
        by_link(server.url, created["links"]["screen"]),
        by_link(server.url, created["links"]["observe"]),
    )
    with listening(screen) as wall, listening(olga) as looker:
        wall.wait("welcome"), looker.wait("welcome")
        answer = felicity.do("link.rotate", role="screen")
        assert wall.ended.wait(1.5)
        assert not looker.ended.is_set()
        assert looker.client.connected
    key = {"key": created["links"]["screen"].partition("#key=")[2]}
    old = requests.post(f"{server.url}/api/sessions/{felicity.code}/grants", json=key, timeout=5)
    assert (old.status_code, old.json()["error"]["code"]) == (403, "forbidden")
    assert answer["link"] == f"{server.url}/s/{felicity.code}/screen#key={answer['key']}"
    fresh = requests.post(
        f"{server.url}/api/sessions/{felicity.code}/grants", json={"key": answer["key"]}, timeout=5
    )
    assert fresh.json()["role"] == "screen"


def test_a_link_made_over_the_socket_is_whole_and_a_relinked_persons_sockets_close(
    server: Server, workshop: tuple[Script, Script]
) -> None:
    felicity, peter = workshop
    with listening(felicity) as host, listening(peter) as lost:
        host.wait("welcome"), lost.wait("welcome")
        answer = host.do("person.relink", person_id=peter.person_id)
        assert lost.ended.wait(1.5)
    assert answer["link"] == f"{server.url}/s/{felicity.code}/me#key={answer['key']}"
    assert peter.get().status_code == 401
    back = by_link(server.url, answer["link"])
    assert back.person_id == peter.person_id


def test_polling_is_a_whole_transport_too(workshop: tuple[Script, Script]) -> None:
    felicity, peter = workshop
    tab = Listener(peter.url, {"token": peter.token}, transports=["polling"])
    tab.wait("welcome")
    felicity.do("session.lock", locked=True)
    tab.heard_of("session.locked")
    assert tab.do("note.post", note_id="n1", text="By post")["seq"]
    tab.close()
