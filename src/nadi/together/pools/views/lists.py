"""The list of pools."""

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.together.pools.queries.standing import next_step, standing_in, state_words
from nadi.web.access import Actor
from nadi.web.components.figures import NO_FIGURE
from nadi.web.listing import Column, Listing
from nadi.web.localized import localized, localized_order


class PoolFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Narrow the list to one state."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=Pool.State.choices, empty_label=_("all"))

    class Meta:
        model = Pool
        fields = ["state"]


def searchable(pools: QuerySet[Pool]) -> QuerySet[Pool]:
    """Return the pools with the words they are searched by."""
    return pools.annotate(words=Lower(Concat("title", Value(" "), "title_local")))


def pool_list(actor: Actor, now: datetime) -> Listing:
    """Return the list as this reader sees it at this moment."""

    def waits(row: Any) -> Any:
        coming = next_step(actor, row, standing_in(row), now)
        return coming.action if coming.waits_for_reader else ""

    def coming_up(row: Any) -> Any:
        return next_step(actor, row, standing_in(row), now).text

    def state(row: Any) -> Any:
        return state_words(row, standing_in(row), now)

    def as_call(text: Any) -> Any:
        return format_html("<strong>{}</strong>", text) if text else NO_FIGURE

    columns = [
        Column(
            name="title",
            label=_("Pool"),
            value=lambda row: localized(row, "title"),
            sort=lambda: localized_order("title"),
            link=lambda row: reverse("pools.detail", args=[row.uid]),
        ),
        Column(name="state", label=_("State"), value=state),
        Column(
            name="demand_until",
            label=_("Demand until"),
            value=lambda row: row.demand_until if row.origin == Pool.Origin.OWN else None,
            sort="demand_until",
        ),
        Column(name="waits", label=_("Waits for you"), value=waits, show=as_call),
        Column(name="next", label=_("What comes next"), value=coming_up),
    ]
    if actor.is_staff:
        joined = Column(
            name="companies",
            label=_("Companies"),
            value=lambda row: row.companies,
            sort="companies",
            is_numeric=True,
        )
        columns.insert(3, joined)
    return Listing(
        name="pools",
        title=_("Pools"),
        columns=columns,
        order="-demand_until",
        search=["words"],
        filters=PoolFilter,
        template="pools/list.html",
        empty_title=_("No pools yet"),
        empty_text=_("The office opens a pool when several members want to buy the same things together."),
    )
