"""Words as they are searched: caseless, in one Unicode form, and in Latin letters beside the Georgian ones.

Georgian has no case in practice (its rare capitals, Mtavruli, fold to the usual letters), and many people
type Georgian names in Latin letters; so a record keeps both, and a query finds either.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Q

# The national romanisation of 2002, without its apostrophes.
SPELLED = (
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr "
    "სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh"
)
LATIN = {pair[0]: pair[1:] for pair in SPELLED.split()}
TABLE = str.maketrans(LATIN)
# What people type for Georgian letters without having learnt a romanisation: ქ as q, ც as c, წ as w, ხ as x,
# ფ as f.
CASUAL = re.compile("q|y|x|c(?!h)|w|f")
AS_MEANT = {"q": "k", "y": "k", "x": "kh", "c": "ts", "w": "ts", "f": "p"}
ACCENTS = re.compile("[\u0300-\u036f'’ʼ]")
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
# Endings of Georgian nouns: the plural, then a case with or without what is attached to it.
ATTACHED = "[აეო]?(?:ში|ზე|თან)|ის(?:თვის|გან|კენ)|ი?დან|ა?მდე|ივით"
PATTERN = f"(?:ებ)?(?:{ATTACHED}|ის|ით|ად|მა|[აეო]?ს|ი|ა|ო|ე)?$"
ENDING = re.compile(PATTERN)
LATIN_ENDING = re.compile(PATTERN.translate(TABLE))
SHORTEST_STEM = 3
SHORTEST_LATIN_STEM = 4


def normalised(text: str) -> str:
    """Return the text caseless, in one Unicode form, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def in_latin(text: str) -> str:
    """Return the normalised text with its Georgian letters written in Latin ones."""
    return normalised(text).replace("’", "").replace("'", "").translate(TABLE)


def words_in(text: str) -> list[str]:
    """Return the words of a text, normalised, without accents and apostrophes, cut at a length."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return [word[:LONGEST_WORD] for word in WORD.findall(ACCENTS.sub("", plain).lower())]


def is_georgian(word: str) -> bool:
    """Tell whether a normalised word begins in Georgian letters."""
    return "ა" <= word[:1] <= "ჰ"


@lru_cache(maxsize=50_000)
def casual(word: str) -> str:
    """Return a Latin word as if it were Georgian typed casually, in one spelling for all who type so.

    Sounds that the casual spelling mixes up become one: `qutaisi`, `kutaisi` and ქუთაისი all give `kutaisi`.
    """
    return CASUAL.sub(lambda found: AS_MEANT[found[0]], word.replace("tch", "ch"))


def stem(word: str) -> str:
    """Return what inflected forms of the word have in common, or the word: a beginning to look for."""
    if is_georgian(word):
        cut = ENDING.sub("", word, count=1)
        return cut if len(cut) >= SHORTEST_STEM else word
    is_plural = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word.removesuffix("ies" if word.endswith("ies") else "s") if is_plural else word


def latin_stem(word: str) -> str:
    """Return the same of a Georgian word in Latin letters."""
    cut = LATIN_ENDING.sub("", word, count=1)
    return cut if len(cut) >= SHORTEST_LATIN_STEM else word


def search_text(*parts: str) -> str:
    """Return what a record keeps in its search column: its words as written, then in Latin letters."""
    written = normalised(" ".join(part for part in parts if part))
    latin = in_latin(written)
    return written if latin == written else f"{written} {latin}"


def matching(query: str, fields: Sequence[str]) -> Q:
    """Return the condition that every word of the query stands in one of the fields, in either alphabet."""
    found = Q()
    for word in normalised(query).split():
        spellings = {word, in_latin(word)} - {""}
        either = Q()
        for field in fields:
            for spelling in spellings:
                either |= Q(**{f"{field}__contains": spelling})
        found &= either
    return found
