"""The list of pools."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Reading:
    """Who reads the list, and when: what the cells of a pool say to them."""

    actor: Actor
    now: datetime

    def waits(self, row: Any) -> Any:
        """Return what the reader is to do."""
        coming = next_step(self.actor, row, standing_in(row), self.now)
        return coming.action if coming.waits_for_reader else ""

    def coming_up(self, row: Any) -> Any:
        """Return what comes next, whoever it waits for."""
        return next_step(self.actor, row, standing_in(row), self.now).text

    def state(self, row: Any) -> Any:
        """Return the state in words."""
        return state_words(row, standing_in(row), self.now)

    def columns(self) -> list[Column]:
        """Return the columns for this reader; how many take part is for staff."""
        columns = [
            Column(
                name="title",
                label=_("Pool"),
                value=lambda row: localized(row, "title"),
                sort=lambda: localized_order("title"),
                link=lambda row: reverse("pools.detail", args=[row.uid]),
            ),
            Column(name="state", label=_("State"), value=self.state),
            Column(
                name="demand_until",
                label=_("Demand until"),
                value=lambda row: row.demand_until if row.origin == Pool.Origin.OWN else None,
                sort="demand_until",
            ),
            COMPANIES,
            Column(name="waits", label=_("Waits for you"), value=self.waits, show=as_call),
            Column(name="next", label=_("What comes next"), value=self.coming_up),
        ]
        return [one for one in columns if one is not COMPANIES or self.actor.is_staff]


COMPANIES = Column(
    name="companies",
    label=_("Companies"),
    value=lambda row: row.companies,
    sort="companies",
    is_numeric=True,
)


def as_call(text: Any) -> Any:
    """Write what the reader is to do so that it stands out."""
    return format_html("<strong>{}</strong>", text) if text else NO_FIGURE


def pool_list(actor: Actor, now: datetime) -> Listing:
    """Return the list as this reader sees it at this moment."""
    return Listing(
        name="pools",
        title=_("Pools"),
        columns=Reading(actor, now).columns(),
        order="-demand_until",
        search=["words"],
        filters=PoolFilter,
        template="pools/list.html",
        empty_title=_("No pools yet"),
        empty_text=_("The office opens a pool when several members want to buy the same things together."),
    )
