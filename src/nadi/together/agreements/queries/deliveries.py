"""Reading what arrived of an order, and what its invoice should say."""

from decimal import Decimal

from django.db.models import Q, Sum

from nadi.together.agreements.models import CallOff, CallOffLine, Delivery
from nadi.together.agreements.prices import amount_of
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.web.access import Actor

ZERO = Decimal(0)


def arrived_of(order: CallOff) -> dict[int, Decimal]:
    """Return how much of each ordered line has arrived, by order line."""
    lines = order.lines.annotate(arrived=Sum("delivered__quantity", default=ZERO))
    return dict(lines.values_list("pk", "arrived"))


def outstanding_of(order: CallOff) -> dict[int, Decimal]:
    """Return how much of each ordered line is still to come, without the lines that came."""
    arrived = arrived_of(order)
    missing = {line.pk: line.quantity - arrived[line.pk] for line in order.lines.order_by("pk")}
    return {line: quantity for line, quantity in missing.items() if quantity > 0}


def amount_ordered(order: CallOff) -> Decimal:
    """Return what the order costs at its own prices, before VAT; line by line to the cent."""
    return sum((amount_of(line.quantity, line.unit_price) for line in order.lines.all()), ZERO)


def amount_delivered(order: CallOff) -> Decimal:
    """Return what has arrived of an order at the prices it was ordered at, before VAT."""
    arrived = arrived_of(order)
    lines = CallOffLine.objects.filter(call_off=order)
    return sum((amount_of(arrived[line.pk], line.unit_price) for line in lines), ZERO)


def differs_from_delivered(order: CallOff) -> Decimal:
    """Return by how much the invoice exceeds what arrived at the ordered prices; zero without an invoice."""
    if order.invoice_amount is None:
        return ZERO
    return order.invoice_amount - amount_delivered(order)


def delivery_seen_by(actor: Actor, uid: str) -> Delivery | None:
    """Return a delivery with evidence, for those who see its order."""
    seen = Q(call_off__in=call_offs_visible_to(actor).order_by().values("pk"))
    return Delivery.objects.select_related("evidence").filter(seen, uid=uid).exclude(evidence=None).first()
