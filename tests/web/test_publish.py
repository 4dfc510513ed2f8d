"""Published pages: what was seen is what is public, to anybody, until it is taken down."""

from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.web.afterwards import After, after
from tests.web.script import by_link

WHOLE = {"proposals": [{"proposal_id": "form"}], "title": "What we will do", "licence": "ogl-3.0"}


@pytest.fixture(scope="module")
def there(server: Server) -> After:
    return after(server.url, closed=False)


def published(there: After, **more: Any) -> dict[str, Any]:
    asked = {**WHOLE, **more}
    preview = there.host.post("/publications/preview", asked)
    assert preview.status_code == 200, preview.text
    answer = there.host.post("/publications", {**asked, "digest": preview.json()["digest"]})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return {**found, "value": preview.json()["value"], "warnings": preview.json()["warnings"]}


def test_a_page_is_read_without_an_account_a_cookie_or_a_script(there: After) -> None:
    made = published(there, credit="Repairs and ICT")
    page = requests.get(made["address"], timeout=5)
    assert page.status_code == 200
    for part in ("What we will do", "One form, filled in once", "Open Government Licence", "Repairs and ICT"):
        assert part in page.text
    assert "<script" not in page.text
    assert "Set-Cookie" not in page.headers
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    # asked for in either language, without a cookie; what people wrote stays as it is
    welsh = requests.get(made["address"], params={"language": "cy"}, timeout=5)
    assert '<html lang="cy">' in welsh.text and "Y cam cyntaf" in welsh.text
    assert "Set-Cookie" not in welsh.headers


def test_it_can_be_kept_and_is_asked_for_again_each_time(there: After) -> None:
    made = published(there)
    page = requests.get(made["address"], timeout=5)
    assert page.headers["Cache-Control"] == "public, no-cache"
    again = requests.get(made["address"], headers={"If-None-Match": page.headers["ETag"]}, timeout=5)
    assert (again.status_code, again.content) == (304, b"")


def test_taken_down_it_is_gone_at_once_for_whoever_kept_it_too(there: After) -> None:
    made = published(there)
    kept = requests.get(made["address"], timeout=5).headers["ETag"]
    taken = there.host.post(f"/publications/{made['public_id']}/take-down", {})
    assert taken.json() == {"taken_down": made["public_id"]}
    gone = requests.get(made["address"], headers={"If-None-Match": kept}, timeout=5)
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"
    assert there.host.post(f"/publications/{made['public_id']}/take-down", {}).status_code == 404


def test_no_person_no_code_and_no_note_is_on_it(there: After) -> None:
    choice = {"proposal_id": "text"}, {"proposal_id": "form", "concerns": True}
    made = published(there, proposals=list(choice))
    page = requests.get(made["address"], timeout=5).text
    # Petra's name stands in a first step: the facilitator was warned of it, and of nothing else
    assert made["warnings"] == [{"ref": "P-01", "field": "first_step", "names": ["Petra", "Evans"]}]
    assert page.count("Petra") == 1
    assert "Who answers on Sundays?" in page
    for hidden in (there.code, there.petra.person_id, "Customer services", "Felicity", "Facilitator"):
        assert str(hidden) not in page
    owned = there.host.post(
        "/publications/preview", {**WHOLE, "proposals": [{"proposal_id": "text", "owner": True}]}
    )
    assert owned.json()["error"]["code"] == "conflict"


def test_what_is_published_stays_as_it_was(there: After) -> None:
    made = published(there)
    there.host.do("proposal.revise", proposal_id="form", fields={"problem": "Something quite different."})
    assert "quite different" not in requests.get(made["address"], timeout=5).text


def test_nothing_but_what_was_seen_is_published(there: After) -> None:
    preview = there.host.post("/publications/preview", WHOLE).json()
    there.host.do("proposal.revise", proposal_id="form", fields={"benefit": "Petra says so."})
    answer = there.host.post("/publications", {**WHOLE, "digest": preview["digest"]})
    assert (answer.status_code, answer.json()["error"]["field"]) == (409, "digest")
    assert there.host.post("/publications", WHOLE).status_code == 409


def test_only_facilitators_publish(there: After, server: Server) -> None:
    observer = by_link(server.url, there.created["links"]["observe"])
    for somebody in (there.petra, observer):
        assert somebody.get("/publications").json()["error"]["code"] == "forbidden_role"
        for path in ("/publications/preview", "/publications"):
            assert somebody.post(path, WHOLE).json()["error"]["code"] == "forbidden_role"
    made = published(there)
    other = after(server.url)
    assert other.host.post(f"/publications/{made['public_id']}/take-down", {}).status_code == 404
    assert requests.get(made["address"], timeout=5).status_code == 200


@pytest.mark.parametrize(
    "more",
    [
        {"proposals": []},
        {"proposals": [{"proposal_id": "nothing"}]},
        {"proposals": [{"proposal_id": "form", "names": True}]},
        {"licence": "mine"},
        {"language": "fr"},
        {"title": "\u200b"},
        {"title": "x" * 121},
        {"credit": "x" * 201},
    ],
)
def test_what_does_not_fit_is_refused(there: After, more: dict[str, Any]) -> None:
    answer = there.host.post("/publications/preview", {**WHOLE, **more})
    assert answer.status_code in (400, 404, 422), answer.text


def test_hostile_words_are_words(there: After) -> None:
    hostile = "<script>alert(1)</script> </title> {{7*7}} {% for %} \u202e javascript:alert(1)"
    there.host.do("proposal.draft", proposal_id="bad", title="<img src=x onerror=alert(1)>")
    there.host.do("proposal.revise", proposal_id="bad", fields={"problem": hostile, "proposal": "' \" & <b>"})
    made = published(there, proposals=[{"proposal_id": "bad"}], title="<b>Bad</b>", credit="{{config}}")
    page = requests.get(made["address"], timeout=5).text
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert "{{7*7}}" in page and "{{config}}" in page and "49" not in page


@pytest.mark.parametrize("path", ["/p/", "/p/nothing", "/p/" + "a" * 500, "/p/..%2fx", "/p/%00"])
def test_an_address_that_leads_nowhere_is_404(server: Server, path: str) -> None:
    answer = requests.get(server.url + path, timeout=5)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_rehearsal_that_is_thrown_away_takes_its_pages_with_it(server: Server) -> None:
    from tests.web.script import begin

    host, _ = begin(server.url, rehearsal=True)
    host.do("proposal.draft", proposal_id="form", title="One form")
    made = published(After(host, host, {}))
    host.post("/discard", {})
    assert requests.get(made["address"], timeout=5).status_code == 404
