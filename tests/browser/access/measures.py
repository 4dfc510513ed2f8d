"""Measures of a page's controls, taken in the page (measures.js)."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8").partition("\n")[2]


def measure(page: Page, name: str, *given: object) -> Any:
    """Call one of the measures."""
    return page.evaluate(f"{SOURCE.rstrip().rstrip(';')}.{name}(...{json.dumps(given)})")
