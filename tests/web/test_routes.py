"""Every route says who may call it, and what needs a token refuses to answer without one."""

from pathlib import Path

import pytest
import requests
from flask import Flask

from board.service.loop import ThreadLoop
from tests.conftest import Server
from tests.web.script import begin


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    from board.app import create_app
    from board.config import read_config

    folder = tmp_path_factory.mktemp("site")
    environ = {"BOARD_DATABASE_URL": f"sqlite:///{folder / 'board.sqlite'}", "BOARD_ASYNC_MODE": "threading"}
    return create_app(read_config(environ, folder), ThreadLoop()).flask


def test_every_route_declares_who_may_call_it(site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        declared = getattr(site.view_functions[rule.endpoint], "access", None)
        assert declared in ("anyone", "code", "key", "token"), rule


def test_every_route_of_a_token_answers_401_without_one(site: Flask, server: Server) -> None:
    felicity, _ = begin(server.url)
    seen = 0
    for rule in site.url_map.iter_rules():
        if site.view_functions[rule.endpoint].access != "token":  # type: ignore[attr-defined]
            continue
        path = (
            rule.rule.replace("<code>", felicity.code)
            .replace("<file_format>", "notes.csv")
            .replace("<photo_id>", "x")
        )
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = requests.request(method, f"{server.url}{path}", json=[], timeout=5)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorised"), rule
        seen += 1
    assert seen >= 6


def test_static_files_with_a_version_in_the_path_are_kept_and_others_asked_for_again(server: Server) -> None:
    kept = requests.get(f"{server.url}/static/vendor/lit-html@3.3.3/lit-html.js", timeout=5)
    assert "immutable" in kept.headers["Cache-Control"]
    icons = requests.get(f"{server.url}/static/icons/lucide-sprite.svg", timeout=5)
    assert "stale-while-revalidate" in icons.headers["Cache-Control"], "a page without a line draws icons too"
    asked = requests.get(f"{server.url}/static/brand/wishwall.svg", timeout=5)
    assert asked.headers["Cache-Control"] == "no-cache"
    again = requests.get(asked.url, headers={"If-None-Match": asked.headers["ETag"]}, timeout=5)
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/../run.py",
        "/static/..%2f..%2fetc/passwd",
        "/static/%252e%252e/run.py",
        "/metrics/",
        "/.git/config",
        "/s/ABCD2346/me/x.css",
        "/s/ABCD2346/board",
        "/s/ABCD2346/screen/proposals",
        "/debug",
        "/s/ABCD-234/me",
    ],
)
def test_what_is_not_there_is_404_without_a_trace(server: Server, path: str) -> None:
    request = requests.Request("GET", server.url + path).prepare()
    request.url = server.url + path
    answer = requests.Session().send(request, timeout=5)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_the_whole_tree_has_no_file_of_ours_under_static(site: Flask) -> None:
    assert not list(Path(site.root_path, "static").rglob("*.py"))
