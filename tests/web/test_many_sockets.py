"""One address does not take every place that the socket server has."""

from board.web.guard import Guard

ENVIRON = {"HTTP_HOST": "127.0.0.1", "PATH_INFO": "/socket.io/", "QUERY_STRING": "EIO=4&transport=websocket"}


class Serving:
    """An application whose websockets stay open: each opens the next, then looks at what was answered."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.statuses: list[str] = []
        self.guard = Guard(self, behind_proxy=True, drop=lambda environ: None, most=3)

    def open(self, address: str) -> list[bytes]:
        environ = {**ENVIRON, "REMOTE_ADDR": address}
        return list(self.guard(environ, lambda status, headers: self.statuses.append(status)))

    def __call__(self, environ, start_response):
        self.count -= 1
        if self.count:
            self.open(environ["REMOTE_ADDR"])
        return [b"open"]


def test_the_one_too_many_is_told_to_wait_and_the_others_stay() -> None:
    serving = Serving(5)
    serving.open("10.0.0.1")
    assert serving.statuses == ["429 Too Many Requests"]
    assert serving.count == 2


def test_places_are_free_again_once_sockets_close() -> None:
    for _ in range(4):
        serving = Serving(3)
        for _ in range(3):
            serving.count = 3
            serving.open("10.0.0.1")
        assert serving.statuses == []
        assert not serving.guard._open


def test_another_address_has_its_own_places() -> None:
    serving = Serving(4)
    serving.guard._open["10.0.0.1"] = 3
    assert serving.open("10.0.0.2") == [b"open"]
    assert b"rate_limited" in b"".join(serving.open("10.0.0.1"))
