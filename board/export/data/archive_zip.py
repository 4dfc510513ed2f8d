"""record.zip: the lossless record with every document, table and picture of the same moment."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Final

import msgspec

from board.export.data import archive_words as told
from board.export.data.zip_file import zip_file
from board.export.dates import moment
from board.export.options import Include, Options
from board.export.pictures.files import picture_files
from board.export.pictures.of_notes import note_picture
from board.export.record.listed import ProposalList
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import View
from board.export.words import words

#: of one file, from a shareable view
Write = Callable[[View, Options, Include], bytes]

_PNG_WIDTH: Final = 1000
_README: Final = "README.txt"
_MANIFEST: Final = "manifest.json"


def record_zip(shared: View, options: Options, include: Include, writers: Mapping[str, Write]) -> bytes:
    """Pack what each of `writers` writes of a shareable view (shared.py), with each picture as a file."""
    listed = proposal_list(shared, options, include)
    files = {name: write(shared, options, include) for name, write in writers.items()}
    files |= dict(_pictures(listed))
    readme = _readme(listed, [*files, _MANIFEST], options).encode()
    manifest = _manifest(listed, {_README: readme, **files}, options)
    return zip_file({_README: readme, _MANIFEST: manifest, **files}, options.at)


def _pictures(listed: ProposalList) -> Iterator[tuple[str, bytes]]:
    for picture in picture_files(note for note in listed.notes if not note.hidden).values():
        yield picture.path, picture.data
        if picture.strokes:
            drawn = note_picture(picture.note, _PNG_WIDTH)
            if drawn is not None:
                yield picture.png_path, drawn.data


def _readme(listed: ProposalList, names: list[str], options: Options) -> str:
    language = listed.language
    as_of = words(language)["as_of"].format(at=moment(listed.at, language), seq=listed.seq)
    facts = [fact for fact in (listed.service, f"{as_of}.") if fact]
    lines = [listed.title, *facts, "", told.about(language)]
    if not options.names:
        lines.append(told.nameless(language))
    lines += ["", told.heading(language), "", *told.described(names, language)]
    return "\r\n".join(lines) + "\r\n"


def _manifest(listed: ProposalList, files: Mapping[str, bytes], options: Options) -> bytes:
    document = {
        "format": "wishwall-archive",
        "version": 1,
        "title": listed.title,
        "as_of": listed.at,
        "seq": listed.seq,
        "include": listed.include,
        "names": options.names,
        "language": listed.language,
        "files": [
            {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
            for name, data in files.items()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
