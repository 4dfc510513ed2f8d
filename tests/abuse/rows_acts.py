"""Too many marks, acts at the wrong time, what is not shown yet, undoing (A92 to A95)."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.realtime.sockets import listening
from tests.web.script import Script, command


@row(
    "A92",
    "50 marks at once where five may be made",
    changes="notes marks run_sheet live turn people",
    seconds=30,
)
def too_many_marks(g: Ground) -> None:
    g.send(g.felicity, [command("note.post", note_id=f"m{n}", text=f"Note {n}") for n in range(10)])
    switches = {
        "limit": {"most": 5, "least": None, "per_item": 1},
        "who": "everyone",
        "source": "phase:open",
        "mark": "dots",
    }
    answer = g.send(
        g.felicity, command("phase.insert", phase_id="marks", kind="mark", title="M", switches=switches)
    )[0]
    g.check(answer["ok"], f"{answer}")
    g.felicity.do("phase.open", phase_id="marks", expected="open")

    def mark(number: int) -> str:
        one = Script(g.url, g.code, g.peter.token)
        given = command("mark.set", mark_id=f"k{number}", target_id=f"m{number % 10}", value=1)
        answer = one.send([given]).json()[0]
        return "ok" if answer["ok"] else str(answer["error"]["code"])

    with ThreadPoolExecutor(25) as pool:
        codes = list(pool.map(mark, range(50)))
    for code in codes:
        g.said[code] += 1
    g.check(codes.count("ok") == 5, f"{codes.count('ok')} were taken")
    g.check(set(codes) <= {"ok", "limit_reached", "conflict"}, f"{set(codes)}")
    g.check(len(g.peter.snapshot()["marks"]["mine"]) == 5, "another number is kept")


@row(
    "A93",
    "after the step has closed, and while it is paused",
    changes="notes run_sheet live marks turn",
    short=True,
    freezes=True,
)
def wrong_time(g: Ground) -> None:
    g.send(g.peter, command("note.post", note_id="early", text="x"))
    g.felicity.do("phase.pause")
    g.send(g.peter, command("note.post", note_id="paused", text="x"))
    g.felicity.do("session.freeze", frozen=True)
    g.expect_code(g.send(g.peter, command("note.post", note_id="frozen", text="x"))[0], "locked")
    g.felicity.do("session.freeze", frozen=False)
    g.felicity.do("phase.close")
    g.expect_code(g.send(g.peter, command("theme.form", theme_id="t", title="x"))[0], "phase_closed")
    g.expect_code(
        g.send(g.peter, command("mark.set", mark_id="m", target_id="early", value=1))[0], "phase_closed"
    )
    late = g.send(g.peter, command("note.post", note_id="late", text="Written before", phase_id="open"))[0]
    g.check(late["ok"], f"a note made offline is refused: {late}")
    notes = {one["note_id"]: one for one in g.felicity.snapshot()["notes"]}
    g.check(notes["late"].get("tray"), f"it is not in the tray: {notes['late']}")


@row(
    "A94",
    "notes before they are shown, by every channel",
    changes="notes run_sheet live turn marks",
    seconds=60,
)
def hidden_notes(g: Ground) -> None:
    switches = {"see": "own", "names": "off"}
    g.felicity.do("phase.insert", phase_id="hidden", kind="add", title="H", switches=switches)
    g.felicity.do("phase.open", phase_id="hidden", expected="open")
    canary = "CANARY" + os.urandom(8).hex()
    with listening(g.peter, after=1) as other:
        other.wait("welcome")
        size = len(json.dumps(g.peter.snapshot()["notes"]))
        given = [command("note.post", note_id="secret", text=canary * 20)]
        answer = g.olga.send(given).json()[0]
        g.check(answer["ok"], f"{answer}")
        for person in (g.peter, g.felicity):
            seen = person.get().text + person.get("/events", after=1).text
            names = (
                "record.json",
                "notes.csv",
                "proposals.html?include=all",
                "proposals.md?include=all",
                "wall.svg",
            )
            seen += "".join(g.ask("GET", g.api(f"/export/{n}"), token=person.token).text for n in names)
            g.check(canary not in seen and '"secret"' not in seen, f"it is read by {person.person_id}")
        g.check(len(json.dumps(g.peter.snapshot()["notes"])) == size, "the size tells of it")
        for ask in (
            command("note.edit", note_id="secret", text="x"), command("note.discard", note_id="secret"),
            command("note.post", note_id="b", text="x", builds_on="secret"),
        ):  # fmt: skip
            g.expect_code(g.send(g.peter, ask)[0], "not_found")
        time.sleep(1.3)
        told = json.dumps(other.heard)
        g.check(canary not in told and '"secret"' not in told, "it was told live")


@row("A95", "undoing another's doing, and undoing twice", changes="notes", short=True)
def undoing(g: Ground) -> None:
    g.send(g.felicity, command("note.post", note_id="u", text="x"))
    park = command("note.park", note_id="u", parked=True)
    g.send(g.felicity, park)
    g.expect_code(g.send(g.peter, command("undo", undoes=park["op_id"]))[0], "not_found", "forbidden")
    undo = command("undo", undoes=park["op_id"])
    first, again = g.send(g.felicity, undo)[0], g.send(g.felicity, undo)[0]
    g.check(first["ok"] and first == again, f"{first} {again}")
    g.expect_code(g.send(g.felicity, command("undo", undoes=park["op_id"]))[0], "not_found", "conflict")
    g.expect_code(g.send(g.felicity, command("undo", undoes=undo["op_id"]))[0], "not_found", "conflict")
