"""Tables as people have them: three encodings, three separators, with a header or none; and our own."""

import csv
import io

import pytest

from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.domain.visibility import view
from board.export.options import Options
from board.export.registry import render
from board.imports.reading import read
from tests.domain.workshop import Workshop
from tests.imports.test_record import bring

WELSH = "Siân Ŵyn"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("header", ["name{0}side\r\n", ""])
def test_people_in_every_coat(separator: str, encoding: str, header: str) -> None:
    text = header.format(separator) + f"{WELSH}{separator}Tai\r\nNia{separator}TGCh\r\n"
    brought = read(text.encode(encoding), "people")
    assert [(one.name, one.side) for one in brought.people] == [(WELSH, "Tai"), ("Nia", "TGCh")]
    assert brought.skipped == ()


def test_what_windows_writes_without_saying_so() -> None:
    brought = read("text;theme\r\n“Caffi” – £5 i’r tŷ;Bwyd\r\n".replace("ŷ", "y").encode("cp1252"))
    assert [(note.text, note.theme) for note in brought.notes] == [("“Caffi” – £5 i’r ty", "Bwyd")]


def test_a_list_of_sentences_is_a_list_of_wishes() -> None:
    """A comma in a sentence separates nothing; a quoted sentence may have several lines."""
    plain = read(b"One phone number, please\nAnswer it\n\nA map; or two\n")
    assert [note.text for note in plain.notes] == ["One phone number, please", "Answer it", "A map; or two"]
    assert [note.where for note in plain.notes] == ["row 1", "row 2", "row 4"]
    quoted = read(b'"One\nphone number"\n"Answer it, please"\n')
    assert [note.text for note in quoted.notes] == ["One\nphone number", "Answer it, please"]


def test_excels_word_on_its_separator_is_taken() -> None:
    brought = read(b"sep=;\r\nwish;theme\r\nA map, please;Ways\r\n")
    assert [(note.text, note.theme, note.where) for note in brought.notes] == [
        ("A map, please", "Ways", "row 3")
    ]


def test_rows_that_do_not_fit_are_named_with_the_reason() -> None:
    long = "a" * 2001
    rows = ("Fine,,", ",Doors,", f"{long},,", f"Theme,{'t' * 121},", "", "Last,,9", "Rings, please,Doors,1")
    brought = read("\n".join(("text,theme,cost", *rows)).encode())
    assert [note.text for note in brought.notes] == ["Fine", "Last"]
    assert [one.where for one in brought.skipped] == ["columns", "row 3", "row 4", "row 5", "row 8"]
    assert "cost" in brought.skipped[0].why
    assert "2000" in brought.skipped[2].why


def test_text_stays_text() -> None:
    """Formulas, markup and signs that turn a line come in as what they are, or not at all."""
    rows = ("'=1+1", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "'tis fine", "{{7*7}}", "\u202eevil")
    brought = read("\n".join(("text", *rows)).encode())
    assert [note.text for note in brought.notes] == [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "'tis fine",
        "{{7*7}}",
        "evil",
    ]


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (b"", None),
        (b" \n\n", None),
        (b"text\nA\x00B\n", "character 7"),
        (b"\x81\x8d text", "byte 1"),
        (b"\xff\xfeA", "byte 1"),
        (b'text\n"' + b"a" * 200_000, "row 2"),
        (b"ref,title,first_step\nP-01,One form,Ask\n", "row 1"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(file: bytes, where: str | None) -> None:
    with pytest.raises(BoardError) as refused:
        read(file)
    assert (refused.value.status, refused.value.field) == (422, where)


def test_more_rows_than_there_may_be_is_too_large() -> None:
    with pytest.raises(BoardError) as refused:
        read(b"text\n" + b"a\n" * 20_001)
    assert refused.value.status == 413
    with pytest.raises(BoardError) as refused:
        read(b"text\n" + b"a" * (5 * 1024 * 1024))
    assert refused.value.status == 413


def wishes(workshop: Workshop) -> list[dict[str, str]]:
    """Our own wish list, as its rows; the session stands in each."""
    seen = view(workshop.state, Viewer(None, "facilitator"))
    body = render("wishes.csv", seen, Options(at="2026-11-21T10:00:00.000Z")).body
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    return sorted(rows, key=lambda row: row["note_id"])


def test_our_wish_list_out_and_in_is_the_same_wish_list() -> None:
    before = Workshop()
    before.open("wishes")
    texts = (
        "=SUM(A1)",
        "'=quoted",
        'She said "yes",\nthen no',
        "Tŷ 🏠",
        "-1",
        "  spaced ",
        "one; two\tthree",
    )
    for place, text in enumerate(texts):
        before.post(before.peter, f"w{place}", text, language="cy" if place % 2 else "en")
    before.do(before.felicity, "phase.reveal")
    before.do(before.felicity, "theme.form", theme_id="d", title="=Doors, & more", note_ids=["w0", "w3"])
    before.do(before.felicity, "note.park", note_id="w2")
    seen = view(before.state, Viewer(None, "facilitator"))
    after = Workshop()
    brought = read(render("wishes.csv", seen, Options(at="2026-11-21T10:00:00.000Z")).body)
    assert [one.where for one in brought.skipped] == ["columns"]
    bring(after, brought)
    assert wishes(after) == wishes(before)
    assert [after.state.notes[f"w{place}"].text for place in range(len(texts))] == [
        text.strip() for text in texts
    ]
