"""Settings: the right ones are read, a wrong one stops the start with one clear sentence."""

import socket
import subprocess
import sys

import pytest

from board.config import SettingError, read_config
from tests.service.servers import ROOT, Server


def test_without_settings_everything_has_its_published_default(tmp_path):
    config = read_config({}, tmp_path / "instance")
    assert (config.host, config.port, config.async_mode) == ("127.0.0.1", 5000, "eventlet")
    assert config.database_url == f"sqlite:///{tmp_path / 'instance' / 'board.sqlite'}"
    assert (config.redis_url, config.public_url, config.start_code) == (None, None, None)
    assert (config.rate_limits, config.trusted_proxies) == (True, 0)


def test_every_setting_is_read(tmp_path):
    config = read_config(
        {
            "BOARD_HOST": "0.0.0.0",
            "BOARD_PORT": "8080",
            "BOARD_DATABASE_URL": "sqlite:////srv/b.sqlite",
            "BOARD_PUBLIC_URL": "https://Board.example.org/",
            "BOARD_ASYNC_MODE": "threading",
            "BOARD_RATE_LIMITS": "off",
            "BOARD_TRUSTED_PROXIES": "2",
            "BOARD_START_CODE": "let me in",
            "BOARD_SECRET_KEY": "k" * 32,
        },
        tmp_path,
    )
    assert (config.host, config.port, config.async_mode) == ("0.0.0.0", 8080, "threading")
    assert config.database_url == "sqlite:////srv/b.sqlite"
    assert (config.public_url, config.start_code) == ("https://board.example.org", "let me in")
    assert (config.rate_limits, config.trusted_proxies, config.secret_key) == (False, 2, "k" * 32)


def test_the_secret_key_is_made_once_and_kept_for_our_eyes_alone(tmp_path):
    first, second = (read_config({}, tmp_path).secret_key for _ in range(2))
    assert first == second and len(first) >= 43
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert first not in repr(read_config({}, tmp_path))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOARD_PORT", "http"),
        ("BOARD_PORT", "-1"),
        ("BOARD_PORT", "65536"),
        ("BOARD_PORT", "٥٠٠٠"),
        ("BOARD_ASYNC_MODE", "gevent"),
        ("BOARD_RATE_LIMITS", "maybe"),
        ("BOARD_TRUSTED_PROXIES", "all"),
        ("BOARD_PUBLIC_URL", "board.example.org"),
        ("BOARD_PUBLIC_URL", "https://board.example.org/path"),
        ("BOARD_PUBLIC_URL", "https://[board"),
        ("BOARD_PUBLIC_URL", "ftp://board.example.org"),
        ("BOARD_DATABASE_URL", "postgresql://localhost"),
        ("BOARD_DATABASE_URL", "mysql://localhost/board"),
        ("BOARD_DATABASE_CONNECTIONS", "0"),
        ("BOARD_DATABASE_URL", "sqlite://"),
        ("BOARD_SECRET_KEY", "short"),
        ("BOARD_REDIS_URL", "http://localhost"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(tmp_path, name, value):
    with pytest.raises(SettingError) as wrong:
        read_config({name: value}, tmp_path)
    assert name in str(wrong.value) and str(wrong.value).endswith(".") and "\n" not in str(wrong.value)


def start(**settings):
    """Try to start a server that should not; its exit code and what it said."""
    environment = {"PATH": "/usr/bin:/bin", "BOARD_PORT": "0", "BOARD_SECRET_KEY": "k" * 32, **settings}
    made = subprocess.run(
        [sys.executable, "run.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return made.returncode, made.stdout, made.stderr


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_port_in_use_stops_the_start(tmp_path, mode):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, said = start(
            BOARD_PORT=port, BOARD_ASYNC_MODE=mode, BOARD_DATABASE_URL=f"sqlite:///{tmp_path / 'b.sqlite'}"
        )
    assert (code, out) == (1, "")
    assert said.count("\n") == 1 and f"port {port}" in said and "in use" in said
    assert not (tmp_path / "b.sqlite").exists()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BOARD_PORT": "http"}, "BOARD_PORT"),
        ({"BOARD_DATABASE_URL": "sqlite:////no/such/folder/b.sqlite"}, "does not exist"),
        ({"BOARD_DATABASE_URL": "sqlite:////proc/b.sqlite"}, "b.sqlite"),
        ({"BOARD_HOST": "no.such.host.invalid"}, "BOARD_HOST"),
    ],
)
def test_a_server_that_cannot_start_says_why_in_one_line(settings, words):
    code, out, said = start(**settings)
    assert (code, out) == (1, "")
    assert said.count("\n") == 1 and words in said and "Traceback" not in said


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_both_loops_serve_and_leave_with_0(tmp_path, mode):
    with Server(tmp_path, BOARD_ASYNC_MODE=mode) as server:
        assert server.client().get("/healthz") == {"status": "ok"}
        assert server.client().get("/readyz") == {"status": "ready"}
        assert server.stop() == 0
