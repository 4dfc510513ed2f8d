"""Much of something over sockets (A58, A78, A79, A84, A85, A89, A91)."""

import contextlib
import json
import os
import socket
import time
import zlib

import websocket

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.abuse.rows_socket import g_ack
from tests.fuzz.frames import whole
from tests.realtime.sockets import Listener, listening
from tests.web.script import command

NARROW = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
OPENED_A_SECOND = 420
UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: "
    "Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@row("A58", "5,000 sockets of one address, 20 of one person", grows_mb=192, seconds=120)
def many_sockets(g: Ground) -> None:
    tabs = [Listener(g.url, {"token": g.peter.token}) for _ in range(20)]
    refused = [tab.refusal["data"]["code"] for tab in tabs if tab.refusal]
    g.said["connect_error limit_reached"] += len(refused)
    g.check(refused == ["limit_reached"] * 15, f"{refused}")
    for tab in tabs:
        tab.close()
    host, _, port = g.host.partition(":")
    lines: list[socket.socket] = []
    ask = UPGRADE.format(host=g.host).encode()
    refusals = 0
    began = time.monotonic()
    try:
        for number in range(5000):
            # so fast as one machine may bring a town; a flood of handshakes is the proxy's to dam
            time.sleep(max(0, began + number / OPENED_A_SECOND - time.monotonic()))
            line = socket.create_connection((host, int(port)), timeout=10, source_address=(g.evil, 0))
            line.sendall(ask)
            first = line.recv(600)
            if b" 101 " in first[:20]:
                lines.append(line)
            else:
                refusals += 1
                g.said[first[9:12].decode()] += 1
                line.close()
        took = time.monotonic() - began
        g.say(f"{len(lines)} upgraded and {refusals} refused in {took:.1f} s, none asked for the namespace")
        # on a slow machine the first have been closed before the 2,001st comes
        g.check(g.said["429"] == refusals, f"{refusals} were refused: {g.said}")
        time.sleep(9)
        still = sum(1 for line in lines if not _hung_up(line))
        g.check(still == 0, f"{still} that never connected are still open")
    finally:
        for line in lines:
            line.close()


def _hung_up(line: socket.socket) -> bool:
    line.settimeout(0.05)
    try:
        while line.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


@row("A78", "frames of 300 KB, 1 MB and 100 MB, and one that never ends", seconds=60)
def large_frames(g: Ground) -> None:
    for size in (300_000, 1_000_000):
        with g.line(g.peter) as line:
            with contextlib.suppress(OSError, websocket.WebSocketException):
                line.send("4" * size)
            g.check(line.closed(), f"{size} bytes leave it open")
            g.said["closed"] += 1
    with g.line(g.peter) as line:
        raw = line.ws.sock
        piece = b"x" * 65_536
        sent = 0
        with contextlib.suppress(OSError):
            raw.sendall(b"\x81\xff" + (100_000_000).to_bytes(8) + b"\0\0\0\0")
            for _ in range(1600):
                raw.sendall(piece)
                sent += len(piece)
        g.say(f"{sent // 1024} KiB of a frame of 100 MB were taken by the network")
        g.check(line.closed(), "a frame of 100 MB leaves it open")
        g.said["closed"] += 1
    with g.line(g.peter) as line:
        with contextlib.suppress(OSError, websocket.WebSocketException):
            for number in range(2000):
                line.ws.send_frame(websocket.ABNF.create_frame("x" * 30_000, 1 if number == 0 else 0, 0))
        g.check(line.closed(), "an endless message leaves it open")
        g.said["closed"] += 1


@row("A79", "a compressed frame that becomes a hundred megabytes", short=True)
def frame_bomb(g: Ground) -> None:
    made = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = made.compress(b"4" * 100_000_000) + made.flush(zlib.Z_SYNC_FLUSH)
    ask = {"header": ["Sec-WebSocket-Extensions: permessage-deflate"]}
    with g.line(g.peter, **ask) as line:
        agreed = line.ws.headers.get("sec-websocket-extensions")
        g.check(not agreed, f"it agreed to {agreed}")
        with contextlib.suppress(OSError):
            size = len(packed)
            line.ws.sock.sendall(b"\xc1\xff" + size.to_bytes(8) + b"\0\0\0\0" + packed)
        g.check(line.closed(), "it stays open")
        g.said["closed"] += 1


