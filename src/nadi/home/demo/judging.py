"""Judging quality in the demonstration, and asking the best vendors once more."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.together.pools.actions.further_rounds import NewRound, start_round
from nadi.together.pools.actions.quality import Scored, score_bid
from nadi.together.pools.actions.starting import CriterionWanted
from nadi.together.pools.models import Pool, Round
from nadi.web.access import Actor

CRITERIA = (
    CriterionWanted(
        name="Print quality, by three samples",
        name_local="ბეჭდვის ხარისხი, სამი ნიმუშით",
        weight=Decimal(60),
        most_points=10,
        least_points=5,
    ),
    CriterionWanted(
        name="Lead time and stock in Georgia",
        name_local="მიწოდების ვადა და მარაგი საქართველოში",
        weight=Decimal(40),
        most_points=10,
    ),
)
QUALITY: dict[str, Any] = {"has_quality": True, "quality_mark_up": Decimal("0.1"), "criteria": CRITERIA}
SAID = {
    "anadolu": (
        "Three samples were sent to the office: six colours, register within 0.1 mm.",
        "Five weeks from approval of the artwork; goods come by lorry through Sarpi.",
    ),
    "caucasus": (
        "Three samples in four colours; two more colours would need another supplier.",
        "Three weeks from approval of the artwork; two months of stock are kept in Tbilisi.",
    ),
    "danube": (
        "Samples of earlier orders were sent, six colours, printed in Constanța.",
        "Six weeks by sea to Poti; no stock in the country.",
    ),
}
GIVEN = (
    (Decimal(9), "Even colours on all three samples."),
    (Decimal(5), "Five weeks, and no stock in the country."),
)


def technical_envelope(pool: Pool, vendor: str) -> dict[str, str]:
    """Return what a vendor says to each criterion."""
    return {criterion.uid: said for criterion, said in zip(pool.criteria.all(), SAID[vendor], strict=True)}


def score_first(pool: Pool, staff: Actor) -> None:
    """Give one bid its points; the others wait for theirs."""
    bid = pool.bids.order_by("pk")[0]
    points = {
        criterion.uid: Scored(points=given, reason=reason)
        for criterion, (given, reason) in zip(pool.criteria.all(), GIVEN, strict=True)
    }
    score_bid(by=staff, bid=bid, scores=points)


def ask_again(pool: Pool, staff: Actor, vendors: Iterable[Organisation]) -> None:
    """Ask the best vendors for their best and final offers."""
    requests = pool.requests.filter(vendor__in=list(vendors)).values_list("uid", flat=True)
    until = timezone.now() + timedelta(days=4)
    new = NewRound(kind=Round.Kind.BAFO, shortlist=list(requests), bids_until=until)
    start_round(by=staff, pool=pool, new=new)
