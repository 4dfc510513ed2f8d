"""What browsers report of a broken policy, security.txt, and pages that ask nobody else for anything."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import requests
from flask import Flask

from tests.conftest import Server
from tests.web.script import begin
from tests.web.test_routes import site

__all__ = ["site"]

SECRET = "canary-of-a-note"
OLD = {
    "csp-report": {
        "effective-directive": "script-src",
        "blocked-uri": f"https://evil.example/{SECRET}",
        "document-uri": f"https://board.example/s/{SECRET}/me#key={SECRET}",
        "script-sample": SECRET,
    }
}
NEW = [
    {
        "type": "csp-violation",
        "body": {"effectiveDirective": "require-trusted-types-for", "blockedURL": "inline"},
    }
]


@pytest.mark.parametrize(
    ("report", "told"), [(OLD, ("script-src", "https")), (NEW, ("require-trusted-types-for", "inline"))]
)
def test_a_report_is_logged_without_what_it_quotes(
    own_server: Callable[..., Server], report: object, told: tuple[str, str]
) -> None:
    server = own_server()
    answer = requests.post(f"{server.url}/csp-report", json=report, timeout=5)
    assert answer.status_code == 204
    line = next(line for line in server.log().splitlines() if '"csp"' in line)
    assert f'"directive": "{told[0]}"' in line
    assert f'"blocked": "{told[1]}"' in line
    assert SECRET not in server.log()


def test_reports_are_bounded_and_may_be_anything(own_server: Callable[..., Server]) -> None:
    server = own_server()
    bodies = [
        b"",
        b"[",
        b"[[]]",
        b"[1]",
        b'{"csp-report": 1}',
        b'{"csp-report":{"blocked-uri":"http://[x"}}',
        b"x" * 20_000,
    ]
    for body in bodies:
        sent = requests.post(f"{server.url}/csp-report", data=body, timeout=5)
        assert sent.status_code == 204
    for _ in range(40):
        requests.post(f"{server.url}/csp-report", json=OLD, timeout=5)
    assert 1 <= server.log().count('"event": "csp"') <= 20
    assert '"incident"' not in server.log()


def test_security_txt_says_whom_to_tell(own_server: Callable[..., Server]) -> None:
    server = own_server(BOARD_SECURITY_CONTACT="mailto:security@example.org")
    answer = requests.get(f"{server.url}/.well-known/security.txt", timeout=5)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    expires = datetime.fromisoformat(fields["Expires"])
    assert datetime.now(UTC) < expires
    assert (expires - datetime.now(UTC)).days < 365


def test_without_a_contact_there_is_none(server: Server) -> None:
    assert requests.get(f"{server.url}/.well-known/security.txt", timeout=5).status_code == 404


def pages_of(site: Flask, code: str) -> list[str]:
    """Every page that the site serves to anybody who opens its address."""
    found = []
    for rule in site.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(("/api/", "/static/", "/metrics")):
            continue
        path = rule.rule
        for choice in re.findall(r"<any\(([^)]*)\):\w+>", path)[:1]:
            path = re.sub(r"<any\([^)]*\):\w+>", choice.split(",")[0].strip("'\" "), path)
        found.append(re.sub(r"<(?:\w+:)?\w+>", code, path))
    return found


def test_every_page_is_under_the_strict_policy_and_names_no_other_host(server: Server, site: Flask) -> None:
    code = begin(server.url)[0].code
    seen = 0
    for path in pages_of(site, code):
        answer = requests.get(server.url + path, headers={"Accept": "text/html"}, timeout=5)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, path
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", path
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", path
        assert "camera=()" in answer.headers["Permissions-Policy"], path
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        seen += 1
        if "script-src" in policy:
            assert "require-trusted-types-for 'script'" in policy, path
            assert "report-uri /csp-report" in policy, path
            assert answer.headers["Reporting-Endpoints"] == 'csp="/csp-report"', path
        others = [
            found for found in re.findall(r'(?:src|action|data)="([^"]*)"', answer.text) if "//" in found
        ]
        links = re.findall(r"<link[^>]*href=\"([^\"]*)\"", answer.text)
        assert not others, (path, others)
        assert all(link.startswith("/") and not link.startswith("//") for link in links), path
    assert seen >= 12
