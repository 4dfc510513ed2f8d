"""The tables, in SQLAlchemy Core; migrations/ makes them. Moments are milliseconds since 1970 UTC."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("head_seq", Integer, nullable=False),
    Column("epoch", String(32), nullable=False),
    Column("op_salt", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("active_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)

# Names lie here and never in an event, so that erasing a person is one row.
people = Table(
    "people",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("type", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# `seq` is the head of the batch that the row came with, for those who read the log from there.
ties = Table(
    "ties",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("tie", String(64), primary_key=True),
    Column("person_id", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# `op_key` is an HMAC over person and op_id: a row alone names nobody.
ops = Table(
    "ops",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("op_key", LargeBinary, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("extra", LargeBinary, nullable=False),
    Column("tie", String(64)),
    sqlite_with_rowid=False,
)

# Only hashes of tokens and keys; the roles here are those at the time of granting.
grants = Table(
    "grants",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("code", String(16), nullable=False),
    Column("person_id", String(64)),
    Column("role", String(16), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("parent", LargeBinary),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Index("grants_of_session", "code"),
    sqlite_with_rowid=False,
)

# Photos as we drew them anew: too large for the log, and no row says whose one is.
photos = Table(
    "photos",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("photo_id", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("whole", LargeBinary, nullable=False),
    Column("small", LargeBinary, nullable=False),
)

# Hashes of a session's follow-up link (without parent) and of the tokens that came from it. They are no
# grants: what looks at grants can never take one for a seat in the session.
followers = Table(
    "followers",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("session_id", Integer, nullable=False),
    Column("parent", LargeBinary),
    Column("created_at", BigInteger, nullable=False),
    Index("followers_of_session", "session_id"),
)

# What was published, as it was then: a frozen value, read by whoever has the address.
publications = Table(
    "publications",
    metadata,
    Column("public_id", String(64), primary_key=True),
    Column("session_id", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index("publications_of_session", "session_id"),
)

# That something was erased: how much, when and why, and no content. `mark` is a hash of the session's code.
proofs = Table(
    "proofs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("what", String(8), nullable=False),
    Column("by", String(12), nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("head", Integer, nullable=False),
    Column("person_id", String(64)),
    Column("events", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("photos", Integer, nullable=False),
)

# What facilitators' links of a session ask for beside their key: an argon2id hash, as people choose these.
passcodes = Table(
    "passcodes",
    metadata,
    Column("session_id", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
)

# One row, written to know that writing works.
probes = Table(
    "probes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("tries", Integer, nullable=False),
)
