"""F65: the server's clock is put forward and back by an hour, by libfaketime, while people are there."""

import subprocess
import time
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any

import websocket

from tests.faults.house import ROOT, FaultServer
from tests.faults.oracles import check_all
from tests.faults.reaching import online, silent_line
from tests.faults.row import Failed, Run, row
from tests.realtime.rawline import RawLine
from tests.web.script import Script, begin

HOUR_S = 3600
#: what may go by between two looks at a clock
SLACK_S = 10.0


@row("F65", "Server clock step of an hour, both ways", bound_s=120)
def stepped_clock(run: Run) -> None:
    offset = run.scratch / "offset"
    offset.write_text("+0\n")
    server = run.server(wrap=_with_faketime(offset), BOARD_RATE_LIMITS="on")
    crowd = run.crowd(server, 8)
    timed = _timed_step(server)
    ghost = silent_line(run, server.url, crowd)[0]
    asked = silent_line(run, server.url, crowd)[1]
    run.until(lambda: len(online(crowd)) == 10, 10, "not everybody came in")
    before = _ends_in_s(timed)
    began = time.time()
    for step in run.random.choice([("+1h", "+0"), ("-1h", "+0"), ("+1h", "-1h"), ("-1h", "+1h")]):
        asked.ws.settimeout(25)
        while asked.ws.recv() != "2":
            pass
        # a ping is under way, as with everybody at some moment: it is answered by another clock
        offset.write_text(f"{step}\n")
        run.until(partial(_is_at, server, step), 5, f"the clock was not put to {step}")
        run.injected(f"clock at {step}")
        burst = crowd.burst(8, 3)
        time.sleep(6)
        asked.send("3")
        burst.wait()
    crowd.heal(10)
    ends_in = _ends_in_s(timed)
    run.say("disconnects", len(crowd.history.dropped))
    run.check(not crowd.history.dropped, f"{len(crowd.history.dropped)} people were dropped by the clock")
    run.check(asked.ws.connected and not _hung_up(asked), "whoever was just being asked was dropped")
    run.check(timed.snapshot()["live"]["phase_id"] == "timed", "the step's time was taken from it")
    lost = before - ends_in - (time.time() - began)
    run.say("step_lost_s", lost)
    run.check(abs(lost) < SLACK_S, f"the clock took {lost:.0f} s from a step of ten minutes")
    run.until(lambda: ghost not in online(crowd), 60, "a ghost outlived the step")
    run.say("ghost_gone_s", time.time() - began)
    run.check('"clock.stepped"' in server.log(), "the operator was not told")
    check_all(run, server, crowd)


def _with_faketime(offset: Path) -> list[str]:
    found = subprocess.run([ROOT / "tools" / "find-faketime"], capture_output=True, text=True, check=False)
    if found.returncode:
        raise Failed(found.stderr.strip())
    return [
        "env",
        f"LD_PRELOAD={found.stdout.strip()}",
        f"FAKETIME_TIMESTAMP_FILE={offset}",
        "FAKETIME_NO_CACHE=1",
        # a clock on the wall is put right; the one that counts from the start of the machine is not
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
    ]


def _timed_step(server: FaultServer) -> Script:
    """Another session, in a step of ten minutes that stops at zero."""
    host, _ = begin(server.url)
    clock = {"minutes": 10, "at_zero": "stop"}
    host.do("phase.insert", phase_id="timed", kind="add", title="Ten minutes", switches={"clock": clock})
    host.do("phase.open", phase_id="timed", expected=host.snapshot()["live"]["phase_id"])
    return host


def _ends_in_s(host: Script) -> float:
    """What a page would show: the step's end by the server's own time."""
    seen: dict[str, Any] = host.snapshot()
    ends, now = seen["live"]["ends_at"], seen["server_time"]
    if ends is None:
        raise Failed("the step has no end any more")
    return (datetime.fromisoformat(ends) - datetime.fromisoformat(now)).total_seconds()


def _is_at(server: FaultServer, step: str) -> bool:
    """Whether the process itself takes its wall clock for stepped: it stands in each answer's Date."""
    said = parsedate_to_datetime(server.get("/healthz").headers["Date"]).timestamp()
    wanted = {"+1h": HOUR_S, "-1h": -HOUR_S, "+0": 0}[step]
    return abs(said - time.time() - wanted) < SLACK_S


def _hung_up(line: RawLine) -> bool:
    line.ws.settimeout(0.2)
    try:
        while line.ws.recv():
            pass
    except websocket.WebSocketTimeoutException:
        return False
    except (OSError, websocket.WebSocketException):
        return True
    return True
