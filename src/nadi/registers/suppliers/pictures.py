"""Pictures without what a camera writes into them: place, time, owner, and whatever hangs behind the picture.

A firm asks without its name; the photo of its machine must not tell it.
"""

import struct
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Segments of JPEG: start of the picture's data, its end, and those that stand alone.
SCAN, END, ALONE = 0xDA, 0xD9, frozenset(range(0xD0, 0xD8)) | {0x01}
EXIF, COMMENT = 0xE1, 0xFE
# What a program needs to draw it: the format's own segment, and Adobe's on colours.
DRAWN_BY = frozenset({0xE0, 0xEE})
# The chunks of PNG that a program needs to draw it.
KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"})
TURNED, WAYS = 0x0112, range(2, 9)


def without_traces(content: bytes) -> tuple[bytes, str]:
    """Return the picture alone and the ending of its kind; raises ValueError where it is no JPEG or PNG."""
    try:
        if content.startswith(JPEG):
            return b"".join(segments(content)), ".jpg"
        if content.startswith(PNG):
            return PNG + b"".join(chunks(content)), ".png"
    except (struct.error, IndexError) as error:
        raise ValueError("The picture ends too early.") from error
    raise ValueError("This is neither JPEG nor PNG.")


def segments(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that draw it, and of Exif only how it is turned."""
    yield JPEG
    at = len(JPEG)
    while True:
        if content[at] != 0xFF:
            raise ValueError("A segment does not begin as one.")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            yield content[at : at + 2]
            return
        end = at + 2 if marker in ALONE else at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == SCAN:
            end = end_of_scan(content, end)
        if marker == EXIF:
            yield turned(content[at + 4 : end])
        elif marker != COMMENT and (marker in DRAWN_BY or not 0xE0 <= marker <= 0xEF):
            yield content[at:end]
        at = end


def end_of_scan(content: bytes, at: int) -> int:
    """Return where the data of a scan ends: at a marker that is neither escaped nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise IndexError
        if content[at + 1] != 0x00 and content[at + 1] not in ALONE:
            return at
        at += 2


def turned(exif: bytes) -> bytes:
    """Return an Exif segment that says how the picture is turned and nothing else, or nothing."""
    way = way_turned(exif)
    if way not in WAYS:
        return b""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, TURNED, 3, 1, way, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def way_turned(exif: bytes) -> int:
    """Return how Exif says the picture is turned, or 0; what is broken in it says nothing."""
    if not exif.startswith(b"Exif\0\0"):
        return 0
    tiff, order = exif[6:], "<" if exif[6:8] == b"II" else ">"
    try:
        first = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if tag == TURNED:
                return int(value)
    except struct.error:
        return 0
    return 0


def chunks(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that draw it, up to its end."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise IndexError
        if kind in KEPT_CHUNKS:
            yield content[at:end]
        at = end
