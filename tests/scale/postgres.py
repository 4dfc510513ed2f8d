"""PostgreSQL with fsync on: one of our own, and copies of it that follow it and may take over."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

import psycopg2
from psycopg2 import sql

from tests.scale.engine import Engine, as_servant, give, plain_environment, program, wait_for

NAME = "wishwall"
Mode = Literal["smart", "fast", "immediate"]
MODES = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # the socket's folder may belong to another
    "unix_socket_directories": "",
    "fsync": "on",
    "max_connections": "100",
    "shared_buffers": "32MB",
    "wal_keep_size": "256MB",
    "max_wal_size": "512MB",
    "log_line_prefix": "%m ",
}


class Postgres(Engine):
    """One server with a database and a superuser of one name; `settings` are PostgreSQL's own."""

    name = "postgres"
    last_word = "QUIT"
    #: what new ones are copied from, so that a run makes one only (see `prepare`)
    template: ClassVar[Path | None] = None

    def __init__(self, **settings: str) -> None:
        super().__init__()
        self.settings = SETTINGS | settings

    @property
    def url(self) -> str:
        return self.url_of(NAME)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url_of(self, database: str, port: int = 0) -> str:
        """Where a database is; `port` is that of a proxy in front."""
        return f"postgresql://{NAME}@127.0.0.1:{port or self.port}/{database}"

    @classmethod
    def prepare(cls) -> Path:
        """Make what all later ones are copied from; the caller takes it away."""
        with contextlib.closing(cls()) as first:
            first.start().stop()
            kept = Path(tempfile.mkdtemp(prefix="wishwall-template-"))
            _copy(first.data, kept / "data")
        cls.template = kept / "data"
        return kept

    def close(self) -> None:
        self.end()

    def start(self) -> Self:
        """Start it and wait until it answers; it is made where it is not there yet."""
        if not self.data.exists():
            self._make()
        super().start()
        return self

    def stop(self, mode: Mode = "fast") -> None:
        """As pg_ctl does: `fast` breaks off what is under way, `immediate` leaves all to recovery."""
        self._send(MODES[mode])
        self._wait()

    def restart(self, mode: Mode = "fast") -> None:
        self.stop(mode)
        self.start()

    def ask(self, statement: str, *values: Any, database: str = NAME) -> list[tuple[Any, ...]]:
        """One statement on a connection of its own, committed at once; what it found."""
        with contextlib.closing(psycopg2.connect(self.url_of(database), connect_timeout=5)) as line:
            line.autocommit = True
            with line.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []

    def create(self, database: str) -> str:
        """A new and empty database; its url."""
        made = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database))
        with contextlib.closing(psycopg2.connect(self.url, connect_timeout=5)) as line:
            line.autocommit = True
            with line.cursor() as cursor:
                cursor.execute(made)
        return self.url_of(database)

    def copy(self) -> "Postgres":
        """A copy that follows this one, started; stopped for a while, it becomes a stale one."""
        copied = Postgres(**self.settings)
        where = ["--host=127.0.0.1", f"--port={self.port}", f"--username={NAME}"]
        how = ["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"]
        _call(["pg_basebackup", *where, f"--pgdata={copied.data}", *how])
        return copied.start()

    def promote(self) -> None:
        """This copy takes over; back when it takes writes."""
        self.ask("SELECT pg_promote(true, 30)")
        wait_for(lambda: not self.ask("SELECT pg_is_in_recovery()")[0][0], 30, "the copy has not taken over")

    def _make(self) -> None:
        if Postgres.template is not None:
            _copy(Postgres.template, self.data)
            return
        how = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", f"--username={NAME}"]
        _call(["initdb", f"--pgdata={self.data}", *how])
        super().start()
        self.ask(f"CREATE DATABASE {NAME}", database="postgres")
        self.stop()

    def _command(self) -> list[str]:
        settings = self.settings | {"port": str(self.port)}
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [program("postgres"), "-D", str(self.data), *given]

    def _answers(self) -> bool:
        try:
            return bool(self.ask("SELECT 1", database="postgres"))
        except psycopg2.Error:
            return False


def _copy(source: Path, target: Path) -> None:
    """With its owner and its rights."""
    shutil.copytree(source, target, symlinks=True, copy_function=_copy_file)
    for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
        give(folder)
    target.chmod(0o700)


def _copy_file(source: str, target: str) -> None:
    shutil.copy2(source, target)
    found = Path(source).stat()
    if os.geteuid() == 0:
        os.chown(target, found.st_uid, found.st_gid)


def _call(command: list[str]) -> None:
    done = subprocess.run(
        as_servant([program(command[0]), *command[1:]]),
        cwd=tempfile.gettempdir(),
        env=plain_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]}: {done.stderr[-2000:]}"
