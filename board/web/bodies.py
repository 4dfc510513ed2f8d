"""What comes in over HTTP: strictly decoded JSON, or `invalid` with the field."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from flask import request

from board.domain.errors import BoardError, invalid
from board.wire import jsons
from board.wire.run_sheet import SavedRunSheet

#: a frame over the socket has the same bound
MAX_BODY = 262_144

Language = Literal["en", "cy"]
Text = Annotated[str, msgspec.Meta(min_length=1)]


class NewSession(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Begin a session from a template, or from a run sheet that was saved."""

    title: Text
    template: str | None = None
    run_sheet: SavedRunSheet | None = None
    rehearsal: bool = False
    language: Language | None = None
    start_code: str | None = None


class NewPerson(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Come in by the join code."""

    name: Text
    side: str | None = None
    language: Language | None = None


class GivenKey(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Come in by a link's secret key; an observer or co-facilitator may say a name."""

    key: Text
    name: Text | None = None
    passcode: str | None = None


class Knocked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Ask whether the door has opened, for so many seconds."""

    knock: Text
    wait: Annotated[int, msgspec.Meta(ge=0, le=25)] = 0


class AtTheDoor(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Let somebody in who waits, or turn them away."""

    let_in: bool


class NewPasscode(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What facilitators' links ask for from here on; null for nothing."""

    passcode: str | None


class Confirmed(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Erase a session: its code, typed by whoever wants it."""

    confirm: str


class NewPad(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A drawing to carry on with on another device."""

    sketch: dict[str, Any] | None = None
    caption: str = ""


class PadState(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The drawing as the other device has it now."""

    sketch: dict[str, Any] | None
    done: bool = False


class NewExport(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A file to be made; what is left out is as the format and the session have it."""

    format: str
    include: Literal["proposals", "all"] | None = None
    names: Literal["yes", "no"] | None = None
    language: Language | None = None


Body = TypeVar("Body", bound=msgspec.Struct)

_PLACE = re.compile(r"^(?P<message>.*?)(?: - at `\$\.?(?P<field>[^`]*)`)?$", re.DOTALL)


def read(shape: type[Body]) -> Body:
    """The request's body as one of the shapes above."""
    try:
        return msgspec.convert(json_value(), shape, strict=True)
    except msgspec.ValidationError as wrong:
        raise _invalid(str(wrong)) from None


def json_value() -> Any:
    """The request's body as a JSON value; other content types are not looked at."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise BoardError("unsupported", "Send the body without compression.", status_override=415)
    if request.mimetype != "application/json":
        raise BoardError("unsupported", "Send JSON, as application/json.", status_override=415)
    try:
        return jsons.loads(request.get_data(cache=False))
    except ValueError:
        raise invalid("The body is not strict JSON in UTF-8.") from None


def one_of(name: str, allowed: Sequence[str]) -> str:
    """A query parameter that chooses; the first is what is meant where none is given."""
    given = request.args.get(name, allowed[0])
    if given not in allowed:
        raise invalid(f"{name} is one of {', '.join(allowed)}.", name)
    return given


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    """A query parameter that counts something."""
    given = request.args.get(name)
    if given is None:
        return default
    if not re.fullmatch(r"[0-9]{1,15}", given) or not least <= int(given) <= most:
        raise invalid(f"{name} is a whole number from {least} to {most}.", name)
    return int(given)


def _invalid(message: str) -> BoardError:
    found = _PLACE.match(message)
    if found is None:
        return invalid(message)
    unknown = re.search(r"unknown field `([^`]+)`", found["message"])
    field = ".".join(part for part in (found["field"], unknown[1] if unknown else None) if part)
    return invalid(found["message"], field or None)
