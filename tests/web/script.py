"""A stranger's script over plain HTTP: what docs/protocol.md promises, and nothing of ours."""

import itertools
from dataclasses import dataclass, field
from typing import Any

import requests

_ops = itertools.count(1)


def op_id() -> str:
    return f"op-{next(_ops)}"


def command(kind: str, /, **fields: Any) -> dict[str, Any]:
    return {"op_id": op_id(), "type": kind, **fields}


@dataclass
class Script:
    """Somebody in a session, by token."""

    url: str
    code: str
    token: str
    person_id: str | None = None
    web: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str = "", **query: Any) -> requests.Response:
        return self.web.get(
            f"{self.url}/api/sessions/{self.code}{path}", params=query, headers=self.headers, timeout=40
        )

    def post(self, path: str, body: Any) -> requests.Response:
        return self.web.post(
            f"{self.url}/api/sessions/{self.code}{path}", json=body, headers=self.headers, timeout=20
        )

    def send(self, given: dict[str, Any] | list[dict[str, Any]]) -> requests.Response:
        return self.post("/commands", given)

    def do(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Send one command that must be accepted."""
        answer = self.send(command(kind, **fields)).json()
        assert answer["ok"], answer
        return answer

    def refused(self, kind: str, /, **fields: Any) -> str:
        """Send one command that must be refused; its code."""
        answer = self.send(command(kind, **fields)).json()
        assert not answer["ok"], answer
        return answer["error"]["code"]

    def snapshot(self) -> dict[str, Any]:
        answer = self.get()
        assert answer.status_code == 200, answer.text
        return answer.json()

    def phase(self, kind: str) -> str:
        """The first phase of a kind in the run sheet."""
        return next(phase["phase_id"] for phase in self.snapshot()["run_sheet"] if phase["kind"] == kind)

    def open(self, kind: str) -> str:
        """Make the first phase of a kind live."""
        snapshot = self.snapshot()
        phase_id = next(phase["phase_id"] for phase in snapshot["run_sheet"] if phase["kind"] == kind)
        self.do("phase.open", phase_id=phase_id, expected=snapshot["live"]["phase_id"])
        return phase_id

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def begin(url: str, **fields: Any) -> tuple[Script, dict[str, Any]]:
    """A new session's facilitator, and what starting it answered."""
    answer = requests.post(
        f"{url}/api/sessions",
        json={"title": "Planning and ICT", "template": "short-vision", **fields},
        timeout=10,
    )
    assert answer.status_code == 201, answer.text
    created = answer.json()
    facilitator = created["facilitator"]
    return Script(url, created["code"], facilitator["token"], facilitator["person_id"]), created


def join(url: str, code: str, name: str = "Peter", **fields: Any) -> Script:
    """Somebody who comes in by the code."""
    answer = requests.post(f"{url}/api/sessions/{code}/people", json={"name": name, **fields}, timeout=10)
    assert answer.status_code == 201, answer.text
    return Script(url, code, answer.json()["token"], answer.json()["person_id"])


def by_link(url: str, link: str, **fields: Any) -> Script:
    """Somebody who comes in by a link's key."""
    place, _, key = link.partition("#key=")
    code = place.split("/s/")[1].split("/")[0]
    answer = requests.post(f"{url}/api/sessions/{code}/grants", json={"key": key, **fields}, timeout=10)
    assert answer.status_code == 200, answer.text
    return Script(url, code, answer.json()["token"], answer.json()["person_id"])


#: one stroke: a line from 100,100 to 300,250
SKETCH = {"v": 1, "strokes": [{"pen": 1, "width": 5, "pressure": False, "points": "yAHIAZADrAI="}]}
