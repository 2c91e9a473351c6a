"""Doing: ordered goods arrive, all at once or in parts; what they saved goes into the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.actions.call_offs import locked, move, refuse_unless
from nadi.together.agreements.models import CallOff, Delivery, DeliveryLine
from nadi.together.agreements.notices import call_offs as notices
from nadi.together.agreements.queries.deliveries import outstanding_of
from nadi.together.agreements.savings.ledger import record_realised
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import quantity_text
from nadi.web.files import store
from nadi.web.localized import localized

State = CallOff.State


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What arrived: quantities by order line; without any, everything that was still to come."""

    quantities: Mapping[int, Decimal] | None = None
    arrived_on: date | None = None
    note: str = ""
    evidence: UploadedFile[Any] | None = None


def deliver_call_off(*, by: Actor, order: CallOff, arrival: Arrival | None = None) -> CallOff:
    """The member says that goods arrived; what it saved by them goes into the ledger."""
    arrival = arrival or Arrival()
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, State.CONFIRMED, State.PARTLY)
        missing = outstanding_of(order)
        arrived = checked(order, arrival, missing)
        delivery = Delivery.objects.create(
            call_off=order,
            arrived_on=arrival.arrived_on or timezone.localdate(),
            note=arrival.note,
            evidence=store(upload=arrival.evidence, by=by) if arrival.evidence else None,
            recorded_by=by.person,
        )
        DeliveryLine.objects.bulk_create(
            DeliveryLine(delivery=delivery, call_off_line_id=line, quantity=quantity)
            for line, quantity in arrived.items()
        )
        is_all = all(arrived.get(line) == left for line, left in missing.items())
        if is_all:
            order.delivered = timezone.now()
        move(by, order, State.DELIVERED if is_all else State.PARTLY)
        record_realised(order, delivery)
        notices.tell_arrived(order)
    return order


def checked(order: CallOff, arrival: Arrival, missing: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Return what arrived by order line, or refuse what was not ordered or is not possible."""
    if arrival.arrived_on is not None:
        ordered_on = timezone.localdate(order.ordered)
        if not ordered_on <= arrival.arrived_on <= timezone.localdate():
            raise Refused(_("Goods arrive after they were ordered, and not later than today."))
    if arrival.quantities is None:
        return dict(missing)
    arrived = {line: quantity for line, quantity in arrival.quantities.items() if quantity > 0}
    if not arrived:
        raise Refused(_("Enter how much arrived of at least one line."))
    names = {line.pk: line.addendum_line.line for line in order.lines.select_related("addendum_line__line")}
    for line, quantity in arrived.items():
        if line not in names:
            raise Refused(_("One of the lines is not part of this order. Load the page again."))
        if quantity > (left := missing.get(line, Decimal(0))):
            raise Refused(
                _("Only %(left)s of %(item)s were still to come; you entered %(arrived)s.")
                % {
                    "left": quantity_text(left),
                    "item": localized(names[line]),
                    "arrived": quantity_text(quantity),
                }
            )
    return arrived


def finish_call_off(*, by: Actor, order: CallOff, because: str) -> CallOff:
    """End an order of which the rest will not come; what did not arrive may be ordered again.

    Of an order of which nothing arrived only the office can say so: both sides are bound by it.
    """
    with transaction.atomic():
        order = locked(order)
        if by.is_staff:
            refuse_unless(order, State.CONFIRMED, State.PARTLY)
        else:
            refuse_unless(order, State.PARTLY)
        if not because.strip():
            raise Refused(_("Say why the rest will not come: the vendor reads it."))
        order.finished_because = because
        has_arrived = order.state == State.PARTLY
        if has_arrived:
            order.delivered = timezone.now()
        move(by, order, State.DELIVERED if has_arrived else State.CANCELLED)
        notices.tell_finished(order)
    return order
