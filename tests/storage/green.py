"""The storage contract on PostgreSQL under eventlet: `python -m tests.storage.green [pytest's arguments]`."""

import os
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).parent
#: what takes a storage on PostgreSQL; the rest is about files
FILES = (
    "test_contract.py",
    "test_afterwards.py",
    "test_codes.py",
    "test_erasing.py",
    "test_postgres_green.py",
)


def main(arguments: list[str]) -> int:
    """Patch first, as run.py does; then pytest, in this process, on what has a server beneath it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import eventlet
    eventlet.monkey_patch()
    os.environ["TEST_LOOP"] = "green"
    import pytest

    files = [str(HERE / name) for name in FILES]
    return int(pytest.main([*files, "-q", "-p", "no:cacheprovider", "-k", "postgres or green", *arguments]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
