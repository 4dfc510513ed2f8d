"""Each file has one address: a detour is answered like nothing at all."""

from http.client import HTTPConnection

import pytest

from tests.conftest import Server


@pytest.mark.parametrize("detour", ["nope/../js/pages/me.js", "x@y/..%2fjs/pages/me.js", "js/./pages/me.js"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_detour_through_the_static_files_leads_nowhere(server: Server, detour: str, encoding: str) -> None:
    """Through an `@` it would be kept for ever; compressed, it was looked for where nothing is."""
    host, port = server.url.removeprefix("http://").split(":")
    asking = HTTPConnection(host, int(port), timeout=10)
    asking.request("GET", f"/static/{detour}", headers={"Accept-Encoding": encoding})
    answer = asking.getresponse()
    assert (answer.status, answer.getheader("Cache-Control")) == (404, "no-store")
    asking.close()


@pytest.mark.parametrize("path", ["//evil.test/", "//j/ABCD2346", "/api//sessions", "/s//ABCD2346/me"])
def test_a_second_slash_leads_nowhere_and_nobody_is_sent_elsewhere(server: Server, path: str) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    asking = HTTPConnection(host, int(port), timeout=10)
    asking.request("GET", path)
    answer = asking.getresponse()
    assert (answer.status, answer.getheader("Location")) == (404, None)
    asking.close()
