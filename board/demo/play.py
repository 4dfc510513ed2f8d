"""`python -m board.cli demo`: plays a whole workshop on a running server and prints its links."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from board.demo.drawings import CREDIT
from board.demo.people import FACILITATOR, GUESTS, TITLE
from board.demo.seat import DemoError
from board.demo.stages import STAGES
from board.demo.workshop import Workshop, start

EXPORTS: Final = ("proposals.md", "proposals.csv", "proposals.html", "record.json", "notes.csv")
LINKS: Final = {
    "host": "Facilitator's board",
    "join": "Join as yourself",
    "observe": "Only look",
    "screen": "Screen in the room",
    "proposals": "Proposal list",
}


def main(argv: Sequence[str]) -> int:
    """Play it; gives the exit code, and says in one sentence what went wrong if something did."""
    asked = _parser().parse_args(argv)
    try:
        workshop = play(_origin(asked.url), asked.until, asked.pace, asked.start_code)
    except DemoError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    links = links_of(workshop)
    sys.stdout.write(f"{json.dumps(links)}\n" if asked.json else _told(links))
    return 0


def play(origin: str, until: str, pace: float = 0.0, start_code: str | None = None) -> Workshop:
    """Play the stages up to and with `until`."""
    workshop = start(origin, pace, start_code)
    for name, stage in STAGES.items():
        stage(workshop)
        if name == until:
            break
    return workshop


def links_of(workshop: Workshop) -> dict[str, Any]:
    """Everything that leads back into the session; the host's link and token are secrets of the demo's."""
    created, origin = workshop.created, workshop.host.origin
    host = created["facilitator"]["link"]
    return {
        "code": created["code"],
        "title": created["title"],
        "host": host,
        **created["links"],
        "proposals": host.replace("/host#", "/host/proposals#"),
        "token": workshop.host.token,
        "exports": {
            name: f"{origin}/api/sessions/{created['code']}/export/{name}?seat=host" for name in EXPORTS
        },
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="demo", description="Play a workshop on a running server.")
    parser.add_argument("--url", default="http://127.0.0.1:5000", help="where the board runs")
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of the text")
    parser.add_argument("--pace", type=_seconds, default=0.0, help="seconds between steps, to watch it")
    parser.add_argument("--until", choices=list(STAGES), default="close", help="stop when this is done")
    parser.add_argument("--start-code", help="what BOARD_START_CODE asks for")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 60:
        raise argparse.ArgumentTypeError("a pace is 0 to 60 seconds")
    return seconds


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise DemoError(f"--url is an address such as http://127.0.0.1:5000, not {url!r}.")
    return f"{parts.scheme}://{parts.netloc}"


def _told(links: dict[str, Any]) -> str:
    code = f"{links['code'][:4]}-{links['code'][4:]}"
    lines = [
        f"“{TITLE}”, code {code}",
        f"{FACILITATOR} facilitates; {len(GUESTS)} people from two teams are in.",
        "",
        *(f"  {label:<20} {links[key]}" for key, label in LINKS.items()),
        "",
        "Downloads, once the facilitator's board is open in your browser:",
        *(f"  {url}" for url in links["exports"].values()),
        "",
        CREDIT,
        "",
    ]
    return "\n".join(lines)
