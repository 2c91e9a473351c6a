"""Lists and languages as people write them in one line."""

import re
from collections.abc import Mapping
from typing import Any

from nadi.registers.talents.models.words import LanguageLevel

# What the languages of this region are called, in the three alphabets and by both ISO codes.
LANGUAGES = {
    "ka": ("ka", "kat", "geo", "georgian", "ქართული"),
    "en": ("en", "eng", "english", "ინგლისური"),
    "ru": ("ru", "rus", "russian", "რუსული"),
    "de": ("de", "deu", "ger", "german", "გერმანული"),
    "fr": ("fr", "fra", "fre", "french", "ფრანგული"),
    "tr": ("tr", "tur", "turkish", "თურქული"),
    "hy": ("hy", "hye", "arm", "armenian", "სომხური"),
    "az": ("az", "aze", "azerbaijani", "აზერბაიჯანული"),
    "uk": ("uk", "ukr", "ukrainian", "უკრაინული"),
    "it": ("it", "ita", "italian", "იტალიური"),
    "es": ("es", "spa", "spanish", "ესპანური"),
    "pl": ("pl", "pol", "polish", "პოლონური"),
}
CODES = {word: code for code, words in LANGUAGES.items() for word in words}
LEVELS = {level.lower(): level for level in LanguageLevel.values}
WORDS_OF_LEVELS = {
    "mother": "native",
    "mothertongue": "native",
    "fluent": "C1",
    "basic": "A2",
    "მშობლიური": "native",
}
MOST = 40


def lines_in(value: Any) -> list[str]:
    """Return the parts of a list written in lines or by semicolons, each once."""
    parts = value if isinstance(value, list | tuple) else re.split(r"[;\n\r]+", str(value or ""))
    clean = (" ".join(str(part).replace("\0", "").split())[:120] for part in parts)
    return list(dict.fromkeys(part for part in clean if part))[:MOST]


def languages_in(value: Any) -> dict[str, str]:
    """Return levels by language from “en B2; ka native”; what is no language is left out."""
    if isinstance(value, Mapping):
        return {
            code: level for code, level in value.items() if code in LANGUAGES and level in LEVELS.values()
        }
    found = {}
    for part in re.split(r"[;,\n]+", str(value or "")):
        words = [word.lower() for word in re.findall(r"\w+", part)]
        codes = [CODES[word] for word in words if word in CODES]
        levels = [LEVELS.get(word) or WORDS_OF_LEVELS.get(word, "") for word in words]
        if codes:
            found[codes[0]] = next((level for level in levels if level), "B1")
    return found
