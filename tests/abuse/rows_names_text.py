"""Names and words that mean to be more than words (A36 to A47)."""

import io
import time
import zipfile

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.abuse.viewers import look, seats, tracker
from tests.export.test_hostile_text import TAGS, Page
from tests.web.script import command

MARKUP = "<img src=x onerror=window.pwned=1>"


def named(g: Ground, name: str, status: int, code: str | None = None) -> None:
    """Come in with this name."""
    g.expect(g.ask("POST", g.api("/people"), {"name": name}, address=g.here), status, code)


def post(g: Ground, *texts: str) -> list[dict]:
    """A note of each text, by somebody who takes part; each must be taken."""
    asked = [
        command("note.post", note_id=f"t{time.time_ns()}-{place}", text=text, caption="")
        for place, text in enumerate(texts)
    ]
    answers = [answer for at in range(0, len(asked), 32) for answer in g.send(g.peter, asked[at : at + 32])]
    for answer, text in zip(answers, texts, strict=True):
        g.check(answer["ok"], f"{text[:60]!r}: {answer}")
    return g.felicity.snapshot()["notes"]


def file(g: Ground, name: str) -> bytes:
    """A download of the facilitator's."""
    return g.expect(g.ask("GET", g.api(f"/export/{name}"), token=g.felicity.token, timeout=70), 200).body


def page_of(g: Ground, *words: str) -> None:
    """The document as a page: these words stand in it, and no tag of theirs."""
    page = Page(file(g, "proposals.html?include=all").decode())
    g.check(page.tags <= TAGS, f"{page.tags - TAGS}")
    handlers = {name for name in page.attributes if name.startswith("on") or name in ("src", "style")}
    g.check(not handlers, f"{handlers}")
    whole = "".join("".join(page.words).split())
    for word in words:
        g.check("".join(word.split()) in whole, f"{word[:60]!r} is not in the document")


@row("A36", "a name that is markup", changes="people notes", grows_mb=96)
def markup_name(g: Ground) -> None:
    named(g, MARKUP, 201)
    g.felicity.do("session.update", title=f"T {MARKUP}")
    post(g, f"by {MARKUP}")
    page_of(g, MARKUP)
    answer = g.ask("GET", f"/j/{g.code}")
    g.check(b"<img src=x" not in answer.body, "the door's page has the tag")
    texts = look(g, [MARKUP], seats(g))
    g.check(MARKUP in texts["host"], "the host does not see the name as words")
    g.felicity.do("session.update", title="Here")


@row("A37", "names of nothing", short=True)
def empty_names(g: Ground) -> None:
    for name in (
        "",
        " ",
        "\t\n",
        "\u200b",
        "\u200b\u200c\u2060\ufeff",
        "\u00ad",
        "\u2800",
        "\u3164",
        "\x00\x01",
    ):
        named(g, name, (400, 422))  # type: ignore[arg-type]


@row("A38", "a name of 10,000 characters", short=True)
def long_name(g: Ground) -> None:
    for name in ("x" * 10_000, "x" * 61, "\N{FAMILY}" * 61, "e\u0301" * 61):
        named(g, name, 422, "too_long")


@row("A39", "names that pose as somebody's", short=True, changes="people")
def posing(g: Ground) -> None:
    names = ["Facilitator \u2714", "\u0424\u0435licity", "Felicity", "\u202egnik", "Felicity (facilitator)"]
    for name in names:
        answer = g.ask("POST", g.api("/people"), {"name": name}, address=g.here)
        g.check(answer.status in (201, 422), answer.text)
        g.check(answer.status != 201 or answer.json()["role"] == "participant", answer.text)
    people = g.felicity.snapshot()["people"]
    g.check(sum(one["role"] == "facilitator" for one in people) == 1, "a name made a facilitator")
    page = file(g, "proposals.html?include=all").decode()
    g.check(page.count("\u202e") == page.count("\u202c"), "a turn of direction goes on")


@row("A40", "one name thirty times", short=True, changes="people")
def one_name(g: Ground) -> None:
    for _ in range(30):
        named(g, "Sam", 201)
    sams = [one for one in g.felicity.snapshot()["people"] if one["name"].startswith("Sam")]
    g.check(len({one["person_id"] for one in sams}) == 30, f"{len(sams)} people")


@row("A41", "scripts, links and a picture that tells where it was seen", changes="notes people", grows_mb=96)
def active_text(g: Ground) -> None:
    with tracker() as (elsewhere, asked):
        words = [
            "<script>window.pwned=1</script>", "<svg onload=window.pwned=1>",
            "[x](javascript:window.pwned=1)",
            f"![t]({elsewhere}/p.png)", f"<img src={elsewhere}/i.png>", "data:text/html,<script>1</script>",
            f"<link rel=stylesheet href={elsewhere}/s.css>", f"<iframe src={elsewhere}/f></iframe>",
        ]  # fmt: skip
        post(g, *words)
        page_of(g, *words)
        look(g, words[:4], seats(g))
        g.check(not asked, f"somebody else was asked for {asked}")


