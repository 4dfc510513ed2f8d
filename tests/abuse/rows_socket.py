"""Connecting, events, and commands that are not one's own to send (A55 to A57, A59 to A70)."""

import json
import time

from tests.abuse.ground import Ground
from tests.abuse.registry import plain
from tests.abuse.row import row
from tests.realtime.sockets import Listener
from tests.realtime.test_bad_frames import AUTHS
from tests.web.script import command


def refused_auth(g: Ground, auth: str, code: str = "unauthorised") -> None:
    """Ask for the namespace with this; it must be refused with this code."""
    with g.line() as line:
        kind, reason = line.connect(auth)
        g.said[f"connect_error {reason['data']['code']}"] += 1
        g.check(kind == "44" and reason["data"]["code"] == code, f"{auth[:80]}: {kind} {reason}")


@row("A55", "CONNECT with a wrong auth", short=True)
def wrong_auth(g: Ground) -> None:
    deep = "[" * 31 + "]" * 31
    for auth in (*AUTHS, f'{{"token":{deep}}}', '{"token":{"a":1}}', '{"__proto__":{"token":"x"}}'):
        refused_auth(g, auth, "invalid" if auth.startswith('{"__proto__') else "unauthorised")
    refused_auth(g, json.dumps({"token": g.peter.token, "role": "facilitator"}), "invalid")


@row("A56", "1,000 CONNECTs to other namespaces", short=True)
def namespaces(g: Ground) -> None:
    with g.line(g.peter) as line:
        for number in range(1000):
            name = f"/x{number}" if number % 2 else "/admin"
            line.send(f"40{name},")
            answer = line.read()
            while not answer.startswith("44"):
                answer = line.read()
            g.said["connect_error"] += 1
            g.check(answer.startswith(f"44{name},"), answer)
        g.check("to" in g_ack(g, line, 9), "the socket no longer answers")


def g_ack(g: Ground, line, number: int) -> dict:
    """The ack of a catch_up: whatever came before, this socket is served."""
    line.send(f'42{number}["catch_up",{{"after":1}}]')
    return line.ack(number)[0]


@row("A57", "a socket that never asks for the namespace", short=True)
def never_connects(g: Ground) -> None:
    began = time.monotonic()
    with g.line() as line:
        g.check(line.closed(9), "it stays open")
    took = time.monotonic() - began
    g.say(f"closed after {took:.1f} s")
    g.check(took < 7, f"closed after {took:.1f} s")


@row("A59", "events that are none, and forged ones", short=True)
def unknown_events(g: Ground) -> None:
    with g.line(g.peter) as line:
        for number, name in enumerate(
            (
                "nope",
                "message",
                "welcome",
                "connect",
                "disconnect",
                "__proto__",
                "",
                "*",
                "events",
                "\x00refused",
            ),
            1,
        ):
            answer = g.acked(line, number, f"42{number}[{json.dumps(name)},{{}}]")
            g.expect_code(answer, "unsupported", "invalid")
        g.check("to" in g_ack(g, line, 99), "a forged event ended it")


@row("A60", "no arguments, and fifty", short=True)
def arguments(g: Ground) -> None:
    with g.line(g.peter) as line:
        for number, args in enumerate(("", "," + ",".join(["1"] * 50), ",{},{}", ",null", ",[]"), 1):
            for event in ("command", "catch_up"):
                answer = g.acked(line, number, f'42{number}["{event}"{args}]')
                g.expect_code(answer, "invalid")


WRONG = {
    str: (7, None, ["x"], {}, True),
    bool: ("true", 1, 0, None),
    int: ("1", 1.5, True, None, 2**70),
    float: ("1", True, None, []),
    # what may be left open is a text or a whole number otherwise
    type(None): (1.5, True, {}),
}


@row("A61", "each field of each command with a wrong type", short=True)
def wrong_types(g: Ground) -> None:
    with g.line(g.felicity) as line:
        number = 0
        for given in plain():
            for name in given.keys() - {"op_id", "type"}:
                for wrong in WRONG.get(type(given[name]), ("x", 7)):
                    number += 1
                    if number % 150 == 0:
                        time.sleep(2.5)  # within the rate of facilitators
                    asked = {**given, "op_id": f"w{number}", name: wrong}
                    answer = g.acked(line, number, f"42{number}{json.dumps(['command', asked])}")
                    g.expect_code(answer, "invalid")
                    field = answer["error"].get("field", "")
                    g.check(field.startswith(name), f"{asked}: the field is {field!r}")
    g.say(f"{number} commands")


@row("A62", "fields that only the server makes", short=True)
def extra_fields(g: Ground) -> None:
    extras = {
        "role": "facilitator", "author_id": "x", "author": "x", "seq": 1, "session_id": 1, "created_at": "x",
        "hidden": False, "person": "x", "tie": "x", "rank": "a", "code": "x", "token": "x", "at": "x",
    }  # fmt: skip
    for name, value in extras.items():
        answer = g.send(g.peter, command("note.post", note_id="x", text="x", **{name: value}))[0]
        g.expect_code(answer, "invalid")
        g.check(answer["error"]["field"] == name, f"{answer}")


@row("A63", "another person's name on one's own note", changes="notes", short=True)
def another_author(g: Ground) -> None:
    for field in ("author_id", "author", "person_id", "by"):
        given = command("note.post", note_id="x", text="x", **{field: g.olga.person_id})
        g.expect_code(g.send(g.peter, given)[0], "invalid")
    given = command("note.post", note_id="for", text="x", **{"for": g.olga.person_id})
    g.expect_code(g.send(g.peter, given)[0], "forbidden", "forbidden_role", "invalid")
    g.send(g.peter, command("note.post", note_id="mine", text="x"))
    (note,) = [one for one in g.felicity.snapshot()["notes"] if one["note_id"] == "mine"]
    g.check(note["author"] == g.peter.person_id, f"{note}")


