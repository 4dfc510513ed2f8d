"""Name what the browser loads, and what checks it, for an auditor: `audit_packages.py FOLDER`."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(folder: Path) -> None:
    """Make the folder with its package.json."""
    vendored = json.loads((ROOT / "tools" / "vendor.json").read_text(encoding="utf-8"))["libraries"]
    tools = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    named = {one["package"]: one["version"] for one in vendored}
    folder.mkdir(parents=True, exist_ok=True)
    package = {"name": "audited", "version": "1.0.0", "private": True, "dependencies": {**tools, **named}}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
