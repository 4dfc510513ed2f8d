"""Small files that would cost much are refused before they do, and numbers beyond reason with their place."""

import json
import struct
import time
from collections.abc import Callable
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.imports.reading import read
from board.imports.zips import open_archive
from tests.imports.files import zipped
from tests.imports.test_hostile import GOOD, changed


def cards_in_groups() -> bytes:
    """Each card would be looked for in each group."""
    box = {"x": 0, "y": 0, "width": 9, "height": 9}
    groups = [{"id": f"g{n}", "type": "group", **box} for n in range(5000)]
    cards = [{"id": f"t{n}", "type": "text", "text": "a", **box} for n in range(5000)]
    return json.dumps({"nodes": groups + cards}).encode()


def lines_within_rows() -> bytes:
    """Few rows, of which each is many lines to whoever also counts other ends of lines."""
    return b"\n".join(b"a\x1e" * 10_000 + b"," * (1 + row % 2) for row in range(60))


HEAVY: dict[str, Callable[[], bytes]] = {
    "cards in groups": cards_in_groups,
    "many columns": lambda: b"text," + b"a," * 1_000_000 + b"\nx",
    "many columns without a header": lambda: b"a," * 1_000_000,
    "lines within rows": lines_within_rows,
    "many lists": lambda: zipped({"record.json": b"[" + b'[],["a"],' * 600_000 + b"[]]"}),
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_would_cost_much_is_refused_at_once(name: str) -> None:
    data = HEAVY[name]()
    began = time.process_time()
    with pytest.raises(BoardError) as refused:
        read(data)
    assert refused.value.code == "too_large"
    assert time.process_time() - began < 1


def test_a_directory_is_no_larger_than_the_archives_end_says() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
    directory = b"".join(entry + b"%06x" % number for number in range(5000))
    count = 5000
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), 4)
    where = struct.pack("<4sLQL", b"PK\6\7", 0, 4 + len(directory), 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 52, 4, 0)
    with pytest.raises(BoardError, match="ZIP64"):
        open_archive(b"PK\3\4" + directory + large + where + end)


@pytest.mark.parametrize("ref", ['a.exe";x="', "\N{GREEK CAPITAL LETTER OMEGA}", "../../x", "P-01\r\nX: y"])
def test_a_ref_is_a_number_as_ours_are(ref: str) -> None:
    with pytest.raises(BoardError) as refused:
        read(json.dumps(changed("proposals.0.ref", ref)).encode())
    assert refused.value.field == "proposals[0].ref"


@pytest.mark.parametrize("left_s", [1e308, -1e308, 1e9])
def test_a_clock_beyond_reason_is_refused_with_its_place(left_s: float) -> None:
    group: dict[str, Any] = {"group_id": "g", "name": "Group", "rank": "i0000000", "live": {"left_s": left_s}}
    record = {**GOOD, "groups": [*GOOD["groups"], group]}
    with pytest.raises(BoardError) as refused:
        read(json.dumps(record).encode())
    assert refused.value.field == f"groups[{len(GOOD['groups'])}].live.left_s"
