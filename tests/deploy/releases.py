"""The releases that the page's repository holds: this one, and a next one with one more migration."""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.deploy.root import SOURCES

HERE: Final = Path(__file__).resolve().parents[2]
NEXT: Final = "9999"
_MIGRATION: Final = '''"""What the next release adds, for trying an upgrade."""

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{last}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("tried", sa.Column("id", sa.Integer, primary_key=True))
'''


def publish(root: Path, address: str) -> None:
    """Put what is committed here where the page's address leads to."""
    bare = root / SOURCES
    _git("clone", "--quiet", "--bare", "--no-hardlinks", str(HERE), str(bare))
    (root / "etc/gitconfig").write_text(
        f'[url "file:///{SOURCES}"]\n\tinsteadOf = {address}\n[safe]\n\tdirectory = *\n', encoding="utf-8"
    )


def publish_next(root: Path) -> None:
    """One more commit, with one more migration."""
    with tempfile.TemporaryDirectory() as folder:
        _git("clone", "--quiet", str(root / SOURCES), folder)
        versions = Path(folder, "board/storage/migrations/versions")
        last = max(path.name for path in versions.glob("[0-9]*.py"))[:4]
        versions.joinpath(f"{NEXT}_tried.py").write_text(_MIGRATION.format(next=NEXT, last=last))
        _git("-C", folder, "add", ".")
        _git("-C", folder, *_SOMEBODY, "commit", "--quiet", "--message", "One more table")
        _git("-C", folder, "push", "--quiet", "origin", "HEAD")


_SOMEBODY: Final = ("-c", "user.name=try", "-c", "user.email=try@example.org")


def _git(*words: str) -> None:
    subprocess.run(["git", "-c", "safe.directory=*", *words], check=True)
