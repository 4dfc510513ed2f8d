"""Rows of lines that change what passes: F41 no websockets, F42 one way only, F45 lost acks, F46 no order."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.faults.crowd import Crowd
from tests.faults.oracles import check_all
from tests.faults.proxy import Proxy
from tests.faults.reaching import came_back, each, join, move, quantile
from tests.faults.row import Run, row
from tests.faults.streams import ask
from tests.faults.toxics import Blocked, Drop, Frames, LimitData
from tests.realtime.rawline import raw_line
from tests.realtime.sockets import Listener
from tests.web.script import Script

UPDATE_S = 5.0


def is_ack(payload: bytes) -> bool:
    """Whether a message is the answer to a call."""
    return payload.startswith(b"43")


def is_frame(payload: bytes) -> bool:
    """Whether a message is a frame of events, or a beacon."""
    return payload.startswith((b'42["events"', b'42["head"'))


@row("F41", "Websocket blocked by a corporate proxy", bound_s=90)
def no_websocket(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    proxy.toxic(Blocked("403" if run.seed % 2 else "strip"))
    # on websockets for as long as they can, by plain HTTP, and strangers' clients that find their own way
    crowd = run.crowd(server, 4)
    behind = [_stranger(run, proxy, crowd) for _ in range(3)]
    each(crowd, lambda person: setattr(person, "channel", "http"), [2, 3])
    move(crowd, proxy.url, [2, 3])
    run.check(all(one.client.transport() == "polling" for one in behind), "not everybody came in by polling")
    told: list[float] = []
    for number in range(12):
        said = behind[number % 3]
        began = time.monotonic()
        note_id = f"polled-{run.seed}-{number}"
        said.do("note.post", note_id=note_id, text="By polling", phase_id="ours")
        for one in behind:
            one.until(lambda one=one, note_id=note_id: _has(one, note_id))  # type: ignore[misc]
            told.append(time.monotonic() - began)
    crowd.burst(10, 2).wait()
    crowd.heal(15)
    refused = proxy.counts["upgrades_refused"] + proxy.counts["upgrades_stripped"]
    run.injected("websocket refused or stripped", refused)
    run.check(refused >= 3, f"only {refused} websockets were tried")
    run.say("update_p95_s", quantile(told, 0.95))
    run.check(quantile(told, 0.95) < UPDATE_S, "updates by polling are too late")
    run.check(not any(one.ended.is_set() for one in behind), "a polling line ended")
    check_all(run, server, crowd)


@row("F42", "One-way partition (client to server lost)", quick=True)
def one_way(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(server, 6)
    cut_off = {3, 4, 5}
    move(crowd, proxy.url, cut_off)
    crowd.burst(10, 1).wait()
    crowd.heal(10)
    lost = proxy.toxic(Drop(), "up")
    struck = time.time()
    mine = [crowd.say(number) for number in range(6) for _ in range(3)]
    time.sleep(1.5 if run.quick else 5)
    waiting = {op.person for op in mine if op.open}
    run.check(waiting == cut_off, f"these say that their notes are not saved yet: {waiting}")
    told = {op.op_id for op in mine if op.person not in cut_off}
    heard = [op_id for op_id in told if crowd.history.heard.get(op_id, set()) >= cut_off]
    run.check(len(heard) == len(told), "whoever cannot be heard did not hear the others either")
    run.injected("bytes lost on the way up", proxy.counts["bytes_lost"])
    run.check(proxy.counts["bytes_lost"] > 0, "nothing was lost")
    proxy.clear(lost)
    crowd.heal(20)
    run.check(came_back(crowd, struck) >= cut_off, "they never came back")
    check_all(run, server, crowd)


@row("F45", "Duplicated delivery (lost ack, resend)", bound_s=90)
def lost_acks(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, 5)
    each(crowd, lambda person: setattr(person, "patience", 0.4))
    each(crowd, lambda person: setattr(person, "channel", "http"), [4])
    move(crowd, proxy.url, [4])
    swallowed = proxy.toxic(Frames(is_ack, "lose", share=0.75), "down")
    burst = crowd.burst(6, 6)
    # a plain call's answer is lost when its line ends in the middle of it
    for _ in range(10):
        time.sleep(0.3)
        limit = proxy.toxic(LimitData(60), "down")
        time.sleep(0.08)
        proxy.clear(limit)
    burst.wait()
    proxy.clear(swallowed)
    crowd.heal(30)
    run.injected("ack swallowed", proxy.counts["frames_lose"])
    run.injected("answer cut off", proxy.counts["limited"])
    again = [op.sends for op in crowd.history.acked]
    run.say("sent_most_often", max(again))
    run.check(max(again) >= 3, "nothing was sent three times")
    _identical(run, crowd)
    check_all(run, server, crowd)


@row("F46", "Reordered delivery", bound_s=90)
def reordered(run: Run) -> None:
    server = run.server()
    proxy = Proxy.before(run, server)
    crowd = run.crowd(proxy.url, 8)
    proxy.toxic(Frames(is_frame, "shuffle", share=0.7, window_s=0.3), "down")
    proxy.toxic(Frames(is_frame, "double", share=0.2), "down")
    proxy.toxic(Frames(lambda payload: payload.startswith(b"42"), "shuffle", share=0.5), "up")
    crowd.burst(30, 5).wait()
    crowd.heal(30)
    run.injected("frame out of its turn", proxy.counts["frames_shuffle"])
    run.injected("frame twice", proxy.counts["frames_double"])
    run.check(proxy.counts["frames_shuffle"] > 50, "hardly a frame was out of its turn")
    proxy.clear()
    _in_order(run, crowd, server.url)
    crowd.heal(10)
    check_all(run, server, crowd)


def _stranger(run: Run, proxy: Proxy, crowd: Crowd) -> Listener:
    """python-socketio's own client, which polls and then asks for a websocket."""
    came = join(crowd, "Stranger")
    listener = Listener(proxy.url, {"token": came["token"]}, transports=["polling", "websocket"])
    run.finally_(listener.close)
    listener.wait("welcome")
    return listener


def _has(listener: Listener, note_id: str) -> bool:
    return any(event["data"].get("note_id") == note_id for event in listener.events())


def _identical(run: Run, crowd: Crowd) -> None:
    """The same command five times, on both transports and at once: five times the same bytes."""
    command = crowd.note("Five times")
    path, token = f"/api/sessions/{crowd.code}/commands", crowd.people[1].token
    url = crowd.url

    def by_http(_: int) -> bytes:
        reply = crowd.do(ask(url, "POST", path, body=command, token=token))
        return bytes(reply.body)

    with ThreadPoolExecutor(4) as pool:
        answers = [json.loads(body) for body in set(pool.map(by_http, range(4)))]
    script = Script(url, crowd.code, token)
    with raw_line(url, script) as line:
        line.send(f'427["command",{json.dumps(command)}]')
        answers.append(line.ack(7)[0])
    run.injected("same command again", 4)
    run.check(answers[0]["ok"] and all(one == answers[0] for one in answers), f"answers differ: {answers}")


def _in_order(run: Run, crowd: Crowd, url: str) -> None:
    """Fifty commands of one person without waiting for answers: done in the order in which they were sent."""
    script = Script(url, crowd.code, crowd.people[0].token)
    with raw_line(url, script) as line:
        for number in range(50):
            line.send(f'42{number}["command",{json.dumps(crowd.note("In order"))}]')
        answers: list[Any] = [line.ack(number)[0] for number in range(50)]
    seqs = [answer["seq"] for answer in answers]
    run.check(seqs == sorted(seqs), "one person's commands were done in another order")
