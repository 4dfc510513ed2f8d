"""Say what auditors found, and never "nothing" for what they could not ask.

`audit_verdict.py PYTHON.json... npm.json` answers
0: everything was asked and nothing is known. 1: something is known. 3: something could not be asked.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOT_ASKED = 3


@dataclass
class Verdict:
    """How many were asked about, and what is known of which; `silent` could not be asked."""

    asked: int = 0
    known: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


def main(paths: list[Path]) -> int:
    """Print the verdict."""
    verdict = Verdict()
    for path in paths:
        found = read(path)
        judge = _npm if path.name == "npm.json" else _python
        judge(verdict, found, path.stem)
    print("\n".join(lines(verdict)))
    if verdict.known:
        return 1
    return NOT_ASKED if verdict.silent else 0


def lines(verdict: Verdict) -> Iterator[str]:
    """What to print."""
    yield from verdict.known
    if verdict.silent:
        yield f"NOT ASKED: {', '.join(verdict.silent)}."
        yield "The service that knows of vulnerabilities could not be asked: this says nothing about them."
    yield f"{verdict.asked} packages asked about, {len(verdict.known)} known vulnerabilities."


def read(path: Path) -> Any:
    """The auditor's answer; None if it gave none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _python(verdict: Verdict, found: Any, name: str) -> None:
    """pip-audit leaves out, with success, whatever it could not look up."""
    packages = found.get("dependencies") if isinstance(found, dict) else None
    if not packages:
        verdict.silent.append(f"all of {name}")
        return
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    verdict.asked += len(packages) - len(skipped)
    if skipped:
        verdict.silent.append(f"{len(skipped)} of {len(packages)} of {name}")
    for one in packages:
        for each in one.get("vulns", []):
            verdict.known.append(f"{one['name']} {one['version']}: {each['id']}")


def _npm(verdict: Verdict, found: Any, name: str) -> None:
    counted = found.get("metadata", {}).get("dependencies") if isinstance(found, dict) else None
    if not counted:
        verdict.silent.append("what the browser loads")
        return
    verdict.asked += counted.get("total", 0)
    for package, one in found.get("vulnerabilities", {}).items():
        verdict.known.append(f"{package} {one.get('range', '')}: {one.get('severity', 'known')} ({name})")


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
