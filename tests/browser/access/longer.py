"""A language that nobody speaks: every sentence a third longer, in letters with something above them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.conftest import ROOT
from tools import words

#: a code that dates and names are known for
CODE: Final = "br"
SHARE: Final = 0.35
LETTERS: Final = str.maketrans("aeiouyAEIOUYcnsz", "àéîöûŷÀÉÎÖÛŶçñšž")
FILLING: Final = " llanfair pwll gwyn gyll goger y chwyrn drobwll llan tysilio gogo goch" * 12
VARIABLE: Final = re.compile(r"(\{\w+\}|%\(\w+\)s)")


def longer(sentence: str) -> str:
    """The sentence, recognisable and at least 35 % longer; its variables stay."""
    parts = VARIABLE.split(sentence)
    text = "".join(part if VARIABLE.fullmatch(part) else part.translate(LETTERS) for part in parts)
    return text + FILLING[: max(1, round(len(sentence) * SHARE))].rstrip()


def tree_with_a_third_language(folder: Path) -> Path:
    """A copy of what serves, with one file more: the catalogue of the third language."""
    for part in ("board", "static", "templates", "tools"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "run.py", folder / "run.py")
    catalogue = Catalog(locale=CODE)
    for message in words.read_catalogue():
        if message.id:
            catalogue.add(message.id, longer(str(message.id)))
    place = folder / "board" / "translations" / CODE / "LC_MESSAGES" / "messages.po"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_po(file, catalogue)
    subprocess.run([sys.executable, "tools/words.py"], cwd=folder, check=False, capture_output=True)
    return folder
