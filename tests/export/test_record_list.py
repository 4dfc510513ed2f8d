"""The record joins what was done into one document, and tells nothing that R5 and R6 keep back."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from board.domain.model import Viewer
from board.domain.visibility import view as seen_by
from board.export.record.listed_record import ListedRecord
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import shareable
from board.export.registry import render
from tests.domain.workshop import Workshop
from tests.export.views import note, options, phase, proposal, view
from tests.export.whole import whole

IN_ORDER = [
    "Who does what", "What people wished for", "Themes and their notes", "Groups", "What was presented",
    "How people marked", "Proposals", "Concerns that were raised", "Parked notes", "How it was for people",
    "How the session went", "Thanks", "Who was there",
]  # fmt: skip


def record(made: dict[str, Any] | None = None, **given: Any) -> ListedRecord:
    asked = options(**given)
    listed = proposal_list(shareable(made or whole(), names=asked.names), asked, "all")
    assert listed.record is not None
    return listed.record


def text(format: str, made: dict[str, Any] | None = None, **given: Any) -> str:
    return render(format, made or whole(), options(include="all", **given)).body.decode()


def test_only_a_full_export_has_the_record() -> None:
    asked = options()
    assert proposal_list(shareable(whole(), names=True), asked, "proposals").record is None


def test_who_does_what_is_by_owner_and_what_nobody_owns_stands_last() -> None:
    owners = [
        proposal("a", "Last", fields={"owner": "Zara", "first_step_by": "2026-01-01"}),
        proposal("b", "Unowned"),
        proposal(
            "c", "Later", fields={"owner": "bethan", "first_step_by": "2027-01-01"}, accepted_by="p-rhian"
        ),
        proposal("d", "Sooner", fields={"owner": "Bethan", "first_step_by": "2026-12-01"}),
        proposal("e", "Undated", fields={"owner": "Bethan"}),
    ]
    tasks = record(view(proposals=owners)).tasks
    assert [task.title for task in tasks] == ["Sooner", "Later", "Undated", "Last", "Unowned"]
    assert [task.accepted for task in tasks] == [False, True, False, False, False]


def test_without_names_nothing_says_whether_somebody_accepted() -> None:
    assert {task.accepted for task in record(names=False).tasks} == {None}
    for format in ("proposals.md", "proposals.html"):
        assert "Accepted" in text(format)
        assert "Accepted" not in text(format, names=False)


def test_wishes_bear_their_ticks_and_what_became_of_them() -> None:
    wishes = [(w.note.note_id, w.ticks, w.became) for w in record().wishes]
    assert wishes == [
        ("w2", 5, "One place"),
        ("w1", 3, "Turning up"),
        ("w3", 0, "Turning up"),
        ("w4", None, ""),
    ]


def test_a_theme_remembers_the_notes_it_was_made_from_its_groups_and_its_proposals() -> None:
    first, second = record().themes
    assert [n.note_id for n in first.notes] == ["i1", "w1"]
    assert [n.note_id for n in first.origin] == ["w3"]
    assert (first.groups, first.refs) == (("Group 1",), ("HR-1",))
    assert (first.parked, second.parked) == (False, True)


def test_groups_have_their_members_and_nobody_who_was_removed() -> None:
    groups = {group.name: group.members for group in record().groups}
    assert groups == {
        "Group 1": ("Gethin Rees, Repairs", "Mali Hughes, Digital"),
        "Group 2": ("Owain Pugh, Repairs",),
    }
    assert {group.members for group in record(names=False).groups} == {()}


def test_presentations_keep_the_queue_the_remarks_and_the_released_questions() -> None:
    told = record().presentations
    assert [(turn.who, turn.skipped) for turn in told.queue] == [
        ("Owain Pugh", False),
        ("Gethin Rees", False),
        ("Mali Hughes", True),
    ]
    said = {shown.note.note_id: [(r.text, r.author) for r in shown.remarks] for shown in told.presented}
    assert said == {
        "i1": [("Said without a name", "")],
        "i2": [("The map could be live", "Mali Hughes")],
    }
    assert told.questions == ("Who will pay for it?",)
    nameless = record(names=False).presentations
    assert nameless.queue == ()
    assert {r.author for shown in nameless.presented for r in shown.remarks} == {""}


def test_each_kind_of_marks_has_its_tally_the_strongest_first() -> None:
    tallies = {tally.mark: tally for tally in record().tallies}
    assert list(tallies) == ["tick", "dots", "score", "rank", "thumbs"]
    assert [(r.label, r.sum) for r in tallies["tick"].results] == [
        ("Sketch: A van outside the wrong house", 5),
        ("One number to ring", 3),
        ("Llai o deipio dwbl", 0),
    ], "what nobody marked is told too (R12), what is hidden is not (R5)"
    assert tallies["dots"].results[0].by_side == (("Repairs", 3),)
    assert tallies["score"].results[0].mean == 3.5
    assert tallies["score"].results[0].spread == ((2, 1), (4, 3))
    assert [(r.label, r.points) for r in tallies["rank"].results] == [
        ("Sketch: A map", 5),
        ("Text the day before", 4),
    ]
    assert tallies["thumbs"].results[0].spread == ((-1, 1), (1, 2))


def test_the_pulse_is_told_from_five_answers_on() -> None:
    pulse = {asked.question: (asked.mean, asked.spread) for asked in record().pulse}
    assert pulse["I could say what I think"] == (25 / 6, ((3, 1), (4, 3), (5, 2)))
    assert pulse["I know what happens next"] == (None, ())
    assert next(iter(pulse)) == "Me and drawing, at the start"
    assert "Me and drawing, at the close" not in pulse
    for format in ("proposals.md", "proposals.html"):
        assert text(format).count("too few to show") == 1


def test_four_answers_and_five_are_told_apart() -> None:
    for count, shown in ((4, False), (5, True)):
        made = whole()
        made["marks"]["phases"]["close"] = {"q1": {"n": count, "sum": count * 3, "spread": {"3": count}}}
        first = next(asked for asked in record(made).pulse if asked.question.startswith("I could"))
        assert first.shown is shown


def test_the_run_sheet_tells_how_it_went_in_the_readers_language() -> None:
    steps = record(language="cy").run_sheet
    assert (steps[0].title, steps[0].minutes, steps[0].went) == ("Dymuniadau", 6, "closed")
    assert (steps[-1].minutes, steps[-1].went) == (None, "skipped")


def test_concerns_and_thanks_are_told_and_what_was_between_two_is_not() -> None:
    told = record()
    assert [(raised.ref, raised.concern.text) for raised in told.concerns] == [
        ("HR-1", "Texts get ignored."),
        ("HR-1", "Who pays?"),
    ]
    assert [(line.by, line.to, line.text) for line in told.thanks] == [
        ("Mali Hughes", "Gethin Rees", "For the van")
    ]
    for format in ("proposals.md", "proposals.html", "proposals.csv"):
        assert "In private" not in text(format)
        assert "Asked in private" not in text(format)
        assert "Something unkind" not in text(format)


def test_markdown_tells_the_record_in_order() -> None:
    headings = re.findall(r"^## (.+)$", text("proposals.md"), re.MULTILINE)
    assert headings == IN_ORDER


class Parts(HTMLParser):
    """Every element of the page with its attributes; a drawing's own title becomes its label."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" and self.elements[-1][0] == "svg":
            self.elements[-1][1]["aria-label"] = "its title"
        else:
            self.elements.append((tag, dict(attrs)))

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [given for tag, given in self.elements if tag in tags]

    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]

    def links(self) -> list[str]:
        hrefs = [given.get("href") or "" for given in self.of("a", "use")]
        return [href.removeprefix("#") for href in hrefs]


