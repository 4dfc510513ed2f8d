"""The pages' frames: strict headers, the attributes that their modules read, links that hold no secret."""

import xml.etree.ElementTree as ET

import pytest
import requests

from tests.conftest import Server
from tests.web.script import begin

PAGES = ["/", "/j/{code}", "/s/{code}/host", "/s/{code}/me", "/s/{code}/observe", "/s/{code}/screen"]
LISTS = ["/s/{code}/host/proposals", "/s/{code}/me/proposals", "/s/{code}/observe/proposals"]


@pytest.fixture(scope="module")
def code(server: Server) -> str:
    return begin(server.url)[0].code


@pytest.mark.parametrize("path", PAGES + LISTS)
def test_a_page_is_strict_and_says_what_it_is(server: Server, code: str, path: str) -> None:
    answer = requests.get(server.url + path.format(code=code), timeout=5)
    assert answer.status_code == 200
    page = path.rsplit("/", 1)[1] or "home"
    assert f'data-page="{"join" if path.startswith("/j") else page}"' in answer.text
    assert f'data-code="{"" if path == "/" else code}"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    for directive in (
        "default-src 'none'",
        "script-src 'self'",
        "require-trusted-types-for 'script'",
        "frame-ancestors 'none'",
    ):
        assert directive in policy
    assert "unsafe" not in policy
    assert f"connect-src 'self' {server.url.replace('http', 'ws')};" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert " style=" not in answer.text
    assert "<script>" not in answer.text


def test_a_typed_code_leads_to_the_same_page(server: Server, code: str) -> None:
    typed = f"{code[:4]}-{code[4:]}".lower()
    assert f'data-code="{code}"' in requests.get(f"{server.url}/j/{typed}", timeout=5).text


def test_an_unknown_code_is_a_page_that_says_so(server: Server) -> None:
    answer = requests.get(f"{server.url}/j/ABCD2346", headers={"Accept": "text/html"}, timeout=5)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_the_join_code_is_a_picture_of_the_join_link(server: Server, code: str) -> None:
    answer = requests.get(f"{server.url}/s/{code}/qr.svg", timeout=5)
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert ET.fromstring(answer.text).tag.endswith("svg")


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {}, "en"),
        ("/?lang=cy", {}, "cy"),
        ("/", {"Accept-Language": "cy, en;q=0.5"}, "cy"),
        ("/", {"Accept-Language": "fr"}, "en"),
        ("/?lang=fr", {}, "en"),
    ],
)
def test_a_page_speaks_the_readers_language(
    server: Server, path: str, headers: dict[str, str], language: str
) -> None:
    answer = requests.get(server.url + path, headers=headers, timeout=5)
    assert f'<html lang="{language}"' in answer.text


def test_a_chosen_language_is_remembered(server: Server) -> None:
    web = requests.Session()
    web.get(f"{server.url}/?lang=cy", timeout=5)
    assert '<html lang="cy"' in web.get(server.url, timeout=5).text


def test_a_welsh_sessions_door_is_welsh_unless_the_reader_chose(server: Server) -> None:
    felicity, _ = begin(server.url, language="cy")
    assert '<html lang="cy"' in requests.get(f"{server.url}/j/{felicity.code}", timeout=5).text
    assert '<html lang="en"' in requests.get(f"{server.url}/j/{felicity.code}?lang=en", timeout=5).text


def test_health_and_readiness(server: Server) -> None:
    assert requests.get(f"{server.url}/healthz", timeout=5).json() == {"status": "ok"}
    assert requests.get(f"{server.url}/readyz", timeout=5).status_code == 200


def test_a_page_leaves_compressed_if_the_reader_takes_that(server: Server) -> None:
    small = requests.get(server.url, headers={"Accept-Encoding": "gzip"}, timeout=5)
    plain = requests.get(server.url, headers={"Accept-Encoding": "identity"}, timeout=5)
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert small.content == plain.content
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
