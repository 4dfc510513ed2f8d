"""nginx with the repository's own configuration (deploy/nginx), on loopback and without TLS."""

import shutil
import signal
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from tests.faults.house import free_port
from tests.scale.engine import Engine, program, wait_for

SITE = Path(__file__).resolve().parents[2] / "deploy" / "nginx" / "wishwall.conf"
#: what a machine has around the site; the log says to which worker each call went
AROUND = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/log notice;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  access_log off;
  log_format where '$request_uri $upstream_addr';
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
PLACE = """
listen 127.0.0.1:{port};
server_name _;
access_log {folder}/calls where;
error_log {folder}/log notice;
"""


class Nginx(Engine):
    """In front of the workers on these ports; sends a session's calls to one of them."""

    name = "nginx"

    def __init__(self, ports: Sequence[int]) -> None:
        super().__init__()
        place = self.folder / "wishwall"
        place.mkdir()
        shutil.copy(SITE, self.folder / "site.conf")
        (self.folder / "nginx.conf").write_text(AROUND.format(folder=self.folder))
        (place / "place.conf").write_text(PLACE.format(folder=self.folder, port=self.port))
        (place / "plain.conf").write_text(f"listen 127.0.0.1:{free_port()};\nserver_name plain;\n")
        self._write(ports)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def point(self, ports: Sequence[int]) -> None:
        """To these workers from here on; lines that are open stay where they are."""
        self._write(ports)
        before, old = self._generations(), self.pids()[1:]
        self._send(signal.SIGHUP)
        # until then both generations take calls
        wait_for(
            lambda: self._generations() > before and all(map(_takes_no_more, old)),
            20,
            f"nginx has not read it: {self.log()[-1000:]}",
        )

    def home_of(self, code: str) -> int:
        """The port to which this session's calls go now."""
        mark = uuid.uuid4().hex
        with suppress(OSError):
            urlopen(f"{self.url}/api/sessions/{code}?mark={mark}", timeout=10).close()
        return int(wait_for(lambda: self._went(mark), 5, "nginx has not noted where the call went"))

    def _went(self, mark: str) -> int:
        for line in (self.folder / "calls").read_text().splitlines():
            if mark in line:
                return int(line.rsplit(":", 1)[1])
        return 0

    def _generations(self) -> int:
        return self.log().count("start worker process ")

    def _write(self, ports: Sequence[int]) -> None:
        servers = "\n".join(f"server 127.0.0.1:{port} max_fails=0;" for port in ports)
        (self.folder / "wishwall" / "workers.conf").write_text(servers)

    def _command(self) -> list[str]:
        return [program("nginx"), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]


def _takes_no_more(pid: int) -> bool:
    """Whether a process of nginx only carries on what it has."""
    try:
        title = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True
    return not title or b"shutting down" in title
