"""The lists of agreements and savings."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.forms import DateInput
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, FilterSet

from nadi.together.agreements.models import Saving
from nadi.together.agreements.queries.savings import StageSum
from nadi.web.components import figures
from nadi.web.components.charts import Bar, BarChart
from nadi.web.listing import Column, Listing
from nadi.web.localized import localized

KINDS = {Saving.Stage.REALISED: "best"}

AGREEMENTS = Listing(
    name="agreements",
    title=_("Agreements"),
    columns=[
        Column(
            name="number",
            label=_("Number"),
            value=lambda agreement: agreement.number,
            sort="number",
            link=lambda agreement: reverse("agreements.detail", args=[agreement.uid]),
        ),
        Column(name="vendor", label=_("Vendor"), value=lambda agreement: localized(agreement.vendor)),
        Column(
            name="pool", label=_("Pool"), value=lambda agreement: localized(agreement.award.pool, "title")
        ),
        Column(name="starts", label=_("In force from"), value=lambda one: one.starts, sort="starts"),
        Column(name="ends", label=_("until"), value=lambda one: one.ends, sort="ends"),
        Column(name="state", label=_("State"), value=lambda one: one.get_state_display(), sort="state"),
    ],
    order="-starts",
    empty_title=_("No agreements yet"),
    empty_text=_("They are made when every member of an award has accepted its share."),
)


class SavingFilter(FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """Which stage, and since when."""

    stage = ChoiceFilter(label=_("Stage"), choices=Saving.Stage.choices, empty_label=_("all"))
    since = DateFilter(
        label=_("Since"), field_name="at", lookup_expr="date__gte", widget=DateInput(attrs={"type": "date"})
    )


def amount(saving: Saving) -> Any:
    """Return what was saved."""
    return saving.before - saving.after


def as_money(value: Any) -> Any:
    """Write an amount to the cent; its currency has a column of its own."""
    return figures.quantity(value)


def source_of(saving: Saving) -> str:
    """Say what a row of the ledger was computed from."""
    if saving.call_off is not None:
        return str(_("order %(number)s") % {"number": saving.call_off.number})
    return str(_("accepted share"))


SAVINGS = Listing(
    name="savings",
    title=_("Savings"),
    columns=[
        Column(name="at", label=_("Day"), value=lambda one: timezone.localdate(one.at), sort="at"),
        Column(name="company", label=_("Company"), value=lambda one: localized(one.organisation)),
        Column(
            name="pool",
            label=_("Pool"),
            value=lambda one: localized(one.share.sharing.award.pool, "title"),
        ),
        Column(name="stage", label=_("Stage"), value=lambda one: one.get_stage_display(), sort="stage"),
        Column(
            name="before",
            label=_("Would have paid"),
            value=lambda one: one.before,
            show=as_money,
            sort="before",
            is_numeric=True,
        ),
        Column(
            name="after",
            label=_("Pays"),
            value=lambda one: one.after,
            show=as_money,
            sort="after",
            is_numeric=True,
        ),
        Column(name="saved", label=_("Saved"), value=amount, show=as_money, is_numeric=True),
        Column(name="currency", label=_("Currency"), value=lambda one: one.currency),
        Column(name="source", label=_("Source"), value=source_of),
    ],
    order="-at",
    filters=SavingFilter,
    template="agreements/savings.html",
    empty_title=_("No savings recorded yet"),
    empty_text=_("A saving is recorded when agreements are made, and again when ordered goods arrive."),
)


def savings_charts(sums: Sequence[StageSum]) -> list[BarChart]:
    """Draw what was forecast, contracted and realised, one chart a currency."""
    return [
        BarChart(
            title=_("Savings so far"),
            key=currency,
            write=partial(figures.money_text, currency=currency),
            bars=[Bar(label=one.stage.label, value=one.saving, kind=KINDS.get(one.stage, "")) for one in own],
            heads=(_("Stage"), _("Saved")),
        )
        for currency, own in (
            (currency, [one for one in sums if one.currency == currency])
            for currency in dict.fromkeys(one.currency for one in sums)
        )
    ]
