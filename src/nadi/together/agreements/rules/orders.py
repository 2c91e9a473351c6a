"""Who may do what with orders: order, confirm, receive, invoice, dispute, rate."""

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import CallOff
from nadi.together.agreements.rules.agreements import binds
from nadi.web.access import Actor, Role, Sentence, rule

State = CallOff.State


def is_waiting_for_vendor(_actor: Actor, order: CallOff) -> Sentence | None:
    """An order is confirmed once."""
    if order.state == State.ORDERED:
        return None
    return _("This order no longer waits for confirmation.")


def vendor_may_answer(actor: Actor, order: CallOff) -> Sentence | None:
    """A vendor's representative answers an order that waits."""
    return binds(actor, order) or is_waiting_for_vendor(actor, order)


def can_be_received(_actor: Actor, order: CallOff) -> Sentence | None:
    """Only a confirmed order can be received, until all of it is there."""
    if order.state in (State.CONFIRMED, State.PARTLY):
        return None
    return _("Only a confirmed order can be received.")


def can_be_finished(actor: Actor, order: CallOff) -> Sentence | None:
    """The member ends what came in part; of what nothing came, the office does."""
    if order.state == State.PARTLY or (order.state == State.CONFIRMED and actor.is_staff):
        return binds(actor, order)
    return _("Only an order of which a part has arrived can be ended. Ask the office about any other.")


def is_confirmed(_actor: Actor, order: CallOff) -> Sentence | None:
    """Invoices and disputes are about orders that the vendor has confirmed."""
    if order.state in (State.CONFIRMED, State.PARTLY, State.DELIVERED):
        return None
    return _("This is possible once the vendor has confirmed the order.")


def has_arrived(_actor: Actor, order: CallOff) -> Sentence | None:
    """A vendor is rated by what arrived."""
    return None if order.state == State.DELIVERED else _("Rate the vendor once everything has arrived.")


SIDES = (Role.STAFF, Role.MEMBER, Role.PROVIDER)
RULES = [
    rule("agreements.call_off", _("order under an agreement"), Role.MEMBER, binding=True),
    rule("agreements.see_call_off", _("see an order"), *SIDES),
    rule(
        "agreements.cancel_call_off",
        _("cancel an order before it is confirmed"),
        Role.MEMBER,
        binding=True,
        check=is_waiting_for_vendor,
    ),
    rule(
        "agreements.confirm_call_off",
        _("confirm an order (the vendor, or staff for it)"),
        Role.STAFF,
        Role.PROVIDER,
        check=vendor_may_answer,
    ),
    rule(
        "agreements.reject_call_off",
        _("say that an order cannot be delivered (the vendor, or staff for it)"),
        Role.STAFF,
        Role.PROVIDER,
        check=vendor_may_answer,
    ),
    rule("agreements.deliver_call_off", _("say that an order arrived"), Role.MEMBER, check=can_be_received),
    rule(
        "agreements.finish_call_off",
        _("end an order of which the rest will not come"),
        Role.STAFF,
        Role.MEMBER,
        check=can_be_finished,
    ),
    rule("agreements.note_invoice", _("note the invoice of an order"), *SIDES, check=is_confirmed),
    rule("agreements.open_dispute", _("dispute an order"), Role.MEMBER, check=is_confirmed),
    rule(
        "agreements.answer_dispute",
        _("answer a dispute (the vendor, or staff for it)"),
        Role.STAFF,
        Role.PROVIDER,
    ),
    rule("agreements.close_dispute", _("close a dispute"), Role.STAFF, Role.MEMBER),
    rule("agreements.rate", _("rate a vendor by a delivered order"), Role.MEMBER, check=has_arrived),
]
