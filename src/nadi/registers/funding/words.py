"""What conditions, facts and comparisons are called, in the reader's language."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from nadi.companies.places import REGIONS
from nadi.companies.sectors import sector_title, titles
from nadi.web.access import Sentence

KIND_LABELS: Mapping[str, Sentence] = {
    "legal_form": _("Legal form"),
    "size_class": _("Size category (Georgian law)"),
    "eu_size": _("Size (EU definition)"),
    "age": _("Age of the firm, full years"),
    "sector": _("Sector (NACE)"),
    "region": _("Region"),
    "municipality": _("Municipality"),
    "village": _("Village"),
    "mountain": _("In a mountain settlement"),
    "income": _("Income of the last year"),
    "assets": _("Total assets"),
    "loans": _("All loans together"),
    "staff": _("People employed"),
    "export_share": _("Share of exports, %"),
    "women_led": _("Led by a woman"),
    "youth_led": _("Led by a young person"),
    "startup": _("Start-up"),
    "certificate": _("Certificate held"),
    "membership": _("Member of"),
    "beneficiary": _("Supported already by"),
    "tax_debt": _("Has a tax debt"),
    "dispute": _("Has an open dispute with the funder"),
    "aid": _("Public aid received"),
    "purpose": _("What the money is for"),
    "cost": _("Cost of the plan"),
    "own_contribution": _("Own contribution, %"),
    "other_donor": _("Another donor takes part"),
    "partners": _("Partners"),
    "statement": _("What the programme asks"),
}
FACT_LABELS: Mapping[str, Sentence] = {
    "legal_form": _("Legal form"),
    "staff": _("People employed"),
    "assets": _("Total assets"),
    "income": _("Income of the last year"),
    "loans": _("All loans together"),
    "founded": _("Founded on"),
    "sectors": _("Sectors (NACE)"),
    "regions": _("Regions you work in"),
    "municipalities": _("Municipalities you work in"),
    "villages": _("Villages you work in"),
    "is_in_mountains": _("In a mountain settlement"),
    "export_share": _("Share of exports, %"),
    "is_women_led": _("Led by a woman"),
    "is_youth_led": _("Led by a young person"),
    "is_startup": _("Start-up"),
    "certificates": _("Certificates held"),
    "memberships": _("Member of"),
    "beneficiary_of": _("Supported already by"),
    "has_tax_debt": _("Has a tax debt"),
    "has_dispute": _("Has an open dispute with the funder"),
    "aid": _("Public aid received"),
    "purposes": _("What the money is for"),
    "cost": _("Cost of the plan"),
    "own_contribution": _("Own contribution, %"),
    "has_other_donor": _("Another donor takes part"),
    "partners": _("Partners"),
}
COMPARISON_LABELS: Mapping[str, Sentence] = {
    "is": _("is"),
    "at_least": _("at least"),
    "at_most": _("at most"),
    "above": _("more than"),
    "below": _("less than"),
    "in": _("one of"),
    "not_in": _("none of"),
    "all_of": _("all of"),
}
LEGAL_FORM_LABELS: Mapping[str, Sentence] = {
    "individual": _("individual entrepreneur"),
    "llc": _("limited liability company"),
    "jsc": _("joint stock company"),
    "partnership": _("partnership"),
    "cooperative": _("cooperative"),
    "ngo": _("non-profit organisation"),
    "business_association": _("business association"),
    "cluster": _("cluster organisation"),
    "university": _("university or research institute"),
    "public_body": _("public body"),
}
PURPOSE_LABELS: Mapping[str, Sentence] = {
    "equipment": _("machines and equipment"),
    "construction": _("buildings"),
    "working_capital": _("working capital"),
    "certification": _("certification"),
    "branding": _("branding and packaging design"),
    "fair": _("a fair or exhibition"),
    "training": _("training"),
    "advice": _("advice"),
    "innovation": _("a new product or process"),
    "energy": _("saving energy"),
    "digital": _("digital systems"),
    "export": _("export"),
    "intellectual_property": _("trademarks and patents"),
    "storage": _("storage"),
}
SIZE_LABELS: Mapping[str, Sentence] = {
    "1": _("I (large)"),
    "2": _("II (medium)"),
    "3": _("III (small)"),
    "4": _("IV (smallest)"),
    "micro": _("micro"),
    "small": _("small"),
    "medium": _("medium"),
    "large": _("large"),
}
CERTIFICATE_LABELS: Mapping[str, Sentence] = {
    "iso-9001": "ISO 9001",
    "iso-14001": "ISO 14001",
    "iso-45001": "ISO 45001",
    "iso-22000": "ISO 22000",
    "haccp": "HACCP",
    "fssc-22000": "FSSC 22000",
    "brcgs-packaging": "BRCGS Packaging",
    "fsc": "FSC",
    "organic": _("organic production"),
}
BENEFICIARY_LABELS: Mapping[str, Sentence] = {
    "enterprise-georgia": _("Enterprise Georgia"),
    "rda": _("Rural Development Agency"),
    "gita": _("Georgia's Innovation and Technology Agency"),
}
MEMBERSHIP_LABELS: Mapping[str, Sentence] = {
    "association": _("this association"),
    "chamber": _("chamber of commerce and industry"),
    "cluster": _("a cluster"),
}
SOURCE_LABELS: Mapping[str, Sentence] = {
    "register": _("this association's own list of members"),
    "sites": _("your sites as entered here"),
}


# The sections of NACE Rev. 2.1, which stand above its divisions.
SECTIONS: Mapping[str, Sentence] = {
    "A": _("Agriculture, forestry and fishing"),
    "B": _("Mining and quarrying"),
    "C": _("Manufacturing"),
    "D": _("Electricity, gas, steam and air conditioning"),
    "E": _("Water supply, sewerage, waste and remediation"),
    "F": _("Construction"),
    "G": _("Wholesale and retail trade"),
    "H": _("Transport and storage"),
    "I": _("Accommodation and food service"),
    "J": _("Publishing, broadcasting and content"),
    "K": _("Telecommunication, programming and information services"),
    "L": _("Finance and insurance"),
    "M": _("Real estate"),
    "N": _("Professional, scientific and technical activities"),
    "O": _("Administrative and support services"),
    "P": _("Public administration and defence"),
    "Q": _("Education"),
    "R": _("Health and social work"),
    "S": _("Arts, sports and recreation"),
    "T": _("Other services"),
    "U": _("Households as employers"),
    "V": _("Extraterritorial organisations"),
}


def label_in(labels: Mapping[str, Sentence]) -> Callable[[str], str]:
    """Return what writes a code by its label, or as it stands."""
    return lambda code: str(labels.get(code, code))


def sector_in_words(code: str) -> str:
    """Write a sector, or a whole section of the classification."""
    if code in SECTIONS:
        return f"{code} {SECTIONS[code]}"
    return sector_title(code) if code in titles() else code


# How the codes of a fact, or of the conditions on it, are written.
CODES_IN_WORDS: Mapping[str, Callable[[str], str]] = {
    "legal_form": label_in(LEGAL_FORM_LABELS),
    "size_class": label_in(SIZE_LABELS),
    "eu_size": label_in(SIZE_LABELS),
    "sector": sector_in_words,
    "sectors": sector_in_words,
    "region": label_in(dict(REGIONS)),
    "regions": label_in(dict(REGIONS)),
    "certificate": label_in(CERTIFICATE_LABELS),
    "certificates": label_in(CERTIFICATE_LABELS),
    "membership": label_in(MEMBERSHIP_LABELS),
    "memberships": label_in(MEMBERSHIP_LABELS),
    "beneficiary": label_in(BENEFICIARY_LABELS),
    "beneficiary_of": label_in(BENEFICIARY_LABELS),
    "purpose": label_in(PURPOSE_LABELS),
    "purposes": label_in(PURPOSE_LABELS),
}
BAR_SENTENCES: Mapping[str, Sentence] = {
    "superseded": _("Another programme has taken the place of this one."),
    "other_georgia": _("This is for another Georgia, not for the country."),
    "elsewhere": _("This is for other countries."),
    "cancelled": _("The programme was cancelled."),
    "complete": _("The programme is over."),
    "suspended": _("The programme is suspended."),
    "planned": _("The programme is announced and not open yet."),
    "not_yet_open": _("The programme opens later."),
    "expired": _("The deadline has passed."),
}
ANSWER_LABELS: Mapping[str, Sentence] = {
    "yes": _("yes"),
    "no": _("no"),
    "unknown": _("not known yet"),
}
ANSWER_TONES = {"yes": "success", "no": "danger", "unknown": "warning"}
RATE_LABELS: Mapping[str, Sentence] = {
    "refinancing": _("refinancing rate of the National Bank of Georgia, %"),
    "euribor-6m": _("six-month Euribor, %"),
    "tibr": _("Tbilisi interbank rate, %"),
}


def rate_label(code: str) -> str:
    """Name a rate."""
    if "/" in code:
        one, _slash, other = code.partition("/")
        return str(_("%(other)s for 1 %(one)s") % {"other": other, "one": one})
    return str(RATE_LABELS.get(code, code))
