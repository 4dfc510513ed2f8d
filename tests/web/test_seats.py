"""A browser's three seats in one session; cookies that only our own pages can use."""

from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.realtime.sockets import Listener
from tests.web.script import Script, begin, command, join


def key_of(link: str) -> str:
    return link.partition("#key=")[2]


def take(web: requests.Session, server: Server, code: str, seat: str, link: str) -> dict[str, Any]:
    answer = web.post(
        f"{server.url}/api/sessions/{code}/grants",
        json={"key": key_of(link)},
        headers={"X-Seat": seat, "Origin": server.url},
        timeout=5,
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def me(web: requests.Session, server: Server, code: str, seat: str) -> dict[str, Any]:
    return web.get(f"{server.url}/api/sessions/{code}", headers={"X-Seat": seat}, timeout=5).json()["me"]


def test_host_join_and_screen_in_one_browser_stay_three_seats(server: Server) -> None:
    web = requests.Session()
    ours = {"X-Seat": "host", "Origin": server.url}
    created = web.post(
        f"{server.url}/api/sessions", json={"title": "One browser"}, headers=ours, timeout=5
    ).json()
    code = created["code"]
    assert "token" not in created["facilitator"]
    joined = web.post(
        f"{server.url}/api/sessions/{code}/people",
        json={"name": "Peter"},
        headers=ours | {"X-Seat": "me"},
        timeout=5,
    )
    assert "token" not in joined.json()
    assert take(web, server, code, "screen", created["links"]["screen"])["person_id"] is None
    assert me(web, server, code, "host")["role"] == "facilitator"
    assert me(web, server, code, "me")["name"] == "Peter"
    assert me(web, server, code, "screen")["role"] == "screen"
    unseated = web.get(f"{server.url}/api/sessions/{code}", headers={"X-Seat": "observe"}, timeout=5)
    assert unseated.status_code == 401
    download = web.get(f"{server.url}/api/sessions/{code}/export/notes.csv?seat=me", timeout=5)
    assert download.status_code == 200


def test_a_seats_cookie_is_out_of_scripts_reach(server: Server) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions",
        json={"title": "x"},
        headers={"X-Seat": "host", "Origin": server.url},
        timeout=5,
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"wishwall_host_{answer.json()['code']}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_with_a_public_https_url_cookies_and_links_are_https(own_server: Any) -> None:
    server = own_server(BOARD_PUBLIC_URL="https://board.example.org")
    ours = {"X-Seat": "host", "Origin": "https://board.example.org"}
    answer = requests.post(f"{server.url}/api/sessions", json={"title": "x"}, headers=ours, timeout=5)
    assert answer.headers["Set-Cookie"].startswith("__Host-wishwall_host_")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.json()["links"]["join"].startswith("https://board.example.org/j/")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    page = requests.get(f"{server.url}/", headers={"Host": "board.example.org"}, timeout=5)
    assert "connect-src 'self' wss://board.example.org;" in page.headers["Content-Security-Policy"]
    # the address that the proxy calls, and a stranger's
    assert requests.post(
        f"{server.url}/api/sessions", json={"title": "x"}, headers={"Origin": server.url}, timeout=5
    ).ok
    evil = requests.post(
        f"{server.url}/api/sessions",
        json={"title": "x"},
        headers={"Origin": "https://board.example.org.evil.test"},
        timeout=5,
    )
    assert (evil.status_code, evil.json()["error"]["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.test", "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "https"},
    ],
)
def test_another_sites_page_cannot_act_with_our_cookie(server: Server, headers: dict[str, str]) -> None:
    web = requests.Session()
    ours = {"X-Seat": "host", "Origin": server.url}
    created = web.post(f"{server.url}/api/sessions", json={"title": "x"}, headers=ours, timeout=5).json()
    address = f"{server.url}/api/sessions/{created['code']}/commands"
    lock = command("session.lock", locked=True)
    forged = web.post(address, json=lock, headers={"X-Seat": "host", **headers}, timeout=5)
    assert (forged.status_code, forged.json()["error"]["code"]) == (403, "forbidden")
    assert "Access-Control-Allow-Origin" not in forged.headers
    assert web.post(address, json=lock, headers=ours, timeout=5).json()["ok"]


def test_a_preflight_from_elsewhere_gets_no_leave(server: Server) -> None:
    asks = {"Origin": "https://evil.test", "Access-Control-Request-Method": "POST"}
    for path in ("/api/sessions", "/socket.io/?EIO=4&transport=polling"):
        answer = requests.options(server.url + path, headers=asks, timeout=5)
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_token_of_another_session_finds_nothing(server: Server) -> None:
    felicity, _ = begin(server.url)
    other, _ = begin(server.url)
    stray = Script(server.url, felicity.code, other.token)
    for answer in (
        stray.get(),
        stray.get("/events"),
        stray.get("/export/record.json"),
        stray.post("/commands", []),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_no_token_and_a_wrong_token_are_unauthorised(server: Server) -> None:
    felicity, _ = begin(server.url)
    for token in ("", "x", "x" * 5000, felicity.token[:-1], felicity.token.swapcase()):
        answer = Script(server.url, felicity.code, token).get()
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorised")
    assert (
        requests.get(f"{server.url}/api/sessions/{felicity.code}", timeout=5).headers["WWW-Authenticate"]
        == "Bearer"
    )


def test_a_seat_that_is_none_is_invalid(server: Server) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions", json={"title": "x"}, headers={"X-Seat": "admin"}, timeout=5
    )
    assert (answer.status_code, answer.json()["error"]["field"]) == (400, "X-Seat")


def test_a_page_connects_live_with_its_seats_cookie(server: Server) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions",
        json={"title": "x"},
        headers={"X-Seat": "host", "Origin": server.url},
        timeout=5,
    )
    code = answer.json()["code"]
    cookie = {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}

    def connect(seat: str, headers: dict[str, str], origin: str = server.url) -> Listener:
        return Listener(server.url, {"seat": seat}, query=f"?code={code}", headers=headers, origin=origin)

    tab = connect("host", cookie)
    assert tab.wait("welcome")["role"] == "facilitator"
    tab.close()
    assert connect("me", cookie).refusal["data"]["code"] == "unauthorised"
    assert connect("admin", cookie).refusal["data"]["code"] == "unauthorised"
    assert connect("host", {}).refusal["data"]["code"] == "unauthorised"
    for origin in (
        "https://evil.test",
        "null",
        server.url.replace("http", "https"),
        f"{server.url}.evil.test",
    ):
        assert not connect("host", cookie, origin).client.connected


