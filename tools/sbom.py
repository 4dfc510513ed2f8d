"""The bill of materials, as CycloneDX JSON: what the server is made of and what browsers load.

`sbom.py FILE` writes it, without a network; the same pins give the same file.
"""

import json
import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
FOR_TESTS = "excluded"


def main(path: Path) -> int:
    """Write the file and say how much is in it."""
    made = document()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{path}: {len(made['components'])} components.")
    return 0


def document() -> dict[str, Any]:
    """The whole bill."""
    runtime = list(python("requirements.txt"))
    named = {one["name"] for one in runtime}
    tested = [
        one | {"scope": FOR_TESTS} for one in python("requirements-dev.txt") if one["name"] not in named
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "wishwall", "bom-ref": "wishwall"}},
        "components": [*runtime, *tested, *browser()],
    }


def python(list_name: str) -> Iterator[dict[str, Any]]:
    """The packages of a pinned list, with the hashes that pip accepts."""
    text = (ROOT / list_name).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z0-9])", text):
        first, *_ = block.splitlines() or [""]
        pin = PIN.match(first)
        if pin is None:
            continue
        name, version, marker = pin.groups()
        reference = f"pkg:pypi/{name}@{version}"
        component: dict[str, Any] = {"type": "library", "bom-ref": reference, "name": name}
        component |= {"version": version, "purl": reference, "scope": "required", **licences(name)}
        # a release has a hash for each of its files: which one was installed depends on the machine
        hashes = [{"name": "wishwall:sha256", "value": one} for one in HASH.findall(block)]
        only = [{"name": "wishwall:only", "value": marker}] if marker else []
        yield component | {"properties": [*hashes, *only]}


def browser() -> Iterator[dict[str, Any]]:
    """What lies in static/ and is loaded by browsers."""
    for one in json.loads((ROOT / "tools" / "vendor.json").read_text(encoding="utf-8"))["libraries"]:
        name, version = one["package"], one["version"]
        reference = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        digest = b64decode(one["integrity"].removeprefix("sha512-")).hex()
        yield {
            "type": "library",
            "bom-ref": reference,
            "name": name,
            "version": version,
            "purl": reference,
            "scope": "required",
            "hashes": [{"alg": "SHA-512", "content": digest}],
            "properties": [{"name": "wishwall:folder", "value": one["folder"]}],
        }


def licences(name: str) -> dict[str, Any]:
    """A package's licence as it names it, if it is installed here."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return {}
    expression = about.get("License-Expression")
    if expression:
        return {"licenses": [{"expression": expression}]}
    classified = [line for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    names = [line.rsplit(" :: ", 1)[-1] for line in classified] or [about.get("License") or ""]
    return {"licenses": [{"license": {"name": one[:80]}} for one in names if one]}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
