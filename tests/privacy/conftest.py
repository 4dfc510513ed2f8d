"""The log as `run.py` sets it up, for tests in this process."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
import structlog

from board.logs import set_up_logs


@pytest.fixture
def house_log() -> Iterator[Any]:
    """The lines that were logged since, each read."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, sys.unraisablehook)
    handlers, level = list(root.handlers), root.level
    before, written = structlog.get_config(), io.StringIO()
    with mock.patch.object(sys, "stderr", written):
        set_up_logs("a secret")
        structlog.configure(cache_logger_on_first_use=False)
        yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    structlog.configure(**before)
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
