"""Countries by whatever name a list gives them: many languages, letters, old names."""

import json
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from nadi.companies.places import country_name, is_country
from nadi.web.search_text import normalised

LANGUAGES = ("en", "ka", "ru", "de", "fr", "it", "es", "tr", "uk", "pl", "hy", "az", "zh")
OTHER_NAMES = Path(__file__).with_name("other_country_names.json")
LIKE_ENOUGH = 84


@cache
def names() -> dict[str, str]:
    """Return the two letters of every country by every name it goes by."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if is_country(code):
                found.setdefault(plain(str(name)), code)
                found[code.lower()] = code
    for code, became in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and len(became) == 1 and is_country(became[0]):
            found.setdefault(code.lower(), became[0])
    also = json.loads(OTHER_NAMES.read_text(encoding="utf-8"))
    return found | {plain(name): code for name, code in also.items()}


def plain(text: str) -> str:
    """Return a name without what lists write differently."""
    return normalised(text).replace("’", "'").replace("&", "and").strip(" .*")


def country_of(text: str) -> str:
    """Return the two letters of a country; ValueError where nobody calls one so."""
    name = plain(text)
    for spelling in (name, name.removeprefix("the "), name.replace(".", ""), plain(name.split("(")[0])):
        if found := names().get(spelling):
            return found
    head, comma, tail = name.partition(",")
    if comma and (found := names().get(f"{tail.strip()} {head}") or names().get(f"{head} {tail.strip()}")):
        return found
    raise ValueError(text)


def guess_of(text: str) -> str:
    """Return the name of the country that may be meant, in the reader's language, or nothing."""
    found = process.extractOne(plain(text), names().keys(), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return country_name(names()[found[0]]) if found and len(found[0]) > 3 else ""
