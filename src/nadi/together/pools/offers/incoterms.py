"""The eleven delivery terms of Incoterms 2020, and what each leaves to the buyers."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

ASKED_FOR = "DAP"
INCOTERMS: dict[str, Sentence] = {
    "EXW": _("EXW: the buyers collect at the vendor's works"),
    "FCA": _("FCA: handed to the buyers' carrier"),
    "CPT": _("CPT: carriage paid to the place, at the buyers' risk"),
    "CIP": _("CIP: carriage and insurance paid to the place"),
    "DAP": _("DAP: delivered to the place, not unloaded, import duty unpaid"),
    "DPU": _("DPU: delivered to the place and unloaded, import duty unpaid"),
    "DDP": _("DDP: delivered to the place, import duty paid"),
    "FAS": _("FAS: alongside the ship at the port of loading"),
    "FOB": _("FOB: on board at the port of loading"),
    "CFR": _("CFR: freight paid to the port, at the buyers' risk"),
    "CIF": _("CIF: freight and insurance paid to the port"),
}


def incoterm_choices() -> list[tuple[str, Sentence]]:
    """Return the terms for a form's field."""
    return list(INCOTERMS.items())
