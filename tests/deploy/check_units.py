"""systemd's own judgement of the units (make test-scale)."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.settings import DEPLOY, HERE

UNITS = sorted(path.name for path in (DEPLOY / "systemd").glob("wishwall*"))
SERVICES = [name for name in UNITS if name.endswith(".service")]
#: of 10 for an open door; a service without a word of protection has 9.6
MOST_EXPOSED = 2.5


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The units as they are, but for where the release lies."""
    for name in UNITS:
        said = (DEPLOY / "systemd" / name).read_text().replace("/opt/wishwall", str(HERE))
        (tmp_path / name).write_text(said)
    shutil.copy(tmp_path / "wishwall@.service", tmp_path / "wishwall@5001.service")
    return tmp_path


def test_systemd_finds_no_fault_in_any_unit(installed: Path) -> None:
    assert len(UNITS) == 5
    for path in sorted(installed.iterdir()):
        done = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True)
        assert (done.returncode, done.stdout + done.stderr) == (0, ""), path.name


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_shut_off_from_what_it_does_not_need(installed: Path, name: str) -> None:
    limit = f"--threshold={MOST_EXPOSED * 10:.0f}"
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", limit, str(installed / name)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-400:]


def test_a_stop_waits_longer_than_the_server_takes() -> None:
    for name in ("wishwall.service", "wishwall@.service"):
        said = (DEPLOY / "systemd" / name).read_text()
        assert "KillSignal=SIGTERM" in said and "TimeoutStopSec=15" in said
