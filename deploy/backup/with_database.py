"""Run a PostgreSQL tool on the database that BOARD_DATABASE_URL names: `with_database.py pg_dump ...`.

The address goes by the environment: it can hold a password, and everybody on the machine can read arguments.
"""

import os
import sys
from typing import Final

from psycopg2.extensions import parse_dsn

#: what libpq reads, by the name that the same thing has in an address
NAMES: Final = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}


def main(arguments: list[str]) -> int:
    """Become the tool; 1 and a sentence if the address says what no variable can."""
    parts = parse_dsn(os.environ["BOARD_DATABASE_URL"])
    strange = sorted(parts.keys() - NAMES.keys())
    if strange or not arguments:
        sys.stderr.write(f"BOARD_DATABASE_URL says what cannot be passed on: {strange}\n")
        return 1
    os.environ.update({NAMES[name]: value for name, value in parts.items()})
    os.execvp(arguments[0], arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
