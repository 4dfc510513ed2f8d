"""Files that take a while, over HTTP: asked for, looked after, stopped, fetched."""

from typing import Any

from flask import Blueprint, Response

from board.domain.errors import invalid
from board.web import answers, bodies, codes
from board.web.access import access
from board.web.export_calls import FORMATS, Desk, download
from board.web.export_jobs import Job


def export_job_calls(desk: Desk) -> Blueprint:
    """`POST .../exports`, and `GET` and `DELETE` of one of them."""
    calls = Blueprint("export_jobs", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/exports")
    @access("token")
    def begin_export(code: str) -> Response:
        code = codes.read(code)
        owner = desk.owner(code)
        asked = bodies.read(bodies.NewExport)
        if asked.format not in FORMATS:
            raise invalid(f"format is one of {', '.join(FORMATS)}.", "format")
        order, seq = desk.order(code, asked.format, _chosen(asked))
        return answers.body(_shape(desk.jobs.begin(owner, order, asked.format, seq)), 201)

    @calls.get("/<code>/exports/<job_id>")
    @access("token")
    def look_at_export(code: str, job_id: str) -> Response:
        return answers.body(_shape(desk.job(codes.read(code), job_id)))

    @calls.delete("/<code>/exports/<job_id>")
    @access("token")
    def cancel_export(code: str, job_id: str) -> Response:
        job = desk.job(codes.read(code), job_id)
        desk.jobs.cancel(job)
        return answers.body(_shape(job))

    @calls.get("/<code>/exports/<job_id>/file")
    @access("token")
    def fetch_export(code: str, job_id: str) -> Response:
        return download(desk.file(codes.read(code), job_id))

    return calls


def _chosen(asked: bodies.NewExport) -> dict[str, str]:
    chosen = {"include": asked.include, "names": asked.names, "language": asked.language}
    return {name: value for name, value in chosen.items() if value is not None}


def _shape(job: Job) -> dict[str, Any]:
    code, _ = job.owner
    done, total = job.so_far
    link = f"/api/sessions/{code}/exports/{job.job_id}/file"
    file = job.file and {"link": link, "name": job.file.filename, "size": len(job.file.body)}
    return {
        "job_id": job.job_id,
        "format": job.file_format,
        "state": job.state,
        "progress": {"done": done, "total": total},
        "moment": {"seq": job.seq, "at": job.at},
        "file": file,
        "error": answers.error_fields(job.error) if job.state == "failed" and job.error else None,
    }
