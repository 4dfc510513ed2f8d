"""What a payload or a packet may hold (A74 to A77, A80 to A83, A86 to A88, A90)."""

import base64
import json
import time

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.abuse.rows_socket import g_ack
from tests.web.script import SKETCH, command


@row("A74", "numbers that are none", changes="notes", short=True)
def numbers(g: Ground) -> None:
    with g.line(g.felicity) as line:
        for number, wrong in enumerate(
            ("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e309", "01", "0x1"), 1
        ):
            text = f'{{"op_id":"n{number}","type":"note.place","note_ids":["n"],"x":{wrong},"y":0}}'
            g.expect_code(g.acked(line, number, f'42{number}["command",{text}]'), "invalid")
        for number, fine in enumerate(("-0", "-0.0", "1e-320"), 20):
            text = f'{{"op_id":"n{number}","type":"note.place","note_ids":["n"],"x":{fine},"y":0}}'
            g.expect_code(g.acked(line, number, f'42{number}["command",{text}]'), "ok", "not_found")
    for wrong in (b"NaN", b"1e400", b"-Infinity"):
        body = b'{"op_id":"h","type":"phase.extend","seconds":' + wrong + b"}"
        kind = {"Content-Type": "application/json"}
        g.expect(g.ask("POST", g.api("/commands"), body, kind, token=g.felicity.token), 400, "invalid")


@row("A75", "a million points, 100,000 strokes, coordinates beyond the paper", short=True)
def huge_sketches(g: Ground) -> None:
    stroke = SKETCH["strokes"][0]

    def points(raw: bytes) -> dict:
        return {"v": 1, "strokes": [{**stroke, "points": base64.b64encode(raw).decode()}]}

    stencil = {"id": "x", "x": 1e9, "y": 0, "scale": 1, "pen": 1}
    label = {"x": 0, "y": 0, "size": 1, "pen": 1, "text": "x" * 9000}
    cases = {
        "points": points(b"\x02\x02" * 22_000),
        "strokes": {"v": 1, "strokes": [stroke] * 600},
        "far": points(b"\xff\xff\xff\xff\x0f" * 2),
        "endless": points(b"\xff" * 900),
        "width": {"v": 1, "strokes": [{**stroke, "width": -1}]},
        "width 1e9": {"v": 1, "strokes": [{**stroke, "width": 1e9}]},
        "pen": {"v": 1, "strokes": [{**stroke, "pen": 99}]},
        "stencil": {"v": 1, "strokes": [], "stencils": [stencil]},
        "label": {"v": 1, "strokes": [], "labels": [label]},
    }
    for name, sketch in cases.items():
        given = command("note.post", note_id="s", kind="sketch", sketch=sketch, caption=name)
        g.expect_code(g.send(g.peter, given)[0], "invalid", "too_large", "too_long")
    large = {"v": 1, "strokes": [stroke] * 100_000}
    body = command("note.post", note_id="s", kind="sketch", sketch=large)
    g.expect(g.ask("POST", g.api("/commands"), body, token=g.peter.token), 413, "too_large")


@row("A76", "markup where points belong", short=True)
def markup_sketches(g: Ground) -> None:
    stroke = SKETCH["strokes"][0]
    for sketch in (
        "<svg onload=x>", {"v": 1, "strokes": ["M0 0<foreignObject>"]},
        {"v": 1, "strokes": [{**stroke, "points": "M0 0L1 1"}]},
        {"v": 1, "strokes": [{**stroke, "fill": "url(x)"}]},
        {"v": 1, "strokes": [{**stroke, "points": "<path/>"}]}, {**SKETCH, "svg": "<svg/>"},
        {"v": 1, "strokes": [], "stencils": [{"id": "<svg>", "x": 1, "y": 1, "scale": 1, "pen": 1}]},
        {**SKETCH, "layout": "url(http://evil.test)"}, {**SKETCH, "v": "1"}, {"v": 2, "strokes": [stroke]},
    ):  # fmt: skip
        given = command("note.post", note_id="s", kind="sketch", sketch=sketch)
        g.expect_code(g.send(g.peter, given)[0], "invalid")


@row("A77", "a picture as an address, an SVG as a note", short=True)
def data_pictures(g: Ground) -> None:
    for more in (
        {"kind": "photo", "photo_id": "data:image/png;base64,xx"}, {"kind": "svg", "text": "x"},
        {"kind": "image"}, {"kind": "photo", "photo_id": "../x"}, {"kind": "photo"}, {"image": "data:,"},
        {"kind": "photo", "photo_id": "https://evil.test/x.png"}, {"kind": "sketch", "svg": "<svg/>"},
    ):  # fmt: skip
        given = command("note.post", note_id="p", **more)
        g.expect_code(g.send(g.peter, given)[0], "invalid", "not_found")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'
    for kind, code in (("image/svg+xml", "unsupported"), ("image/png", "unsupported")):
        answer = g.ask("POST", g.api("/photos"), svg, {"Content-Type": kind}, token=g.peter.token)
        g.expect(answer, 415, code)


@row("A80", "binary events and attachments that never come", short=True)
def binary(g: Ground) -> None:
    for frame in (
        '451-["command",{"_placeholder":true,"num":0}]', "459999999999-[]", "451-", "461-1[]", "45", "4599[]",
        '450-["command",{}]',
    ):  # fmt: skip
        with g.line(g.peter) as line:
            line.send(frame)
            g.check(line.closed(), f"{frame} leaves it open")
            g.said["closed"] += 1
    with g.line(g.peter) as line:
        line.ws.send_binary(b"\x04\x00\xff" * 100)
        g.check(line.closed(), "bytes leave it open")
        g.said["closed"] += 1


