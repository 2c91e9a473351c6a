"""Reading what members think of a vendor: averages, and only when enough of them said it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nadi.together.agreements.models import CallOff, Rating
from nadi.web.access import Actor

FEWEST_RATERS = 5
TENTH = Decimal("0.1")


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Average marks from 1 to 5, and how many companies they come from."""

    quality: Decimal
    punctuality: Decimal
    service: Decimal
    raters: int


def rating_shown_to(actor: Actor, vendor: int) -> Marks | None:
    """Return a vendor's averages; staff see them always, others from five raters on."""
    ratings = list(
        Rating.objects.filter(call_off__addendum__agreement__vendor=vendor)
        .select_related("call_off__addendum__organisation")
        .order_by("pk")
    )
    raters = {organisation_or_group(one.call_off) for one in ratings}
    if not ratings or (len(raters) < FEWEST_RATERS and not actor.is_staff):
        return None
    return Marks(
        quality=average([one.quality for one in ratings]),
        punctuality=average([one.punctuality for one in ratings]),
        service=average([one.service for one in ratings]),
        raters=len(raters),
    )


def organisation_or_group(order: CallOff) -> str:
    """Return what counts as one rater: companies of one group are one."""
    organisation = order.addendum.organisation
    return organisation.holding or organisation.uid


def average(marks: list[int]) -> Decimal:
    """Return the mean to a tenth."""
    return (Decimal(sum(marks)) / len(marks)).quantize(TENTH, ROUND_HALF_UP)


def rating_of(actor: Actor, order: CallOff) -> Rating | None:
    """Return an order's rating for the company that gave it, and for staff."""
    is_own = order.addendum.organisation_id == actor.organisation_id
    return Rating.objects.filter(call_off=order).first() if is_own or actor.is_staff else None
