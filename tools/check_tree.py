"""Check what no linter does: how long files and functions are, and that the pins name no place."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
CODE = {".py", ".js", ".mjs", ".css"}
UNTOUCHED = ("static/vendor/", "static/fonts/", "static/icons/")
PINS = ("requirements.txt", "requirements-dev.txt", "requirements-audit.txt", "package-lock.json")
PLACE = re.compile(r'"resolved"|--(extra-)?index-url|--find-links|^\s*-f |file:|@ http', re.MULTILINE)


def main() -> int:
    """Print every fault found; 1 if there is one."""
    listed = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout
    paths = [Path(line) for line in listed.splitlines() if not line.startswith(UNTOUCHED)]
    faults = [fault for path in paths if path.is_file() for fault in faults_of(path)]
    print("\n".join(faults) or f"{len(paths)} files are short enough, and the pins name no place.")
    return 1 if faults else 0


def faults_of(path: Path) -> Iterator[str]:
    """Yield one sentence for each fault of a file."""
    if path.suffix in CODE:
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > LONGEST_FILE:
            yield f"{path} has {lines} lines: {LONGEST_FILE} at most, divide it."
        if path.suffix == ".py":
            yield from long_functions(path, text)
    elif path.name in PINS and PLACE.search(path.read_text(encoding="utf-8")):
        yield f"{path} names where packages come from: pins hold on every machine."


def long_functions(path: Path, text: str) -> Iterator[str]:
    """Yield one sentence for each function that is too long to read at once."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {lines} lines: {LONGEST_FUNCTION} at most."


if __name__ == "__main__":
    sys.exit(main())
