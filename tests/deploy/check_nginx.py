"""nginx with the shipped files: what it says of them, and what it does with requests (make test-scale)."""

import http.client
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.deploy.settings import CODES, DEPLOY, own_certificate
from tests.scale.engine import ended
from tests.scale.nginx import Nginx

Answer = tuple[int, dict[str, str], bytes]


class Echo(BaseHTTPRequestHandler):
    """A worker that says which one it is, and what it was sent."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer whatever is asked."""
        length = int(self.headers.get("Content-Length", 0))
        read = len(self.rfile.read(length))
        told = {"port": self.server.server_address[1], "headers": dict(self.headers), "read": read}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        # a worker that goes takes its open lines along, which a thread of ours would not
        self.send_header("Connection", "close")
        self.send_header("Strict-Transport-Security", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """The same."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said."""


@contextmanager
def worker() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def in_front() -> Iterator[tuple[Nginx, list[ThreadingHTTPServer]]]:
    with worker() as first, worker() as second:
        ports = [server.server_address[1] for server in (first, second)]
        with ended(Nginx(ports)) as nginx:
            nginx.start()
            yield nginx, [first, second]


def ask(nginx: Nginx, path: str, method: str = "GET", size: int = 0, **headers: str) -> Answer:
    line = http.client.HTTPConnection("127.0.0.1", nginx.port, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request(method, path, body=b"x" * size if size else None, headers=sent)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, dict(answer.getheaders()), body


def told(answer: Answer) -> dict:
    assert answer[0] == 200, answer
    return json.loads(answer[2])


def test_nginx_finds_no_fault_in_the_files_as_they_are_installed(tmp_path: Path) -> None:
    installed = tmp_path / "nginx"
    shutil.copytree("/etc/nginx", installed, symlinks=True)
    for folder in ("sites-enabled", "conf.d", "modules-enabled"):
        shutil.rmtree(installed / folder, ignore_errors=True)
        (installed / folder).mkdir()
    shutil.copytree(DEPLOY / "nginx" / "wishwall", installed / "wishwall")
    shutil.copy(DEPLOY / "nginx" / "wishwall.conf", installed / "conf.d")
    shutil.copy(DEPLOY / "nginx" / "others.conf", installed / "conf.d")
    shutil.copy(DEPLOY / "nginx" / "main.conf", installed / "modules-enabled")
    own_certificate(tmp_path)
    for path in [installed / "nginx.conf", installed / "wishwall" / "place.conf"]:
        path.write_text(
            path.read_text()
            .replace("/etc/wishwall/tls", str(tmp_path))
            .replace("/var/log/nginx", str(tmp_path))
            .replace("/run/nginx.pid", f"{tmp_path}/pid")
            .replace("/etc/nginx", str(installed))
        )
    plain = installed / "wishwall" / "plain.conf"
    plain.write_text(plain.read_text().replace("/var/log/nginx", str(tmp_path)))
    # -t binds the ports: where nothing else can hold them
    done = subprocess.run(
        ["unshare", "--net", "nginx", "-t", "-c", str(installed / "nginx.conf")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and "warn" not in done.stderr, done.stderr


def test_a_sessions_calls_and_lines_come_to_one_worker() -> None:
    with in_front() as (nginx, _):
        homes = {}
        for code in CODES:
            typed = f"{code[:4]}-{code[4:]}"
            paths = [
                f"/s/{code}/me",
                f"/j/{code}",
                f"/j/{typed}",
                f"/api/sessions/{code}",
                f"/api/sessions/{code}/events?after=3&wait=5",
                f"/socket.io/?code={code}&EIO=4&transport=polling",
                f"/socket.io/?EIO=4&transport=polling&code={typed}",
            ]
            ports = {told(ask(nginx, path))["port"] for path in paths}
            assert len(ports) == 1, code
            homes[code] = ports.pop()
        share = sorted(list(homes.values()).count(port) for port in set(homes.values()))
        assert len(share) == 2 and share[0] >= len(CODES) / 4, share


def test_workers_are_told_who_comes_by_nginx_alone() -> None:
    with in_front() as (nginx, _):
        forged = {
            "X_Forwarded_For": "203.0.113.9",
            "X_Forwarded_Proto": "https",
            "X_Forwarded_Host": "evil.example.org",
            "X_Forwarded_Prefix": "/evil",
            "Forwarded": "for=203.0.113.9",
            "X_Real_IP": "203.0.113.9",
        }
        heard = told(ask(nginx, "/", **forged))["headers"]
    assert heard["X-Forwarded-For"] == "127.0.0.1"
    assert heard["X-Forwarded-Proto"] == "http"
    assert heard["X-Forwarded-Host"] == heard["Host"] == f"127.0.0.1:{nginx.port}"
    assert not {"X-Forwarded-Prefix", "Forwarded", "X-Real-IP"} & heard.keys()


@pytest.mark.parametrize(
    ("path", "wish", "passed"),
    [
        ("/socket.io/?transport=websocket", "websocket", "websocket"),
        ("/socket.io/?transport=websocket", "WebSocket", "websocket"),
        ("/socket.io/", "h2c", None),
        ("/api/sessions", "websocket", None),
    ],
)
def test_nothing_but_a_websocket_is_upgraded(path: str, wish: str, passed: str | None) -> None:
    with in_front() as (nginx, _):
        heard = told(ask(nginx, path, Upgrade=wish, Connection="Upgrade"))["headers"]
    assert heard.get("Upgrade") == passed
    assert heard.get("Connection", "").lower() == ("upgrade" if passed else "")


def test_sizes_are_those_of_the_product_and_a_little_more() -> None:
    code = CODES[0]
    mib = 1 << 20
    with in_front() as (nginx, _):
        taken = {"commands": mib // 2, "photos": 8 * mib, "import": 32 * mib}
        for call, size in taken.items():
            assert told(ask(nginx, f"/api/sessions/{code}/{call}", "POST", size))["read"] == size
        for call, size in taken.items():
            status, headers, body = ask(nginx, f"/api/sessions/{code}/{call}", "POST", size + 2 * mib)
            assert status == 413 and headers["Content-Type"] == "application/json"
            assert json.loads(body)["error"]["code"] == "too_large"


def test_a_worker_that_is_gone_is_passed_over() -> None:
    with in_front() as (nginx, workers):
        homes = {code: told(ask(nginx, f"/s/{code}/me"))["port"] for code in CODES}
        gone = workers[0].server_address[1]
        workers[0].shutdown()
        workers[0].server_close()
        now = {code: told(ask(nginx, f"/s/{code}/me"))["port"] for code in CODES}
    assert gone in homes.values() and gone not in now.values()
    assert all(now[code] == home for code, home in homes.items() if home != gone), (
        "others stay where they are"
    )


def test_without_any_worker_programs_are_told_busy_and_people_that_it_comes_back() -> None:
    with in_front() as (nginx, workers):
        for server in workers:
            server.shutdown()
            server.server_close()
        for path in (f"/api/sessions/{CODES[0]}", f"/socket.io/?code={CODES[0]}"):
            status, headers, body = ask(nginx, path)
            assert status == 503 and json.loads(body)["error"]["code"] == "busy" and headers["Retry-After"]
        status, headers, body = ask(nginx, f"/s/{CODES[0]}/me")
        assert status == 503 and headers["Refresh"] == "5" and "adnewyddu" in body.decode()


def test_figures_are_not_for_the_world_and_hsts_is_for_tls_alone() -> None:
    with in_front() as (nginx, _):
        assert ask(nginx, "/metrics")[0] == ask(nginx, "//metrics")[0] == ask(nginx, "/%6detrics")[0] == 404
        assert "Strict-Transport-Security" not in ask(nginx, "/")[1]


def test_nothing_is_logged_of_who_came() -> None:
    for folder in (DEPLOY / "nginx" / "wishwall", DEPLOY / "compose" / "wishwall"):
        for name in ("place.conf", "plain.conf"):
            said = (folder / name).read_text()
            assert "access_log off;" in said and " crit;" in said, name
