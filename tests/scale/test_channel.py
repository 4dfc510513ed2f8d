"""The middlebox knows whole words of the channel, however the bytes come: a lost one is never half a one."""

import pytest

from tests.faults.splitter import Message
from tests.scale.channel import ChannelSplitter

WORD = b"*3\r\n$7\r\nmessage\r\n$14\r\nwishwall:heads\r\n$5\r\n{\r\n}x\r\n"
SUBSCRIBED = b"*3\r\n$9\r\nsubscribe\r\n$14\r\nwishwall:heads\r\n:1\r\n"
PONG = b"*2\r\n$4\r\npong\r\n$0\r\n\r\n"
ALL = [SUBSCRIBED, WORD, b"+OK\r\n", PONG, WORD, b"$-1\r\n", b"-ERR no\r\n", b"*-1\r\n"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_answers_come_whole_and_only_words_are_messages(size: int) -> None:
    splitter, data, found = ChannelSplitter(), b"".join(ALL), []
    for start in range(0, len(data), size):
        found += splitter.pieces(data[start : start + size])
    assert [piece.raw if isinstance(piece, Message) else piece for piece in found] == ALL
    assert [isinstance(piece, Message) for piece in found] == [piece == WORD for piece in ALL]
