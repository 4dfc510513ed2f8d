"""Ranks: strings whose plain order is the order of things, with room between any two.

A rank is an eight-digit number in base 36 and, where two whole numbers leave no room, a fraction behind it.
Fractions never end in "0", so that there is always room before one.
"""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WIDTH = 8
MIDDLE = 36**WIDTH // 2


def after(last: str) -> str:
    """The rank behind `last`; the very first one for an empty string."""
    return _whole(_number(last) + 1 if last else MIDDLE)


def between(low: str | None, high: str | None) -> str:
    """A rank with `low < rank < high`; an open end is None or empty."""
    if not high:
        return after(low or "")
    if not low:
        return _whole(_number(high) - 1)
    if _number(high) - _number(low) > 1:
        return _whole(_number(low) + 1)
    if _number(high) > _number(low):
        return low[:WIDTH] + _fraction_between(low[WIDTH:], "")
    return low[:WIDTH] + _fraction_between(low[WIDTH:], high[WIDTH:])


def spread(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` ranks in rising order between two others."""
    ranks: list[str] = []
    for _ in range(count):
        low = between(low, high)
        ranks.append(low)
    return ranks


def _fraction_between(low: str, high: str) -> str:
    """A fraction strictly between two; an empty `high` stands for one."""
    shared = 0
    while high and shared < len(high) and (low[shared] if shared < len(low) else "0") == high[shared]:
        shared += 1
    if shared:
        return high[:shared] + _fraction_between(low[shared:], high[shared:])
    low_digit = DIGITS.index(low[0]) if low else 0
    high_digit = DIGITS.index(high[0]) if high else len(DIGITS)
    if high_digit - low_digit > 1:
        return DIGITS[(low_digit + high_digit) // 2]
    if high and len(high) > 1:
        return high[0]
    return DIGITS[low_digit] + _fraction_between(low[1:], "")


def _number(rank: str) -> int:
    return int(rank[:WIDTH], 36)


def _whole(number: int) -> str:
    digits = []
    for _ in range(WIDTH):
        number, digit = divmod(number, 36)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))
