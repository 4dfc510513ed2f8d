"""The proxy does what its toxics say: else a fault row would prove nothing."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.proxy import Proxy
from tests.faults.splitter import Message, Splitter
from tests.faults.toxics import (
    Bandwidth,
    Blocked,
    Drop,
    Frames,
    Hold,
    IdleTimeout,
    Latency,
    LimitData,
    Slicer,
)


class Echo:
    """Sends back what it gets, and keeps its sockets."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.seen: list[socket.socket] = []
        self.peers: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, address = self.listener.accept()
                self.seen.append(sock)
                self.peers.append(address[0])
                threading.Thread(target=self._answer, args=(sock,), daemon=True).start()

    def _answer(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := sock.recv(65_536):
                sock.sendall(data.replace(b"GET", b"HTTP/1.1 101 up\r\nwas: GET"))
            sock.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self.listener.close()
        for sock in self.seen:
            sock.close()


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.close()


@pytest.fixture
def proxy(echo: Echo) -> Iterator[Proxy]:
    with Proxy(echo.port, seed=1) as running:
        yield running


@pytest.fixture
def line(proxy: Proxy) -> Iterator[socket.socket]:
    with dial(proxy) as sock:
        assert said(sock, b"ready") == b"ready"
        yield sock


def dial(proxy: Proxy) -> socket.socket:
    return socket.create_connection(("127.0.0.1", proxy.port), timeout=3)


def said(sock: socket.socket, data: bytes) -> bytes:
    """What comes back for this."""
    sock.sendall(data)
    back = b""
    while len(back) < len(data):
        piece = sock.recv(65_536)
        if not piece:
            break
        back += piece
    return back


def silent(sock: socket.socket, seconds: float = 0.2) -> bool:
    sock.settimeout(seconds)
    try:
        return sock.recv(1) is None
    except TimeoutError:
        return True
    finally:
        sock.settimeout(3)


def test_without_a_fault_every_byte_passes_and_so_does_the_end(line: socket.socket, echo: Echo) -> None:
    data = bytes(range(256)) * 2000
    threading.Thread(target=line.sendall, args=(data,), daemon=True).start()
    back = b""
    while len(back) < len(data):
        back += line.recv(65_536)
    assert back == data
    line.shutdown(socket.SHUT_WR)
    assert line.recv(1) == b""


def test_a_cut_is_an_rst_to_both_sides(proxy: Proxy, line: socket.socket, echo: Echo) -> None:
    assert proxy.cut() == 1
    with pytest.raises(ConnectionResetError):
        line.recv(1)
    time.sleep(0.05)
    with pytest.raises(OSError):
        echo.seen[0].send(b"x")
        time.sleep(0.05)
        echo.seen[0].send(b"x")
    assert proxy.open == 0


def test_latency_comes_on_top_and_ends_when_it_is_cleared(proxy: Proxy, line: socket.socket) -> None:
    slow = proxy.toxic(Latency(0.15), "up")
    start = time.monotonic()
    said(line, b"x")
    assert time.monotonic() - start >= 0.15
    proxy.clear(slow)
    start = time.monotonic()
    said(line, b"x")
    assert time.monotonic() - start < 0.15


def test_a_stall_holds_what_comes_behind_it_too(proxy: Proxy, line: socket.socket) -> None:
    stall = proxy.toxic(Latency(0.0, stalls=1.0, stall_s=0.2), "down")
    start = time.monotonic()
    line.sendall(b"first")
    time.sleep(0.05)
    proxy.clear(stall)
    assert said(line, b"second") in (b"firstsecond", b"first")
    assert time.monotonic() - start >= 0.2


def test_a_narrow_line_takes_its_time_and_holds_the_sender_back(proxy: Proxy, line: socket.socket) -> None:
    proxy.toxic(Bandwidth(20_000), "down")
    start = time.monotonic()
    assert said(line, b"x" * 6000) == b"x" * 6000
    assert 0.15 <= time.monotonic() - start < 2


def test_pieces_are_as_small_as_the_slicer_says(proxy: Proxy, line: socket.socket) -> None:
    proxy.toxic(Slicer(3), "down")
    # a tenth of a second between pieces: a busy machine may read two at once, hardly all four
    proxy.toxic(Bandwidth(30), "down")
    line.sendall(b"0123456789")
    pieces = [line.recv(100)]
    while sum(map(len, pieces)) < 10:
        pieces.append(line.recv(100))
    assert len(pieces) > 1
    assert b"".join(pieces) == b"0123456789"
    assert all(len(b"".join(pieces[:n])) % 3 == 0 for n in range(1, len(pieces)))


def test_a_held_line_tells_no_end_and_loses_nothing(proxy: Proxy, line: socket.socket, echo: Echo) -> None:
    proxy.toxic(Hold())
    line.sendall(b"kept")
    echo.seen[0].sendall(b"also ")
    assert silent(line)
    proxy.clear()
    assert said(line, b"!")[:5] == b"also "


def test_a_client_that_goes_on_a_held_line_is_a_ghost_to_the_server(
    proxy: Proxy, line: socket.socket, echo: Echo
) -> None:
    proxy.toxic(Hold())
    line.close()
    time.sleep(0.2)
    echo.seen[0].sendall(b"are you there")
    assert proxy.open == 1


def test_stranded_lines_are_silent_for_ever_and_new_ones_are_not(proxy: Proxy, line: socket.socket) -> None:
    assert proxy.strand() == 1
    line.sendall(b"into the void")
    assert silent(line)
    with dial(proxy) as other:
        assert said(other, b"hello") == b"hello"
    proxy.clear()
    assert silent(line)


def test_one_way_can_be_lost_while_the_other_goes_on(proxy: Proxy, line: socket.socket, echo: Echo) -> None:
    proxy.toxic(Drop(), "up")
    line.sendall(b"lost")
    assert silent(line)
    echo.seen[0].sendall(b"news")
    assert line.recv(10) == b"news"
    assert proxy.counts["bytes_lost"] == 4
    proxy.clear()
    with pytest.raises(ConnectionResetError):
        line.recv(1)


def test_after_so_many_bytes_the_line_is_cut_in_the_middle(proxy: Proxy, line: socket.socket) -> None:
    proxy.toxic(LimitData(8), "down")
    got = b""
    with contextlib.suppress(ConnectionResetError):
        line.sendall(b"0123456789")
        while piece := line.recv(100):
            got += piece
    assert got in (b"", b"012"), "ready was five of the eight"
    assert proxy.counts["limited"] == 1


def test_an_idle_line_is_closed_and_a_busy_one_is_not(proxy: Proxy, line: socket.socket) -> None:
    proxy.toxic(IdleTimeout(0.4))
    with dial(proxy) as busy:
        for _ in range(8):
            said(busy, b"ping")
            time.sleep(0.1)
        assert said(busy, b"still") == b"still"
    with pytest.raises(ConnectionResetError):
        line.recv(1)


REQUEST = b"GET /socket.io/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"


def test_a_blocked_websocket_is_forbidden_stripped_or_answered_with_a_page(proxy: Proxy) -> None:
    for how, answer in (("403", b"HTTP/1.1 403"), ("portal", b"HTTP/1.1 200 OK")):
        block = proxy.toxic(Blocked(how))  # type: ignore[arg-type]
        with dial(proxy) as sock:
            assert said(sock, REQUEST).startswith(answer)
        proxy.clear(block)
    proxy.toxic(Blocked("strip"))
    with dial(proxy) as sock:
        sock.sendall(REQUEST)
        passed = sock.recv(1000)
    assert b"Host: x" in passed and b"pgrade" not in passed


def frame(text: bytes) -> bytes:
    return bytes([0x81, len(text)]) + text


def heard(sock: socket.socket, count: int) -> list[bytes]:
    splitter = Splitter()
    splitter.framed = True
    found: list[bytes] = []
    while len(found) < count:
        found += [m.payload for m in splitter.pieces(sock.recv(65_536)) if isinstance(m, Message)]
    return found


def test_whole_messages_are_lost_doubled_and_shuffled(proxy: Proxy) -> None:
    with dial(proxy) as sock:
        sock.sendall(REQUEST)
        assert sock.recv(1000).startswith(b"HTTP/1.1 101")
        lost = proxy.toxic(Frames(lambda text: text.startswith(b"43"), "lose", most=1), "down")
        sock.sendall(frame(b"431[]") + frame(b"42[]") + frame(b"432[]"))
        assert heard(sock, 2) == [b"42[]", b"432[]"]
        proxy.clear(lost)
        double = proxy.toxic(Frames(lambda text: True, "double"), "down")
        sock.sendall(frame(b"a"))
        assert heard(sock, 2) == [b"a", b"a"]
        proxy.clear(double)
        proxy.toxic(Frames(lambda text: True, "shuffle", window_s=0.05), "down")
        texts = [b"%d" % number for number in range(9)]
        sock.sendall(b"".join(frame(text) for text in texts))
        back = heard(sock, 9)
        assert back != texts and sorted(back) == texts
        assert proxy.counts["frames_shuffle"] == 9


def test_the_server_sees_another_address_once_the_network_has_changed(proxy: Proxy, echo: Echo) -> None:
    for source in ("127.0.0.1", "127.0.0.2"):
        proxy.source = source
        with dial(proxy) as sock:
            assert said(sock, b"hello") == b"hello"
    assert echo.peers == ["127.0.0.1", "127.0.0.2"]


def test_a_server_that_is_not_there_is_a_line_that_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with Proxy(port) as proxy, dial(proxy) as sock:
        with contextlib.suppress(ConnectionResetError):
            assert sock.recv(1) == b""
        assert proxy.counts["unreached"] == 1
