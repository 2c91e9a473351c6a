"""A name as it is compared: without its legal form, in Latin letters, without what spellings differ in."""

import re
import unicodedata
from functools import lru_cache

from nadi.registers.imports.reading.letters import FONT_CAPITALS, FONT_TABLE, folded
from nadi.web.search_text import LATIN

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
        "a b v g d e e zh z i i k l m n o p r s t u p kh ts ch sh sh _ i _ e iu ia i i e g u".replace(
            "_", ""
        ).split(" "),
        strict=True,
    )
)
TO_LATIN = str.maketrans(
    {**LATIN, **CYRILLIC, "ı": "i", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d"}
)
FORMS = set(
    """
    aaip ab ad ag and anonim aps as asa aş bhd bv cjsc co company corp corporation cv dd de doo eood
    eurl gmbh im inc incorporated jsc kft kg kgaa ld lda limited llc llp lp ltd ltda mbh nv oao ohg
    ojsc oo ood ooo ou oy oyj pao plc private pty pvt sa san sanayi sarl sas sdn se shps sia sirketi
    sl slu sp spa sps spss spzoo srl sro ssip sti the tic ticaret uab ug ve zao zoo zrt şti ао зао
    ип оао ооо пао тов тоо чп ააიპ აიპ ი/მ იმ კს სპს სს სსიპ შპს
    """.split()  # noqa: SIM905  (read by people as a list of words)
)
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
GLUED = re.compile(r"^შპს(?=[ა-ჰ]{3})")
ASIDE = re.compile(r"\([^)]*\)")
FONT_FORM = re.compile(r"^[\"„“”']?\s*(Sps|S\.p\.s\.?|ss|aaip)\b")
VARIANTS = (
    ("tch", "ch"), ("tsh", "ch"), ("dzh", "j"), ("zh", "j"), ("dz", "z"), ("ts", "s"), ("tz", "s"),
    ("kh", "k"), ("gh", "g"), ("ph", "p"),
    ("th", "t"), ("ch", "c"), ("sh", "s"), ("ck", "k"), ("x", "ks"),
    ("q", "k"), ("f", "p"), ("w", "v"), ("y", "i"),
)  # fmt: skip
WORDS = re.compile(r"[a-z0-9]+")


def romanised(text: str) -> str:
    """Return the text in small Latin letters, without accents and apostrophes."""
    plain = folded(text).lower().replace("’", "").replace("'", "").replace("`", "").translate(TO_LATIN)
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def readings(name: str) -> list[str]:
    """Return the ways a name may be meant: as it stands and, where it looks so, as in a Georgian font."""
    if FONT_FORM.match(name) or is_in_font(name):
        return [name.translate(FONT_TABLE), name]
    return [name]


def is_in_font(name: str) -> bool:
    """Tell a name typed in the AcadNusx font: capitals inside of words, and only those it needs."""
    inner = [sign for word in name.split() for sign in word[1:] if sign.isupper()]
    return (
        bool(inner) and not name.isupper() and all(sign in FONT_CAPITALS for sign in inner) and name.isascii()
    )


def bare_words(name: str) -> list[str]:
    """Return the words of a name without legal forms; all of them where nothing else is left."""
    text = GLUED.sub("შპს ", ASIDE.sub(" ", folded(name).lower()) or name)
    text = DOTTED.sub(lambda found: found.group().replace(".", ""), text).replace("&", " ")
    pieces = [piece.strip(".,;:\"'„“”«»-–—()[]") for piece in re.split(r"[\s,/]+", text)]
    kept = [piece for piece in pieces if piece and piece not in FORMS and romanised(piece) not in FORMS]
    return [word for piece in kept or pieces for word in WORDS.findall(romanised(piece))]


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """Return the words of a name in the spelling that all romanisations share, without spaces."""
    text = "".join(bare_words(name))
    for spelled, common in VARIANTS:
        text = text.replace(spelled, common)
    return re.sub(r"([a-z])\1", r"\1", text)


def skeletons(names: list[str]) -> tuple[str, ...]:
    """Return the distinct skeletons of all readings of all names."""
    found = [skeleton(reading) for name in names for reading in readings(name)]
    return tuple(dict.fromkeys(one for one in found if one))
