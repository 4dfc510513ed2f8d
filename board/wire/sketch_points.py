"""The points of a stroke as base64 of LEB128 varints, and back; strict in what it reads."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

GRID_WIDTH: Final = 1000
GRID_HEIGHT: Final = 750
MOST_POINTS: Final = 2000
MOST_PRESSURE: Final = 15

# A step across the whole grid needs two bytes, so a varint of three is always wrong.
_UNZIGZAG: Final = tuple((n >> 1) ^ -(n & 1) for n in range(1 << 14))

Point = tuple[int, int]


class Points(NamedTuple):
    """Points on the 1000 by 750 grid; `pressure` has one entry (0 to 15) a point, or none at all."""

    points: list[Point]
    pressure: list[int]


class PointsError(ValueError):
    """What is wrong with an encoded stroke, as a sentence that says what to do."""

    def __init__(self, message: str, code: str = "invalid") -> None:
        super().__init__(message)
        self.code = code


def encode_points(points: Sequence[Point], pressure: Sequence[int] = ()) -> str:
    """Encode points, with one pressure each or none, as the `points` of a stroke."""
    out = bytearray()
    last_x = last_y = 0
    for index, (x, y) in enumerate(points):
        _put(out, _zigzag(x - last_x))
        _put(out, _zigzag(y - last_y))
        if pressure:
            _put(out, pressure[index])
        last_x, last_y = x, y
    return b64encode(out).decode("ascii")


def decode_points(text: str, *, pressed: bool) -> Points:
    """Decode the `points` of a stroke; raises PointsError unless they are exactly as specified."""
    values = _varints(_base64(text))
    fields = 3 if pressed else 2
    if not values or len(values) % fields:
        what = "dx, dy and pressure" if pressed else "dx and dy"
        raise PointsError(f"Send {what} for each point, and at least one point.")
    if len(values) > fields * MOST_POINTS:
        message = f"Split the stroke: it may have at most {MOST_POINTS} points."
        raise PointsError(message, "too_large")
    pressure = values[2::3] if pressed else []
    if pressed and max(pressure) > MOST_PRESSURE:
        raise PointsError(f"Send each pressure as a whole number from 0 to {MOST_PRESSURE}.")
    xs = _coordinates(values[0::fields], GRID_WIDTH)
    ys = _coordinates(values[1::fields], GRID_HEIGHT)
    return Points(list(zip(xs, ys, strict=True)), pressure)


def _coordinates(steps: Iterable[int], most: int) -> list[int]:
    along = list(accumulate(map(_UNZIGZAG.__getitem__, steps)))
    if min(along) < 0 or max(along) > most:
        raise PointsError(f"Keep every point on the {GRID_WIDTH} by {GRID_HEIGHT} grid.")
    return along


def _base64(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = None
    # Python also reads padding bits that are not zero; only the one canonical form is valid.
    if data is None or b64encode(data).decode("ascii") != text:
        raise PointsError("Send the points as standard base64 with padding.")
    return data


def _varints(data: bytes) -> list[int]:
    if data.isascii():
        return list(data)  # no byte has the high bit, so each is a whole varint
    values: list[int] = []
    low: int | None = None
    for byte in data:
        if low is None:
            if byte < 0x80:
                values.append(byte)
            else:
                low = byte & 0x7F
        elif 0 < byte < 0x80:
            values.append(low | byte << 7)
            low = None
        else:
            raise PointsError("Send each step in as few bytes as it needs, and at most two.")
    if low is not None:
        raise PointsError("Send the whole of the last point: its bytes end in the middle.")
    return values


def _zigzag(step: int) -> int:
    return step << 1 if step >= 0 else (-step << 1) - 1


def _put(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
