"""A session's run sheet saved as a file, and another session begun from that file."""

from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.web.script import Script, begin, join


def saved(felicity: Script) -> dict[str, Any]:
    answer = felicity.get("/export/run_sheet.json")
    assert answer.status_code == 200
    return answer.json()


def start(server: Server, run_sheet: Any, **fields: Any) -> requests.Response:
    body = {"title": "Again", "run_sheet": run_sheet, **fields}
    return requests.post(f"{server.url}/api/sessions", json=body, timeout=10)


@pytest.mark.parametrize(
    "template",
    [
        "joint-vision",
        "short-vision",
        "retrospective",
        "crazy-8s",
        "nominal-group",
        "problem-map",
        "lean-coffee",
    ],
)
def test_a_saved_run_sheet_starts_the_same_session_anew(server: Server, template: str) -> None:
    felicity, _ = begin(server.url, template=template)
    felicity.do("phase.insert", phase_id="one-more", kind="add", title="One more", switches={"names": "side"})
    sheet = saved(felicity)
    again = start(server, sheet, language="cy")
    assert again.status_code == 201, again.text
    cora = Script(server.url, again.json()["code"], again.json()["facilitator"]["token"])
    first, second = felicity.snapshot(), cora.snapshot()
    assert [(p["phase_id"], p["kind"], p["title"], p["switches"]) for p in second["run_sheet"]] == [
        (p["phase_id"], p["kind"], p["title"], p["switches"]) for p in first["run_sheet"]
    ]
    assert second["session"]["template"] == "own" and second["session"]["language"] == "cy"
    assert second["live"]["phase_id"] == first["run_sheet"][0]["phase_id"]
    assert saved(cora)["phases"] == sheet["phases"]


def test_it_holds_nothing_that_anybody_made_or_is(server: Server) -> None:
    felicity, _ = begin(server.url)
    peter = join(server.url, felicity.code, "Peter the Participant")
    felicity.open("add")
    peter.do("note.post", note_id="n1", text="A secret wish")
    felicity.do("phase.reveal")
    felicity.do("theme.form", theme_id="t1", title="A theme of ours", note_ids=["n1"])
    sort = felicity.phase("sort")
    felicity.do("phase.revise", phase_id=sort, switches={"who": [peter.person_id], "source": "theme:t1"})
    text = felicity.get("/export/run_sheet.json").text
    for secret in ("secret", "Peter", "A theme of ours", "t1", peter.person_id or "", "n1"):
        assert f'"{secret}"' not in text and f":{secret}" not in text
    assert start(server, saved(felicity)).status_code == 201


def test_it_is_the_facilitators(server: Server) -> None:
    felicity, _ = begin(server.url)
    answer = join(server.url, felicity.code).get("/export/run_sheet.json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden_role")


GOOD = {
    "format": "wishwall-run-sheet",
    "version": 1,
    "phases": [{"phase_id": "a", "kind": "add", "title": "Ideas", "switches": {"see": "all"}}],
}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"format": "other"}, "run_sheet.format"),
        ({"version": 2}, "run_sheet.version"),
        ({"phases": []}, "run_sheet.phases"),
        ({"phases": [GOOD["phases"][0]] * 2}, "run_sheet.phases"),
        (
            {"phases": [{"phase_id": f"p{i}", "kind": "hold", "title": "T"} for i in range(101)]},
            "run_sheet.phases",
        ),
        ({"phases": [{"phase_id": "a b", "kind": "hold", "title": "T"}]}, "run_sheet.phases[0].phase_id"),
        ({"phases": [{"phase_id": "a", "kind": "dance", "title": "T"}]}, "run_sheet.phases[0].kind"),
        ({"phases": [{"phase_id": "a", "kind": "hold", "title": " "}]}, "run_sheet.phases[0].title"),
        ({"notes": []}, "run_sheet.notes"),
        (
            {"phases": [{"phase_id": "a", "kind": "add", "title": "T", "switches": {"see": "none"}}]},
            "run_sheet.phases[0].switches.see",
        ),
        (
            {"phases": [{"phase_id": "a", "kind": "hold", "title": "T", "switches": {"see": "own"}}]},
            "run_sheet.phases[0].switches.see",
        ),
    ],
)
def test_a_run_sheet_that_does_not_fit_is_refused_with_its_field(
    server: Server, change: dict[str, Any], field: str
) -> None:
    assert start(server, GOOD).status_code == 201
    answer = start(server, {**GOOD, **change})
    assert (answer.status_code, answer.json()["error"].get("field")) == (400, field), answer.text


def test_a_session_starts_from_one_plan(server: Server) -> None:
    answer = start(server, GOOD, template="joint-vision")
    assert (answer.status_code, answer.json()["error"]["field"]) == (400, "run_sheet")
