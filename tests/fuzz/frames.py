"""Frames by hand: real ones with a bit turned, cut off, doubled, torn apart; and long polling's bodies."""

import contextlib
import http.client
import json
import os
import random
import socket
import struct
from urllib.parse import urlsplit

from tests.fuzz.oracle import Found, Room, Watch

TEXT, BINARY, CLOSE, PING, PONG, GOES_ON = 1, 2, 8, 9, 10, 0
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def captured(token: str) -> list[str]:
    """What our own page sends, one of each sort."""
    auth = json.dumps({"token": token, "after": 1})
    post = {"op_id": "c1", "type": "note.post", "note_id": "c1", "text": "One phone number"}
    return [
        f"40{auth}",
        f"421{json.dumps(['command', post])}",
        f"422{json.dumps(['command', [post, post]])}",
        '423["catch_up",{"after":1}]',
        '42["presence",{"typing":true}]',
        "3",
        "41",
        "2probe",
        "5",
        '451-["command",{"_placeholder":true,"num":0}]',
        "40/admin,{}",
        "430[]",
    ]


def mutated(dice: random.Random, text: str) -> bytes:
    """A real packet, not quite."""
    data = bytearray(text.encode())
    for _ in range(dice.randrange(0, 4)):
        at = dice.randrange(len(data) + 1)
        how = dice.randrange(6)
        if how == 0 and at < len(data):
            data[at] ^= 1 << dice.randrange(8)
        elif how == 1:
            del data[at : at + dice.randrange(1, 20)]
        elif how == 2:
            data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9)))
        elif how == 3:
            data[at:at] = data[: dice.randrange(len(data) + 1)]
        elif how == 4:
            data[at:at] = dice.choice((b"[" * 200, b"9" * 300, b"\xf0\x9f", b"\x00", b'"', b"\x1e", b"e999"))
        else:
            data = data[:at]
    return bytes(data)


def frame(dice: random.Random, payload: bytes) -> bytes:
    """A websocket frame of it, now and then with a wrong bit, opcode, mask or length."""
    odd = dice.random() < 0.25
    opcode = dice.choice((TEXT, TEXT, BINARY, CLOSE, PING, PONG, GOES_ON, 3, 15)) if odd else TEXT
    first = (
        opcode
        | (0 if odd and dice.random() < 0.3 else 0x80)
        | (dice.choice((0x40, 0x20, 0x70)) if odd else 0)
    )
    size = len(payload)
    said = size if dice.random() < 0.93 else dice.choice((0, size + 1, 65_536, 2**63, 2**31, 126))
    masked = 0 if odd and dice.random() < 0.3 else 0x80
    if said < 126:
        head = bytes([first, masked | said])
    elif said < 65_536:
        head = bytes([first, masked | 126]) + struct.pack(">H", said)
    else:
        head = bytes([first, masked | 127]) + struct.pack(">Q", said)
    mask = bytes(dice.randrange(256) for _ in range(4))
    if not masked:
        return head + payload
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


def round_of(watch: Watch, number: int, count: int) -> None:
    """So many connections by websocket, and a third as many by polling, all from one seed."""
    dice = random.Random(number)
    room = Room(watch.server.url)
    for turn in range(count):
        person = dice.choice((room.felicity, room.peter))
        _connection(dice, watch, person.token)
        if turn % 3 == 0:
            _polled(dice, watch, person.token)
    watch.log()
    room.still_whole(watch)


def _connection(dice: random.Random, watch: Watch, token: str) -> None:
    where = urlsplit(watch.server.url)
    packets = captured(token)
    place = (str(where.hostname), where.port or 80)
    with socket.create_connection(place, timeout=5) as line, contextlib.suppress(OSError):
        line.sendall(HANDSHAKE.format(host=where.netloc).encode())
        line.recv(4096)
        if dice.random() < 0.8:
            line.sendall(whole(packets[0].encode()))
        for _ in range(dice.randrange(1, 8)):
            data = frame(dice, mutated(dice, dice.choice(packets)))
            for piece in _torn(dice, data):
                line.sendall(piece)
        line.settimeout(0.02)
        came = line.recv(65_536)
        watch.answers["frames answered"] += 1
        if b"Traceback" in came or b'"internal"' in came:
            raise Found(f"{came[:400]!r}")


def whole(payload: bytes) -> bytes:
    """A frame as it should be."""
    mask = os.urandom(4)
    size = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload))
    return b"\x81" + size + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


def _torn(dice: random.Random, data: bytes) -> list[bytes]:
    if dice.random() < 0.6:
        return [data]
    cuts = sorted(dice.randrange(len(data) + 1) for _ in range(dice.randrange(1, 5)))
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def _polled(dice: random.Random, watch: Watch, token: str) -> None:
    where = urlsplit(watch.server.url)
    line = http.client.HTTPConnection(str(where.hostname), where.port, timeout=3)
    path = "/socket.io/?EIO=4&transport=polling"
    packets = captured(token)
    with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
        line.request("GET", path)
        sid = json.loads(line.getresponse().read()[1:])["sid"]
        bodies = [packets[0].encode()] if dice.random() < 0.7 else []
        bodies += [
            b"\x1e".join(mutated(dice, dice.choice(packets)) for _ in range(dice.randrange(1, 5)))
            for _ in range(dice.randrange(1, 4))
        ]
        for body in bodies:
            near = sid if dice.random() < 0.9 else mutated(dice, sid).hex()
            line.request("POST", f"{path}&sid={near}", body)
            came = line.getresponse()
            said = came.read()
            watch.answers[f"polling {came.status}"] += 1
            if came.status >= 500 or b"Traceback" in said:
                raise Found(f"{came.status} {said[:300]!r} to {body[:300]!r}")
        if dice.random() < 0.3:
            line.request("GET", f"{path}&sid={sid}")
            line.getresponse().read()
    line.close()
