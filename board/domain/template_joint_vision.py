"""Joint vision: from the wish list to propositions with owners, in two hours (product.md)."""

from board.domain.template_joint_vision_drawing import DRAWING
from board.domain.template_joint_vision_wishing import WISHING
from board.domain.templates_parts import Template

JOINT_VISION = Template(
    name="joint-vision",
    minutes=120,
    people=12,
    titles={"en": "Joint vision", "cy": "Gweledigaeth ar y cyd"},
    about={
        "en": "Two teams meet, wish, draw and agree propositions with owners. Two hours, with a break.",
        "cy": "Dau dîm yn cwrdd, dymuno, tynnu lluniau a chytuno ar gynigion. Dwy awr, gydag egwyl.",
    },
    steps=(*WISHING, *DRAWING),
)
