"""The passcode of facilitators' links, in the OpenAPI document."""

from board.web.openapi_parts import CODE_PARAMETER, TOKEN, TOKEN_STATUSES, call
from board.web.shapes import Schema, ref


def passcode_path() -> Schema:
    """The calls under `.../passcode`."""
    answer: Schema = {"type": "object", "properties": {"set": {"type": "boolean"}}, "required": ["set"]}
    read = call("passcode", "Whether facilitators' links ask for one.", 200, answer, 403, *TOKEN_STATUSES)
    write = call(
        "set_passcode",
        "Have facilitators' links ask for one, or for none.",
        200,
        answer,
        403,
        422,
        *TOKEN_STATUSES,
        body=ref("NewPasscode"),
    )
    for one in (read, write):
        one["security"] = TOKEN
    return {"/api/sessions/{code}/passcode": {"get": read, "post": write, "parameters": [CODE_PARAMETER]}}
