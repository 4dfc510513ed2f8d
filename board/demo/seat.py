"""One person at the board, over plain HTTP: what the demo does, any script can do."""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

TIMEOUT_S: Final = 30
MOST_IN_A_LIST: Final = 32
MOST_TRIES: Final = 20
LONGEST_WAIT_S: Final = 15.0


class DemoError(Exception):
    """Why the workshop could not be played, in one sentence for the person who started it."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Someone in the session; `token` is theirs alone."""

    origin: str
    code: str
    person_id: str
    token: str

    def send(self, *commands: dict[str, Any]) -> list[dict[str, Any]]:
        """Send commands in order and give their answers; waits where the server asks for it."""
        ready = [{"op_id": uuid4().hex, **command} for command in commands]
        answers: list[dict[str, Any]] = []
        for start in range(0, len(ready), MOST_IN_A_LIST):
            answers += self._send_list(ready[start : start + MOST_IN_A_LIST])
        return answers

    def _send_list(self, commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
        done: list[dict[str, Any]] = []
        for _ in range(MOST_TRIES):
            answers = self.call("POST", "/commands", commands[len(done) :])
            for command, answer in zip(commands[len(done) :], answers, strict=True):
                if answer["ok"]:
                    done.append(answer)
                elif answer["error"]["code"] in ("rate_limited", "busy"):
                    # what came after it may have been accepted: the same op_id again is answered the same
                    _wait(answer["error"])
                    break
                else:
                    raise DemoError(f"The server refused {command['type']}: {answer['error']['message']}")
            if len(done) == len(commands):
                return done
        raise DemoError("The server asked to wait again and again; try the demo later.")

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Make one call of the session's own, as this person."""
        return call(self.origin, method, f"/api/sessions/{self.code}{path}", body, self.token)


def call(origin: str, method: str, path: str, body: object = None, token: str = "") -> Any:
    """Make one HTTP call and give the decoded answer; raises DemoError with the server's own words."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(origin + path, data, headers, method=method)
    return _patiently(lambda: _answer(request), origin)


def _patiently(attempt: Callable[[], Any], origin: str) -> Any:
    for _ in range(MOST_TRIES):
        try:
            return attempt()
        except urllib.error.HTTPError as refusal:
            error = _error_of(refusal)
            if error["code"] not in ("rate_limited", "busy"):
                raise DemoError(f"The server refused: {error['message']}") from None
            _wait(error)
        except (OSError, ValueError, http.client.HTTPException):
            raise DemoError(
                f"No Wishwall answers at {origin}. Start it with `make run`, or say where it is with --url."
            ) from None
    raise DemoError("The server asked to wait again and again; try the demo later.")


def _answer(request: urllib.request.Request) -> Any:
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
        return json.loads(response.read())


def _error_of(refusal: urllib.error.HTTPError) -> dict[str, Any]:
    error = json.loads(refusal.read())["error"]
    if not isinstance(error, dict):
        raise ValueError("this is not the board's shape of an error")
    return error


def _wait(error: dict[str, Any]) -> None:
    time.sleep(min(error.get("retry_after_ms", 1000) / 1000, LONGEST_WAIT_S))
