"""LibreOffice, which opens the files that we write as their readers do."""

import os
import subprocess
from pathlib import Path

PATIENCE_S = 180


def printed(folder: Path, filename: str, body: bytes) -> bytes:
    """Give a file as LibreOffice prints it to PDF; a machine without it fails, it does not pass."""
    (folder / filename).write_bytes(body)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [os.environ.get("SOFFICE") or "soffice", home, "--headless", "--convert-to", "pdf", filename]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE_S)
    return (folder / filename).with_suffix(".pdf").read_bytes()