def test_x20_the_page_tells_the_record_in_order_and_can_be_read_with_a_screen_reader() -> None:
    markup = text("proposals.html")
    page = Parts(markup)
    assert re.findall("<h2[^>]*>([^<]+)</h2>", markup) == IN_ORDER
    levels = page.levels()
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {given.get("scope") for given in page.of("th")} == {"col", "row"}
    assert all(given.get("aria-label") for given in page.of("table"))
    ids = [given["id"] for _, given in page.elements if given.get("id")]
    assert len(ids) == len(set(ids))
    assert page.links()[0] == "content" and set(page.links()) <= set(ids)
    assert page.of("svg")
    for picture in page.of("svg", "img"):
        assert picture.get("role") == "img" and (picture.get("aria-label") or picture.get("alt"))


def test_a_drawing_stands_in_the_page_once_however_often_it_is_told() -> None:
    page = text("proposals.html")
    assert page.count("<title>A map</title>") == 1
    assert page.count('aria-label="A map"') >= 3


def test_what_is_written_in_another_language_than_the_page_says_so() -> None:
    assert 'lang="cy"' in text("proposals.html")
    welsh = text("proposals.html", language="cy")
    assert welsh.startswith('<!DOCTYPE html>\n<html lang="cy">')
    assert '<bdi lang="en">The map could be live</bdi>' in welsh


@pytest.mark.parametrize("language", ["en", "cy"])
def test_an_empty_session_has_a_record_too(language: str) -> None:
    for format in ("proposals.md", "proposals.html"):
        assert len(text(format, view(), language=language)) > 200


def test_r5_a_participants_record_holds_nothing_that_waits() -> None:
    workshop = Workshop()
    workshop.open("wishes")
    workshop.post(workshop.peter, "kept", "Nobody may see this yet")
    for role in ("participant", "facilitator", "observer"):
        made = seen_by(workshop.state, Viewer(None, role))  # type: ignore[arg-type]
        for format in ("proposals.md", "proposals.html", "proposals.csv"):
            assert "Nobody may see" not in text(format, made)


def test_r6_the_notes_shown_stand_as_on_the_wall_not_in_the_order_of_turns() -> None:
    made = view(
        run_sheet=[phase("wishes", "add", "Wishes", revealed="all", names="off")],
        notes=[note("a", "First on the wall"), note("b", "Second on the wall")],
        presented=["b", "a"],
    )
    assert [shown.note.note_id for shown in record(made).presentations.presented] == ["a", "b"]


def test_a_note_that_tells_its_side_alone_is_signed_with_it() -> None:
    made = view(notes=[note("a", "From one side", side="Repairs"), note("b", "From nobody")])
    assert "- From one side (Repairs)\n- From nobody" in text("proposals.md", made)
    page = text("proposals.html", made)
    assert '<bdi>From one side</bdi> <span class="author">(<bdi>Repairs</bdi>)</span>' in page
    assert "<bdi>From nobody</bdi></li>" in page
