"""What a seat costs whom, and what is owed when it is given back. Exact money, to the cent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.registers.events.models import Event, Price, Seat
from nadi.web.access import Refused

CENT, ZERO = Decimal("0.01"), Decimal(0)
# Who has just been confirmed may still think twice, also after the last free day.
TIME_TO_THINK = timedelta(days=2)
Who = Price.Who


@dataclass(frozen=True, kw_only=True)
class Fare:
    """The price of one seat, for whom it holds, and whether it is the early one."""

    tier: str
    amount: Decimal
    is_early: bool = False


def tier_of(organisation: Organisation | None) -> Price.Who:
    """Return which price holds for a company today; a guest is everybody else."""
    if organisation is None:
        return Who.OTHER
    if members().filter(pk=organisation.pk).exists():
        return Who.MEMBER
    return Who.PROVIDER if organisation.kind == Organisation.Kind.PROVIDER else Who.OTHER


def fare_for(event: Event, tier: Price.Who, *, is_early_possible: bool = True) -> Fare:
    """Return what a seat costs today; without prices it is free, without a price of its own `other` holds.

    Refuses those for whom the event has no price at all.
    """
    prices = {price.who: price for price in event.prices.all()}
    if not prices:
        return Fare(tier=tier, amount=ZERO)
    price = prices.get(tier) or prices.get(Who.OTHER)
    if price is None:
        raise Refused(
            _("This event is not open to %(who)s. Ask the association's office.") % {"who": tier.label}
        )
    early = price.early if is_early_possible and is_early_bird(event) else None
    return Fare(tier=tier, amount=price.amount if early is None else early, is_early=early is not None)


def is_early_bird(event: Event) -> bool:
    """Tell whether the early-bird price still holds."""
    return event.early_bird_until is not None and timezone.localdate() <= event.early_bird_until


def owed_when_given_back(event: Event, seat: Seat, now: datetime) -> Decimal:
    """Return what is still owed for a seat given back now."""
    if seat.state != Seat.State.HELD or is_free_to_give_back(event, seat, now):
        return ZERO
    return (seat.price * event.late_percent / 100).quantize(CENT, ROUND_HALF_UP)


def is_free_to_give_back(event: Event, seat: Seat, now: datetime) -> bool:
    """Tell whether giving back costs nothing: until the last free day, and just after the confirmation."""
    if event.free_until is None or timezone.localdate(now) <= event.free_until:
        return True
    return seat.held_since is not None and now < seat.held_since + TIME_TO_THINK
