"""Plain HTTP on one kept connection."""

import http.client
import json
from typing import Any


class Api:
    """A script's way in; every answer but a 2xx is an error of the bench."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._http = http.client.HTTPConnection(host, port, timeout=60)

    def get(self, path: str, token: str = "") -> Any:
        """The decoded answer."""
        return json.loads(self.raw("GET", path, None, token))

    def post(self, path: str, body: Any, token: str = "") -> Any:
        """The decoded answer."""
        return json.loads(self.raw("POST", path, body, token))

    def raw(self, method: str, path: str, body: Any, token: str = "") -> bytes:
        """The answer's bytes, whole."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._http.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = self._http.getresponse()
        data = response.read()
        if not 200 <= response.status < 300:
            raise RuntimeError(f"{method} {path}: {response.status} {data[:300]!r}")
        return data

    def close(self) -> None:
        """Hang up."""
        self._http.close()
