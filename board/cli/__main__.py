"""`python -m board.cli`."""

import logging
import sys

import structlog

from board.cli import main

if __name__ == "__main__":
    # what is told here is printed; the server's own lines would stand in between
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    sys.exit(main())
