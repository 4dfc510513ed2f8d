"""What is hidden has no size: others receive as many bytes, as often, whatever was written (R5, I6)."""

from pathlib import Path

import pytest

from tests.privacy.house import opened

SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}] * 60}


def heard_while(folder: Path, note: dict[str, object], names: str) -> list[tuple[str, str, int]]:
    """Channel and size of all that a facilitator, another participant and the screen get meanwhile."""
    with opened(folder) as house:
        fay, created = house.begin()
        switches = {"see": "own", "names": names, "reveal": "facilitator"}
        fay.do("phase.insert", phase_id="ours", kind="add", title="Ours", switches=switches, before=None)
        author, other = house.join(created["code"], "Ann"), house.join(created["code"], "Bea")
        screen = house.by_link(created["code"], created["links"]["screen"], "screen")
        fay.do("phase.open", phase_id="ours", expected=fay.snapshot()["live"]["phase_id"])
        lookers = (fay, other, screen)
        for seat in (*lookers, author):
            seat.connect()
        for seat in lookers:
            seat.received.clear()
        author.do("note.post", note_id="n1", **note)
        author.do("note.edit", note_id="n1", caption="", colour="mint")
        for seat in lookers:
            house.tick(6)
            seat.get()
            seat.get("/events", after=0)
            for name in ("record.json", "notes.csv", "proposals.html", "proposals.md", "proposals.csv"):
                seat.get(f"/export/{name}", include="all")
        return [(seat.name, packet.channel, len(packet.body)) for seat in lookers for packet in seat.received]


@pytest.mark.parametrize("names", ["on", "off"])
def test_a_long_drawing_and_a_short_word_look_the_same_to_others(tmp_path: Path, names: str) -> None:
    short = heard_while(tmp_path / "short", {"kind": "text", "text": "No"}, names)
    long = heard_while(tmp_path / "long", {"kind": "sketch", "sketch": SKETCH, "caption": "w" * 140}, names)
    assert short == long
