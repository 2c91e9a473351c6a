"""Units of measure: a short list of UN/ECE Recommendation 20, named for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.web.access import Sentence

UNITS: dict[str, Sentence] = {
    "H87": pgettext_lazy("unit", "piece"),
    "T3": pgettext_lazy("unit", "thousand pieces"),
    "SET": pgettext_lazy("unit", "set"),
    "PR": pgettext_lazy("unit", "pair"),
    "RM": pgettext_lazy("unit", "ream"),
    "KGM": pgettext_lazy("unit", "kg"),
    "TNE": pgettext_lazy("unit", "tonne"),
    "LTR": pgettext_lazy("unit", "litre"),
    "MTR": pgettext_lazy("unit", "metre"),
    "MTK": pgettext_lazy("unit", "m²"),
    "MTQ": pgettext_lazy("unit", "m³"),
    "KWH": pgettext_lazy("unit", "kWh"),
    "MWH": pgettext_lazy("unit", "MWh"),
    "HUR": pgettext_lazy("unit", "hour"),
    "DAY": pgettext_lazy("unit", "day"),
    "MON": pgettext_lazy("unit", "month"),
}
UNKNOWN = _("unit %(code)s")


def unit_name(code: str) -> Sentence:
    """Return the unit in the reader's language; a code from elsewhere stands for itself."""
    return UNITS.get(code) or str(UNKNOWN % {"code": code})


def unit_choices() -> list[tuple[str, Sentence]]:
    """Return what a form offers."""
    return list(UNITS.items())
