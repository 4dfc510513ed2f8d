"""What is looked at before and after the page's blocks, so that one that did nothing is noticed."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import Final

from tests.deploy import filling
from tests.deploy.machine import Machine
from tests.deploy.releases import NEXT, publish_next

Told = dict[str, str]
#: the variables that the page has exported so far
SAID: Final = "/var/lib/said"
DATABASE: Final = "/var/lib/wishwall/board.sqlite"
READY: Final = (
    "curl --silent --fail --retry 60 --retry-delay 1 --retry-all-errors http://127.0.0.1:5001/readyz"
)


class WrongError(Exception):
    """A block ended well, and what it should have done is not there."""


def _sessions(machine: Machine) -> str:
    listed = _asked(machine, "wishwall list")
    if not re.search(r"\d+ events", listed):
        raise WrongError(f"no session is listed:\n{listed}")
    return listed


def _asked(machine: Machine, text: str) -> str:
    done = machine.run(f"[ ! -e {SAID} ] || . {SAID}; {text}")
    if done.returncode:
        raise WrongError(f"{text}\n{done.stdout}")
    return done.stdout


def _note(machine: Machine, told: Told) -> None:
    """What a copy that is made now must bring back."""
    told["sessions"] = _sessions(machine)


def _fill(machine: Machine, told: Told) -> None:
    """As much as a busy board holds, so that the seconds of a restore say something."""
    program = quote(Path(filling.__file__).read_text(encoding="utf-8"))
    as_service = "setpriv --reuid wishwall --regid wishwall --clear-groups"
    text = f"systemctl stop wishwall; {as_service} python3 -c {program} {DATABASE}; systemctl start wishwall"
    print(f"           filled: {_asked(machine, text).strip()}")
    _asked(machine, READY)
    _note(machine, told)


def _makes_files(machine: Machine, _: Told) -> None:
    """The process that makes files lives within what the unit allows."""
    links = json.loads(_asked(machine, "wishwall demo --json --url http://127.0.0.1:5001"))
    address = f"http://127.0.0.1:5001/api/sessions/{links['code']}/export/proposals.pdf"
    ask = f"curl --silent --fail --header 'Authorization: Bearer {links['token']}' {address} --output .pdf"
    if _asked(machine, f"{ask}; head --bytes 5 .pdf") != "%PDF-":
        raise WrongError("no PDF is made")


def _play_on(machine: Machine, told: Told) -> None:
    """Something that the copy lacks."""
    _asked(machine, "wishwall demo --url http://127.0.0.1:5001")
    if _sessions(machine) == told["sessions"]:
        raise WrongError("the demo has left nothing")


def _is_back(machine: Machine, told: Told) -> None:
    if _sessions(machine) != told["sessions"]:
        raise WrongError(f"restored:\n{_sessions(machine)}\ncopied:\n{told['sessions']}")


def _new_schema(machine: Machine, _: Told) -> None:
    if NEXT not in _asked(machine, _SCHEMA):
        raise WrongError("the schema is the old one")


def _old_refuses(machine: Machine, told: Told) -> None:
    """Back to the old release without the copy: it must say no, and change nothing."""
    text = (
        "systemctl stop wishwall; ln -sfn wishwall-1 /opt/wishwall; ! wishwall list 2>&1;"
        "ln -sfn wishwall-2 /opt/wishwall"
    )
    if "newer release" not in _asked(machine, text):
        raise WrongError("the old release takes the new database")
    _asked(machine, "systemctl start wishwall")


def _old_schema(machine: Machine, told: Told) -> None:
    if NEXT in _asked(machine, _SCHEMA):
        raise WrongError("the schema is still the new one")
    _is_back(machine, told)


def _both_serve(machine: Machine, _: Told) -> None:
    """Sessions are spread over the workers, and each session's calls come to one."""
    for port in (5001, 5002):
        _asked(machine, f"curl --silent --fail http://127.0.0.1:{port}/readyz")
    _asked(machine, "sleep 2; wishwall demo --url http://127.0.0.1:5002")


def _same_schema(machine: Machine, _: Told) -> None:
    """A release without a change of the schema."""
    _asked(machine, "git -C /opt/wishwall-2 checkout --quiet HEAD~1")


def _closed_to_others(machine: Machine, _: Told) -> None:
    """Neither another name nor the figures can be asked for from outside."""
    look = 'curl --silent --insecure --output /dev/null --write-out "%{http_code}" --connect-to ::127.0.0.1:'
    if _asked(machine, f"{look}443 https://$NAME/metrics") != "404":
        raise WrongError("/metrics is open")
    if machine.run(f"{look}443 https://another.example.org/").returncode == 0:
        raise WrongError("another name is answered")
    if _asked(machine, f"{look}80 http://$NAME/") != "301":
        raise WrongError("the plain server does not lead to the other")


_SCHEMA: Final = (
    'cd /opt/wishwall && .venv/bin/python -c "import sqlite3; '
    "print(sqlite3.connect('file:/var/lib/wishwall/board.sqlite?mode=ro', uri=True)"
    ".execute('SELECT version_num FROM alembic_version').fetchall())\""
)

Look = Callable[[Machine, Told], None]
BEFORE: Final[dict[str, Look]] = {
    "backup": _fill,
    "restore-file": _play_on,
    "next-release": lambda machine, told: publish_next(machine.root),
    "upgrade": _note,
    "rollback": _old_refuses,
    "move": _note,
    "backup-server": _note,
    "restore-server": _play_on,
    "rolling": _same_schema,
}
AFTER: Final[dict[str, Look]] = {
    "demo": _makes_files,
    "look": _closed_to_others,
    "restore-file": _is_back,
    "upgrade": _new_schema,
    "rollback": _old_schema,
    "workers": lambda machine, told: (_is_back(machine, told), _both_serve(machine, told))[0],
    "restore-server": _is_back,
    "rolling": _both_serve,
}
