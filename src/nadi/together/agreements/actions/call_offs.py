"""Doing: orders are called off, confirmed and received."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.ledger import record_realised
from nadi.together.agreements.models import Addendum, CallOff, CallOffLine, FrameworkAgreement
from nadi.together.agreements.notices import tell_member_of_confirmation, tell_vendor_of_order
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.web.access import Actor, Refused


def call_off(*, by: Actor, addendum: Addendum, quantities: Mapping[int, Decimal], note: str = "") -> CallOff:
    """Order quantities of addendum lines (keyed by line id); never more than what is left of each."""
    with transaction.atomic():
        addendum = Addendum.objects.select_for_update().select_related("agreement").get(pk=addendum.pk)
        today, agreement = timezone.localdate(), addendum.agreement
        if (
            agreement.state != FrameworkAgreement.State.ACTIVE
            or not agreement.starts <= today <= agreement.ends
        ):
            raise Refused(_("This agreement is not in force today, so nothing can be ordered under it."))
        wanted = {line: quantity for line, quantity in quantities.items() if quantity > 0}
        if not wanted:
            raise Refused(_("Enter a quantity for at least one line."))
        refuse_above_remaining(addendum, wanted)
        order = CallOff.objects.create(
            addendum=addendum,
            number=next_number(addendum),
            ordered_by=by.person,
            note=note,
        )
        CallOffLine.objects.bulk_create(
            CallOffLine(call_off=order, addendum_line_id=line, quantity=quantity)
            for line, quantity in wanted.items()
        )
        record(
            by=by, verb="agreements.call_off", subject=f"call_off:{order.uid}", after={"number": order.number}
        )
        tell_vendor_of_order(order)
    return order


def next_number(addendum: Addendum) -> str:
    """Return the number of a member's next order: agreement, member, order (the addendum is locked)."""
    member = Addendum.objects.filter(agreement=addendum.agreement, pk__lte=addendum.pk).count()
    return f"{addendum.agreement.number}-{member}-{addendum.call_offs.count() + 1}"


def refuse_above_remaining(addendum: Addendum, wanted: Mapping[int, Decimal]) -> None:
    """Refuse an order above what is left, naming the line (the caller holds the addendum's lock)."""
    left = remaining_of(addendum)
    for line_id, quantity in wanted.items():
        if line_id not in left:
            raise Refused(_("One of the lines is not part of this agreement. Load the page again."))
        line, remaining = left[line_id]
        if quantity > remaining:
            raise Refused(
                _("Only %(left)s of %(item)s are left under this agreement; you asked for %(wanted)s.")
                % {
                    "left": f"{remaining.normalize():f}",
                    "item": line.line.name or line.line.name_local,
                    "wanted": f"{quantity.normalize():f}",
                }
            )


def move(*, by: Actor, order: CallOff, start: CallOff.State, to: CallOff.State) -> CallOff:
    """Move an order from one state to the next, once (the caller holds the transaction)."""
    order = CallOff.objects.select_for_update().get(pk=order.pk)
    if order.state != start:
        raise Refused(
            _("This order is %(state)s, so this is no longer possible.")
            % {"state": order.get_state_display()}
        )
    order.state = to
    if to == CallOff.State.CONFIRMED:
        order.confirmed = timezone.now()
    if to == CallOff.State.DELIVERED:
        order.delivered = timezone.now()
    order.save()
    record(
        by=by,
        verb=f"agreements.{to.value}_call_off",
        subject=f"call_off:{order.uid}",
        before={"state": start.value},
    )
    return order


def confirm_call_off(*, by: Actor, order: CallOff) -> CallOff:
    """The vendor confirms that it will deliver."""
    with transaction.atomic():
        order = move(by=by, order=order, start=CallOff.State.ORDERED, to=CallOff.State.CONFIRMED)
        tell_member_of_confirmation(order)
    return order


def cancel_call_off(*, by: Actor, order: CallOff) -> CallOff:
    """The member takes its order back before the vendor confirmed; the quantity is free again."""
    with transaction.atomic():
        return move(by=by, order=order, start=CallOff.State.ORDERED, to=CallOff.State.CANCELLED)


def deliver_call_off(*, by: Actor, order: CallOff) -> CallOff:
    """The member says that the goods arrived; what it saved by them goes into the ledger."""
    with transaction.atomic():
        order = move(by=by, order=order, start=CallOff.State.CONFIRMED, to=CallOff.State.DELIVERED)
        record_realised(order)
    return order
