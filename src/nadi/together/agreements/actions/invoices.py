"""Doing: the vendor's invoice of an order is noted and compared with what arrived."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.call_offs import locked, refuse_unless
from nadi.together.agreements.models import CallOff
from nadi.together.agreements.queries.deliveries import differs_from_delivered
from nadi.web.access import Actor, Refused


@dataclass(frozen=True, kw_only=True)
class Invoice:
    """What stands on an invoice; the amount is before VAT."""

    number: str
    day: date
    amount: Decimal


def note_invoice(*, by: Actor, order: CallOff, invoice: Invoice) -> Decimal:
    """Note the invoice; return by how much it exceeds what arrived at the ordered prices."""
    with transaction.atomic():
        order = locked(order)
        refuse_unless(order, CallOff.State.CONFIRMED, CallOff.State.PARTLY, CallOff.State.DELIVERED)
        if invoice.day > timezone.localdate():
            raise Refused(_("The invoice is dated later than today. Look at its date again."))
        before = order.invoice_number
        order.invoice_number, order.invoice_date = invoice.number, invoice.day
        order.invoice_amount = invoice.amount
        order.save(update_fields=["invoice_number", "invoice_date", "invoice_amount"])
        record(
            by=by,
            verb="agreements.note_invoice",
            subject=f"call_off:{order.uid}",
            before={"invoice": before},
            after={"invoice": invoice.number},
        )
        return differs_from_delivered(order)
