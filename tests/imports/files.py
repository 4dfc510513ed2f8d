"""Sending a file to a running board, and files to send."""

import io
import zipfile
from typing import Any

import requests

from tests.web.script import Script


def send(person: Script, data: bytes, media: str = "text/csv", **query: Any) -> requests.Response:
    """POST .../import; `preview=1` to look only."""
    return requests.post(
        f"{person.url}/api/sessions/{person.code}/import",
        data=data,
        params=query,
        headers={**person.headers, "Content-Type": media},
        timeout=30,
    )


def look(person: Script, data: bytes, **query: Any) -> dict[str, Any]:
    """The preview of a file that can be read."""
    answer = send(person, data, preview=1, **query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def bring(person: Script, data: bytes, **query: Any) -> dict[str, Any]:
    """Preview, then confirm; the preview."""
    seen = look(person, data, **query)
    person.do("session.import", preview_id=seen["preview_id"])
    return seen


def refusal(answer: requests.Response) -> tuple[int, str, str | None]:
    """Status, code and place of a refusal."""
    error = answer.json()["error"]
    return answer.status_code, error["code"], error.get("field")


def zipped(entries: dict[str, bytes], **info: Any) -> bytes:
    """A ZIP file of these entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in info.items():
                setattr(entry, key, value)
            archive.writestr(entry, data)
    return made.getvalue()
