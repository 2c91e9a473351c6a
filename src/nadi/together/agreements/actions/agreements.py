"""Doing: agreements are made of an accepted award."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.together.agreements.ledger import record_contracted
from nadi.together.agreements.models import Addendum, AddendumLine, FrameworkAgreement
from nadi.together.agreements.money import spread
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
