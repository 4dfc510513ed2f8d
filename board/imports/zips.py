"""A ZIP archive that is not trusted: its directory is judged first, then single entries are read."""

import io
import re
import stat
import zipfile
from dataclasses import dataclass
from typing import Final

from board.imports.refusing import outsized, unreadable

MOST_ENTRIES: Final = 2000
MOST_UNPACKED: Final = 100 * 1024 * 1024
LARGEST_DIRECTORY: Final = 512 * 1024
#: of one entry, more than this for each packed byte is a bomb: text of ours packs to a twentieth
MOST_RATIO: Final = 200
SMALL: Final = 64 * 1024
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
#: right before the end of a ZIP64 archive, whose directory is as large as another place says
_LARGE: Final = b"PK\x06\x07"
_LARGE_SIZE: Final = 20
_CLIMBS: Final = re.compile(r"(^|/)\.\.(/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands in its directory, all of it judged."""

    file: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str, most: int) -> bytes:
        """One entry, at most so many bytes of it; raises BoardError where it holds more or is broken."""
        info = self.file.getinfo(name)
        if info.file_size > most:
            raise outsized(f"It holds more than {most // (1024 * 1024)} MB.", name)
        try:
            with self.file.open(info) as entry:
                data = entry.read(most + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as wrong:
            raise unreadable("This entry of the ZIP file is broken.", name) from wrong
        except Exception as wrong:  # zlib.error has no base of its own
            raise unreadable("This entry of the ZIP file is broken.", name) from wrong
        if len(data) > most or len(data) != info.file_size:
            raise unreadable("This entry is not as large as the ZIP file says.", name)
        return data


def open_archive(data: bytes) -> Archive:
    """The archive, if nothing in its directory is hostile; raises BoardError before anything is unpacked."""
    _check_end(data)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as wrong:
        raise unreadable("This ZIP file cannot be opened.") from wrong
    entries = file.infolist()
    if len(entries) > MOST_ENTRIES:
        raise outsized(f"A ZIP file may hold {MOST_ENTRIES} files.")
    for entry in entries:
        _check(entry)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise outsized(f"Unpacked it would hold more than {MOST_UNPACKED // (1024 * 1024)} MB.")
    names = frozenset(entry.filename for entry in entries)
    if len(names) < len(entries):
        raise unreadable("Two files in this ZIP file have one name.")
    return Archive(file, names)


def _check_end(data: bytes) -> None:
    """How large the directory is, as its end says, before anybody reads it entry by entry."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if at < 0 or len(data) - at < _END_SIZE:
        raise unreadable("This ZIP file is cut off.")
    if data[max(0, at - _LARGE_SIZE) : at].startswith(_LARGE):
        raise unreadable("This ZIP file is packed in a way that is not read here: ZIP64.")
    count = int.from_bytes(data[at + 10 : at + 12], "little")
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    if count > MOST_ENTRIES or size > LARGEST_DIRECTORY:
        raise outsized(f"A ZIP file may hold {MOST_ENTRIES} files.")


def _check(entry: zipfile.ZipInfo) -> None:
    where = entry.filename[:120]
    mode = entry.external_attr >> 16
    if _CLIMBS.search(entry.orig_filename) or _CLIMBS.search(entry.filename):
        raise unreadable("A name in this ZIP file leads out of it.", where)
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise unreadable("There is a link in this ZIP file.", where)
    if entry.flag_bits & 0x1:
        raise unreadable("This ZIP file asks for a password.", where)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise unreadable("This ZIP file is packed in a way that is not read here.", where)
    if entry.file_size > max(SMALL, entry.compress_size * MOST_RATIO):
        raise outsized("Unpacked this would be very much larger than it looks.", where)
