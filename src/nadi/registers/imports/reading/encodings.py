"""Bytes to text: marks, UTF-8, UTF-16, and the eight-bit alphabets of our region."""

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is offered for choice; the eight-bit ones are told apart by their letters.
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
    "cp1252", "cp1251", "cp1250", "cp1254", "koi8-r", "cp866", "cp850", "mac-roman", "latin-1",
)  # fmt: skip
EIGHT_BIT = ["cp1252", "cp1251", "cp1250", "cp1254", "koi8_r", "cp866", "mac_roman"]
SAMPLE = 60_000
# Signs of the alphabets that our files use.
OURS = re.compile(
    r"[\t\r\n -~\u00a0-\u024f\u0400-\u04ff\u0530-\u058f\u10a0-\u10ff\u1c90-\u1cbf\u2010-\u203a\u20a0-\u20bf№]"
)
CYRILLIC_WORD = re.compile(r"[А-ЯЁа-яё][а-яё]{3,}|\b[А-ЯЁ]{3,}\b")
# Bytes that all Windows tables read alike, and letters that Turkish or Central European ones read otherwise.
SHARED = {0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99}
OTHERS = {0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE}


def encoding_of(content: bytes) -> str:
    """Return the encoding the bytes are most likely in; UTF-8 wherever it fits."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if unmarked := unmarked_wide(content[:SAMPLE]):
        return unmarked
    if is_utf8(content):
        return "utf-8"
    return eight_bit(content)


def unmarked_wide(head: bytes) -> str:
    """Return UTF-16 without its mark, told by zero bytes and by making letters we know; else nothing."""
    if 0 not in head:
        return ""
    even = head[: len(head) // 2 * 2]
    for name in ("utf-16-le", "utf-16-be"):
        text = even.decode(name, "replace")
        if sum(bool(OURS.match(sign)) for sign in text) * 10 >= len(text) * 9:
            return name
    return ""


def is_utf8(content: bytes) -> bool:
    """Tell UTF-8, also where a few bytes of it are broken."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content[:SAMPLE].decode("utf-8", "replace")
        good = sum(ord(sign) > 127 and sign != "\ufffd" for sign in text)
        return good > 20 * max(1, text.count("\ufffd"))
    return True


def eight_bit(content: bytes) -> str:
    """Return the eight-bit alphabet in which the text makes the most words."""
    lines = [line for line in content[: SAMPLE * 10].splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:SAMPLE]
    cyrillic = sample.decode("cp1251", "replace")
    signs = sum(byte > 127 for byte in sample)
    if sum(map(len, CYRILLIC_WORD.findall(cyrillic))) * 2 > signs:
        return "cp1251"
    best = from_bytes(sample, cp_isolation=EIGHT_BIT, enable_fallback=False).best()
    found = str(best.encoding).replace("_", "-") if best else "cp1252"
    if found in ("cp1250", "cp1254") and is_western(sample):
        return "cp1252"
    return found if found in ENCODINGS else "cp1252"


def is_western(sample: bytes) -> bool:
    """Tell whether all its signs are letters that Western European tables have and others share."""
    return all(byte < 128 or byte in SHARED or (byte >= 0xA0 and byte not in OTHERS) for byte in sample)


def decoded(content: bytes, encoding: str) -> str:
    """Return the text; bytes that are none of this encoding become the replacement sign, never an error."""
    if encoding not in ENCODINGS:
        encoding = "utf-8"
    text = content.decode(encoding, "replace")
    return text.removeprefix("\ufeff")
