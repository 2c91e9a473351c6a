"""Doing: agreements are made, orders are called off, confirmed and received, savings are recorded."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.together.agreements.ledger import record_contracted, record_realised
from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, CallOffLine, FrameworkAgreement
from nadi.together.agreements.money import spread
from nadi.together.agreements.notices import tell_member_of_confirmation, tell_vendor_of_order
from nadi.together.agreements.queries import remaining_of
from nadi.together.agreements.rules import everybody_accepted
from nadi.together.pools.models import Award, Pool, ScenarioRow, Share
from nadi.together.pools.queries.award import applied_shares, award_in_force
from nadi.web.access import Actor, Refused

YEAR = timedelta(days=365)
ZERO = Decimal(0)


def make_agreements(*, by: Actor, pool: Pool, starts: date, ends: date) -> list[FrameworkAgreement]:
    """Make one framework agreement per winning vendor and one addendum per member under it."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        award = award_in_force(pool)
        if (sentence := everybody_accepted(by, pool)) is not None or award is None:
            raise Refused(sentence or _("There is no award to make agreements of."))
        if not starts < ends <= starts + 4 * YEAR + timedelta(days=1):
            raise Refused(_("An agreement ends after it starts, and within four years."))
        agreements = frame_agreements(award, starts, ends)
        for share in applied_shares(award):
            add_addenda(award, share, agreements)
            record_contracted(share)
        pool.state = Pool.State.AGREED
        pool.save(update_fields=["state"])
        record(
            by=by,
            verb="agreements.make",
            subject=f"pool:{pool.uid}",
            after={"agreements": [agreement.number for agreement in agreements.values()]},
        )
    return list(agreements.values())


def frame_agreements(award: Award, starts: date, ends: date) -> dict[int, FrameworkAgreement]:
    """Make the agreement with each winner, keyed by vendor, numbered in the order of their names."""
    winners = Organisation.objects.filter(bids__rows__scenario=award.scenario).distinct()
    return {
        vendor.pk: FrameworkAgreement.objects.create(
            award=award, vendor=vendor, number=f"{starts:%Y}-{award.pk}-{place}", starts=starts, ends=ends
        )
        for place, vendor in enumerate(winners.order_by("name", "pk"), start=1)
    }


def add_addenda(award: Award, share: Share, agreements: Mapping[int, FrameworkAgreement]) -> None:
    """Write one member's part of each agreement; its share less the vendors' prices is spread over them."""
    rows = ScenarioRow.objects.filter(scenario=award.scenario, participation=share.participation)
    by_vendor: dict[int, list[ScenarioRow]] = {}
    for row in rows.select_related("bid").order_by("pk"):
        by_vendor.setdefault(row.bid.vendor_id, []).append(row)
    at_prices = {str(vendor): sum((row.amount for row in own), ZERO) for vendor, own in by_vendor.items()}
    adjustments = spread(share.amount - sum(at_prices.values(), ZERO), at_prices)
    baselines = baselines_of(share)
    for vendor, own in by_vendor.items():
        addendum = Addendum.objects.create(
            agreement=agreements[vendor],
            organisation=share.participation.organisation,
            share=share,
            adjustment=adjustments[str(vendor)],
        )
        AddendumLine.objects.bulk_create(addendum_lines(addendum, own, baselines))


def addendum_lines(
    addendum: Addendum, rows: list[ScenarioRow], baselines: Mapping[tuple[int, int], Decimal | None]
) -> list[AddendumLine]:
    """Return the lines of an addendum; rows of one line, site and price are one line."""
    merged: dict[tuple[int, int, Decimal], Decimal] = {}
    for row in rows:
        key = (row.line_id, row.site_id, row.unit_price)
        merged[key] = merged.get(key, ZERO) + row.quantity
    return [
        AddendumLine(
            addendum=addendum,
            line_id=line,
            site_id=site,
            unit_price=price,
            quantity=quantity,
            baseline=baselines.get((line, site)),
        )
        for (line, site, price), quantity in merged.items()
    ]


def baselines_of(share: Share) -> dict[tuple[int, int], Decimal | None]:
    """Return what the member pays today, per line and site."""
    demands = share.participation.demands.values_list("line_id", "site_id", "baseline")
    return {(line, site): baseline for line, site, baseline in demands}


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
