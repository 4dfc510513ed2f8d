"""Follow-up links and published proposals, beside the log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "followers",
        sa.Column("hash", sa.LargeBinary, primary_key=True),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("parent", sa.LargeBinary),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_index("followers_of_session", "followers", ["session_id"])
    op.create_table(
        "publications",
        sa.Column("public_id", sa.String(64), primary_key=True),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_index("publications_of_session", "publications", ["session_id"])
