"""What kind of file it is, told by its first bytes and not by its name; and why it cannot be read."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

LARGEST = 30 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"RIFF": "WebP",
    b"II*\x00": "TIFF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"MZ": "EXE",
}
# Many systems give out web pages under the name of a workbook.
MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(\?xml|!doctype|!--|html|head|meta|body|style|table|div)\b", re.IGNORECASE
)
DAMAGED = _(
    "This file is damaged: it cannot be opened. Save it again in your office program and send it anew."
)
LOCKED = _(
    "This workbook is locked with a password. Remove the password in your office program, and send it again."
)
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods")


class Unreadable(Exception):
    """A file that cannot be read; the sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def kind_of(content: bytes, name: str = "") -> str:
    """Return `text`, `workbook` or `zip`; raise `Unreadable` for what is none of them."""
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Unreadable(_("This file is empty. Send the file that holds the rows."))
    if len(content) > LARGEST:
        raise Unreadable(
            _("This file is larger than %(most)s MB. Divide it, or save it as CSV.")
            % {"most": LARGEST // 1024 // 1024}
        )
    if content.startswith(OLE):
        return old_workbook(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return packed(content)
    for start, title in PICTURES.items():
        if content.startswith(start) and not is_plain(content):
            raise Unreadable(
                _("This is a %(kind)s file, not a table, whatever its name says. Send CSV, XLSX, ODS or XLS.")
                % {"kind": title}
            )
    if MARKUP.match(content[:200]):
        raise Unreadable(
            _(
                "This is a web page or XML, not a table of what you chose. Open it in your office program "
                "and save it as XLSX; or choose what else it holds."
            )
        )
    if PurePath(name).suffix.lower() in WORKBOOKS and not is_plain(content):
        raise Unreadable(DAMAGED)
    return "text"


def is_plain(content: bytes) -> bool:
    """Tell text from other bytes: text has hardly any control characters."""
    head = content[:4000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 5:
        return not head.startswith((b"\x89PNG", b"\xff\xd8", b"BM", b"RIFF", b"MZ"))
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head) * 50 < len(head)


def old_workbook(content: bytes) -> str:
    """Return `workbook` for an XLS; an encrypted XLSX hides in the same container."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(LOCKED)
    return "workbook"


def packed(content: bytes) -> str:
    """Tell a workbook from an archive of several files, and refuse what would unpack to a flood."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise Unreadable(DAMAGED) from error
    if names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} or "[Content_Types].xml" in names:
        if size > MOST_UNPACKED:
            raise Unreadable(_("This workbook is too large to be opened. Divide it, or save it as CSV."))
        if "word/document.xml" in names or "ppt/presentation.xml" in names:
            raise Unreadable(
                _("This is a text document or a presentation, not a table. Copy the table into a workbook.")
            )
        return "workbook"
    return "zip"