@row("A42", "styles in words", changes="notes people", grows_mb=96)
def styles(g: Ground) -> None:
    with tracker() as (elsewhere, asked):
        words = [
            f"</style><style>@import url({elsewhere}/x.css);", "*{font-size:9999px!important}",
            f"x;background:url({elsewhere}/b)", '" style="position:fixed;inset:0;font-size:999px',
        ]  # fmt: skip
        post(g, *words)
        page_of(g, *words)
        look(g, [words[1]], seats(g))
        g.check(not asked, f"somebody else was asked for {asked}")
    for value in ("url(x)", "red;}", "expression(1)"):
        given = command("note.post", note_id="colour", text="x", colour=value)
        g.expect_code(g.send(g.peter, given)[0], "invalid")


@row("A43", "ids and titles that JavaScript knows otherwise", changes="notes themes people", grows_mb=96)
def prototype_names(g: Ground) -> None:
    names = ("__proto__", "constructor", "toString", "location", "hasOwnProperty", "valueOf", "length")
    asked = [command("note.post", note_id=name, text=f"{name} text") for name in names]
    asked += [command("theme.form", theme_id=name, title=name, note_ids=[name]) for name in names[:3]]
    for answer, given in zip(g.send(g.felicity, asked), asked, strict=True):
        g.check(answer["ok"], f"{given}: {answer}")
    ids = {one["note_id"] for one in g.peter.snapshot()["notes"]}
    g.check(set(names) <= ids, f"{ids}")
    look(g, ["constructor text", "location text"], seats(g))


@row("A44", "a note of 10,001 characters, and of a megabyte", short=True)
def long_note(g: Ground) -> None:
    before = g.peter.snapshot()["seq"]
    for size, code in ((2001, "too_long"), (10_001, "too_long"), (70_000, "too_large")):
        given = command("note.post", note_id="long", text="x" * size)
        g.expect_code(g.send(g.peter, given)[0], code)
    body = command("note.post", note_id="long", text="x" * 1_000_000)
    g.expect(g.ask("POST", g.api("/commands"), body, token=g.peter.token), 413, "too_large")
    g.check(before <= g.peter.snapshot()["seq"] <= before + 30, "something was written")
    exact = command("note.post", note_id="exact", text="x" * 2000)
    g.check(g.send(g.peter, exact)[0]["ok"], "2,000 are refused")
    g.send(g.peter, command("note.discard", note_id="exact"))


@row("A45", "signs that files cannot hold", changes="notes", seconds=120)
def control_signs(g: Ground) -> None:
    notes = post(g, "a\x00b", "a\x0bb\x0cc", "a\uffffb\ufffe", "a\x1b[31mred", "a\u2028b\u0085c", "\ufdd0x")
    for one in notes:
        g.check(not set("\x00\x0b\x0c\x1b") & set(one["text"]), f"{one['text']!r} was kept")
    lone = b'{"op_id":"lone","type":"note.post","note_id":"lone","text":"\\ud800"}'
    kind = {"Content-Type": "application/json"}
    g.expect(g.ask("POST", g.api("/commands"), lone, kind, token=g.peter.token), 400, "invalid")
    for name in ("proposals.docx", "proposals.xlsx", "proposals.pdf"):
        body = file(g, f"{name}?include=all")
        g.check(len(body) > 1000, f"{name} is empty")
        if body.startswith(b"PK"):
            g.check(zipfile.ZipFile(io.BytesIO(body)).testzip() is None, name)


@row("A46", "a thousand marks on one letter, ten thousand lines", changes="notes", short=True)
def zalgo(g: Ground) -> None:
    began = time.perf_counter()
    post(g, "z" + "\u0301" * 1000, "\n" * 10_000 + "x", "ab\n" * 600)
    g.say(f"taken in {(time.perf_counter() - began) * 1000:.0f} ms")
    for text in ("a\n" * 10_000, "e\u0301" * 2001, ("z" + "\u0301" * 15) * 2001):
        given = command("note.post", note_id="zalgo", text=text)
        g.expect_code(g.send(g.peter, given)[0], "too_long", "too_large")
    page_of(g)


@row("A47", "families, right to left, Welsh, Chinese", changes="notes", short=True)
def every_script(g: Ground) -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    words = [
        family * 400,
        "\u0628\u062d\u062b \u0639\u0631\u0628\u064a",
        "D\u0175r, t\u0177, \u0175y, Llanfair",
        "\u5bb6\u65cf" * 200,
    ]
    notes = post(g, *words)
    kept = {one["text"] for one in notes}
    g.check(set(words) <= kept, "a text was changed")
    page_of(g, *words)
    g.expect_code(g.send(g.peter, command("note.post", note_id="f", text=family * 2001))[0], "too_long")
