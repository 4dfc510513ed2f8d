"""schemathesis over the OpenAPI document, as somebody of each role and as nobody."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.contract.test_openapi import CONFIG
from tests.fuzz.oracle import Found, Room, Watch

ROLES = ("facilitator", "participant", "nobody")


def round_of(watch: Watch, number: int, seconds: float) -> None:
    """One role for so long; the seed says which."""
    role = ROLES[number % 3]
    room = Room(watch.server.url)
    person = room.peter if role == "participant" else room.felicity
    bearer = f'[auth.openapi.token]\nbearer = "{person.token}"\n' if role != "nobody" else ""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        config = Path(folder) / "schemathesis.toml"
        config.write_text(CONFIG.format(seed=number, code=person.code, auth=bearer, examples=400))
        how = ["--config-file", str(config), "run", "--checks", "all", "--phases", "fuzzing"]
        how += ["--max-time", str(max(1, int(seconds)))]
        ran = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", *how, f"{watch.server.url}/api/openapi.json"],
            capture_output=True,
            text=True,
            cwd=folder,
            timeout=seconds + 90,
        )
    if ran.returncode != 0:
        raise Found(f"as {role}: {ran.stdout[-6000:]} {ran.stderr[-1000:]}")
    watch.answers[f"schemathesis as {role}"] += 1
    watch.log()
