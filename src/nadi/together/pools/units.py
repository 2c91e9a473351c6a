"""Units of measure: a short list of UN/ECE Recommendation 20, named for people.

Codes that begin with X are packages of Recommendation 21, as its users write both in one list.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.web.access import Sentence

UNITS: dict[str, Sentence] = {
    "H87": pgettext_lazy("unit", "pcs"),
    "T3": pgettext_lazy("unit", "thousand pcs"),
    "LO": pgettext_lazy("unit", "lot"),
    "SET": pgettext_lazy("unit", "sets"),
    "PR": pgettext_lazy("unit", "pairs"),
    "RM": pgettext_lazy("unit", "reams"),
    "XRO": pgettext_lazy("unit", "rolls"),
    "XBX": pgettext_lazy("unit", "boxes"),
    "XPK": pgettext_lazy("unit", "packs"),
    "XCT": pgettext_lazy("unit", "cartons"),
    "XBG": pgettext_lazy("unit", "bags"),
    "XDR": pgettext_lazy("unit", "drums"),
    "XPX": pgettext_lazy("unit", "pallets"),
    "GRM": pgettext_lazy("unit", "g"),
    "KGM": pgettext_lazy("unit", "kg"),
    "TNE": pgettext_lazy("unit", "t"),
    "LTR": pgettext_lazy("unit", "l"),
    "MTR": pgettext_lazy("unit", "m"),
    "MTK": pgettext_lazy("unit", "m²"),
    "MTQ": pgettext_lazy("unit", "m³"),
    "KWH": pgettext_lazy("unit", "kWh"),
    "MWH": pgettext_lazy("unit", "MWh"),
    "HUR": pgettext_lazy("unit", "h"),
    "DAY": pgettext_lazy("unit", "days"),
    "MON": pgettext_lazy("unit", "months"),
}
UNKNOWN = _("unit %(code)s")


def unit_name(code: str) -> Sentence:
    """Return the unit in the reader's language; a code from elsewhere stands for itself."""
    return UNITS.get(code) or str(UNKNOWN % {"code": code})


def unit_choices() -> list[tuple[str, Sentence]]:
    """Return what a form offers."""
    return list(UNITS.items())