def test_two_tabs_are_one_person(server: Server) -> None:
    felicity, _ = begin(server.url)
    peter = join(server.url, felicity.code)
    one, two = (Listener(server.url, {"token": peter.token}) for _ in range(2))
    assert one.wait("welcome")["person_id"] == two.wait("welcome")["person_id"] == peter.person_id
    host = Listener(server.url, {"token": felicity.token})
    host.until(
        lambda: any(
            set(p.get("online", [])) == {peter.person_id, felicity.person_id} for p in host.all("presence")
        )
    )
    for tab in (one, two, host):
        tab.close()


def test_the_personal_link_gives_the_same_person_on_another_device(server: Server) -> None:
    felicity, _ = begin(server.url)
    joined = requests.post(
        f"{server.url}/api/sessions/{felicity.code}/people", json={"name": "Mair"}, timeout=5
    ).json()
    again = requests.post(
        f"{server.url}/api/sessions/{felicity.code}/grants", json={"key": key_of(joined["link"])}, timeout=5
    ).json()
    assert again["person_id"] == joined["person_id"]
    assert again["token"] != joined["token"]


def test_who_leaves_has_no_seat_here_any_more_and_stays_in_the_session(server: Server) -> None:
    host, _ = begin(server.url)
    web = requests.Session()
    ours = {"X-Seat": "me", "Origin": server.url}
    web.post(f"{server.url}/api/sessions/{host.code}/people", json={"name": "Peter"}, headers=ours, timeout=5)
    elsewhere = {"Authorization": f"Bearer {host.token}"}
    cookies = web.cookies.copy()
    answer = web.post(f"{server.url}/api/sessions/{host.code}/leave", headers=ours, timeout=5)
    assert (answer.status_code, answer.json()) == (200, {"left": host.code})
    assert not web.cookies, "the browser has given the cookie back"
    web.cookies.update(cookies)
    assert web.get(f"{server.url}/api/sessions/{host.code}", headers=ours, timeout=5).status_code == 401
    seen = requests.get(f"{server.url}/api/sessions/{host.code}", headers=elsewhere, timeout=5).json()
    assert "Peter" in [person["name"] for person in seen["people"]]
