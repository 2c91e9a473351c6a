"""What each file of a folder of open data is for: the tables that need a word, and what has no register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

SUPPLIERS, SERVICES, ORGANISATIONS = "suppliers", "services", "organisations"


@dataclass(frozen=True, kw_only=True)
class Part:
    """What becomes of (some rows of) a table: its target, its columns by head, and what holds for every row.

    `picked` are the values of the column `by` whose rows belong here; without it all rows do.
    """

    target: str
    mapping: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    picked: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A table known by its name in the folder, and its parts."""

    pattern: str
    parts: Sequence[Part]


EXHIBITOR = {"name": "name", "street": "address", "city": "town", "country": "country", "website": "website"}
AMERICAN = {
    "name": "name",
    "website": "website",
    "city": "town",
    "country": "country",
    "profile": "summary",
}


def american(target: str, *kinds: str, **constants: str) -> Part:
    """Return the part of the list of American firms that is of these kinds."""
    what = {"services": "scope" if target == SERVICES else "products"}
    where = {} if target == SERVICES else {"address": "address"}
    return Part(
        target=target,
        mapping={**AMERICAN, **what, **where},
        constants={"source": "US packaging suppliers", **constants},
        by="company_type",
        picked=kinds,
    )


PLANS = (
    Plan(
        pattern="02-companies/hannover_messe_*_exhibitors.csv",
        parts=[
            Part(
                target=SUPPLIERS,
                mapping=EXHIBITOR,
                constants={"exhibits_at": "Hannover Messe 2018", "source": "Hannover Messe 2018"},
            )
        ],
    ),
    Plan(
        pattern="02-companies/k2025_plastics_exhibitors.csv",
        parts=[
            Part(
                target=SUPPLIERS,
                mapping={**EXHIBITOR, "hall": "hall", "categories": "products", "profile_url": "source_url"},
                constants={"exhibits_at": "K 2025, Düsseldorf", "source": "K 2025"},
            )
        ],
    ),
    Plan(
        pattern="02-companies/packaging_suppliers_us.csv",
        parts=[
            american(
                SUPPLIERS, "Packaging Suppliers and Distributors", "Ingredient Suppliers and Distributors"
            ),
            american(SERVICES, "Testing Laboratories", "Formulation Laboratories", kind="laboratory"),
            american(SERVICES, "Branding Agencies and Consultants", kind="design"),
            american(SERVICES, "Regulatory Companies", kind="adviser"),
            american(SERVICES, "Contract Manufacturers", kind="other"),
        ],
    ),
    Plan(
        pattern="02-companies/georgian_public_suppliers.csv",
        parts=[
            Part(
                target=SUPPLIERS,
                mapping={
                    "name": "name_local",
                    "identification_code": "external_id",
                    "country": "country",
                    "city_or_region": "town_local",
                    "legal_address": "address",
                    "website": "website",
                    "cpv_codes": "procurement",
                    "cpv_labels_ka": "products",
                    "registration_date": "as_of",
                },
                constants={"source": "State Procurement Agency of Georgia", "kind": "dealer"},
            )
        ],
    ),
    Plan(
        pattern="10-cluster-context/pmag_members_public.csv",
        parts=[
            Part(
                target=ORGANISATIONS,
                mapping={"name_en": "name", "name_ka": "name_local"},
                constants={"kind": "company", "country": "GE"},
            )
        ],
    ),
)

LEFT_OUT: tuple[tuple[str, Sentence], ...] = (
    ("*SOURCE.txt", _("says where the files of its folder come from")),
    ("*INDEX.md", _("says what the folder holds")),
    ("*ics_manifest.csv", _("lists the calendars beside it; they are read themselves")),
    ("*schema*.json", _("describes the form of files; it is for checking them")),
    (
        "01-funding/crs_*",
        _("says how much donors gave to the country: figures of all years, no programme to apply to"),
    ),
    (
        "01-funding/iati_*s.csv",
        _("is a list of funders and publishers; a funder is a word of a programme here, no entry"),
    ),
    (
        "03-people-skills/onet_*",
        _("weighs skills, tasks and tools of occupations; there is no register for weights"),
    ),
    ("06-surveys/xlsform/*", _("is a questionnaire; surveys are not part of the registers")),
    ("06-surveys/*", _("is statistics or answers to surveys; for checking how figures are reckoned")),
    ("survey/*", _("is statistics or answers to surveys; for checking how figures are reckoned")),
    (
        "07-procurement/*",
        _("is tenders, contracts or price lists of others; for checking how tenders are read and written"),
    ),
    ("ocds/*", _("is tenders and contracts of others; for checking what we publish of tenders")),
    ("ocds-schema/*", _("is the standard of open contracting; for checking what we publish of tenders")),
    (
        "08-messy-imports/*",
        _("is for trying the import centre: copies of firms loaded already, or invented ones"),
    ),
    ("10-cluster-context/*", _("tells the story of a cluster; there is no register for it")),
    ("11-industry-indicators/*", _("is statistics of an industry; there is no register for it")),
    ("benchmarks/*", _("is puzzles with known answers; for measuring the solvers")),
    ("wdp/*", _("is auctions with known best awards; for measuring the solver")),
    ("vrp/*", _("is routes with known lengths; for measuring the solver")),
)
OFF: Sentence = _("is for a register that this association does not keep")
UNKNOWN: Sentence = _("is none of the files we know, and no table of a register")


def plan_for(place: str) -> Plan | None:
    """Return what is known of a file by where it lies."""
    return next((plan for plan in PLANS if fnmatch(place, f"*{plan.pattern}")), None)


def reason_left_out(place: str) -> Sentence:
    """Return why a file is not loaded, by where it lies; nothing where it may be."""
    return next((why for pattern, why in LEFT_OUT if fnmatch(place, f"*{pattern}")), "")
