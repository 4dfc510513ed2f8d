"""Processes that race for one database or are killed (I1, I2, I10): none lost, none doubled."""

import http.client
import os
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from board.domain.events import NotePosted
from board.storage.engine import driver, sound
from tests.service.servers import Server, opened_session, stored

pytestmark = pytest.mark.slow
WRITERS, OPS, HAND_OVERS = 8, 2_000, 50


class Writer:
    """Posts its notes one after the other, now at one server, now at the other."""

    def __init__(self, number, servers, code, token):
        self.number, self.code = number, code
        self.clients = [server.client(token) for server in servers]
        share = range(OPS // WRITERS)
        random.seed(number)
        moves = HAND_OVERS // WRITERS + (number < HAND_OVERS % WRITERS)
        self.moves = set(random.sample(share, moves))
        self.at = number % 2
        self.acked, self.handed_over = {}, 0

    def run(self):
        for turn in range(OPS // WRITERS):
            command = note(f"w{self.number}-{turn}")
            answer = self.send(command)
            if turn in self.moves:
                # The ack is lost on the way, the network changes, and the other server is asked again.
                self.at, self.handed_over = 1 - self.at, self.handed_over + 1
                assert self.send(command) == answer
            self.acked[answer["note_id"]] = answer["seq"]

    def send(self, command):
        while True:
            answer = self.clients[self.at].post(f"/api/sessions/{self.code}/commands", command)
            if answer["ok"]:
                return answer
            assert answer["error"]["code"] == "busy", answer
            time.sleep(0.05)


def note(name):
    return {"op_id": name, "type": "note.post", "note_id": name, "text": f"Wish {name}"}


@pytest.mark.skipif(
    not sound(driver.sqlite_version_info),
    reason="this SQLite may corrupt a WAL that two connections share, so it is opened alone",
)
def test_two_processes_with_eight_writers_and_fifty_hand_overs_keep_seq_gapless_and_ops_single(tmp_path):
    with Server(tmp_path) as one, Server(tmp_path) as two:
        code, token = opened_session(one.client())
        writers = [Writer(number, [one, two], code, token) for number in range(WRITERS)]
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(Writer.run, writers))
        time.sleep(6)  # a round of looking for what the other one wrote
        seen = [server.client(token).get(f"/api/sessions/{code}") for server in (one, two)]
        assert [server.stop() for server in (one, two)] == [0, 0]
    state, recorded, log = stored(tmp_path, code)
    assert sum(writer.handed_over for writer in writers) == HAND_OVERS
    posted = {one.event.note_id: one.seq for one in recorded if isinstance(one.event, NotePosted)}
    assert posted == {note_id: seq for writer in writers for note_id, seq in writer.acked.items()}
    assert len(posted) == OPS == sum(isinstance(one.event, NotePosted) for one in recorded)
    assert max(Counter(op.key for op in log.ops).values()) == 1 and len(log.ops) == OPS + 1
    for snapshot in seen:
        assert snapshot["seq"] == state.head
        assert {each["note_id"] for each in snapshot["notes"]} == set(posted)


def test_kill_9_in_mid_burst_loses_no_acknowledged_op_and_doubles_none(tmp_path):
    acked, unsure, code, token = {}, [], None, None
    for round_number in range(3):
        with Server(tmp_path) as server:
            if code is None:
                code, token = opened_session(server.client())
            in_flight = burst_until_killed(server, code, token, round_number, acked)
            assert in_flight, "the kill found nothing in flight and proves nothing"
            unsure += in_flight
    with Server(tmp_path) as server:
        client = server.client(token)
        for command in unsure:
            answer = client.post(f"/api/sessions/{code}/commands", command)
            assert answer["ok"]
            acked[command["note_id"]] = answer["seq"]
        assert server.stop() == 0
    _, recorded, _ = stored(tmp_path, code)
    posted = Counter(one.event.note_id for one in recorded if isinstance(one.event, NotePosted))
    assert len(acked) > 60 and set(posted) == set(acked) and max(posted.values()) == 1
    assert {one.event.note_id: one.seq for one in recorded if isinstance(one.event, NotePosted)} == acked


def burst_until_killed(server, code, token, round_number, acked):
    """Eight writers post as fast as they can until the server dies; what was sent and not answered."""
    in_flight, lock = [], threading.Lock()

    def write(number):
        client = server.client(token)
        for turn in range(100_000):
            command = note(f"r{round_number}-w{number}-{turn}")
            try:
                answer = client.post(f"/api/sessions/{code}/commands", command)
            except (OSError, http.client.HTTPException, ValueError):
                with lock:
                    in_flight.append(command)
                return
            assert answer["ok"], answer
            with lock:
                acked[command["note_id"]] = answer["seq"]

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    begun = len(acked)
    while len(acked) < begun + 30:
        time.sleep(0.002)
    time.sleep(random.random() / 20)
    server.kill()
    for thread in threads:
        thread.join(30)
    return in_flight


def test_sigterm_finishes_what_was_begun_and_leaves_with_0(tmp_path):
    with Server(tmp_path, BOARD_ASYNC_MODE=os.environ.get("BOARD_ASYNC_MODE", "eventlet")) as server:
        code, token = opened_session(server.client())
        client = server.client(token)
        answers = [client.post(f"/api/sessions/{code}/commands", note(f"n{turn}")) for turn in range(5)]
        began = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began < 5
    state, _, _ = stored(tmp_path, code)
    assert all(answer["ok"] for answer in answers) and len(state.notes) == 5
