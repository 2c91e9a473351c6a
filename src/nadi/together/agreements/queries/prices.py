"""Which price holds on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from nadi.together.agreements.models import AddendumLine, FrameworkAgreement, PriceChange
from nadi.together.agreements.prices import changed
from nadi.together.pools.models import Line
from nadi.web.access import Actor


@dataclass(frozen=True, kw_only=True)
class NewPrice:
    """A price under an agreement before and after a change."""

    line: Line
    before: Decimal
    after: Decimal


def factors_on(agreements: Iterable[int], day: date) -> Mapping[int, list[Decimal]]:
    """Return the factors in force on a day, by agreement, in the order in which they came into force."""
    accepted = PriceChange.objects.filter(
        agreement__in=agreements, state=PriceChange.State.ACCEPTED, from_day__lte=day
    )
    found: dict[int, list[Decimal]] = {}
    for agreement, factor in accepted.order_by("from_day", "pk").values_list("agreement_id", "factor"):
        found.setdefault(agreement, []).append(factor)
    return found


def pending_change(agreement: FrameworkAgreement) -> PriceChange | None:
    """Return the price change that waits for an answer."""
    return agreement.price_changes.filter(state=PriceChange.State.PENDING).first()


def latest_change(agreement: FrameworkAgreement) -> PriceChange | None:
    """Return the accepted price change that comes into force last."""
    accepted = agreement.price_changes.filter(state=PriceChange.State.ACCEPTED)
    return accepted.order_by("from_day", "pk").last()


def lines_shown_to(actor: Actor, agreement: FrameworkAgreement) -> Iterable[AddendumLine]:
    """Return the lines whose prices a reader sees: the two sides all, a member its own, the board none."""
    lines = AddendumLine.objects.filter(addendum__agreement=agreement).select_related("line")
    if not actor.is_staff and agreement.vendor_id != actor.organisation_id:
        lines = lines.filter(addendum__organisation=actor.organisation_id)
    return lines.order_by("line__position", "unit_price", "pk")


def new_prices(
    actor: Actor, agreement: FrameworkAgreement, factor: Decimal, from_day: date
) -> list[NewPrice]:
    """Return every different price that a reader sees, before a day and by this factor after it."""
    factors = factors_on([agreement.pk], from_day - timedelta(days=1)).get(agreement.pk, [])
    found: dict[tuple[int, Decimal], NewPrice] = {}
    for row in lines_shown_to(actor, agreement):
        before = changed(row.unit_price, factors)
        found[row.line_id, before] = NewPrice(line=row.line, before=before, after=changed(before, [factor]))
    return list(found.values())


def change_seen_by(actor: Actor, uid: str) -> PriceChange | None:
    """Return a price change for whoever sees its agreement."""
    change = PriceChange.objects.select_related("agreement__vendor", "agreement__award__pool").filter(uid=uid)
    found = change.first()
    if found is None:
        return None
    seen = actor.is_staff or actor.is_board or found.agreement.vendor_id == actor.organisation_id
    own = found.agreement.addenda.filter(organisation=actor.organisation_id)
    return found if seen or own.exists() else None


def change_of_side(actor: Actor, uid: str) -> PriceChange | None:
    """Return a price change for one of the two sides of its agreement."""
    found = change_seen_by(actor, uid)
    if found is None or not (actor.is_staff or found.agreement.vendor_id == actor.organisation_id):
        return None
    return found
