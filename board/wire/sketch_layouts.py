"""The starter layouts: faint lines that lie under everything, one SVG path each on the sketch's grid.

static/js/lib/sketch-layouts.js holds the same paths; a test keeps the two equal.
"""

from typing import Final, Literal

LayoutId = Literal["before-after", "story", "problem-idea", "map"]

FAINT: Final = "#C3C9D0"
LAYOUT_LINE: Final = 5

LAYOUTS: Final[dict[str, str]] = {
    "before-after": "M500 60V310M500 440V690M430 375H570M535 340L570 375L535 410",
    "story": "M30 150H330V600H30ZM350 150H650V600H350ZM670 150H970V600H670Z",
    "problem-idea": "M40 150H400V600H40ZM440 375H560M525 340L560 375L525 410M600 150H960V600H600Z",
    "map": (
        "M0 470C250 400 420 560 1000 430M0 530C250 460 420 620 1000 490"
        "M350 0C320 200 370 330 360 455M420 0C390 200 440 330 430 462M920 140V50M895 80L920 50L945 80"
    ),
}
