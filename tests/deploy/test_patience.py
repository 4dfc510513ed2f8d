"""nginx waits for the slowest answer that a worker gives: else who asks for a file is told to come again."""

import re

from board.export.worker import process, turns
from board.web.log_calls import LONGEST_WAIT_S
from tests.deploy.settings import DEPLOY

SAID = (DEPLOY / "nginx" / "wishwall.conf").read_text(encoding="utf-8")
SPARE_S = 10


def patience(block: str) -> int:
    """Seconds that nginx waits for an answer in a part of its settings."""
    [seconds] = re.findall(r"^\s*proxy_read_timeout (\d+)s;$", block, re.M)
    return int(seconds)


def test_a_file_may_wait_in_line_and_be_made() -> None:
    everywhere, _, lines = SAID.partition("location /socket.io/ {")
    assert patience(everywhere) >= turns.PATIENCE_S + process.SECONDS + SPARE_S
    assert patience(lines.partition("}")[0]) >= LONGEST_WAIT_S + SPARE_S
