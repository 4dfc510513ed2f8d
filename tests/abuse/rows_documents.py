"""Words in files, and words that mean to be more than words there (A48 to A54)."""

import csv
import io
import time
import zipfile

from openpyxl import load_workbook

from tests.abuse.ground import Ground
from tests.abuse.row import row
from tests.abuse.rows_names_text import file, page_of, post
from tests.abuse.viewers import look, seats, tracker
from tests.export.test_hostile_text import FORMULAS, Page
from tests.web.script import command


@row("A48", "formulas", changes="notes", seconds=90)
def formulas(g: Ground) -> None:
    post(g, *[text.replace("\x00", "") for text in FORMULAS], "{=1+1}", "-2+3+cmd|' /C calc'!A0")
    for name in ("notes.csv", "proposals.csv?include=all", "wishes.csv"):
        rows = list(csv.reader(io.StringIO(file(g, name).decode("utf-8-sig"))))
        starts = {cell[0] for cells in rows for cell in cells if cell}
        g.check(starts.isdisjoint("=+-@\t\r\n\uff1d"), f"{name}: {starts & set('=+-@')}")
    book = load_workbook(io.BytesIO(file(g, "proposals.xlsx?include=all")))
    cells = [
        cell for sheet in book for cells in sheet.iter_rows() for cell in cells if cell.value is not None
    ]
    g.check(any("1+1" in str(cell.value) for cell in cells), "the words are not there")
    g.check(all(cell.data_type != "f" for cell in cells), "a cell is a formula")
    g.check(
        all(cell.hyperlink is None or cell.hyperlink.location for cell in cells), "a cell leads elsewhere"
    )


@row("A49", "Markdown that is more than words", changes="notes", short=True)
def markdown(g: Ground) -> None:
    from markdown_it import MarkdownIt

    words = [
        "<b onclick=x>b</b>",
        "a | b || c",
        "[x](javascript:alert(1))",
        "```\nfence\n```",
        "# not a heading",
    ]
    post(g, *words)
    shown = MarkdownIt("commonmark").enable(["table"]).render(file(g, "proposals.md?include=all").decode())
    page = Page(shown)
    g.check(not {"a", "code", "pre", "b", "script", "img"} & page.tags, f"{page.tags}")


@row("A50", "ends of markup, entities, templates", changes="notes", seconds=90)
def templates(g: Ground) -> None:
    words = [
        "]]> &xxe; <w:p>",
        "{{7*7}} {% for x in y %} ${7*7} #{7*7}",
        "<%= 7*7 %> #let x = 1",
        "<!ENTITY x>",
    ]
    post(g, *words)
    page_of(g, *words)
    document = zipfile.ZipFile(io.BytesIO(file(g, "proposals.docx?include=all"))).read("word/document.xml")
    g.check(b"{{7*7}}" in document and b"49" not in document.split(b"{{7*7}}")[1][:20], "a template was run")
    g.check(b"]]&gt; &amp;xxe; &lt;w:p&gt;" in document, "the words are not literal")
    g.check(len(file(g, "proposals.pdf?include=all")) > 1000, "no PDF")


@row("A51", "addresses that a renderer might fetch", changes="notes people", seconds=120, grows_mb=96)
def renderers(g: Ground) -> None:
    with tracker() as (elsewhere, asked):
        words = [
            f"<img src={elsewhere}/meta>", f"url({elsewhere}/u)", "file:///etc/passwd",
            f"@import '{elsewhere}/i'",
            f'#image("{elsewhere}/t.png")', f"![x]({elsewhere}/m)", f'<image href="{elsewhere}/s"/>',
        ]  # fmt: skip
        post(g, *words)
        names = ("proposals.pdf", "proposals.docx", "wall.png", "record.zip", "canvas.zip", "proposals.xlsx")
        for name in names:
            g.check(b"root:x:0" not in file(g, f"{name}?include=all" if "wall" not in name else name), name)
        page_of(g, *words)
        look(g, [words[0]], seats(g))
        g.check(not asked, f"somebody else was asked for {asked}")
        g.say(f"{len(names) + 1} files and 3 pages, nothing fetched")


@row("A52", "the end of a script in what a page carries", changes="notes session people", grows_mb=96)
def script_end(g: Ground) -> None:
    word = "</script><script>window.pwned=1</script>\u2028<!--"
    g.felicity.do("session.update", title=word[:100])
    post(g, word)
    page = g.ask("GET", f"/s/{g.code}/host").body
    g.check(b"</script><script>window" not in page, "the page has it as markup")
    look(g, ["</script><script>window.pwned=1"], seats(g))


@row("A53", "50,000 of one sign", changes="notes", short=True)
def one_sign(g: Ground) -> None:
    slowest = 0.0
    for sign in ("a", "[", "*", "<", "\"'", "`", "\u202e", "&", "\u0301", "("):
        # beyond ASCII a sign is six bytes of JSON, and a body has 256 KiB
        count = 50_000 if sign.isascii() else 40_000
        given = command("note.post", note_id="many", text=sign * count)
        began = time.perf_counter()
        g.expect_code(g.send(g.peter, given)[0], "too_long", "too_large", "invalid")
        slowest = max(slowest, time.perf_counter() - began)
    g.say(f"the slowest answer {slowest * 1000:.0f} ms")
    g.check(slowest < 0.5, f"{slowest:.2f} s")
    post(g, "[" * 2000, "*" * 2000, "<" * 2000)
    began = time.perf_counter()
    page_of(g)
    file(g, "proposals.md?include=all")
    g.check(time.perf_counter() - began < 5, "a document takes long")


@row("A54", "an address, a telephone number, an insurance number", changes="notes", short=True)
def personal_facts(g: Ground) -> None:
    words = ["write to mair@example.org", "ring 01685 725000", "QQ 12 34 56 C"]
    kept = {one["text"] for one in post(g, *words)}
    g.check(set(words) <= kept, "a text was changed")
    g.check(not any(word in g.server.log() for word in words), "the log holds it")
