"""Reading applications: a firm its own, the office all, nobody else any."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, ExtractYear

from nadi.registers.funding.models import Application, Paper, Payment, Programme
from nadi.web.access import Actor

State = Application.State
OPEN = (State.INTERESTED, State.PREPARING, State.SUBMITTED)
UNSENT = (State.INTERESTED, State.PREPARING)
GRANTED = (State.GRANTED, State.PAID)
MONEY = DecimalField(max_digits=18, decimal_places=2)
NOUGHT = Value(Decimal(0), output_field=MONEY)


def visible_to(actor: Actor) -> QuerySet[Application]:
    """Return the applications an actor may see: its own firm's, and to the office all."""
    rows = Application.objects.select_related("programme", "call", "organisation")
    if actor.is_staff:
        return rows
    return rows.filter(organisation=actor.organisation_id) if actor.is_member else rows.none()


def application_for(actor: Actor, uid: str) -> Application | None:
    """Return an application, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def paper_for(actor: Actor, uid: str) -> Paper | None:
    """Return a paper of an application that the actor may see."""
    seen = Paper.objects.filter(uid=uid, application__in=visible_to(actor))
    return seen.select_related("application__organisation", "application__programme", "file").first()


def payment_for(actor: Actor, uid: str) -> Payment | None:
    """Return a payment of an application that the actor may see."""
    seen = Payment.objects.filter(uid=uid, application__in=visible_to(actor))
    return seen.select_related("application__organisation").first()


def own_open(actor: Actor, programme: Programme) -> Application | None:
    """Return the reader's own open application to a programme."""
    if not actor.is_member:
        return None
    rows = programme.applications.filter(organisation=actor.organisation_id, state__in=OPEN)
    return rows.first()


def with_received(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Add what has arrived of each, and how many of its papers are ready."""
    paid = Payment.objects.filter(application=OuterRef("pk")).order_by().values("application")
    total = paid.annotate(total=Sum("amount")).values("total")
    papers = Paper.objects.filter(application=OuterRef("pk")).order_by().values("application")
    counted = papers.annotate(of=Count("pk"), ready=Count("pk", Q(is_ready=True)))
    return rows.annotate(
        received=Coalesce(Subquery(total, output_field=MONEY), NOUGHT),
        papers_asked=Coalesce(Subquery(counted.values("of")), 0),
        papers_ready=Coalesce(Subquery(counted.values("ready")), 0),
    )


@dataclass(frozen=True, kw_only=True)
class Raised:
    """What applications of one year came to, in one currency."""

    year: int
    currency: str
    asked: Decimal
    granted: Decimal
    received: Decimal


def raised(rows: QuerySet[Application]) -> list[Raised]:
    """Return the totals by year and currency: asked by the year of submission, granted by that of the
    decision, received by that of the payment; currencies are never added up."""
    asked = rows.exclude(submitted_on=None).annotate(year=ExtractYear("submitted_on"))
    granted = rows.filter(state__in=GRANTED).annotate(year=ExtractYear("decided_on"))
    payments = Payment.objects.filter(application__in=rows).annotate(year=ExtractYear("paid_on"))
    columns = {
        "asked": asked.order_by().values_list("year", "currency").annotate(total=Sum("asked")),
        "granted": granted.order_by().values_list("year", "currency").annotate(total=Sum("granted")),
        "received": payments.order_by()
        .values_list("year", "application__currency")
        .annotate(total=Sum("amount")),
    }
    sums: defaultdict[tuple[int, str], dict[str, Decimal]] = defaultdict(dict)
    for name, totals in columns.items():
        for year, currency, total in totals:
            if year is not None:
                sums[year, currency][name] = total or Decimal(0)
    return [
        Raised(year=year, currency=currency, **{name: one.get(name, Decimal(0)) for name in columns})
        for (year, currency), one in sorted(sums.items(), reverse=True)
    ]
