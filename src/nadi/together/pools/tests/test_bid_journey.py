"""Whatever a vendor may submit comes out of the seal, the rows and the engine's question as it went in."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from tests.cast import Cast

from nadi.companies.models import Organisation, Site
from nadi.engine import award as engine
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.opening import open_bids
from nadi.together.pools.actions.quality import Scored, score_bid
from nadi.together.pools.evaluation.landed import mark_ups_of
from nadi.together.pools.evaluation.problem import read
from nadi.together.pools.models import Bid, Criterion, CurrencyRate, Line, Pool
from nadi.together.pools.offers.offer import LineOffer, Offer, payload_of
from nadi.together.pools.offers.rows import PARTS, offer_of
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.tests.bid_factory import OFFICE, make_request, make_tender, pass_deadline
from nadi.together.pools.tests.factory import add_demand, make_pool
from nadi.together.pools.tests.offers import WANTED, offers, technicals


def make_wanted(buyer: Organisation) -> tuple[Pool, dict[str, str]]:
    """Store a running tender that asks for WANTED; returns it with what its names became."""
    pool, names = make_pool(), {}
    for wanted in WANTED.lines:
        line = Line.objects.create(pool=pool, position=wanted.number, name=wanted.name)
        names[wanted.uid] = line.uid
        for town, quantity in wanted.towns:
            site = Site.objects.create(organisation=buyer, name=town, town=town)
            add_demand(line, buyer, str(quantity), site=site)
    for code, rate in WANTED.rates:
        CurrencyRate.objects.create(pool=pool, currency=code, rate=rate, source="National Bank")
    pool = make_tender(pool)
    for position, one in enumerate(WANTED.quality):
        criterion = Criterion.objects.create(
            pool=pool, position=position, name=one.name, weight=one.share, most_points=one.most_points
        )
        names[one.uid] = criterion.uid
    Pool.objects.filter(pk=pool.pk).update(has_quality=True, quality_mark_up=Decimal("0.3"))
    pool.refresh_from_db()
    return pool, names


def renamed(payload: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a payload under the names of a stored tender."""
    text = json.dumps(payload, ensure_ascii=False)
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return dict(json.loads(text))


def as_asked(offer: LineOffer) -> tuple[Any, ...]:
    """Return what the engine must know of a schedule."""
    return (
        "incremental" if offer.incremental else "all_units",
        [(one.from_quantity, one.unit_price) for one in offer.breaks],
        (offer.set_up_charge, offer.minimum_quantity, offer.capacity, offer.whole_lot),
        sorted(price for _town, price in offer.freight),
    )


def as_read(offer: engine.LineOffer) -> tuple[Any, ...]:
    """Return the same of the engine's schedule."""
    return (
        offer.kind,
        [(one.from_quantity, one.unit_price) for one in offer.breaks],
        (offer.set_up_charge, offer.minimum_quantity, offer.capacity, offer.whole_lot),
        sorted(offer.freight.values()),
    )


@given(offer=offers(), technical=technicals)
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bid_survives_seal_rows_and_question(cast: Cast, offer: Offer, technical: dict[str, str]) -> None:
    Pool.objects.all().delete()
    pool, names = make_wanted(cast.rioni.organisation)
    request, token = make_request(pool, cast.vendor_organisation)
    payload = renamed({**payload_of(offer), "technical": technical}, names)
    submit_bid(request=request, token=token, payload=payload)
    pass_deadline(pool)
    open_bids(by=OFFICE, pool=pool)
    scores = {one.uid: Scored(points=Decimal(3)) for one in pool.criteria.all()}
    score_bid(by=OFFICE, bid=Bid.objects.get(), scores=scores)
    open_bids(by=OFFICE, pool=pool)
    bid = Bid.objects.prefetch_related(*PARTS).get()
    assert {**payload_of(offer_of(bid)), "technical": bid.technical} == payload
    assert_asked(pool, bid, offer, names)


def assert_asked(pool: Pool, bid: Bid, offer: Offer, names: dict[str, str]) -> None:
    """Compare the engine's question with what was submitted."""
    compared = [one for one in offer.lines if one.variant == 0]
    if not compared and not offer.bundles:
        return
    [asked] = read(pool).problem.bids
    offered = {one.line: as_read(one) for one in asked.offers}
    assert offered == {names[one.line]: as_asked(one) for one in compared}
    assert (asked.fixed_charge, asked.capacity, asked.minimum_order_value, asked.currency_rate) == (
        offer.fixed_charge,
        offer.capacity,
        offer.minimum_order_value,
        offer.currency_rate,
    )
    tiers = asked.total_discount.tiers if asked.total_discount else ()
    assert [(one.threshold, one.rate) for one in tiers] == [
        (one.threshold, one.rate) for one in offer.discount.tiers
    ]
    mark_up = mark_ups_of(pool, [bid])[bid.uid].total
    assert [one.mark_up for one in asked.offers] == [mark_up for _one in asked.offers]
    assert [one.mark_up for one in asked.bundles] == [mark_up for _one in asked.bundles]


def test_demand_of_a_running_tender_is_what_the_strategy_bids_on(cast: Cast) -> None:
    pool, names = make_wanted(cast.rioni.organisation)
    asked = wanted_of(pool)
    assert [(line.uid, line.quantity, line.towns) for line in asked.lines] == [
        (names[line.uid], line.quantity, line.towns) for line in WANTED.lines
    ]
    assert sorted(asked.rates) == sorted(WANTED.rates)
    assert asked.bids_until == timezone.localdate() + timedelta(days=7)
