"""What a file says, whatever its format: all of its words, read by something that did not write them."""

from html import unescape
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader


def words_of(filename: str, body: bytes) -> str:
    """Give everything that can be read in a file, what only programs read included."""
    if body.startswith(b"%PDF"):
        return pdf_words(body)
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            return unescape("\n".join([*archive.namelist(), *parts]))
    return body.decode("utf-8", "replace" if filename.endswith(".png") else "strict")


def pdf_words(body: bytes) -> str:
    """Give the words on the pages, the alternatives of the figures, the bookmarks and the description."""
    reader = PdfReader(BytesIO(body))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    about = [str(value) for value in (reader.metadata or {}).values()]
    metadata = reader.xmp_metadata
    xmp = metadata.stream.get_data().decode() if metadata else ""
    found = [*pages, *alternatives(reader), *titles(reader), *about, xmp]
    return "\n".join(found).replace("\u200b", "")


def alternatives(reader: PdfReader) -> list[str]:
    """Give the text alternatives, in the order of the tags."""
    return [str(tag["/Alt"]) for tag in tags(reader) if "/Alt" in tag]


def tags(reader: PdfReader) -> list[dict]:  # type: ignore[type-arg]
    """Give every element of the structure, in reading order."""
    found = []
    tree = reader.trailer["/Root"].get("/StructTreeRoot")
    waiting = [tree] if tree else []
    while waiting:
        tag = waiting.pop().get_object()
        if not hasattr(tag, "keys"):
            continue
        if "/S" in tag:
            found.append(tag)
        children = tag.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        waiting += reversed(children if isinstance(children, list) else [children])
    return [tag for tag in found if "/S" in tag]


def titles(reader: PdfReader) -> list[str]:
    """Give the bookmarks, the deeper ones behind those that they belong to."""
    flat: list[str] = []
    waiting = list(reader.outline)
    while waiting:
        mark = waiting.pop(0)
        if isinstance(mark, list):
            waiting = mark + waiting
        else:
            flat.append(str(mark.title))
    return flat
