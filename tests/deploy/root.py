"""A fresh Debian in a folder, from the mirror that this machine itself uses."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

#: besides what debootstrap calls minimal
INCLUDED: Final = "systemd,systemd-sysv,dbus,iproute2,ca-certificates"
#: where the page's repository is cloned from, in the root
SOURCES: Final = "srv/wishwall.git"
LENT: Final = "srv/lent"
_SETTING: Final = re.compile(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", re.M)
_PLACE: Final = re.compile(r"(?:file://|(?<![\w/:]))(/[\w./-]+)")


def make(root: Path) -> None:
    """Fill an empty folder; raises CalledProcessError with debootstrap's words."""
    targets = _targets()
    mirror, release, _ = targets[0]
    subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={INCLUDED}", release, str(root), mirror],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    lines = [f"deb {mirror} {release} {component}\n" for mirror, release, component in targets]
    (root / "etc/apt/sources.list").write_text("".join(lines), encoding="ascii")
    (root / "etc/apt/apt.conf.d/90try").write_text(
        'Acquire::Languages "none";\nAPT::Install-Recommends "0";\n'
    )
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    _lend_packages(root)


def _targets() -> list[tuple[str, str, str]]:
    """Mirror, release and component of each of Debian's own lists here; the release itself first."""
    asked = "$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)"
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", asked, "Created-By: Packages"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = {tuple(line.split("|")[1:]) for line in told.splitlines() if line.startswith("Debian|")}
    if not found:
        raise SystemExit("apt knows of no Debian mirror here: `apt-get update` first.")
    return sorted(((uri, release, part) for uri, release, part in found), key=lambda target: len(target[1]))


def _lend_packages(root: Path) -> None:
    """Where pip looks on this machine, it looks in there: its settings, and what they name."""
    said = "\n".join(f"{name} = {value}" for name, value in sorted(_pip_settings().items()))
    for place in lent():
        if place.is_dir():
            # the machine shows it there
            (root / str(place).lstrip("/")).mkdir(parents=True, exist_ok=True)
        else:
            # elsewhere, since a package that is installed may write its own
            (root / LENT).mkdir(parents=True, exist_ok=True)
            shutil.copy(place, root / LENT)
            said = said.replace(str(place), f"/{LENT}/{place.name}")
    (root / "etc/pip.conf").write_text(f"[global]\n{said}\n", encoding="utf-8")


def lent() -> list[Path]:
    """What pip's settings name on this machine; beside a folder `simple` lie the packages that it lists."""
    named = {Path(place) for value in _pip_settings().values() for place in _PLACE.findall(value)}
    return sorted(place.parent if place.name == "simple" else place for place in named if place.exists())


def _pip_settings() -> dict[str, str]:
    told = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True
    ).stdout
    return {name: value.replace("\\n", " ") for name, value in _SETTING.findall(told)}
