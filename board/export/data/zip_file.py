"""ZIP archives with the same bytes for the same contents, that every system can unpack."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: what is packed already
_PACKED: Final = (".png", ".jpg", ".docx", ".xlsx", ".pdf", ".zip")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3


def zip_file(files: Mapping[str, bytes], at: str) -> bytes:
    """Pack files by their names, in the order given, all of one moment (RFC 3339)."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = ZipInfo(name, _moment(at))
            entry.create_system = _UNIX  # what packed it is nobody's concern, and differs between machines
            entry.external_attr = _READABLE
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _moment(at: str) -> tuple[int, int, int, int, int, int]:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return _EARLIEST
    return max(_EARLIEST, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
