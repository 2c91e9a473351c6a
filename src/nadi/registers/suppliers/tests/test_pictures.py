"""A picture that is sent round without a name carries none itself."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, client_for

from nadi.registers.suppliers.models import PartRequest
from nadi.registers.suppliers.pictures import PNG, without_traces
from nadi.registers.suppliers.tests.story import machine_of

SECRET = b"Rioni Cartons, 41.69N 44.83E"
QUANTISING = b"\xff\xdb\x00\x04\x00\x01"
# Two scans with an escaped byte and a restart within, as progressive pictures have them.
SCANS = b"\xff\xda\x00\x02\x12\xff\x00\x34\xff\xd0\x56" + b"\xff\xda\x00\x02\x78"
END = b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(order: str, way: int) -> bytes:
    """Return what a telephone writes: the model, and how it was held."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    entries = struct.pack(f"{order}HHIHH", 0x0110, 2, 2, 65, 0) + struct.pack(
        f"{order}HHIHH", 0x0112, 3, 1, way, 0
    )
    return b"Exif\0\0" + head + struct.pack(f"{order}H", 2) + entries + bytes(4) + SECRET


def photo(*before: bytes, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(before) + QUANTISING + SCANS + END + behind


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def drawing(*between: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return PNG + head + b"".join(between) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("marker", [0xE1, 0xE2, 0xED, 0xEF, 0xFE])
def test_what_a_camera_writes_into_a_photo_goes(marker: int) -> None:
    assert without_traces(photo(segment(marker, SECRET))) == (photo(), ".jpg")


def test_what_hangs_behind_a_photo_goes() -> None:
    assert without_traces(photo(behind=SECRET)) == (photo(), ".jpg")


def test_what_draws_a_photo_stays() -> None:
    drawn = photo(segment(0xE0, b"JFIF\0"), segment(0xEE, b"Adobe"))
    assert without_traces(drawn)[0] == drawn


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_stays_the_right_way_up(order: str) -> None:
    kept = without_traces(photo(segment(0xE1, exif(order, 6))))[0]
    again = without_traces(kept)[0]
    assert (SECRET in kept, kept == again, kept == photo(segment(0xE1, kept[6 : 6 + 32]))) == (
        False,
        True,
        True,
    )


def test_a_photo_that_is_not_turned_keeps_no_exif() -> None:
    assert without_traces(photo(segment(0xE1, exif("<", 1))))[0] == photo()


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"eXIf", b"tIME", b"prVt"])
def test_what_a_program_writes_into_a_drawing_goes(kind: bytes) -> None:
    assert without_traces(drawing(chunk(kind, SECRET)) + SECRET) == (drawing(), ".png")


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", photo()[:-2], photo()[:8], drawing()[:-6], b"\xff\xd8\xff", b"\xff\xd8<svg>"],
)
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"neither|too early|as one"):
        without_traces(content)


def test_the_firms_that_are_asked_get_the_picture_alone(cast: Cast) -> None:
    machine_of(cast.samgori)
    machine = machine_of(cast.rioni)
    upload = SimpleUploadedFile("rioni-hall-2.jpg", photo(segment(0xE1, SECRET)), "image/jpeg")
    typed = {"part": "Belt", "machine": machine.pk, "picture": upload}
    client_for(cast.rioni.colleague).post("/suppliers/parts/new/", typed)
    address = f"/suppliers/parts/{PartRequest.objects.get().uid}/picture/"
    answer = client_for(cast.samgori.colleague).get(address)
    assert b"".join(answer) == photo()
    assert "rioni" not in str(answer.headers).lower()


def test_a_file_that_is_no_picture_is_explained(cast: Cast) -> None:
    machine = machine_of(cast.rioni)
    typed = {"part": "Belt", "machine": machine.pk, "picture": SimpleUploadedFile("a.jpg", b"%PDF")}
    page = client_for(cast.rioni.colleague).post("/suppliers/parts/new/", typed).content.decode()
    assert ("not a whole picture" in page, PartRequest.objects.count()) == (True, 0)
