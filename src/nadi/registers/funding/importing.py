"""What files can bring into the register of funding."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.funding.actions.programmes import set_deadline
from nadi.registers.funding.bringing import bring_programme
from nadi.registers.funding.formats import FORMATS
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import ENTRY_FIELDS, Beside, Field, Target

__all__ = ["FORMATS", "TARGETS"]

SHARED = [one for one in ENTRY_FIELDS if one.name not in ("name", "external_id", "summary", "as_of")]


def nothing_beside(programme: Programme) -> dict[str, Any]:
    """Return what stands beside a programme that its history does not see: nothing."""
    return {}


def deadline_again(programme: Programme, before: Mapping[str, Any]) -> None:
    """Reckon the next deadline from the columns that were put back."""
    set_deadline(programme)


TARGETS = [
    Target(
        name="funding",
        title=_("Funding programmes"),
        permission="funding.add",
        model=Programme,
        write=bring_programme,
        beside=Beside(picture=nothing_beside, put_back=deadline_again),
        fields=[
            Field(
                name="name",
                label=_("Name in English"),
                aliases=("title", "name", "Project Name", "Projektbezeichnung, englisch"),
            ),
            Field(
                name="external_id",
                label=_("Number at the source"),
                aliases=("programme_id", "id", "code", "Project Id", "*Projektnummer", "iati-identifier"),
            ),
            Field(
                name="summary",
                label=_("Description in English"),
                aliases=("description", "Project Development Objective", "Projektziele, englisch"),
            ),
            Field(name="as_of", label=_("As of"), kind="date", aliases=("as_of", "as of", "updated")),
            *SHARED,
            Field(
                name="kind",
                label=_("Kind"),
                kind="choice",
                choices=dict(Programme.Kind.choices),
                aliases=("instrument", "Lending Instrument", "Financing Type"),
            ),
            Field(
                name="status",
                label=_("Status"),
                kind="choice",
                choices=dict(Programme.Status.choices),
            ),
            Field(
                name="status_code",
                label=_("Status at the source"),
                aliases=("status_at_as_of", "Project Status", "activity-status", "list"),
            ),
            Field(name="funder", label=_("Funder"), aliases=("funder", "donor", "Funding Org:Name")),
            Field(
                name="implementer",
                label=_("Run by"),
                aliases=("provider", "implementer", "Implementing Agency", "Borrower"),
            ),
            Field(name="currency", label=_("Currency"), aliases=("currency",)),
            Field(name="amount_min", label=_("Least for one firm"), kind="money", aliases=("amount_min",)),
            Field(name="amount_max", label=_("Most for one firm"), kind="money", aliases=("amount_max",)),
            # What the amounts are of: for a whole programme or facility they are its envelope.
            Field(name="amount_basis", label=_("What the amounts are of"), aliases=("amount_basis",)),
            Field(
                name="share_max",
                label=_("Most share of the cost, %"),
                kind="number",
                aliases=("cofinance_max_pct",),
            ),
            Field(
                name="own_contribution",
                label=_("Own contribution at least, %"),
                kind="number",
                aliases=("own_contribution_min_pct",),
            ),
            Field(name="terms", label=_("Terms in words"), aliases=("rate_or_share_terms",)),
            Field(
                name="envelope",
                label=_("Money for all firms together"),
                kind="money",
                aliases=("Current Project Cost", "Total IDA and IBRD Commitment", "Amount Awarded"),
            ),
            Field(name="envelope_currency", label=_("Currency of that money")),
            Field(name="budget_text", label=_("Budget as the source words it"), aliases=("budget",)),
            Field(name="who", label=_("Who can apply, in words"), aliases=("eligible_who", "eligibility")),
            Field(
                name="income_max",
                label=_("Income of the firm at most"),
                kind="money",
                aliases=("turnover_max",),
            ),
            Field(name="income_currency", label=_("Currency of that income"), aliases=("turnover_currency",)),
            Field(name="sectors_text", label=_("Sectors in words"), aliases=("sectors", "Sector 1")),
            Field(
                name="dac",
                label=_("Sectors (DAC)"),
                kind="codes",
                scheme="dac",
                aliases=("CRS-Schlüssel", "dac"),
            ),
            Field(name="places_text", label=_("Places in words"), aliases=("regions", "Region")),
            Field(name="recipients", label=_("Countries it is for"), aliases=("recipient-country",)),
            Field(name="opens", label=_("Opens"), kind="date", aliases=("opens", "openDate")),
            Field(name="closes", label=_("Closes"), kind="date", aliases=("closes", "closeDate")),
            Field(
                name="starts",
                label=_("Projects start"),
                kind="date",
                aliases=("start-actual", "Board Approval Date"),
            ),
            Field(
                name="ends",
                label=_("Projects end"),
                kind="date",
                aliases=("end-planned", "Project Closing Date"),
            ),
            Field(
                name="months_max",
                label=_("Longest project, months"),
                kind="number",
                aliases=("project_months_max",),
            ),
        ],
    )
]
