"""Languages that people speak: ISO 639-1 codes, named in the reader's language, read however typed."""

from functools import cache
from typing import cast

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language

OFFERED = ("ka", "en", "ru", "tr", "de", "az", "hy", "uk", "fr", "it", "es", "pl", "nl", "el", "zh", "ar")


@cache
def names_in(locale: str) -> dict[str, str]:
    """Return the names of all languages with a two-letter code in one language."""
    names = cast("dict[str, str]", Locale.parse(locale).languages)
    return {code: name for code, name in names.items() if len(code) == 2}


def reader() -> str:
    """Return the reader's language as its names are kept."""
    return (get_language() or settings.LANGUAGE_CODE).replace("-", "_")


def language_name(code: str) -> str:
    """Return a language's name for the reader, or what stands there where it is no code."""
    return names_in(reader()).get(code, code)


def language_code(typed: str) -> str | None:
    """Return the code of what was typed: a code, or a name in any of our languages or in its own."""
    word = typed.strip().lower()
    if word in names_in("en"):
        return word
    for locale in (reader(), *(code for code, _name in settings.LANGUAGES)):
        for code, name in names_in(locale).items():
            if name.lower() == word:
                return code
    return next((code for code in OFFERED if names_in(code).get(code, "").lower() == word), None)


def language_suggestions() -> list[str]:
    """Return the languages most spoken here, for a field that completes while one types."""
    return [language_name(code) for code in OFFERED]


def language_choices() -> list[tuple[str, str]]:
    """Return the same languages for a choice."""
    return [(code, language_name(code)) for code in OFFERED]
