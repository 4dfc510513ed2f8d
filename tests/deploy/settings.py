"""What the checks of deploy/ share."""

import random
import subprocess
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parents[2]
DEPLOY: Final = HERE / "deploy"
_LETTERS: Final = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
_DRAW: Final = random.Random(7)
#: as sessions have them
CODES: Final = ["".join(_DRAW.choices(_LETTERS, k=8)) for _ in range(40)]


def own_certificate(folder: Path) -> None:
    """Write privkey.pem and fullchain.pem for a name that nobody has."""
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    made = f"req -x509 {key} -days 2 -subj /CN=board.example.org"
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(["openssl", *made.split(), *files], check=True, capture_output=True)
