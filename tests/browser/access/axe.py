"""axe-core on a page as it stands: what it finds wrong, as sentences."""

import json
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # a visible label must be part of the spoken one (X18); axe counts that rule as an experiment
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}


def faults(page: Page) -> list[str]:
    """A sentence for each thing that axe holds against the page."""
    if not page.evaluate("'axe' in window"):
        # not add_script_tag: the page's policy would rightly refuse it
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(OPTIONS)})")
    return [_sentence(wrong) for wrong in cast("list[dict[str, Any]]", found["violations"])]


def _sentence(wrong: dict[str, Any]) -> str:
    places = [
        f"{' '.join(str(part) for part in node['target'])}: {node['failureSummary']}"
        for node in wrong["nodes"][:3]
    ]
    return f"{wrong['id']} ({len(wrong['nodes'])} times), {wrong['help']}: {' | '.join(places)}"
