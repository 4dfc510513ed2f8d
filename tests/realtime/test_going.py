"""SIGTERM: every page is told when to come back, what is under way is answered, the process goes in time."""

import json
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
import requests
import websocket

from board.storage.engine import driver
from tests.conftest import Server
from tests.realtime.rawline import raw_line
from tests.realtime.sockets import Listener
from tests.web.script import Script, begin, command, join

#: the design's bound; the server itself gives up waiting after about four
GONE_S = 5.0


def test_every_page_is_told_when_to_come_back_each_at_its_own_time(own_server: Callable[..., Server]) -> None:
    server = own_server()
    host, _ = begin(server.url)
    people = [Listener(host.url, {"token": join(host.url, host.code, f"P{n}").token}) for n in range(6)]
    waits: list[int] = []
    for listener in people:
        listener.wait("welcome")
        listener.client.on("server_restarting", lambda said: waits.append(said["retry_in_ms"]))
    began = time.monotonic()
    server.process.terminate()
    assert server.process.wait(10) == 0
    assert time.monotonic() - began < GONE_S
    assert all(listener.ended.wait(5) for listener in people)
    for listener in people:
        # python-engineio leaves the socket of a connection that the other side ended
        listener.client.eio.ws.shutdown()
    assert len(waits) == len(people)
    assert len(set(waits)) > 1, "all of them would come back at one moment"
    assert all(0 < wait < GONE_S * 1000 for wait in waits)


def test_what_was_acknowledged_while_it_went_is_there_afterwards(own_server: Callable[..., Server]) -> None:
    server = own_server()
    host, _ = begin(server.url)
    host.open("add")
    people = [join(host.url, host.code, f"P{n}") for n in range(4)]
    acked: list[str] = []

    def post_until_gone(script: Script) -> None:
        with suppress(OSError, websocket.WebSocketException), raw_line(server.url, script) as line:
            for count in range(10_000):
                name = f"{script.person_id}-{count}"
                asked = command("note.post", note_id=name, text="A wish")
                line.send(f"42{count}{json.dumps(['command', asked])}")
                if line.ack(count)[0]["ok"]:
                    acked.append(name)

    threads = [threading.Thread(target=post_until_gone, args=(person,), daemon=True) for person in people]
    end_amid(server, threads, acked)
    again = own_server(BOARD_DATABASE_URL=f"sqlite:///{server.folder / 'board.sqlite'}")
    there = [note_id for person in people for note_id in own_notes(person, again.url)]
    assert len(there) == len(set(there))
    assert set(acked) <= set(there)


@pytest.mark.slow
def test_it_goes_in_time_even_where_nothing_can_be_written(own_server: Callable[..., Server]) -> None:
    server = own_server()
    host, _ = begin(server.url)
    host.open("add")
    other = driver.connect(str(server.folder / "board.sqlite"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with raw_line(server.url, host) as line:
        line.send(f"421{json.dumps(['command', command('note.post', note_id='n', text='A wish')])}")
        time.sleep(0.3)
        began = time.monotonic()
        server.process.terminate()
        assert server.process.wait(10) == 0
        assert time.monotonic() - began < GONE_S
    other.close()
    host.web.close()


def end_amid(server: Server, threads: list[threading.Thread], acked: list[str]) -> None:
    """SIGTERM once the threads have got going; they end with it."""
    for thread in threads:
        thread.start()
    while len(acked) < 40:
        time.sleep(0.01)
    server.process.terminate()
    assert server.process.wait(10) == 0
    for thread in threads:
        thread.join(10)


def own_notes(person: Script, url: str) -> list[str]:
    """What a person sees of their own at another server."""
    person.url = url
    notes = person.snapshot()["notes"]
    person.web.close()
    return [note["note_id"] for note in notes if note.get("mine")]


def test_a_websocket_is_closed_once_with_the_code_for_a_restart(own_server: Callable[..., Server]) -> None:
    server = own_server()
    host, _ = begin(server.url)
    with raw_line(server.url, host) as line:
        server.process.terminate()
        opcode, said = 0, b""
        while opcode != websocket.ABNF.OPCODE_CLOSE:
            opcode, said = line.ws.recv_data(control_frame=True)
        # a browser complains of whatever comes behind it
        left = b""
        with suppress(OSError):
            left = line.ws.sock.recv(100)
    threading_mode = os.environ.get("BOARD_ASYNC_MODE") == "threading"
    # werkzeug's sockets have a writer of their own, which may be in the middle of a frame
    assert int.from_bytes(said) == (websocket.STATUS_NORMAL if threading_mode else 1012)
    assert left == b""


def test_a_poll_that_waits_is_answered_and_not_cut(own_server: Callable[..., Server]) -> None:
    server = own_server()
    host, _ = begin(server.url)
    answers: list[requests.Response] = []
    seq = host.snapshot()["seq"]

    def poll() -> None:
        answers.append(
            requests.get(
                f"{server.url}/api/sessions/{host.code}/events",
                params={"after": seq, "wait": 20},
                headers={"Authorization": f"Bearer {host.token}"},
                timeout=30,
            )
        )

    waiting = threading.Thread(target=poll, daemon=True)
    waiting.start()
    time.sleep(0.5)
    server.process.terminate()
    assert server.process.wait(10) == 0
    waiting.join(5)
    assert answers and answers[0].json()["events"] == []
