"""An order as a workbook."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from nadi.together.agreements.models import CallOff
from nadi.together.agreements.prices import amount_of
from nadi.together.pools.units import unit_name
from nadi.web.exports import Sheet, file_answer
from nadi.web.localized import localized


def order_book(order: CallOff) -> HttpResponse:
    """Answer with the lines of an order, where each goes, and what it costs before VAT."""
    currency = order.addendum.agreement.award.pool.currency
    lines = order.lines.select_related("addendum_line__line", "addendum_line__site").order_by("pk")
    return file_answer(
        "xlsx",
        Sheet(
            name=f"order-{order.number}",
            heads=[
                _("Order"),
                _("Company"),
                _("Item"),
                _("Specification"),
                _("Site"),
                _("Town"),
                _("Address"),
                _("Quantity"),
                _("Unit"),
                _("Unit price"),
                _("Amount before VAT"),
                _("Currency"),
                _("Wanted on"),
            ],
            rows=[
                [
                    order.number,
                    localized(order.addendum.organisation),
                    localized(line.addendum_line.line),
                    localized(line.addendum_line.line, "specification"),
                    localized(line.addendum_line.site),
                    line.addendum_line.site.town,
                    line.addendum_line.site.address,
                    line.quantity,
                    str(unit_name(line.addendum_line.line.unit)),
                    line.unit_price,
                    amount_of(line.quantity, line.unit_price),
                    currency,
                    order.wanted_on,
                ]
                for line in lines
            ],
        ),
    )
