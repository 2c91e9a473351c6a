"""Doing: a member says what is wrong with an order, the vendor answers, one of the buyers closes it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.call_offs import locked, refuse_unless
from nadi.together.agreements.models import CallOff, Dispute
from nadi.together.agreements.notices import call_offs as notices
from nadi.web.access import Actor, Refused

DISPUTABLE = (CallOff.State.CONFIRMED, CallOff.State.PARTLY, CallOff.State.DELIVERED)


def open_dispute(*, by: Actor, order: CallOff, text: str) -> Dispute:
    """Say what is wrong with an order; the vendor and the office are told."""
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, *DISPUTABLE)
        if order.disputes.filter(closed=None).exists():
            raise Refused(_("A dispute about this order is open already. Close it before opening another."))
        if not text.strip():
            raise Refused(_("Say what is wrong with the order."))
        dispute = Dispute.objects.create(call_off=order, text=text, opened_by=by.person)
        record(by=by, verb="agreements.open_dispute", subject=f"call_off:{order.uid}")
        notices.tell_disputed(dispute)
    return dispute


def open_now(dispute: Dispute) -> Dispute:
    """Return the dispute under its order's lock, or refuse if it is closed."""
    order = locked(dispute.call_off)
    dispute = Dispute.objects.get(pk=dispute.pk)
    dispute.call_off = order
    if dispute.closed:
        raise Refused(_("This dispute is closed. Open another if something is still wrong."))
    return dispute


def answer_dispute(*, by: Actor, dispute: Dispute, answer: str) -> Dispute:
    """The vendor says what it will do; it may answer anew until the dispute is closed."""
    with transaction.atomic():
        dispute = open_now(dispute)
        if not answer.strip():
            raise Refused(_("Write an answer."))
        dispute.answer, dispute.answered = answer, timezone.now()
        dispute.save(update_fields=["answer", "answered"])
        record(by=by, verb="agreements.answer_dispute", subject=f"call_off:{dispute.call_off.uid}")
        notices.tell_dispute_answered(dispute)
    return dispute


def close_dispute(*, by: Actor, dispute: Dispute, outcome: str) -> Dispute:
    """The member or the office says how it was settled."""
    with transaction.atomic():
        dispute = open_now(dispute)
        if not outcome.strip():
            raise Refused(_("Say how it was settled."))
        dispute.outcome, dispute.closed = outcome, timezone.now()
        dispute.save(update_fields=["outcome", "closed"])
        record(by=by, verb="agreements.close_dispute", subject=f"call_off:{dispute.call_off.uid}")
        notices.tell_dispute_closed(dispute)
    return dispute
