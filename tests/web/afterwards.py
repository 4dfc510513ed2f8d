"""A session with proposals, for what is done before and after it."""

from dataclasses import dataclass
from typing import Any

import requests

from tests.web.script import Script, begin, join

ROWS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "form",
        "One form, filled in once",
        {
            "owner": "Customer services",
            "problem": "People write the same address three times.",
            "proposal": "We will ask for the address once.",
            "first_step": "Ask Petra Evans for the old forms.",
            "first_step_who": "Petra Evans",
            "first_step_by": "2020-02-29",
        },
    ),
    (
        "text",
        "A text message on the morning",
        {"owner": "Petra Evans", "first_step": "Write the text.", "first_step_by": "2099-12-05"},
    ),
    ("map", "A map of every repair", {"review_date": "2099-01-10"}),
)


@dataclass
class After:
    """Felicity's session, with Petra in it and three proposals."""

    host: Script
    petra: Script
    created: dict[str, Any]

    @property
    def code(self) -> str:
        return self.host.code

    def link(self) -> str:
        """A new follow-up link."""
        answer = self.host.post("/follow-up/link", {})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["link"])

    def follower(self) -> Script:
        """Somebody who came by a new follow-up link."""
        return came(self.host.url, self.code, self.link())


def came(url: str, code: str, link: str) -> Script:
    """Somebody who came by this follow-up link."""
    key = link.partition("#key=")[2]
    answer = requests.post(f"{url}/api/sessions/{code}/follow-up/grants", json={"key": key}, timeout=10)
    assert answer.status_code == 200, answer.text
    return Script(url, code, answer.json()["token"])


def after(url: str, *, closed: bool = True) -> After:
    """The session, closed unless it is to stay open."""
    host, created = begin(url, title="Repairs and ICT")
    petra = join(url, host.code, "Petra Evans")
    for proposal_id, title, fields in ROWS:
        host.do("proposal.draft", proposal_id=proposal_id, title=title)
        host.do("proposal.revise", proposal_id=proposal_id, fields=fields)
    host.do("proposal.revise", proposal_id="text", fields={"owner_id": petra.person_id})
    host.do("concern.raise", proposal_id="form", text="Who answers on Sundays?", anonymous=True)
    if closed:
        host.do("session.close")
    return After(host, petra, created)