@row("A84", "1,000 commands a second", changes="notes", seconds=30)
def command_flood(g: Ground) -> None:
    with g.line(g.peter) as line:
        began = time.monotonic()
        sent = 0
        with contextlib.suppress(OSError, websocket.WebSocketException):
            for number in range(2000):
                given = {"op_id": f"f{number}", "type": "note.post", "note_id": f"f{number}", "text": "Fast"}
                line.send(f"42{number}{json.dumps(['command', given])}")
                sent += 1
        took = time.monotonic() - began
        ended = line.closed(10)
        g.say(f"{sent} in {took:.1f} s")
        g.check(ended, "a hundred refusals in a row do not end the socket")
        g.said["closed"] += 1
    answers = g.send(g.peter, [command("note.post", note_id=f"h{n}", text="x") for n in range(32)])
    held = [answer for answer in answers if not answer["ok"]]
    g.check(held and all(a["error"]["code"] == "rate_limited" for a in held), f"{answers[:2]}")
    g.check(all(a["error"]["retry_after_ms"] > 0 for a in held), "nobody is told how long to wait")


@row("A85", "typing and pointers without end", short=True)
def presence_flood(g: Ground) -> None:
    with listening(g.olga) as other, g.line(g.peter) as line:
        other.wait("welcome")
        began, before = time.monotonic(), len(other.heard)
        told = [b'42["presence",{"typing":true,"drawing":true}]', b'42["presence",{"typing":false}]']
        # all at once: whoever reads them one by one must not forget the others
        line.ws.sock.sendall(b"".join(whole(told[number % 2]) for number in range(20_000)))
        g.check("to" in g_ack(g, line, 9), "it was ended")
        took = time.monotonic() - began
        heard = len([1 for name, _ in other.heard[before:] if name == "presence"])
        g.say(f"20,000 read in {took:.1f} s, {heard} heard")
        g.check(heard <= 8 + 8 * took, f"{heard} heard")


@row("A89", "50 readers that do not read", changes="notes people", seconds=90)
def slow_readers(g: Ground) -> None:
    people = [g.join(f"Slow {number}") for number in range(50)]
    lines = []
    for one in people:
        line = websocket.create_connection(
            f"{g.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket",
            timeout=8, suppress_origin=True, sockopt=NARROW,
        )  # fmt: skip
        line.recv()
        line.send("40" + json.dumps({"token": one.token}))
        lines.append(line)
    try:
        mine = {one.person_id for one in people}
        with listening(g.felicity) as host:
            host.wait("welcome")
            gone_at = None
            for turn in range(160):
                posts = [
                    command("note.post", note_id=f"s{turn}-{n}", text=os.urandom(900).hex())
                    for n in range(20)
                ]
                g.send(g.felicity, posts)
                told = [one["online"] for one in host.all("presence") if "online" in one]
                if turn > 5 and told and not mine & set(told[-1]):
                    gone_at = turn
                    break
                time.sleep(0.35)
        g.check(gone_at is not None, "they are still there")
        g.say(f"all 50 dropped after {(gone_at or 0) * 36} KiB for each")
    finally:
        for line in lines:
            line.shutdown()
        g.felicity.send([command("person.remove", person_id=one.person_id) for one in people[:32]])
        g.felicity.send([command("person.remove", person_id=one.person_id) for one in people[32:]])


@row("A91", "coming and going 100 times, a new name each moment", changes="people", seconds=40)
def churn(g: Ground) -> None:
    with listening(g.olga) as other:
        other.wait("welcome")
        before, began = len(other.all("presence")), time.monotonic()
        for _ in range(100):
            with g.line(g.peter):
                pass
        took = time.monotonic() - began
        heard = len(other.all("presence")) - before
        g.say(f"100 in {took:.1f} s, {heard} times presence")
        g.check(heard <= 6 + 3 * took, f"{heard} times presence")
    codes = []
    for number in range(3):
        asked = [command("person.update", name=f"P {number} {n}") for n in range(32)]
        codes += [answer.get("error", {}).get("code", "ok") for answer in g.send(g.peter, asked)]
    g.check(codes.count("rate_limited") >= 20, f"{codes.count('rate_limited')} held back")
