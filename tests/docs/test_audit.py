"""What is audited: everything pinned is in the bill of materials, and silence is never called safety."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import ROOT
from tools.audit_verdict import NOT_ASKED
from tools.audit_verdict import main as verdict
from tools.sbom import document

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", re.MULTILINE)
ASKED = {"name": "flask", "version": "3", "vulns": []}
SKIPPED = {"name": "flask", "skip_reason": "Dependency not found on PyPI and could not be audited"}
HIT = {"name": "flask", "version": "3", "vulns": [{"id": "PYSEC-1"}]}
NPM = {"metadata": {"dependencies": {"total": 7}}, "vulnerabilities": {}}
NPM_HIT = {**NPM, "vulnerabilities": {"idb": {"severity": "high", "range": "<9"}}}


def said(folder: Path, python: Any, npm: Any) -> int:
    paths = [folder / "requirements.json", folder / "npm.json"]
    for path, answer in zip(paths, (python, npm), strict=True):
        if answer is not None:
            path.write_text(json.dumps(answer))
    return verdict(paths)


@pytest.mark.parametrize(
    ("python", "npm", "outcome"),
    [
        ({"dependencies": [ASKED]}, NPM, 0),
        ({"dependencies": [ASKED, SKIPPED]}, NPM, NOT_ASKED),
        ({"dependencies": []}, NPM, NOT_ASKED),
        (None, NPM, NOT_ASKED),
        ({"dependencies": [ASKED]}, None, NOT_ASKED),
        ({"dependencies": [ASKED]}, {"message": "405 Method Not Allowed"}, NOT_ASKED),
        ({"dependencies": [HIT]}, NPM, 1),
        ({"dependencies": [HIT, SKIPPED]}, None, 1),
        ({"dependencies": [ASKED]}, NPM_HIT, 1),
    ],
)
def test_the_verdict_tells_silence_from_safety(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], python: Any, npm: Any, outcome: int
) -> None:
    assert said(tmp_path, python, npm) == outcome
    told = capsys.readouterr().out
    assert ("NOT ASKED" in told) == (outcome == NOT_ASKED or npm is None)
    assert ("PYSEC-1" in told or "idb" in told) == (outcome == 1)


def test_everything_pinned_and_everything_that_browsers_load_is_in_the_bill() -> None:
    made = document()
    listed = {(one["name"], one["version"]): one for one in made["components"]}
    assert len(listed) == len(made["components"])
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = set(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))
        assert len(pins) > 20
        assert pins <= listed.keys()
        assert all(listed[pin]["properties"] for pin in pins), "with the hashes that pip accepts"
    for folder in (ROOT / "static" / "vendor").glob("*@*"):
        name, _, version = folder.name.rpartition("@")
        assert any(one.endswith(name) and its == version for one, its in listed), folder.name


def test_the_bill_has_the_shape_of_cyclonedx() -> None:
    made = document()
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    references = [one["bom-ref"] for one in made["components"]]
    assert len(set(references)) == len(references)
    for one in made["components"]:
        assert one["type"] == "library" and one["purl"].startswith(("pkg:pypi/", "pkg:npm/"))
        assert one["scope"] in ("required", "excluded")
    hashed = [one for one in made["components"] if "hashes" in one]
    assert all(re.fullmatch(r"[0-9a-f]{128}", one["hashes"][0]["content"]) for one in hashed)
    assert hashed and "http" not in json.dumps(made)
