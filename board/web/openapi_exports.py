"""Files that take a while, in the OpenAPI document."""

from collections.abc import Iterable

from board.web.openapi_parts import CODE_PARAMETER, TOKEN, TOKEN_STATUSES, call, path_id
from board.web.shapes import Schema, ref


def job_calls(formats: Iterable[str]) -> Schema:
    """The calls under `.../exports`, for these formats."""
    job = ref("ExportJob")
    begin = call(
        "begin_export", "Have a file made.", 201, job, 403, 429, *TOKEN_STATUSES, body=ref("NewExport")
    )
    asked = begin["requestBody"]["content"]["application/json"]
    asked["schema"] = {"allOf": [ref("NewExport"), {"properties": {"format": {"enum": list(formats)}}}]}
    look = call("export_job", "How it stands.", 200, job, *TOKEN_STATUSES)
    cancel = call("cancel_export", "Stop it, or let go of its file.", 200, job, *TOKEN_STATUSES)
    fetch = call("fetch_export", "The file, once it is there.", 200, {}, 400, 403, 429, *TOKEN_STATUSES)
    fetch["responses"]["200"] = {"description": "The file.", "content": {"*/*": {}}}
    for one in (begin, look, cancel, fetch):
        one["security"] = TOKEN
    place, its = "/api/sessions/{code}/exports", [CODE_PARAMETER, path_id("job_id")]
    return {
        place: {"post": begin, "parameters": [CODE_PARAMETER]},
        f"{place}/{{job_id}}": {"get": look, "delete": cancel, "parameters": its},
        f"{place}/{{job_id}}/file": {"get": fetch, "parameters": its},
    }
