"""Reading agreements, the members' accession to them, and what is left to order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from nadi.together.agreements.models import (
    Addendum,
    AddendumLine,
    CallOff,
    CallOffLine,
    DeliveryLine,
    FrameworkAgreement,
)
from nadi.together.agreements.prices import changed, most_of
from nadi.together.agreements.queries.prices import factors_on
from nadi.web.access import Actor

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class LineLeft:
    """A line of an addendum: its price today, what was ordered of it, and what may still be ordered."""

    line: AddendumLine
    price: Decimal
    ordered: Decimal
    remaining: Decimal


def visible_to(actor: Actor) -> QuerySet[FrameworkAgreement]:
    """Staff and board see all agreements, a member those it acceded to, a vendor its own."""
    everything = FrameworkAgreement.objects.select_related("vendor", "award__pool")
    if actor.is_staff or actor.is_board:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    own = Q(addenda__organisation=actor.organisation_id) | Q(vendor=actor.organisation_id)
    return everything.filter(own).distinct()


def agreement_seen_by(actor: Actor, uid: str) -> FrameworkAgreement | None:
    """Return the agreement if this reader may know of it."""
    return visible_to(actor).filter(uid=uid).first()


def agreement_of_side(actor: Actor, uid: str) -> FrameworkAgreement | None:
    """Return the agreement for one of its two sides: the office or the vendor itself."""
    own = visible_to(actor).filter(uid=uid)
    return own.first() if actor.is_staff else own.filter(vendor=actor.organisation_id).first()


def addenda_visible_to(actor: Actor) -> QuerySet[Addendum]:
    """Staff see every member's addendum, a vendor those of its agreements, a member only its own."""
    everything = Addendum.objects.select_related(
        "agreement__vendor", "agreement__award__pool", "organisation"
    )
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(
        Q(organisation=actor.organisation_id) | Q(agreement__vendor=actor.organisation_id)
    )


def own_addendum(actor: Actor, uid: str) -> Addendum | None:
    """Return the member's own addendum to this agreement."""
    own = addenda_visible_to(actor).filter(organisation=actor.organisation_id)
    return own.filter(agreement__uid=uid).first()


def counted_of(lines: Iterable[int]) -> Mapping[int, Decimal]:
    """Return what orders take of addendum lines.

    A cancelled order takes nothing, one that was ended early only what arrived, any other all it asks for.
    """
    ordered = CallOffLine.objects.filter(addendum_line__in=lines).exclude(
        call_off__state=CallOff.State.CANCELLED
    )
    whole = ordered.filter(call_off__finished_because="").order_by()
    arrived = DeliveryLine.objects.filter(call_off_line__addendum_line__in=lines).exclude(
        Q(call_off_line__call_off__finished_because="")
        | Q(call_off_line__call_off__state=CallOff.State.CANCELLED)
    )
    found: dict[int, Decimal] = {}
    rows = [
        *whole.values_list("addendum_line_id").annotate(Sum("quantity")),
        *arrived.order_by().values_list("call_off_line__addendum_line_id").annotate(Sum("quantity")),
    ]
    for line, quantity in rows:
        found[line] = found.get(line, ZERO) + quantity
    return found


def lines_left(addenda: Iterable[Addendum], day: date | None = None) -> list[LineLeft]:
    """Return the lines of addenda with the price of a day (today) and what is left of each."""
    lines = list(
        AddendumLine.objects.filter(addendum__in=addenda)
        .select_related("line", "site", "addendum__agreement", "addendum__organisation")
        .order_by("line__position", "pk")
    )
    counted = counted_of([line.pk for line in lines])
    factors = factors_on({line.addendum.agreement_id for line in lines}, day or timezone.localdate())
    return [line_left(line, counted.get(line.pk, ZERO), factors) for line in lines]


def line_left(line: AddendumLine, ordered: Decimal, factors: Mapping[int, list[Decimal]]) -> LineLeft:
    """Return one line with its price and what is left of it."""
    agreement = line.addendum.agreement
    return LineLeft(
        line=line,
        price=changed(line.unit_price, factors.get(agreement.pk, [])),
        ordered=ordered,
        remaining=max(most_of(line.quantity, agreement.allowance) - ordered, ZERO),
    )


def remaining_of(addendum: Addendum) -> dict[int, LineLeft]:
    """Return each line of an addendum with what is left of it, by line id."""
    return {one.line.pk: one for one in lines_left([addendum])}
