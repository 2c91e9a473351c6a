"""What an answer says, whatever kind of file it is: one row of letters to search."""

import html
import re
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

# Made anew with every answer, or of no meaning: they could hold any row of digits. A moment written without
# colons (a release's id, a calendar's stamp) is one: 73,519 pieces once stood in 07:35:19.
CHANCE = re.compile(
    r"[0-9a-fA-F]{32,}|T\d\d:\d\d:\d\d\.\d+|\d{8}T\d{6}|name=\"csrfmiddlewaretoken\" value=\"\w+\""
)
BLANKS = re.compile(r"[\s,'\u00a0\u202f\u2009]+")


def text_of(content: bytes) -> str:
    """Return what an answer says, as one row of letters without blanks and separators of thousands."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as book:
            said = "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    elif content.startswith(b"%PDF") and b"%%EOF" in content:
        said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    else:
        said = content.decode("utf-8", "replace")
    # A calendar breaks its lines where it likes.
    return plain(said.replace("\r\n ", ""))


def plain(said: str) -> str:
    """Return a text with its markup and without it, blanks and separators taken out."""
    said = html.unescape(CHANCE.sub("", said))
    return BLANKS.sub("", said) + "\n" + BLANKS.sub("", re.sub(r"<[^>]*>", "", said))
