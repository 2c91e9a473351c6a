"""The page of an order: what was ordered, what arrived, what is wrong, and what the reader may do next."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.agreements.models import CallOff, CallOffLine, Dispute
from nadi.together.agreements.prices import amount_of
from nadi.together.agreements.queries.deliveries import (
    amount_delivered,
    amount_ordered,
    arrived_of,
    differs_from_delivered,
)
from nadi.together.agreements.queries.ratings import rating_of
from nadi.together.agreements.queries.savings import saving_of_order
from nadi.together.agreements.views.frame import Door
from nadi.web.access import Request, is_allowed

MEMBER_ONLY = ("cancel_call_off", "deliver_call_off", "open_dispute", "rate")
VENDOR_SIDE = ("confirm_call_off", "reject_call_off", "answer_dispute")
BOTH_DOORS = (*VENDOR_SIDE, "note_invoice")


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """An ordered line with its amount and what of it has arrived."""

    line: CallOffLine
    amount: Decimal
    arrived: Decimal


def currency_of(order: CallOff) -> str:
    """Return the currency of an order."""
    return order.addendum.agreement.award.pool.currency


def may(order: CallOff, door: Door) -> dict[str, str]:
    """Return the addresses of what this reader may do with an order now."""
    actor = door.actor
    is_own = order.addendum.organisation_id == actor.organisation_id
    is_vendor = order.addendum.agreement.vendor_id == actor.organisation_id
    offered = [name for name in MEMBER_ONLY if is_own]
    offered += [name for name in VENDOR_SIDE if is_vendor or actor.is_staff]
    offered += ["note_invoice"]
    offered += ["finish_call_off", "close_dispute"] if is_own or actor.is_staff else []
    allowed = [name for name in offered if is_allowed(actor, f"agreements.{name}", order)]
    return {name: address(f"agreements.{name}", order, door) for name in allowed}


def address(name: str, order: CallOff, door: Door) -> str:
    """Return where something is done with an order."""
    if name.removeprefix("agreements.") in BOTH_DOORS:
        return door.to(name, order.uid)
    return reverse(name, args=[order.uid])


def open_dispute_of(order: CallOff) -> Dispute | None:
    """Return the dispute that is open."""
    return order.disputes.filter(closed=None).first()


def order_page(request: Request, order: CallOff, door: Door) -> HttpResponse:
    """Show an order through either door."""
    arrived = arrived_of(order)
    doing = may(order, door)
    dispute = open_dispute_of(order)
    if dispute is None:
        doing = {name: url for name, url in doing.items() if name not in ("answer_dispute", "close_dispute")}
    else:
        doing.pop("open_dispute", None)
    context: dict[str, Any] = {
        "order": order,
        "currency": currency_of(order),
        "lines": [
            ShownLine(line=line, amount=amount_of(line.quantity, line.unit_price), arrived=arrived[line.pk])
            for line in order.lines.all()
        ],
        "total": amount_ordered(order),
        "delivered": amount_delivered(order),
        "excess": differs_from_delivered(order),
        "deliveries": deliveries_of(order, door),
        "disputes": order.disputes.all(),
        "dispute": dispute,
        "rating": rating_of(door.actor, order),
        "saving": saving_of_order(door.actor, order),
        "may": doing,
        "receive_url": reverse("agreements.receive_call_off", args=[order.uid])
        if "deliver_call_off" in doing
        else "",
        "ubl_url": door.to("agreements.call_off_ubl", order.uid),
        "paper_url": "" if door.token else reverse("agreements.call_off_pdf", args=[order.uid]),
        "xlsx_url": door.to("agreements.call_off_xlsx", order.uid),
        "title": _("Order %(number)s") % {"number": order.number},
        "breadcrumbs": door.way_back(order.addendum.agreement),
    }
    return render(request, "agreements/see_call_off.html", context)


def deliveries_of(order: CallOff, door: Door) -> list[tuple[Any, str]]:
    """Return the deliveries, each with the address of its evidence."""
    return [
        (one, door.to("agreements.evidence", one.uid) if one.evidence_id else "")
        for one in order.deliveries.prefetch_related("lines__call_off_line__addendum_line__line")
    ]
