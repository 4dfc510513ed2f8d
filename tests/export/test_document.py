"""The blocks that Word and PDF are set from: what stays together, what is left out, how long is long."""

from board.export.document.blocks import Bullets, Document, Heading, Said, Table, cell
from board.export.document.paper_text import contained, is_long, is_right_to_left
from board.export.document.whole import document
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import shareable
from tests.export.views import note, options, view
from tests.export.whole import whole


def laid_out(made: dict[str, object], **given: object) -> Document:
    asked = options(include="all", **given)
    return document(proposal_list(shareable(made, names=asked.names), asked, "all"))


def test_every_line_between_a_heading_and_its_table_stays_with_it() -> None:
    told = laid_out(whole())
    led = 0
    for place, block in enumerate(told.blocks):
        if isinstance(block, Table | Bullets):
            before = place - 1
            while isinstance(told.blocks[before], Said):
                assert before in told.leading
                before, led = before - 1, led + 1
    assert led > 3
    assert not any(isinstance(told.blocks[place], Heading) for place in told.leading)


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    plain = [b for b in laid_out(view(notes=[note("n1", "One")])).blocks if isinstance(b, Table)]
    assert ("Wish",) in [table.header for table in plain]
    drawn = [b.header for b in laid_out(whole()).blocks if isinstance(b, Table)]
    assert any(header[:2] == ("Picture", "Wish") for header in drawn)
    assert all(len(table.header) == len(table.shares) for table in plain)


def test_where_notes_came_from_is_said_once_where_it_is_one_place() -> None:
    one = laid_out(view(notes=[note("n1", "One"), note("n2", "Two")]))
    assert Said("Where it came from: Wishes", look="muted") in one.blocks


def test_nobody_is_named_in_a_file_without_names() -> None:
    for block in laid_out(whole(), names=False).blocks:
        if isinstance(block, Table):
            assert "By" not in block.header


def test_a_row_of_many_lines_is_long_and_others_are_not() -> None:
    assert is_long([cell("one\n" * 40)])
    assert is_long([cell("short"), cell("x" * 2000)])
    assert not is_long([cell("x" * 600), cell("A sentence of some length.")])


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert is_right_to_left("12, بحث (one)")
    assert not is_right_to_left("one بحث")
    assert not is_right_to_left("12 !")


def test_heaped_marks_are_thinned_and_languages_left_alone() -> None:
    assert contained("z" + "\u0301" * 300) == "z" + "\u0301" * 6
    assert contained("ŵ ŷ tiếng Việt नमस्ते") == "ŵ ŷ tiếng Việt नमस्ते"
