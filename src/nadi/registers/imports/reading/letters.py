"""Letters put right: invisible signs, Georgian capitals, wrongly decoded text, and text typed in a font."""

import re
import unicodedata

INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    None,
)
MTAVRULI = {code: code - 0x1C90 + 0x10D0 for code in (*range(0x1C90, 0x1CBB), 0x1CBD, 0x1CBE, 0x1CBF)}
SPACES = re.compile(r"[^\S\n]+")
BREAKS = re.compile(r" ?\n[ \n]*")
# The keyboard layout of the AcadNusx font.
FONT = dict(zip("abgdevzTiklmnopJrstufqRySCcZwWxjh", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", strict=True))
FONT_CAPITALS = "TJRSCZW"
FONT_TABLE = str.maketrans(FONT)
DEFUSED = re.compile(r"'(?=[ ]*[=+@＝＋－＠-])")
LINK = re.compile(r'=HYPERLINK\("[^"]*"\s*[;,]\s*"([^"]*)"\)', re.IGNORECASE)
NO_FONT = re.compile(r"https?://|www\.|@|\.(com|ge|org|net)\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")
GEORGIAN = re.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]")
MOJIBAKE = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def folded(text: str) -> str:
    """Return the text as it was meant: usual spaces, usual Georgian letters, nothing invisible."""
    clean = unicodedata.normalize("NFC", text).translate(INVISIBLE).translate(MTAVRULI)
    clean = clean.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    clean = "".join(
        sign for sign in clean if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    )
    return BREAKS.sub("\n", SPACES.sub(" ", clean)).strip()


def undefused(text: str) -> str:
    """Return a cell without the apostrophe that our own files put before what would run as a formula.

    Of a link written as a formula, its words count.
    """
    if found := LINK.fullmatch(text):
        return found.group(1).strip()
    return text[1:] if DEFUSED.match(text) else text


def is_mojibake(text: str) -> bool:
    """Tell whether UTF-8 was read as Western European here, and reading it rightly makes sense."""
    return bool(MOJIBAKE.search(text)) and repaired(text) != text


def repaired(text: str) -> str:
    """Return the text decoded as it should have been; as it is where that is impossible."""
    if not MOJIBAKE.search(text):
        return text
    try:
        return b"".join(western(sign) for sign in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return text


def western(sign: str) -> bytes:
    """Return the byte that Windows reads as this sign, or the one of Latin-1 where Windows has none."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def from_font(text: str) -> str:
    """Return the Georgian that was typed in the AcadNusx font; addresses of the internet stay."""
    return text if NO_FONT.search(text) else text.translate(FONT_TABLE)


def looks_like_font_text(texts: list[str]) -> bool:
    """Tell Georgian typed in a font: capitals in the middle of words, and only those the font needs."""
    words = [
        word for text in texts if not NO_FONT.search(text) for word in WORD.findall(text) if len(word) > 3
    ]
    inner = [sign for word in words for sign in word[1:] if sign.isupper()]
    mixed = [word for word in words if any(map(str.isupper, word[1:])) and not word.isupper()]
    ours = sum(sign in FONT_CAPITALS for sign in inner)
    return len(words) >= 5 and len(mixed) * 8 >= len(words) and ours * 10 >= len(inner) * 9


def has_georgian(text: str) -> bool:
    """Tell whether Georgian letters stand in it."""
    return bool(GEORGIAN.search(text))