@row("A64", "a participant sends what facilitators send", short=True)
def leading_commands(g: Ground) -> None:
    from board.domain.commands import TYPES
    from board.domain.policy import TABLE

    steering = [given for given in plain() if not TABLE[TYPES[given["type"]]].participant]
    g.check(len(steering) > 20, "the table has no such commands")
    with g.line(g.peter) as line:
        for number, given in enumerate(steering, 1):
            answer = g.acked(line, number, f"42{number}{json.dumps(['command', given])}")
            g.expect_code(answer, "forbidden_role")
    g.expect(g.ask("GET", g.api("/export/run_sheet.json"), token=g.peter.token), 403)


@row("A65", "a second facilitator who is one no more, with a socket still open", changes="people", short=True)
def demoted(g: Ground) -> None:
    g.felicity.do("person.promote", person_id=g.peter.person_id, role="facilitator")
    with g.line(g.peter) as line:
        lock = {"type": "session.lock", "locked": False}
        given = json.dumps(["command", {"op_id": "before", **lock}])
        g.acked(line, 1, f"421{given}")
        g.felicity.do("person.promote", person_id=g.peter.person_id, role="participant")
        g.check(line.closed(3), "the facilitator's socket stays open")
    with g.line(g.peter) as line:
        given = json.dumps(["command", {"op_id": "after", **lock}])
        g.expect_code(g.acked(line, 2, f"422{given}"), "forbidden_role")
    g.expect_code(g.send(g.peter, command("session.lock", locked=False))[0], "forbidden_role")


@row("A66", "another session by its code, and ids that look alike", changes="notes", short=True)
def other_session(g: Ground) -> None:
    stray = Listener(g.url, {"token": g.peter.token}, query=f"?code={g.there.code}")
    g.check(stray.refusal["data"]["code"] == "not_found", f"{stray.refusal}")
    g.send(g.peter, command("note.post", note_id="id-1", text="x"))
    for near in ("id_1", "ID-1", "id-1 ", "id\u20101", "id-1\u200b", " id-1", "i\u0301d-1"):
        answer = g.send(g.peter, command("note.edit", note_id=near, text="y"))[0]
        g.expect_code(answer, "not_found", "invalid")
    for near in (g.code.lower(), f"{g.code[:4]}-{g.code[4:]}"):
        g.expect(g.ask("GET", f"/api/sessions/{near}", token=g.peter.token), 200)
    for near in (g.code + "%20", g.code[:-1] + "%c4%b0", "%20" + g.code, g.code + "%00"):
        g.expect(g.ask("GET", f"/api/sessions/{near}", token=g.peter.token), 404)


@row("A67", "a note into another session's theme", changes="notes", short=True)
def other_theme(g: Ground) -> None:
    third, _ = g.begin("Third")
    third.do("theme.form", theme_id="theirs", title="Theirs")
    third.do("group.split", count=2)
    group = third.snapshot()["groups"][0]["group_id"]
    g.send(g.felicity, command("note.post", note_id="ours", text="x"))
    for given in (
        command("note.file", note_ids=["ours"], theme_id="theirs"),
        command("theme.merge", theme_id="theirs", into="theirs"),
        command("theme.name", theme_id="theirs", title="x"),
        command("group.move", person_id=g.peter.person_id, group_id=group),
        command("note.post", note_id="x", text="x", phase_id="theirs"),
    ):
        g.expect_code(g.send(g.felicity, given)[0], "not_found")


@row("A68", "another person's note", changes="notes", short=True)
def another_note(g: Ground) -> None:
    g.send(g.felicity, command("note.post", note_id="hers", text="x"))
    for kind, more in (("note.edit", {"text": "y"}), ("note.discard", {}), ("note.restore", {})):
        answer = g.send(g.peter, command(kind, note_id="hers", **more))[0]
        g.expect_code(answer, "forbidden", "conflict", "not_found")
        g.check(kind == "note.restore" or answer["error"]["code"] == "forbidden", f"{answer}")


@row("A69", "one op_id for two things", changes="notes", short=True)
def op_id_twice(g: Ground) -> None:
    given = {"op_id": "same", "type": "note.post", "note_id": "one", "text": "One"}
    g.check(g.send(g.peter, given)[0]["ok"], "the first was refused")
    for other in ({**given, "text": "Two"}, {"op_id": "same", "type": "note.discard", "note_id": "one"}):
        g.expect_code(g.send(g.peter, other)[0], "op_id_conflict")


@row("A70", "one command a thousand times", changes="notes", short=True)
def replayed(g: Ground) -> None:
    given = {"op_id": "again", "type": "note.post", "note_id": "again", "text": "Once"}
    answers = [answer for _ in range(32) for answer in g.send(g.felicity, [given] * 32)]
    taken = [answer for answer in answers if answer["ok"]]
    g.check(len({answer["seq"] for answer in taken}) == 1, f"{taken[:3]}")
    g.check(len(taken) >= 200, f"{len(taken)} answered")
    for answer in answers:
        g.expect_code(answer, "ok", "rate_limited")
    same = [one for one in g.felicity.snapshot()["notes"] if one["note_id"] == "again"]
    g.check(len(same) == 1, f"{len(same)} notes")
