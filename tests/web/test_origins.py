"""Which origin is ours: the Host header's own, the public URL, or what a trusted proxy says."""

from typing import Any

import pytest
import requests

from board.web.origins import Origins, plausible_host
from tests.conftest import Server

LAN = {"wsgi.url_scheme": "http", "HTTP_HOST": "board.lan:5000"}
LOCAL = {"wsgi.url_scheme": "http", "HTTP_HOST": "127.0.0.1:5000"}


@pytest.mark.parametrize(
    ("public_url", "environ", "origin", "ours"),
    [
        (None, LAN, "http://board.lan:5000", True),
        (None, LAN, "https://board.lan:5000", False),
        (None, LAN, "http://board.lan", False),
        (None, LAN, "http://board.lan:5000.evil.test", False),
        (None, LAN, "null", False),
        (None, LAN, None, False),
        ("https://board.example.org", LOCAL, "https://board.example.org", True),
        ("https://board.example.org", LOCAL, "http://127.0.0.1:5000", True),
        ("https://board.example.org", LOCAL, "http://localhost:5000", False),
        ("https://board.example.org", LAN, "http://board.lan:5000", False),
        ("https://board.example.org", LAN, "https://evil.board.example.org", False),
    ],
)
def test_ours_and_not_ours(
    public_url: str | None, environ: dict[str, str], origin: str | None, ours: bool
) -> None:
    assert Origins(public_url).allows(origin, environ) is ours


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:5000", "[::1]:5000", "board.lan", "pi_4.local:80"])
def test_a_host_is_plausible(host: str) -> None:
    assert plausible_host(host)


@pytest.mark.parametrize("host", ["", "a b", "a/b", "a@b", "é", "a:b", "a:1:2", "-", "x" * 300, "a\r\nb"])
def test_a_host_is_not_plausible(host: str) -> None:
    assert not plausible_host(host)


def test_it_works_at_http_on_a_local_network_name(server: Server) -> None:
    there = {"Host": "board.lan:5000", "Origin": "http://board.lan:5000", "X-Seat": "host"}
    answer = requests.post(f"{server.url}/api/sessions", json={"title": "x"}, headers=there, timeout=5)
    assert answer.status_code == 201
    assert answer.json()["links"]["join"].startswith("http://board.lan:5000/j/")
    assert "Secure" not in answer.headers["Set-Cookie"]
    page = requests.get(server.url, headers={"Host": "board.lan:5000"}, timeout=5)
    assert "connect-src 'self' ws://board.lan:5000;" in page.headers["Content-Security-Policy"]


def test_forwarded_headers_count_from_trusted_proxies_alone(server: Server, own_server: Any) -> None:
    forwarded = {"X-Forwarded-Host": "board.example.org", "X-Forwarded-Proto": "https"}
    body = {"title": "x"}
    ignored = requests.post(f"{server.url}/api/sessions", json=body, headers=forwarded, timeout=5).json()
    assert ignored["links"]["join"].startswith(server.url)
    behind = own_server(BOARD_TRUSTED_PROXIES="1")
    believed = requests.post(f"{behind.url}/api/sessions", json=body, headers=forwarded, timeout=5).json()
    assert believed["links"]["join"].startswith("https://board.example.org/j/")
    ours = {**forwarded, "Origin": "https://board.example.org"}
    assert requests.post(f"{behind.url}/api/sessions", json=body, headers=ours, timeout=5).status_code == 201
