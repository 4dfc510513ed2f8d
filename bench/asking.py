"""Somebody who downloads one file after another: `python -m bench.asking PORT CODE TOKEN FORMAT...`.

Asks until its standard input ends, and then prints `[[format, seconds, bytes], ...]` as JSON.
"""

import json
import sys
import threading
from itertools import cycle
from time import monotonic

from bench.api import Api


def ask(api: Api, code: str, token: str, file_format: str) -> tuple[str, float, int]:
    """Fetch a file with everything in it: its format, the seconds that it took, and its bytes."""
    began = monotonic()
    body = api.raw("GET", f"/api/sessions/{code}/export/{file_format}?include=all", None, token)
    return file_format, monotonic() - began, len(body)


def main(arguments: list[str]) -> int:
    """Ask in turns."""
    port, code, token, *formats = arguments
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    api, fetched = Api(int(port)), []
    for file_format in cycle(formats):
        if stop.is_set():
            break
        fetched.append(ask(api, code, token, file_format))
    json.dump(fetched, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
