"""The savings ledger as a list and as a file."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.forms import DateInput
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet, NumberFilter

from nadi.together.agreements.models import Saving
from nadi.together.agreements.savings.page import evidence_text, formula_text, lines_of, reason_words
from nadi.web.access import Sentence
from nadi.web.components import figures
from nadi.web.listing import Column, Listing
from nadi.web.localized import localized


class SavingFilter(FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """Which stage, category and year, and since when."""

    stage = ChoiceFilter(label=_("Stage"), choices=Saving.Stage.choices, empty_label=_("all"))
    category = CharFilter(label=_("Category (CPV)"), field_name="category", lookup_expr="startswith")
    year = NumberFilter(label=_("Year"), field_name="at", lookup_expr="year", min_value=1900, max_value=2999)
    since = DateFilter(
        label=_("Since"), field_name="at", lookup_expr="date__gte", widget=DateInput(attrs={"type": "date"})
    )


def day_of(saving: Saving) -> date:
    """Return the day a row was recorded."""
    return timezone.localdate(saving.at)


def amount(saving: Saving) -> Decimal:
    """Return what was saved."""
    return saving.before - saving.after


def as_money(value: Any) -> Any:
    """Write an amount to the cent; its currency has a column of its own."""
    return figures.quantity(value)


def source_of(saving: Saving) -> Sentence:
    """Say what a row of the ledger was computed from."""
    if saving.reverses is not None:
        return _("counter-entry")
    if saving.replaces is not None:
        return _("corrected entry")
    if saving.call_off is not None:
        return str(_("order %(number)s") % {"number": saving.call_off.number})
    return _("share of the award") if saving.stage == Saving.Stage.FORECAST else _("accepted share")


def corrects(saving: Saving) -> str:
    """Return the entry that a row takes back or replaces."""
    wrong = saving.reverses or saving.replaces
    return wrong.uid if wrong else ""


def note_lines(savings: list[Saving]) -> None:
    """Fetch for all rows at once what stands behind them."""
    found = lines_of(savings)
    for saving in savings:
        saving.traced = found[saving.pk]  # type: ignore[attr-defined]  # read by the columns below


SAVINGS = Listing(
    name="savings",
    title=_("Savings"),
    columns=[
        Column(
            name="at",
            label=_("Day"),
            value=day_of,
            sort="at",
            link=lambda one: reverse("agreements.saving", args=[one.uid]),
        ),
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
        Column(name="category", label=_("Category"), value=lambda one: one.category, is_only_exported=True),
        Column(name="year", label=_("Year"), value=lambda one: day_of(one).year, is_only_exported=True),
        Column(
            name="formula",
            label=_("Formula"),
            value=lambda one: formula_text(one, one.traced),
            is_only_exported=True,
        ),
        Column(
            name="evidence",
            label=_("Evidence"),
            value=lambda one: evidence_text(one.traced),
            is_only_exported=True,
        ),
        Column(name="entry", label=_("Entry"), value=lambda one: one.uid, is_only_exported=True),
        Column(name="corrects", label=_("Corrects entry"), value=corrects, is_only_exported=True),
        Column(name="reason", label=_("Reason"), value=reason_words, is_only_exported=True),
    ],
    order="-at",
    search=["organisation__search_text"],
    filters=SavingFilter,
    prepare=note_lines,
    template="agreements/savings.html",
    empty_title=_("No savings recorded yet"),
    empty_text=_(
        "A saving is recorded when an award is made, when agreements are, and when ordered goods arrive."
    ),
)