@row("A81", "100,000 brackets", short=True)
def nested(g: Ground) -> None:
    with g.line(g.peter) as line:
        for number, deep in enumerate(("[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 20_000), 1):
            g.expect_code(g.acked(line, number, f'42{number}["command",{deep}]'), "invalid")
    for deep in (b"[" * 100_000, b'{"a":' * 40_000):
        answer = g.ask(
            "POST", g.api("/commands"), deep, {"Content-Type": "application/json"}, token=g.peter.token
        )
        g.expect(answer, 400, "invalid")


@row("A82", "integers of 100,000 digits", short=True)
def digits(g: Ground) -> None:
    with g.line(g.peter) as line:
        for number, digit in enumerate(("9" * 100_000, "-" + "9" * 100_000, "1" + "0" * 5000), 1):
            text = f'{{"op_id":"d{number}","type":"note.edit","note_id":"n","base":{digit}}}'
            g.expect_code(g.acked(line, number, f'42{number}["command",{text}]'), "invalid")
    with g.line() as line:
        line.send(f'40{{"token":"{g.peter.token}","after":{"9" * 5000}}}')
        g.check(line.closed(), "an auth that is no JSON leaves it open")
    path = g.api(f"/events?after={'9' * 4000}")
    g.expect(g.ask("GET", path, token=g.peter.token), 400, "invalid")


@row("A83", "one key twice, and __proto__", changes="notes", short=True)
def keys_twice(g: Ground) -> None:
    with g.line(g.peter) as line:
        text = '{"op_id":"k1","type":"note.post","note_id":"n","text":"x","__proto__":{"role":"facilitator"}}'
        g.expect_code(g.acked(line, 1, f'421["command",{text}]'), "invalid")
        text = (
            '{"op_id":"k2","op_id":"k2","type":"session.close","type":"note.post","note_id":"n","text":"x"}'
        )
        answer = g.acked(line, 2, f'422["command",{text}]')
        g.check(answer["ok"] or answer["error"]["code"] == "invalid", f"{answer}")
        text = '{"op_id":"k3","type":"note.post","type":"session.close","note_id":"n2","text":"x"}'
        g.expect_code(g.acked(line, 3, f'423["command",{text}]'), "invalid", "forbidden_role")
    g.check(g.felicity.snapshot()["session"]["state"] == "open", "it was closed")


@row("A86", "packets that mean nothing", short=True)
def meaningless(g: Ground) -> None:
    frames = (
        "9|4|42|42[|42{}|42[]|42[7]|429|431[]|43|41,|b!!!|47|6|5|3|2probe|x|\xe9|[]|40[|441|0{}|1|8|42/x,[]"
    )
    for frame in [
        *frames.split("|"),
        "4" * 1000,
        "42" + "9" * 1000 + "[]",
        '42["command",{}' * 50,
        "\x00",
        "451-",
    ]:
        with g.line(g.peter) as line:
            line.send(frame)
            time.sleep(0.01)
    with g.line(g.peter) as line:
        g.check("to" in g_ack(g, line, 9), "nobody can connect any more")


@row("A87", "transports: polling stays, JSONP and others do not", short=True)
def transports(g: Ground) -> None:
    for query in (
        "EIO=4&transport=polling&j=0", "EIO=3&transport=polling", "EIO=4&transport=x",
        "EIO=4&transport=websocket",
        "EIO=4&transport=polling&j", "transport=polling", "EIO=4&transport=polling&sid=nope&j=1", "",
    ):  # fmt: skip
        g.expect(g.ask("GET", f"/socket.io/?{query}"), 400)
    opened = g.ask("GET", "/socket.io/?EIO=4&transport=polling")
    g.expect(opened, 200)
    sid = json.loads(opened.body[1:])["sid"]
    path = f"/socket.io/?EIO=4&transport=polling&sid={sid}"
    for body in (b"\xff\xfe", b"9", b"4" * 1000, b"40{", b"\x1e" * 100, b"42[]\x1e42[]"):
        g.check(g.ask("POST", path, body).status in (200, 400), f"{body[:20]!r}")
    g.expect(g.ask("POST", "/socket.io/?EIO=4&transport=polling", b"40"), 400)


@row("A88", "another's sid", short=True)
def stolen_sid(g: Ground) -> None:
    for sid in ("__proto__", "x", "constructor", "../x", "%00", "x" * 4000, "null"):
        for way in ("GET", "POST"):
            body = b"40" if way == "POST" else None
            answer = g.ask(way, f"/socket.io/?EIO=4&transport=polling&sid={sid}", body)
            g.expect(answer, 400)
    opened = g.ask("GET", "/socket.io/?EIO=4&transport=polling")
    sid = json.loads(opened.body[1:])["sid"]
    g.check(len(sid) >= 20, f"a sid that can be guessed: {sid}")
    for near in (sid[:-1] + ("A" if sid[-1] != "A" else "B"), sid.swapcase(), sid + "="):
        g.expect(g.ask("GET", f"/socket.io/?EIO=4&transport=polling&sid={near}"), 400)


@row("A90", "acknowledgements of what was never asked", short=True)
def invented_acks(g: Ground) -> None:
    with g.line(g.peter) as line:
        for frame in ("430[]", "431[1,2]", "4399999[{}]", '43/x,1[""]', '431["command",{}]', "431"):
            line.send(frame)
        g.check("to" in g_ack(g, line, 9), "it was ended")
