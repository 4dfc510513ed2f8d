"""docker-compose's own judgement of compose.yaml, and nginx's of what it mounts (make test-scale)."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.deploy.settings import DEPLOY, own_certificate

SET = {
    "BOARD_PUBLIC_URL": "https://board.example.org",
    "BOARD_SECRET_KEY": "0123456789abcdef",
    "DATABASE_PASSWORD": "secret",
}


def asked(**settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker-compose", "--file", str(DEPLOY / "compose.yaml"), "config"],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"} | settings,
    )


def test_the_compose_file_is_one() -> None:
    done = asked(**SET)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("BOARD_DATABASE_URL: postgresql://wishwall:secret@database/wishwall") == 2


def test_without_a_password_nothing_is_started() -> None:
    for name in SET:
        done = asked(**{other: value for other, value in SET.items() if other != name})
        assert done.returncode != 0 and name in done.stderr


def test_the_example_names_every_setting_that_must_be_there() -> None:
    named = {line.split("=")[0] for line in (DEPLOY / "env.example").read_text().splitlines() if "=" in line}
    assert SET.keys() <= named


def test_nginx_finds_no_fault_in_what_the_container_mounts(tmp_path: Path) -> None:
    shutil.copytree(DEPLOY / "compose", tmp_path, dirs_exist_ok=True)
    shutil.copy(DEPLOY / "nginx" / "wishwall.conf", tmp_path)
    shutil.copy("/etc/nginx/mime.types", tmp_path)
    (tmp_path / "certificate").mkdir()
    own_certificate(tmp_path / "certificate")
    conf = tmp_path / "nginx.conf"
    # the image's user and pid file; the rest is as it is
    conf.write_text(conf.read_text().replace("user nginx;", "").replace("/run/", f"{tmp_path}/"))
    done = subprocess.run(
        ["unshare", "--net", "nginx", "-t", "-c", str(conf)], capture_output=True, text=True
    )
    assert done.returncode == 0 and "warn" not in done.stderr, done.stderr
