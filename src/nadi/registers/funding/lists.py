"""The list of programmes, and the office's list of applications."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.lists import EntryFilter, entry_columns, standing_of
from nadi.registers.funding.models import Application, Programme
from nadi.registers.funding.queries.applications import UNSENT
from nadi.registers.funding.queries.fitting import fits_for, own_organisation
from nadi.registers.funding.queries.programmes import open_programmes
from nadi.web.components.figures import day_text, money_text, whole_money_text
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized

ALL = _("all")
SEARCHED = ("order_common", "order_local", "funder", "funder_local", "implementer", "implementer_local")


class ProgrammeFilter(EntryFilter):
    """What the programmes can be narrowed to."""

    country = None
    region = None
    can = filters.ChoiceFilter(
        label=_("My firm can get it"),
        choices=[("yes", _("yes")), ("unknown", _("not known yet"))],
        empty_label=ALL,
        method="that_firm_can",
    )
    kind = filters.ChoiceFilter(label=_("Kind"), choices=Programme.Kind.choices, empty_label=ALL)
    status = filters.ChoiceFilter(label=_("Status"), choices=Programme.Status.choices, empty_label=ALL)
    currency = filters.CharFilter(label=_("Currency"), lookup_expr="iexact")
    amount = filters.NumberFilter(
        label=_("For one firm at least"), field_name="amount_max", lookup_expr="gte"
    )

    class Meta(EntryFilter.Meta):
        model = Programme

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.actor.is_member:
            self.filters.pop("can", None)

    def that_firm_can(self, rows: QuerySet[Programme], name: str, value: str) -> QuerySet[Programme]:
        """Keep those whose answer for the reader's own firm is this."""
        organisation = own_organisation(self.actor)
        if organisation is None:
            return rows.none()
        judged = fits_for(organisation, list(open_programmes(self.actor)))
        return rows.filter(pk__in=[one.programme.pk for one in judged if one.assessment.answer == value])


def amount_of(programme: Programme) -> str:
    """Write what one firm can get; never the money of all firms together."""
    currency, least, most = programme.currency, programme.amount_min, programme.amount_max
    if not currency or (least is None and most is None):
        return ""
    if least is None or most is None or least == most:
        edge = most if most is not None else least
        words = _("at most %(amount)s") if most is not None else _("from %(amount)s")
        return str(words % {"amount": brief_money(edge or Decimal(0), currency)})
    return f"{brief_money(least, currency)} – {brief_money(most, currency)}"


def brief_money(value: Decimal, currency: str) -> str:
    """Write an amount for a list: small coins only where there are any."""
    return whole_money_text(value, currency) if value == int(value) else money_text(value, currency)


def status_of(programme: Programme) -> str:
    """Write where a programme stands; one that another took the place of is open to nobody."""
    if programme.superseded_by_id is not None:
        return str(_("superseded"))
    is_past = programme.closes is not None and programme.deadline is None
    if is_past and programme.status == Programme.Status.ACTIVE:
        return str(_("deadline passed"))
    return str(programme.get_status_display())


def columns_of_programmes() -> list[Column]:
    """Return the columns: what it is, whose money, how much for one firm, until when; the rest in files."""
    common = {one.name: replace(one, is_only_exported=True) for one in entry_columns("funding.detail")}
    shown = {name: replace(common.pop(name), is_only_exported=False) for name in ("name", "deadline")}
    own = [
        Column(name="kind", label=_("Kind"), value=choice("kind"), sort="kind"),
        Column(name="funder", label=_("Funder"), value=lambda row: localized(row, "funder"), sort="funder"),
        Column(name="amount", label=_("For one firm"), value=amount_of, sort="amount_max"),
        shown["deadline"],
        Column(name="status", label=_("Status"), value=standing_in_words, sort="status"),
    ]
    common.pop("place")
    return [shown["name"], *own, *common.values()]


def standing_in_words(programme: Programme) -> str:
    """Write where a programme stands, and what keeps its entry from being current and confirmed."""
    return ", ".join(str(one) for one in (status_of(programme), standing_of(programme)) if one)


PROGRAMMES = Listing(
    name="funding",
    title=_("Funding programmes"),
    columns=columns_of_programmes(),
    search=SEARCHED,
    filters=ProgrammeFilter,
    order="name",
    template="funding/list.html",
    empty_title=_("No programmes yet"),
    empty_text=_("Add the first programme, or import a list of them."),
)


class ApplicationFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the office's list of applications can be narrowed to."""

    state = filters.ChoiceFilter(label=_("Stage"), choices=Application.State.choices, empty_label=ALL)
    year = filters.NumberFilter(
        label=_("Year of submission"),
        field_name="submitted_on",
        lookup_expr="year",
        min_value=1900,
        max_value=2999,
    )

    class Meta:
        model = Application
        fields: list[str] = []


def in_currency(name: str) -> Any:
    """Return what writes an amount of an application in its currency."""
    return lambda row: brief_money(getattr(row, name), row.currency) if getattr(row, name) else ""


def stage_of(application: Application) -> str:
    """Write how far an application is, with the deadline while it is still to be submitted."""
    stage, deadline = application.get_state_display(), application.programme.deadline
    if application.state not in UNSENT or deadline is None:
        return stage
    return str(_("%(stage)s, by %(day)s") % {"stage": stage, "day": day_text(deadline)})


APPLICATIONS = Listing(
    name="applications",
    title=_("Applications"),
    columns=[
        Column(
            name="programme",
            label=_("Programme"),
            value=lambda row: localized(row.programme),
            sort="programme__order_common",
            link=lambda row: reverse("funding.application", args=[row.uid]),
        ),
        Column(
            name="organisation",
            label=_("Company"),
            value=lambda row: localized(row.organisation),
            sort="organisation__name",
        ),
        Column(name="state", label=_("Stage"), value=stage_of, sort="state"),
        Column(name="asked", label=_("Asked"), value=in_currency("asked"), sort="asked", is_numeric=True),
        Column(
            name="granted", label=_("Granted"), value=in_currency("granted"), sort="granted", is_numeric=True
        ),
        Column(
            name="received",
            label=_("Received"),
            value=in_currency("received"),
            sort="received",
            is_numeric=True,
        ),
        Column(
            name="deadline",
            label=_("Deadline"),
            value=lambda row: row.programme.deadline,
            sort="programme__deadline",
            is_only_exported=True,
        ),
        Column(
            name="began",
            label=_("Began"),
            value=lambda row: localdate(row.began),
            sort="began",
            is_only_exported=True,
        ),
        Column(
            name="reason",
            label=_("Why it was refused"),
            value=choice("reason"),
            is_only_exported=True,
        ),
    ],
    filters=ApplicationFilter,
    order="-began",
    template="funding/pipeline.html",
    empty_title=_("No applications yet"),
    empty_text=_("Members begin applications on a programme's page."),
)
