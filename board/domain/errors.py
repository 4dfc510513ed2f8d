"""The one error that a refused command becomes, and the codes that programs can rely on."""

from dataclasses import dataclass

#: code -> HTTP status; the table of protocol.md
STATUS: dict[str, int] = {
    "invalid": 400,
    "unsupported": 400,
    "unauthorised": 401,
    "forbidden": 403,
    "forbidden_role": 403,
    "locked": 403,
    "read_only": 403,
    "not_found": 404,
    "gone": 404,
    "conflict": 409,
    "phase_changed": 409,
    "phase_closed": 409,
    "op_id_conflict": 409,
    "note_deleted": 409,
    "limit_reached": 409,
    "too_large": 413,
    "too_long": 422,
    "client_too_old": 426,
    "rate_limited": 429,
    "internal": 500,
    "busy": 503,
    "storage_full": 503,
}


@dataclass(slots=True)
class BoardError(Exception):
    """A refusal: `code` is for programs and never changes, `message` tells a person what to do next.

    `field` is the path of the offending field, such as `sketch.strokes[3].points`. `status` overrides
    the code's HTTP status where one code serves two (`unsupported` content is 415, storage that has
    become read-only is 503).
    """

    code: str
    message: str
    field: str | None = None
    retry_after_ms: int | None = None
    incident: str | None = None
    status_override: int | None = None

    def __post_init__(self) -> None:
        if self.code not in STATUS:
            raise ValueError(f"unknown error code {self.code!r}")

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @property
    def status(self) -> int:
        """The HTTP status of this refusal."""
        return self.status_override or STATUS[self.code]


def invalid(message: str, field: str | None = None) -> BoardError:
    """A command that says something impossible."""
    return BoardError("invalid", message, field)


def not_found(what: str, field: str | None = None) -> BoardError:
    """Something that does not exist, or that this person may not see: the two read alike (R5)."""
    return BoardError(
        "not_found",
        f"There is no such {what} in this session. Reload the page to see what is there now.",
        field,
    )
