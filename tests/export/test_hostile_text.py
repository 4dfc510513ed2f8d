"""Text that would break a file or run in one (faults-and-abuse.md, A36 to A53)."""

import csv
import time
from html.parser import HTMLParser
from io import StringIO

import pytest
from markdown_it import MarkdownIt

from board.export.markdown.text import block, inline
from board.export.registry import render
from tests.export.views import note, options, proposal, view

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "p", "br",
    "nav", "ul", "li", "a", "article", "section", "span", "bdi", "dl", "div", "dt", "dd", "figure",
    "figcaption", "svg", "rect", "path", "text", "use", "ol", "h4", "em", "table", "thead", "tbody",
    "tr", "th", "td",
}  # fmt: skip

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\x00=1+1", '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0", "＝1+1", "  =1+1", "\n@x",
]  # fmt: skip

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>fetch('http://169.254.169.254/')</script>",
    "</style></title></svg><svg onload=alert(1)>",
    "![t](http://tracker.example/p.png) [x](javascript:alert(1))",
    "a | b || c",
    "```\nfence\n```\n~~~",
    "# heading\n> quote\n- item\n+ item\n1. one\n2) two\n=====\n-----\n***",
    "    four spaces\n\n\tand a tab",
    "&lt;b&gt; &amp; &#x41; &xxe; Highways & Streetscene",
    "]]> <w:p> {{7*7}} {% for %} ${x}",
    "`code` **bold** _em_ ~~gone~~ \\ back\\slash",
    "*" * 200,
    "بحث عربي ثم English",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 café",
    "Ŵ ŷ ŵ Ŷ: dŵr, tŷ, ŵy",
    "__proto__ constructor",
    "z" + "\u0301" * 300,
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "url(http://169.254.169.254/) file:///etc/passwd <img src=http://169.254.169.254/>",
    "<r><t>x</t></r> _x0041_",
    "\n".join("ab" for _ in range(900)),
]


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.led_to: set[str] = set()
        self.words: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.led_to |= {str(value) for name, value in attrs if name in ("href", "src", "xlink:href")}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def everywhere(text: str) -> dict[str, object]:
    """A session that says `text` wherever a person can write."""
    made = view(
        notes=[note("n1", text, theme_id="t1", author="p-gethin"), note("n2", text, parked=True)],
        themes=[{"theme_id": "t1", "title": text, "rank": "a", "colour": "sun"}],
        proposals=[
            proposal(
                "1",
                text,
                theme_id="t1",
                note_ids=["n1"],
                fields={"problem": text, "benefit": text, "owner": text, "first_step": text, "harm_if": text},
                concerns=[{"concern_id": "c", "text": text}],
            )
        ],
    )
    made["session"]["title"] = text
    made["session"]["settings"]["service"] = text
    made["people"][1]["name"] = text
    return made


def file(format: str, text: str) -> str:
    return render(format, everywhere(text), options(include="all")).body.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", [*HOSTILE, *FORMULAS])
def test_html_shows_the_text_and_nothing_else_of_it(text: str) -> None:
    page = Page(file("proposals.html", text))
    assert page.tags <= TAGS
    assert not {name for name in page.attributes if name.startswith("on") or name in ("src", "style")}
    assert all(link.startswith("#") for link in page.led_to), "nothing is fetched, nothing leads away (A51)"
    assert squeezed(text).replace("\x00", "\ufffd") in squeezed("".join(page.words))


def test_a51_the_page_may_fetch_nothing_and_its_own_style_asks_for_nothing() -> None:
    page = file("proposals.html", "plain words")
    assert "default-src 'none'" in page
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style and "@import" not in style and "@font-face" not in style
    assert "<script" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_nothing_else_of_it(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = reader.render(file("proposals.md", text))
    page = Page(shown)
    allowed = {
        "h1", "h2", "h3", "p", "br", "ul", "li", "strong", "em", "blockquote", "table", "thead", "tbody",
        "tr", "th", "td", "h4", "ol",
    }  # fmt: skip
    assert page.tags <= allowed
    plain = reader.render(file("proposals.md", "plain words"))
    for tag in ("h1", "h2", "h3", "h4", "table", "blockquote", "em"):
        assert shown.count(f"<{tag}>") == plain.count(f"<{tag}>")
    assert squeezed(text) in squeezed("".join(page.words))


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("format", ["proposals.csv", "notes.csv", "wishes.csv"])
def test_no_cell_of_a_csv_is_a_formula(format: str, text: str) -> None:
    rows = list(csv.reader(StringIO(file(format, text).removeprefix("\ufeff"))))
    starts = {cell[0] for row in rows for cell in row if cell}
    assert starts.isdisjoint("=+-@\t\r\n\x00＝＋－＠")
    assert any(cell.startswith("'") or cell.startswith("\ufffd") for row in rows for cell in row)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("format", ["proposals.csv", "notes.csv", "wishes.csv"])
def test_a_csv_keeps_the_text_and_its_shape(format: str, text: str) -> None:
    body = file(format, text)
    assert body.startswith("\ufeff")
    rows = list(csv.reader(StringIO(body.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any(squeezed(text) in squeezed(cell) for row in rows for cell in row)


@pytest.mark.parametrize(
    "format", ["proposals.md", "proposals.csv", "proposals.html", "notes.csv", "wishes.csv"]
)
def test_control_characters_reach_no_file(format: str) -> None:
    body = file(format, "a\x00b\x0bc\x1bd\ufffee\u2028f\x85g")
    broken = set("\x00\x0b\x0c\x1b\ufffe\u2028\x85")
    assert broken.isdisjoint(body)


@pytest.mark.parametrize("format", ["proposals.md", "proposals.html"])
def test_a_turn_of_direction_ends_with_the_text_that_began_it(format: str) -> None:
    for line in file(format, "Facilitator \u202eevil \u2067more").split("\n"):
        assert line.count("\u202e") == line.count("\u202c")
        assert line.count("\u2067") == line.count("\u2069")


@pytest.mark.parametrize("text", ["a", "[", "*", "<", "`", "> ", "=", "\u202e", "&"])
def test_fifty_thousand_of_one_sign_are_quick(text: str) -> None:
    start = time.perf_counter()
    inline(text * 50_000)
    block(text * 50_000)
    assert time.perf_counter() - start < 0.5


def test_lines_of_a_note_stay_lines_in_markdown() -> None:
    assert block("one\n\n\ntwo\n  three", "  ") == "one\\\n  two\\\n  three"


def test_a_year_or_a_sum_is_not_escaped_without_need() -> None:
    assert inline("18% to 10.5% by June, Highways & Streetscene, it's £5,000!") == (
        "18% to 10.5% by June, Highways & Streetscene, it's £5,000!"
    )
