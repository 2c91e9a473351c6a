"""Doing: orders are called off, confirmed, rejected and cancelled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions import addenda
from nadi.together.agreements.models import (
    Addendum,
    CallOff,
    CallOffLine,
    FrameworkAgreement,
    MiniCompetition,
)
from nadi.together.agreements.notices import call_offs as notices
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import quantity_text
from nadi.web.localized import localized

State = CallOff.State


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order before it is stored; quantities and prices are by addendum line."""

    quantities: Mapping[int, Decimal]
    note: str = ""
    wanted_on: date | None = None
    # Only of a mini-competition: what the vendor quoted, in place of the agreed prices.
    prices: Mapping[int, Decimal] | None = None
    competition: MiniCompetition | None = None


def call_off(
    *,
    by: Actor,
    addendum: Addendum,
    quantities: Mapping[int, Decimal],
    note: str = "",
    wanted_on: date | None = None,
) -> CallOff:
    """Order quantities of addendum lines (keyed by line id); never more than what is left of each."""
    with transaction.atomic():
        return place(by, addendum, Order(quantities=quantities, note=note, wanted_on=wanted_on))


def place(by: Actor, addendum: Addendum, asked: Order) -> CallOff:
    """Store an order at the prices of today, under the addendum's lock (the caller holds the transaction)."""
    addendum = addenda.locked(addendum)
    refuse_outside_term(addendum)
    wanted = {line: quantity for line, quantity in asked.quantities.items() if quantity > 0}
    if not wanted:
        raise Refused(_("Enter a quantity for at least one line."))
    if asked.wanted_on is not None and asked.wanted_on < timezone.localdate():
        raise Refused(_("The day on which you want the goods has passed. Choose a later one."))
    prices = refuse_above_remaining(addendum, wanted) | dict(asked.prices or {})
    order = CallOff.objects.create(
        addendum=addendum,
        number=next_number(addendum),
        ordered_by=by.person,
        note=asked.note,
        wanted_on=asked.wanted_on,
        competition=asked.competition,
    )
    CallOffLine.objects.bulk_create(
        CallOffLine(call_off=order, addendum_line_id=line, quantity=quantity, unit_price=prices[line])
        for line, quantity in wanted.items()
    )
    record(by=by, verb="agreements.call_off", subject=f"call_off:{order.uid}", after={"number": order.number})
    notices.tell_ordered(order)
    return order


def refuse_outside_term(addendum: Addendum) -> None:
    """Refuse an order when the agreement is not in force, or the member has left it."""
    today, agreement = timezone.localdate(), addendum.agreement
    is_active = agreement.state == FrameworkAgreement.State.ACTIVE
    if not is_active or not agreement.starts <= today <= agreement.ends:
        raise Refused(_("This agreement is not in force today, so nothing can be ordered under it."))
    if addendum.withdrawn:
        raise Refused(_("Your company has left this agreement, so it orders nothing more under it."))


def next_number(addendum: Addendum) -> str:
    """Return the number of a member's next order: agreement, member, order (the addendum is locked)."""
    member = Addendum.objects.filter(agreement=addendum.agreement, pk__lte=addendum.pk).count()
    return f"{addendum.agreement.number}-{member}-{addendum.call_offs.count() + 1}"


def refuse_above_remaining(addendum: Addendum, wanted: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Refuse an order above what is left, naming the line; return today's prices (the addendum is locked)."""
    left = remaining_of(addendum)
    for line_id, quantity in wanted.items():
        if line_id not in left:
            raise Refused(_("One of the lines is not part of this agreement. Load the page again."))
        if quantity > left[line_id].remaining:
            raise Refused(
                _("Only %(left)s of %(item)s are left under this agreement; you asked for %(wanted)s.")
                % {
                    "left": quantity_text(left[line_id].remaining),
                    "item": localized(left[line_id].line.line),
                    "wanted": quantity_text(quantity),
                }
            )
    return {line_id: one.price for line_id, one in left.items()}


def locked(order: CallOff) -> CallOff:
    """Return the order as it is now, under the lock of its addendum."""
    addendum = addenda.locked(order.addendum)
    order = CallOff.objects.select_for_update(of=("self",)).get(pk=order.pk)
    order.addendum = addendum
    return order


def refuse_unless(order: CallOff, *states: CallOff.State) -> None:
    """Refuse what is not possible in the order's state, naming it."""
    if order.state not in states:
        raise Refused(
            _("This order is %(state)s, so this is no longer possible.")
            % {"state": order.get_state_display()}
        )


def move(by: Actor, order: CallOff, to: CallOff.State) -> CallOff:
    """Write the next state of a locked order and journal it."""
    before, order.state = order.state, to
    order.save()
    record(
        by=by,
        verb=f"agreements.{to.value}_call_off",
        subject=f"call_off:{order.uid}",
        before={"state": str(before)},
    )
    return order


def confirm_call_off(*, by: Actor, order: CallOff) -> CallOff:
    """The vendor confirms that it will deliver."""
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, State.ORDERED)
        order.confirmed = timezone.now()
        move(by, order, State.CONFIRMED)
        notices.tell_confirmed(order)
    return order


def reject_call_off(*, by: Actor, order: CallOff, because: str) -> CallOff:
    """The vendor cannot deliver: the order ends and its quantity is free again."""
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, State.ORDERED)
        if not because.strip():
            raise Refused(_("Say why the order cannot be delivered: the member reads it."))
        order.cancelled_because = because
        move(by, order, State.CANCELLED)
        notices.tell_rejected(order)
    return order


def cancel_call_off(*, by: Actor, order: CallOff) -> CallOff:
    """The member takes its order back before the vendor confirmed; the quantity is free again."""
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, State.ORDERED)
        move(by, order, State.CANCELLED)
        notices.tell_cancelled(order)
    return order
