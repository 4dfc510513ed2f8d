"""The root booted: systemd as its first process, in namespaces of its own; no service of ours is touched."""

import os
import subprocess
import time
from pathlib import Path
from typing import Final

from tests.deploy.root import lent

BOOT_S: Final = 60
Done = subprocess.CompletedProcess[str]
NAMESPACES: Final = ("--mount", "--pid", "--uts", "--ipc", "--cgroup")
PATH: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
#: makes what a first process expects to find, in a mount namespace that ends with it
_SETUP: Final = """
set -e
root=$1; shift
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for name in null zero full random urandom tty; do
  touch "$root/dev/$name"; mount --bind "/dev/$name" "$root/dev/$name"
done
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
for place in "$@"; do
  mount --bind "$place" "$root$place"; mount -o remount,bind,ro "$root$place"
done
ln -sf /dev/null "$root/etc/systemd/system/console-getty.service"
cd "$root"
mkdir -p .old
pivot_root . .old
umount -l /.old
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  /lib/systemd/systemd --unit=multi-user.target \
  --log-target=null --show-status=no
"""


class Machine:
    """A booted root; `run` is what somebody types there as root."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._group = _cgroup()
        places = [str(place) for place in lent() if place.is_dir()]
        boot = ["sh", "-c", _SETUP, "boot", str(root), *places]
        self._outer = subprocess.Popen(
            ["unshare", *NAMESPACES, "--net", "--fork", "--kill-child", "--", *boot],
            stdin=subprocess.DEVNULL,
            preexec_fn=self._enter,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._first = self._child()
            self._until_up()
        except BaseException:
            self.stop()
            raise

    def run(self, text: str, *, downloads: bool = False, timeout: float = 600) -> Done:
        """Run it in a shell that stops at the first fault; with our network only where it downloads."""
        spaces = NAMESPACES if downloads else (*NAMESPACES, "--net")
        shell = [
            "env",
            "--chdir=/root",
            "-i",
            *_environment(downloads),
            "bash",
            "-euo",
            "pipefail",
            "-c",
            text,
        ]
        return subprocess.run(
            ["nsenter", "--target", str(self._first), *spaces, "--root", "--", *shell],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
        )

    def stop(self) -> None:
        """End all its processes."""
        # --kill-child: with the outer process goes the first one, and with that all others in there
        self._outer.kill()
        self._outer.wait(20)
        _remove(self._group)

    def _enter(self) -> None:
        (self._group / "cgroup.procs").write_text(str(os.getpid()))

    def _child(self) -> int:
        path = Path(f"/proc/{self._outer.pid}/task/{self._outer.pid}/children")
        for _ in range(100):
            if found := path.read_text().split():
                return int(found[0])
            time.sleep(0.05)
        raise RuntimeError("The namespaces cannot be made: this must be root, with the right to make them.")

    def _until_up(self) -> None:
        until = time.monotonic() + BOOT_S
        while time.monotonic() < until and self._outer.poll() is None:
            state = self.run("systemctl is-system-running || true").stdout.strip()
            if state in ("running", "degraded"):
                return
            time.sleep(0.3)
        raise RuntimeError("systemd does not come up in there.")


def _environment(downloads: bool) -> list[str]:
    proxies = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    known = {"HOME": "/root", "PATH": PATH, "LANG": "C.UTF-8"} | (proxies if downloads else {})
    return [f"{name}={value}" for name, value in known.items()]


def _cgroup() -> Path:
    """A group of its own in the second version's tree, wherever that is mounted here."""
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        if after.split()[0] == "cgroup2":
            group = Path(before.split()[4]) / f"wishwall-try-{os.getpid()}"
            group.mkdir()
            return group
    raise RuntimeError("There is no cgroup2 tree here, which systemd needs.")


def _remove(group: Path) -> None:
    """A group goes once it has no process left."""
    until = time.monotonic() + 10
    while "populated 1" in (group / "cgroup.events").read_text() and time.monotonic() < until:
        time.sleep(0.1)
    for inner in sorted(group.rglob("*/"), key=lambda path: -len(path.parts)):
        if inner.is_dir():
            inner.rmdir()
    group.rmdir()
