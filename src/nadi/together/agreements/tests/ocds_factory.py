"""Pools of enough companies that sums of them may be published, at any stage."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.cast import Cast

from nadi.companies.models import Organisation
from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, CallOffLine, FrameworkAgreement
from nadi.together.pools.models import Bid, Pool, ScenarioRow
from nadi.together.pools.queries.award import applied_shares, award_in_force
from nadi.together.pools.tests.award_factory import award, bid
from nadi.together.pools.tests.bid_factory import make_tender, opened
from nadi.together.pools.tests.factory import add_demand, make_lines, make_members, make_pool

# Nobody makes up more than a quarter, nor can work another's out; each figure is one that stands out.
BOXES = ("211.137", "217.139", "223.141", "229.143", "233.147", "239.149")
FILM = ("107.011", "109.013", "113.017", "121.019", "123.021", "127.023")
MEMBERS = ("Alazani", "Borjomi", "Chorokhi", "Debeda", "Enguri", "Fasanauri")


def gathering(cast: Cast, **fields: Any) -> Pool:
    """Return a pool of six companies of like size, open to the public unless told otherwise."""
    pool = make_pool(**{"is_public": True, "standstill_days": 0, **fields})
    boxes, film = make_lines(pool)
    for company, many, few in zip(make_members(MEMBERS), BOXES, FILM, strict=True):
        add_demand(boxes, company, many, baseline="1.20")
        add_demand(film, company, few, baseline="3.00")
    return pool


def tendering(cast: Cast, **fields: Any) -> Pool:
    """Let vendors bid."""
    return make_tender(gathering(cast, **fields))


def with_bids(cast: Cast, **fields: Any) -> Pool:
    """Open two bids: boxes are cheaper from Anatolia, film from Marmara."""
    pool = tendering(cast, **fields)
    boxes, film = pool.lines.order_by("position")
    bid(pool, cast.vendor_organisation, {boxes: "1.00", film: "2.71"})
    bid(pool, cast.rival_organisation, {boxes: "1.13", film: "2.30"})
    return opened(pool)


def awarded(cast: Cast, **fields: Any) -> Pool:
    """Award the cheapest scenario."""
    pool = with_bids(cast, **fields)
    award(pool)
    pool.refresh_from_db()
    return pool


def agreed(cast: Cast, **fields: Any) -> Pool:
    """Make the agreements."""
    pool = awarded(cast, **fields)
    decided = award_in_force(pool)
    assert decided is not None
    today = timezone.localdate()
    for place, own in enumerate(
        Bid.objects.filter(rows__scenario=decided.scenario).distinct().order_by("pk")
    ):
        agreement = FrameworkAgreement.objects.create(
            award=decided,
            vendor=own.vendor,
            number=f"2026-{decided.pk}-{place + 1}",
            starts=today,
            ends=today + timedelta(days=365),
        )
        for share in applied_shares(decided):
            addendum = Addendum.objects.create(
                agreement=agreement, organisation=share.participation.organisation, share=share
            )
            rows = ScenarioRow.objects.filter(
                scenario=decided.scenario, participation=share.participation, bid=own
            )
            for row in rows:
                AddendumLine.objects.create(
                    addendum=addendum,
                    line=row.line,
                    site=row.site,
                    quantity=row.quantity,
                    unit_price=row.unit_price,
                )
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.AGREED)
    pool.refresh_from_db()
    return pool


def order_everything(agreement: FrameworkAgreement, *companies: Organisation) -> None:
    """Let companies (all, if none is named) order all they may under an agreement."""
    for addendum in agreement.addenda.all():
        if companies and addendum.organisation not in companies:
            continue
        order = CallOff.objects.create(addendum=addendum, number=f"o-{addendum.pk}", ordered_by="x")
        for line in addendum.lines.all():
            CallOffLine.objects.create(
                call_off=order, addendum_line=line, quantity=line.quantity, unit_price=line.unit_price
            )
