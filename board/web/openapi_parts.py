"""What the calls of the OpenAPI document are put together from."""

from typing import Final

from board.domain.errors import STATUS
from board.web.seats import SEATS
from board.web.shapes import CODE, ID, Schema, ref

BODY_STATUSES: Final = (400, 413, 415)
ALWAYS: Final = (500, 503)

CODE_PARAMETER: Final[Schema] = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "The join code, in any case, with or without its hyphen.",
    "schema": {"type": "string", "pattern": CODE},
}
SEAT_PARAMETER: Final[Schema] = {
    "name": "X-Seat",
    "in": "header",
    "required": False,
    "description": "Named by our own pages: the token then comes as this seat's cookie and not in the body.",
    "schema": {"type": "string", "enum": list(SEATS)},
}
TOKEN: Final[list[dict[str, list[str]]]] = [{"token": []}]
TOKEN_STATUSES: Final = (401, 404)


def path_id(name: str) -> Schema:
    """A path parameter."""
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": ID}}


def call(
    name: str, summary: str, status: int, shape: Schema, *refusals: int, body: Schema | None = None
) -> Schema:
    """An operation: what it answers when all is well, and the statuses of its refusals."""
    statuses = {*refusals, *ALWAYS, *(BODY_STATUSES if body else ())}
    made: Schema = {
        "operationId": name,
        "summary": summary,
        "responses": {
            str(status): as_json("Done.", shape),
            **{str(each): refused(each) for each in sorted(statuses)},
        },
    }
    if body:
        made["requestBody"] = json_body(body)
    return made


def refused(status: int) -> Schema:
    """The answer of a refusal."""
    codes = sorted(code for code, its in STATUS.items() if its == status) or ["unsupported"]
    return as_json(f"Refused: {', '.join(codes)}.", ref("Refused"))


def as_json(description: str, shape: Schema) -> Schema:
    """An answer of JSON."""
    return {"description": description, "content": {"application/json": {"schema": shape}}}


def json_body(shape: Schema) -> Schema:
    """A body of JSON."""
    return {"required": True, "content": {"application/json": {"schema": shape}}}


def query(name: str, shape: Schema) -> Schema:
    """A query parameter."""
    return {"name": name, "in": "query", "required": False, "schema": shape}
