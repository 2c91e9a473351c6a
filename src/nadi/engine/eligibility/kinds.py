"""Every kind of condition: which facts it reads, how it compares, what its value may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .expression import Comparison

Holds = Literal["flag", "number", "percent", "money", "codes"]
FIGURES: tuple[Comparison, ...] = ("at_least", "at_most", "above", "below")
SETS: tuple[Comparison, ...] = ("in", "not_in")
FLAG: tuple[Comparison, ...] = ("is",)

LEGAL_FORMS = (
    "individual",
    "llc",
    "jsc",
    "partnership",
    "cooperative",
    "ngo",
    "business_association",
    "cluster",
    "university",
    "public_body",
)
PURPOSES = (
    "equipment",
    "construction",
    "working_capital",
    "certification",
    "branding",
    "fair",
    "training",
    "advice",
    "innovation",
    "energy",
    "digital",
    "export",
    "intellectual_property",
    "storage",
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of condition; `choices` are its only values where there are any."""

    name: str
    facts: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    holds: Holds
    label: str
    choices: tuple[str, ...] = ()


def of(name: str, fact: str, comparisons: tuple[Comparison, ...], holds: Holds, label: str) -> Kind:
    """State a kind that reads one fact."""
    return Kind(name=name, facts=(fact,), comparisons=comparisons, holds=holds, label=label)


SIZE_FACTS = ("assets", "income", "staff")
ALL = (
    Kind(
        name="legal_form",
        facts=("legal_form",),
        comparisons=SETS,
        holds="codes",
        label="legal form",
        choices=LEGAL_FORMS,
    ),
    Kind(
        name="size_class",
        facts=SIZE_FACTS,
        comparisons=SETS,
        holds="codes",
        label="size category",
        choices=("1", "2", "3", "4"),
    ),
    Kind(
        name="eu_size",
        facts=SIZE_FACTS,
        comparisons=SETS,
        holds="codes",
        label="size by the EU definition",
        choices=("micro", "small", "medium", "large"),
    ),
    of("age", "founded", FIGURES, "number", "age in full years"),
    of("sector", "sectors", SETS, "codes", "sector (NACE)"),
    of("region", "regions", SETS, "codes", "region"),
    of("municipality", "municipalities", SETS, "codes", "municipality"),
    of("village", "villages", SETS, "codes", "village"),
    of("mountain", "is_in_mountains", FLAG, "flag", "in a mountain settlement"),
    of("income", "income", FIGURES, "money", "income of the last year"),
    of("assets", "assets", FIGURES, "money", "total assets"),
    of("loans", "loans", FIGURES, "money", "all loans together"),
    of("staff", "staff", FIGURES, "number", "people employed"),
    of("export_share", "export_share", FIGURES, "percent", "share of exports"),
    of("women_led", "is_women_led", FLAG, "flag", "led by a woman"),
    of("youth_led", "is_youth_led", FLAG, "flag", "led by a young person"),
    of("startup", "is_startup", FLAG, "flag", "start-up"),
    Kind(
        name="certificate",
        facts=("certificates",),
        comparisons=("in", "not_in", "all_of"),
        holds="codes",
        label="certificate held",
    ),
    of("membership", "memberships", SETS, "codes", "member of"),
    of("beneficiary", "beneficiary_of", SETS, "codes", "beneficiary already of"),
    of("tax_debt", "has_tax_debt", FLAG, "flag", "has a tax debt"),
    of("dispute", "has_dispute", FLAG, "flag", "has an open dispute with the funder"),
    of("aid", "aid", ("at_most", "below"), "money", "public aid received"),
    Kind(
        name="purpose",
        facts=("purposes",),
        comparisons=SETS,
        holds="codes",
        label="what the money is for",
        choices=PURPOSES,
    ),
    of("cost", "cost", FIGURES, "money", "cost of the plan"),
    of("own_contribution", "own_contribution", FIGURES, "percent", "own contribution"),
    of("other_donor", "has_other_donor", FLAG, "flag", "another donor takes part"),
    of("partners", "partners", FIGURES, "number", "partners"),
    Kind(name="statement", facts=(), comparisons=FLAG, holds="flag", label="what the programme asks"),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in ALL}
COMPARISONS: Mapping[Comparison, str] = {
    "is": "is",
    "at_least": "at least",
    "at_most": "at most",
    "above": "more than",
    "below": "less than",
    "in": "one of",
    "not_in": "none of",
    "all_of": "all of",
}
