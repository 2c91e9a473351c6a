"""Countries and the regions of Georgia (ISO 3166-1 and 3166-2), named in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

HOME = "GE"
REGIONS = [
    ("GE-TB", _("Tbilisi")),
    ("GE-AB", _("Abkhazia")),
    ("GE-AJ", _("Adjara")),
    ("GE-GU", _("Guria")),
    ("GE-IM", _("Imereti")),
    ("GE-KA", _("Kakheti")),
    ("GE-KK", _("Kvemo Kartli")),
    ("GE-MM", _("Mtskheta-Mtianeti")),
    ("GE-RL", _("Racha-Lechkhumi and Kvemo Svaneti")),
    ("GE-SJ", _("Samtskhe-Javakheti")),
    ("GE-SK", _("Shida Kartli")),
    ("GE-SZ", _("Samegrelo-Zemo Svaneti")),
]
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def country_names() -> Mapping[str, str]:
    """Return the reader's names of all countries."""
    return names_in((get_language() or settings.LANGUAGE_CODE).replace("-", "_"))


@cache
def names_in(language: str) -> Mapping[str, str]:
    """Return the names of all countries in a language of the house: a list asks on every row."""
    names = cast(Mapping[str, str], Locale.parse(language).territories)
    return {code: name for code, name in names.items() if is_country(code)}


def is_country(code: str) -> bool:
    """Tell a country's code from the other territories that the CLDR names."""
    return len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES


def country_choices() -> list[tuple[str, str]]:
    """Return the countries for a choice: the house's own first, then by name."""
    return sorted(country_names().items(), key=lambda item: (item[0] != HOME, item[1]))


def country_name(code: str) -> str:
    """Return the country's name in the reader's language, or the code where there is none."""
    return country_names().get(code, code)
