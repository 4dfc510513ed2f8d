"""A photo of paper: taken in safely, drawn anew, shown to who may see its note and to nobody else (R5)."""

import io
import random
import time
from http.client import HTTPConnection
from typing import Any

import pytest
import requests
from PIL import Image

from tests.conftest import Server
from tests.web.script import Script, begin, by_link, command, join

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def photo(size: tuple[int, int] = (1200, 800), kind: str = "JPEG", **save: Any) -> bytes:
    """A picture, red on its left half and blue on its right."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    made = io.BytesIO()
    picture.save(made, kind, **save)
    return made.getvalue()


def with_place() -> bytes:
    """A photo as a phone takes it: on its side, with its place and maker, and a comment."""
    exif = Image.Exif()
    exif[MAKE] = "Secret Phone"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (51.0, 37.0, 12.0)
    return photo(exif=exif, comment=b"taken at home")


def send(person: Script, data: bytes, kind: str = "image/jpeg", **headers: str) -> requests.Response:
    return requests.post(
        f"{person.url}/api/sessions/{person.code}/photos",
        data=data,
        headers={**person.headers, "Content-Type": kind, **headers},
        timeout=30,
    )


def sent(person: Script, data: bytes | None = None) -> str:
    answer = send(person, data or photo())
    assert answer.status_code == 201, answer.text
    return str(answer.json()["photo_id"])


def see(person: Script, photo_id: str, **query: str) -> int:
    return person.get(f"/photos/{photo_id}", **query).status_code


def refusal(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


@pytest.fixture
def room(server: Server) -> tuple[Script, Script, Script, dict[str, Any]]:
    """Felicity, Peter and Petra in a step for notes that nobody but the author sees."""
    felicity, created = begin(server.url)
    peter, petra = join(server.url, felicity.code), join(server.url, felicity.code, "Petra")
    felicity.open("add")
    return felicity, peter, petra, created


def test_a_photo_comes_out_upright_and_small_with_nothing_but_the_picture(room: Any) -> None:
    _, peter, _, _ = room
    answer = send(peter, with_place())
    assert (answer.json()["width"], answer.json()["height"]) == (800, 1200)
    shown = peter.get(f"/photos/{answer.json()['photo_id']}")
    picture = Image.open(io.BytesIO(shown.content))
    assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (800, 1200), {})
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for secret in (b"Secret Phone", b"taken at home", b"Exif"):
        assert secret not in shown.content
    red = picture.convert("RGB").getpixel((400, 100))
    assert isinstance(red, tuple) and red[0] > 200 and red[2] < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_three_formats_are_taken_and_shrunk_to_1600_pixels(room: Any, kind: str) -> None:
    _, peter, _, _ = room
    photo_id = sent(peter, photo((4000, 2000), kind))
    sizes = {
        size: Image.open(io.BytesIO(peter.get(f"/photos/{photo_id}", size=size).content)).size
        for size in ("whole", "small")
    }
    assert sizes == {"whole": (1600, 800), "small": (560, 280)}


def test_what_is_seen_through_lies_on_white_paper(room: Any) -> None:
    _, peter, _, _ = room
    made = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(made, "PNG")
    shown = peter.get(f"/photos/{sent(peter, made.getvalue())}").content
    assert Image.open(io.BytesIO(shown)).convert("RGB").getpixel((20, 20)) == (255, 255, 255)


def test_a_photo_leaves_with_headers_that_make_it_nothing_but_a_picture(room: Any) -> None:
    _, peter, _, _ = room
    headers = peter.get(f"/photos/{sent(peter)}").headers
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", (415, "unsupported")),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", (415, "unsupported")),
        (b"GIF89a" + bytes(50), "image/png", (415, "unsupported")),
        (b"SIMPLE  =                    T", "image/png", (415, "unsupported")),
        (b"\xff\xd8\xff" + bytes(5000), "image/jpeg", (415, "unsupported")),
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), "image/png", (415, "unsupported")),
        (b"RIFF" + bytes(5000), "image/webp", (415, "unsupported")),
        (b"", "image/jpeg", (415, "unsupported")),
        (bytes(8 * 1024 * 1024 + 1), "image/jpeg", (413, "too_large")),
    ],
)
def test_what_is_no_photo_is_refused(room: Any, data: bytes, kind: str, expected: tuple[int, str]) -> None:
    assert refusal(send(room[1], data, kind)) == expected


def test_a_flood_of_pixels_is_refused_and_the_server_goes_on(room: Any) -> None:
    felicity, peter, _, _ = room
    made = io.BytesIO()
    Image.new("1", (16000, 16000)).save(made, "PNG")
    assert len(made.getvalue()) < 100_000
    assert refusal(send(peter, made.getvalue(), "image/png")) == (413, "too_large")
    assert felicity.get().status_code == 200


def test_a_compressed_body_is_not_unpacked(room: Any) -> None:
    assert refusal(send(room[1], photo(), **{"Content-Encoding": "gzip"})) == (415, "unsupported")


def test_only_those_who_post_notes_send_photos(server: Server, room: Any) -> None:
    felicity, peter, _, created = room
    for who in ("observe", "screen"):
        looker = by_link(server.url, created["links"][who])
        assert refusal(send(looker, photo())) == (403, "forbidden_role")
    felicity.do("session.freeze")
    assert refusal(send(peter, photo())) == (403, "locked")
    felicity.do("session.close")
    assert refusal(send(felicity, photo())) == (403, "read_only")


def test_a_photo_is_seen_by_who_may_see_its_note_and_by_nobody_else(server: Server, room: Any) -> None:
    felicity, peter, petra, created = room
    screen = by_link(server.url, created["links"]["screen"])
    photo_id = sent(peter)
    peter.do("note.post", note_id="n1", kind="photo", photo_id=photo_id, caption="One form")
    assert [see(who, photo_id) for who in (peter, petra, felicity, screen)] == [200, 404, 404, 404]
    felicity.do("phase.reveal")
    assert [see(who, photo_id, size="small") for who in (peter, petra, felicity, screen)] == [200] * 4
    note = next(note for note in petra.snapshot()["notes"] if note["note_id"] == "n1")
    assert (note["kind"], note["photo_id"], note["caption"]) == ("photo", photo_id, "One form")
    felicity.do("note.hide", note_id="n1")
    assert [see(who, photo_id) for who in (peter, petra, felicity, screen)] == [200, 404, 200, 404]
    other, _ = begin(server.url)
    assert see(other, photo_id) == 404


def test_a_photo_taken_away_is_its_authors_alone(room: Any) -> None:
    felicity, peter, petra, _ = room
    felicity.do("phase.insert", phase_id="open", kind="add", title="Open", before=None,
                switches={"see": "all", "names": "on"})  # fmt: skip
    felicity.do("phase.open", phase_id="open", expected=felicity.snapshot()["live"]["phase_id"])
    photo_id = sent(peter)
    peter.do("note.post", note_id="n2", kind="photo", photo_id=photo_id)
    assert see(petra, photo_id) == 200
    peter.do("note.discard", note_id="n2")
    assert [see(who, photo_id) for who in (peter, petra, felicity)] == [200, 404, 404]


def test_a_photo_is_on_one_note_and_a_note_of_another_kind_has_none(room: Any) -> None:
    _, peter, petra, _ = room
    photo_id = sent(peter)
    wrong = {"note_id": "w1", "photo_id": photo_id}
    assert peter.refused("note.post", kind="text", text="x", **wrong) == "invalid"
    assert peter.refused("note.post", kind="photo", note_id="w1") == "invalid"
    assert peter.refused("note.post", kind="photo", note_id="w1", photo_id="nobody-has-it") == "not_found"
    posted = command("note.post", note_id="n3", kind="photo", photo_id=photo_id)
    first, again = peter.send(posted).json(), peter.send(posted).json()
    assert first["ok"] and first == again
    assert petra.refused("note.post", kind="photo", note_id="w2", photo_id=photo_id) == "conflict"


def test_a_photo_stands_in_the_html_file_and_its_words_in_the_others(room: Any) -> None:
    felicity, peter, _, _ = room
    peter.do("note.post", note_id="n4", kind="photo", photo_id=sent(peter), caption="A photo of a bus")
    hidden = felicity.get("/export/proposals.html", include="all").text
    assert "data:image/jpeg" not in hidden and "A photo of a bus" not in hidden
    felicity.do("phase.reveal")
    page = felicity.get("/export/proposals.html", include="all").text
    assert 'src="data:image/jpeg;base64,/9j/' in page and 'alt="A photo of a bus"' in page
    assert "Photo: A photo of a bus" in felicity.get("/export/proposals.md", include="all").text


def test_photos_in_a_row_are_slowed_down(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    answers = [send(felicity, b"\xff\xd8\xff").status_code for _ in range(14)]
    assert answers == [415] * 12 + [429] * 2


def test_a_photo_that_cannot_be_made_small_is_kept_less_sharp(room: Any) -> None:
    _, peter, _, _ = room
    noise = Image.frombytes("RGB", (2000, 2000), random.Random(7).randbytes(12_000_000))
    made = io.BytesIO()
    noise.save(made, "JPEG", quality=80)
    assert len(peter.get(f"/photos/{sent(peter, made.getvalue())}").content) <= 1 << 20


def test_one_person_does_not_keep_others_from_sending_photos(room: Any) -> None:
    felicity, peter, _, _ = room
    host, port = peter.url.removeprefix("http://").split(":")
    slow = HTTPConnection(host, int(port), timeout=10)
    slow.putrequest("POST", f"/api/sessions/{peter.code}/photos")
    for name, value in {**peter.headers, "Content-Type": "image/jpeg", "Content-Length": "1000000"}.items():
        slow.putheader(name, value)
    slow.endheaders(b"\xff\xd8\xff")
    time.sleep(0.3)
    assert refusal(send(peter, photo())) == (429, "rate_limited")
    assert send(felicity, photo()).status_code == 201
    slow.close()
    time.sleep(0.3)
    assert send(peter, photo()).status_code == 201
