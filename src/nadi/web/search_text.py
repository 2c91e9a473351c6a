"""Words as they are searched: caseless, in one Unicode form, and in Latin letters beside the Georgian ones.

Georgian has no case in practice (its rare capitals, Mtavruli, fold to the usual letters), and many people
type Georgian names in Latin letters; so a record keeps both, and a query finds either.
"""

import unicodedata
from collections.abc import Sequence

from django.db.models import Q

# The national romanisation of 2002, without its apostrophes.
SPELLED = (
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr "
    "სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh"
)
LATIN = {pair[0]: pair[1:] for pair in SPELLED.split()}
TABLE = str.maketrans(LATIN)


def normalised(text: str) -> str:
    """Return the text caseless, in one Unicode form, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def in_latin(text: str) -> str:
    """Return the normalised text with its Georgian letters written in Latin ones."""
    return normalised(text).replace("’", "").replace("'", "").translate(TABLE)


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
