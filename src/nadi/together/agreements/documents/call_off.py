"""An order on paper."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.together.agreements.documents.addendum import with_number
from nadi.together.agreements.models import CallOff
from nadi.together.agreements.prices import amount_of
from nadi.together.agreements.queries.deliveries import amount_ordered
from nadi.together.pools.units import unit_name
from nadi.web.components.figures import day_text, moment_text, money_text, quantity_text
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized


def call_off_paper(order: CallOff) -> Paper:
    """Return an order as the vendor and the member both keep it."""
    currency = order.addendum.agreement.award.pool.currency
    return Paper(
        sender=association_name(),
        kicker=_("Order"),
        title=_("Order %(number)s") % {"number": order.number},
        language=get_language() or "en",
        facts=list(facts_of(order)),
        sections=[
            ordered_lines(order, currency),
            Section(
                heading=_("Note to the vendor") if order.note else "",
                paragraphs=[order.note] if order.note else [],
            ),
            deliveries(order),
        ],
        signatures=[localized(order.addendum.organisation), localized(order.addendum.agreement.vendor)],
        foot=_("Order %(number)s under agreement %(agreement)s")
        % {"number": order.number, "agreement": order.addendum.agreement.number},
    )


def facts_of(order: CallOff) -> Iterator[tuple[str, str]]:
    """Yield the order at a glance."""
    yield _("Buyer"), with_number(order.addendum.organisation)
    yield _("Vendor"), with_number(order.addendum.agreement.vendor)
    yield _("Agreement"), order.addendum.agreement.number
    yield _("Ordered"), moment_text(order.ordered)
    yield _("State"), str(order.get_state_display())
    if order.wanted_on:
        yield _("Wanted on"), day_text(order.wanted_on)
    if order.confirmed:
        yield _("Confirmed by the vendor"), moment_text(order.confirmed)
    if order.invoice_number:
        yield _("Invoice"), order.invoice_number


def ordered_lines(order: CallOff, currency: str) -> Section:
    """Return what is ordered, with the sum."""
    lines = order.lines.select_related("addendum_line__line", "addendum_line__site").order_by("pk")
    rows = [
        [
            localized(one.addendum_line.line),
            place_of(one.addendum_line.site),
            quantity_text(one.quantity, str(unit_name(one.addendum_line.line.unit))),
            money_text(one.unit_price.normalize(), currency),
            money_text(amount_of(one.quantity, one.unit_price), currency),
        ]
        for one in lines
    ]
    rows.append([_("In all, before VAT"), "", "", "", money_text(amount_ordered(order), currency)])
    heads = [_("Item"), _("Delivered to"), _("Quantity"), _("Price per unit"), _("Amount")]
    return Section(heading=_("Lines"), sheet=Sheet(heads=heads, rows=rows, numbers=[2, 3, 4], has_total=True))


def place_of(site: object) -> str:
    """Return a site with its address, as a driver needs it."""
    parts = (localized(site), getattr(site, "address", ""), getattr(site, "town", ""))
    return ", ".join(part for part in parts if part)


def deliveries(order: CallOff) -> Section:
    """Return what has arrived so far."""
    rows = [
        [
            day_text(delivery.arrived_on),
            localized(line.call_off_line.addendum_line.line),
            quantity_text(line.quantity, str(unit_name(line.call_off_line.addendum_line.line.unit))),
        ]
        for delivery in order.deliveries.prefetch_related("lines__call_off_line__addendum_line__line")
        for line in delivery.lines.all()
    ]
    heads = [_("Arrived on"), _("Item"), _("Quantity")]
    sheet = Sheet(heads=heads, rows=rows, numbers=[2], wide=1) if rows else None
    return Section(heading=_("Arrived so far") if rows else "", sheet=sheet)
