"""The demo's drawings: real ones by real people, from the Quick, Draw! dataset by Google (CC BY 4.0)."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("drawings.json")
CREDIT: Final = "The drawings are from the Quick, Draw! dataset by Google, CC BY 4.0."


@cache
def drawings() -> dict[str, dict[str, Any]]:
    """Give the sketches by name, as a note carries them."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: drawing["sketch"] for name, drawing in stored.items()}
