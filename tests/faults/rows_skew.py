"""F06: an old tab and a new server, and the other way round."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.faults.crowd import Crowd
from tests.faults.house import ROOT, FaultServer, NotStarted
from tests.faults.oracles import check_all
from tests.faults.row import Failed, Run, row
from tests.faults.rows_crash import copied

SCHEMAS = "board/storage/migrations/versions"
#: what may be said to whoever speaks a language that is not ours
UNDERSTOOD = {"invalid", "unsupported", "client_too_old"}


@row("F06", "Version skew: old and new, page and server", needs=("git", "tar"), bound_s=120)
def version_skew(run: Run) -> None:
    server = run.server(root=older_release(run))
    crowd = run.crowd(server, 8)
    burst = crowd.burst(20, 12)
    crowd.everyone()
    crowd.answered()
    server.kill()
    server.root = ROOT
    run.say("restart_s", server.start_again())
    run.injected("older server, its database under this one")
    burst.wait()
    crowd.heal(30)
    strangers(run, crowd)
    backwards(run, server)
    server.start_again()
    crowd.heal(30)
    # pages that were open all the time go on without what the newer release has added
    check_all(run, server, crowd, older=True)


def older_release(run: Run) -> Path:
    """The tree as it was before the newest change of the schema."""
    newest = git("log", "-1", "--diff-filter=A", "--format=%H", "--", f"{SCHEMAS}/0*.py").decode().strip()
    folder = run.scratch / "older"
    folder.mkdir()
    packed = git("archive", f"{newest}^", "board", "static", "templates", "run.py")
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    ours = {path.name for path in (ROOT / SCHEMAS).glob("0*.py")}
    theirs = {path.name for path in (folder / SCHEMAS).glob("0*.py")}
    run.check(theirs < ours, "the older release has the same schema")
    return folder


def git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True)
    if done.returncode:
        raise Failed(f"no older release could be had: {done.stderr.decode()[-300:]}")
    return done.stdout


def strangers(run: Run, crowd: Crowd) -> None:
    """What a newer or much older page would send: refused with a reason, and nothing is changed by it."""
    head = crowd.snapshot()["seq"]
    note = crowd.note("From another release")
    later: list[dict[str, Any]] = [
        {**note, "mood": "sunny"},
        {**note, "op_id": crowd.new_id(), "text": 7},
        {"op_id": crowd.new_id(), "type": "note.sing", "note_id": "n"},
        {"op_id": crowd.new_id(), "type": "note.post"},
        {"op_id": crowd.new_id()},
    ]
    person = crowd.people[1]
    answers = crowd.do(person.call("command", later))
    for command, answer in zip(later, answers, strict=True):
        code = answer.get("error", {}).get("code")
        run.check(code in UNDERSTOOD, f"{command} was answered {answer}")
        run.injected("command of another release")
    said = crowd.do(person.call("sing", {"note_id": "n"}))
    run.check(said["error"]["code"] == "unsupported", f"an unknown event was answered {said}")
    run.check(crowd.snapshot()["seq"] == head, "a refused command changed something")


def backwards(run: Run, server: FaultServer) -> None:
    """The older server over the newer database: it says that it is too old, and touches nothing."""
    server.term()
    before = dump(copied(run, server))
    said = len(server.log())
    server.root = run.scratch / "older"
    try:
        server.start()
    except NotStarted:
        words = server.log()[said:]
    else:
        raise Failed("the older server serves a database that it does not know")
    finally:
        server.end()
        server.root = ROOT
    run.check("newer release" in words, f"it said: {words[-400:]}")
    run.check(dump(copied(run, server)) == before, "the older server changed the database")
    run.injected("newer database under the older server")


def dump(database: Path) -> list[str]:
    """Everything that is in it, as statements."""
    with closing(sqlite3.connect(database)) as rows:
        return list(rows.iterdump())
