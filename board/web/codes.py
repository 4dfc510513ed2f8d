"""The join code as people type it: any case, with or without its hyphen."""

import re

from board.domain.errors import BoardError

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
_CODE = re.compile(f"[{ALPHABET}]{{8}}")
_TYPED = re.compile(r"[A-Za-z0-9]{4}-?[A-Za-z0-9]{4}")


def read(typed: str) -> str:
    """The stored form of a typed code; anything that cannot be one is as unknown as a wrong one."""
    if not _TYPED.fullmatch(typed):
        raise unknown()
    code = typed.replace("-", "").upper()
    if not _CODE.fullmatch(code):
        raise unknown()
    return code


def unknown() -> BoardError:
    """The one answer to an unknown, a closed and an expired code."""
    return BoardError(
        "not_found", "There is no open session with this code. Check the code with your facilitator."
    )
