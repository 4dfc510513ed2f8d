"""The OpenAPI is true: schemathesis with all its checks, as each role, finds nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Server
from tests.web.script import Script, begin, by_link, join

SEED = 20261121
EXAMPLES = 25
#: role -> phases; the coverage phase tries every boundary of every command and takes half a minute
ROLES = {
    "facilitator": "examples,coverage,fuzzing",
    "participant": "examples,coverage,fuzzing",
    "observer": "fuzzing",
    "screen": "fuzzing",
    "nobody": "fuzzing",
}

CONFIG = """
seed = {seed}
color = false
warnings = false
continue-on-failure = true
{auth}
[parameters]
"path.code" = "{code}"
# a poll that waits answers the same, later
"query.wait" = 0

[generation]
max-examples = {examples}

# what a command means is checked after its shape: a text may be too long for people (422), a drawing not a
# drawing (400), bytes not a photo (415), files in line already (429), all of which the protocol's table lists
[checks.positive_data_acceptance]
expected-statuses = [200, 201, 400, 401, 403, 404, 409, 413, 415, 422, 429]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422]
"""


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_the_api_is_what_its_openapi_says(server: Server, tmp_path: Path, role: str) -> None:
    somebody = _somebody(server.url, role)
    bearer = f'[auth.openapi.token]\nbearer = "{somebody.token}"\n' if role != "nobody" else ""
    config = tmp_path / "schemathesis.toml"
    config.write_text(CONFIG.format(seed=SEED, code=somebody.code, auth=bearer, examples=EXAMPLES))
    how = ["--config-file", str(config), "run", "--checks", "all", "--phases", ROLES[role]]
    ran = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *how, f"{server.url}/api/openapi.json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=110,
    )
    assert ran.returncode == 0, ran.stdout[-12_000:] + ran.stderr[-2000:]
    listed = re.search(r"Selected: (\d+)/(\d+)\s+Tested: (\d+)", ran.stdout)
    assert listed and len(set(listed.groups())) == 1, ran.stdout[-3000:]


def _somebody(url: str, role: str) -> Script:
    felicity, created = begin(url)
    felicity.open("add")
    match role:
        case "facilitator" | "nobody":
            return felicity
        case "participant":
            return join(url, created["code"])
        case _:
            return by_link(url, created["links"]["observe" if role == "observer" else "screen"])
