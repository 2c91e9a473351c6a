"""Starting a tender: its terms are fixed, the demand is frozen, and the keys of the sealed bids are made."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import (
    freeze_shown_quantities,
    locked,
    refuse_below_minimum,
    wanted_lines,
)
from nadi.together.pools.actions.rounds import begin_first
from nadi.together.pools.models import Criterion, CurrencyRate, Pool
from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.sealing import new_key_pair
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Actor, Refused

State = Pool.State
PREPARED = (
    "is_public",
    "incoterm",
    "has_quality",
    "quality_mark_up",
    "interest_rate",
    "award_on",
    "deliver_from",
    "deliver_until",
)


@dataclass(frozen=True, kw_only=True)
class CriterionWanted:
    """What quality is judged by, as staff type it."""

    name: str = ""
    name_local: str = ""
    weight: Decimal = Decimal(1)
    most_points: int = 10
    least_points: int = 0


@dataclass(frozen=True, kw_only=True)
class RateWanted:
    """A currency that vendors may bid in, at one rate stated beforehand."""

    currency: str
    rate: Decimal
    source: str


@dataclass(frozen=True, kw_only=True)
class TenderTerms:
    """What vendors are told before the first bid, and what binds the buyers from then on."""

    bids_until: datetime
    is_public: bool = False
    incoterm: str = "DAP"
    has_quality: bool = False
    quality_mark_up: Decimal = Decimal(0)
    interest_rate: Decimal = Decimal(0)
    award_on: date | None = None
    deliver_from: date | None = None
    deliver_until: date | None = None
    criteria: Sequence[CriterionWanted] = ()
    rates: Sequence[RateWanted] = ()

    def columns(self) -> dict[str, Any]:
        """Return what the pool keeps of it."""
        return {name: getattr(self, name) for name in ("bids_until", *PREPARED)}


def as_prepared(pool: Pool, *, bids_until: datetime, **changes: Any) -> TenderTerms:
    """Return the terms that were set while the pool was prepared, with what is changed now."""
    prepared = {name: getattr(pool, name) for name in PREPARED}
    criteria = tuple(CriterionWanted(**row) for row in pool.criteria.values(*fields_of(CriterionWanted)))
    rates = tuple(RateWanted(**row) for row in pool.currency_rates.values(*fields_of(RateWanted)))
    rows = {"criteria": criteria, "rates": rates}
    return TenderTerms(**{**prepared, **rows, **changes, "bids_until": bids_until})


def fields_of(row: type[CriterionWanted] | type[RateWanted]) -> list[str]:
    """Return the columns of a row as typed."""
    return [one.name for one in fields(row)]


def start_tender(*, by: Actor, pool: Pool, terms: TenderTerms) -> Pool:
    """Begin the bidding: fix the terms, make the keys of the sealed bids, say until when vendors bid."""
    with transaction.atomic():
        pool = locked(pool)
        now = timezone.now()
        refuse_unless_demand_is_closed(pool, now)
        refuse_terms_that_cannot_hold(pool, terms, now)
        for name, value in terms.columns().items():
            setattr(pool, name, value)
        pool.sealing_key, pool.opening_key = new_key_pair(pool.uid)
        pool.state, pool.round_number = State.TENDERING, 1
        pool.save()
        begin_first(pool, now)
        set_criteria(pool, terms.criteria if terms.has_quality else ())
        set_rates(pool, terms.rates)
        freeze_shown_quantities(pool)
        refresh_search(pool)
        record(
            by=by,
            verb="pools.start_tender",
            subject=f"pool:{pool.uid}",
            before={"state": State.GATHERING},
            after={"state": State.TENDERING, **as_facts(terms)},
        )
    return pool


def refuse_unless_demand_is_closed(pool: Pool, now: datetime) -> None:
    """A tender needs a demand that is there, and fixed."""
    if pool.state == State.DRAFT:
        raise Refused(_("This pool is still being prepared: open it, and let members enter their demand."))
    if pool.state != State.GATHERING:
        raise Refused(_("The tender of this pool has been started already."))
    if now < pool.demand_until:
        raise Refused(_("Members still enter demand. Close the demand first, then start the tender."))
    if not wanted_lines(pool):
        raise Refused(_("Nobody wants anything of this pool, so there is nothing to ask vendors for."))
    refuse_below_minimum(pool)


def refuse_terms_that_cannot_hold(pool: Pool, terms: TenderTerms, now: datetime) -> None:
    """Refuse terms that vendors could not meet, or that would decide nothing."""
    if terms.bids_until <= now:
        raise Refused(_("Vendors need time to bid: choose a deadline in the future."))
    if terms.incoterm not in INCOTERMS:
        raise Refused(_("Choose one of the eleven delivery terms of Incoterms 2020."))
    if terms.deliver_from and terms.deliver_until and terms.deliver_from > terms.deliver_until:
        raise Refused(_("Deliveries end before they begin. Put the two days in order."))
    if terms.award_on and terms.award_on < terms.bids_until.date():
        raise Refused(_("The award is planned before the bids are opened. Choose a later day for it."))
    if terms.has_quality:
        refuse_criteria_that_decide_nothing(terms)
    refuse_rates_that_say_nothing(pool, terms.rates)


def refuse_criteria_that_decide_nothing(terms: TenderTerms) -> None:
    """Quality that is assessed must be able to change the result."""
    if not terms.criteria:
        raise Refused(_("Quality is to be assessed: write down at least one criterion."))
    if any(one.least_points > one.most_points for one in terms.criteria):
        raise Refused(_("A criterion asks for more points than it gives. Lower the least points."))
    if not terms.quality_mark_up and not any(one.least_points for one in terms.criteria):
        raise Refused(
            _(
                "With these numbers quality would decide nothing: set a mark-up for bids without points, or "
                "the least points that a bid needs."
            )
        )


def refuse_rates_that_say_nothing(pool: Pool, rates: Sequence[RateWanted]) -> None:
    """One rate a currency, and none for the pool's own."""
    named = [one.currency for one in rates]
    if pool.currency in named:
        raise Refused(
            _("Prices are compared in %(currency)s; it needs no rate.") % {"currency": pool.currency}
        )
    if len(set(named)) < len(named):
        raise Refused(_("A currency has one rate. Take one of the two out."))
    if any(one.rate <= 0 for one in rates):
        raise Refused(_("A rate is above 0: it says what one unit of the currency is worth."))


def set_rates(pool: Pool, rates: Sequence[RateWanted]) -> None:
    """Put down the currencies that vendors may bid in."""
    pool.currency_rates.all().delete()
    CurrencyRate.objects.bulk_create(CurrencyRate(pool=pool, **asdict(one)) for one in rates)


def set_criteria(pool: Pool, criteria: Sequence[CriterionWanted]) -> None:
    """Put down what quality is judged by, in place of what was prepared."""
    pool.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(pool=pool, position=position, **asdict(one))
        for position, one in enumerate(criteria, start=1)
    )


def as_facts(terms: TenderTerms) -> dict[str, Any]:
    """Write the terms for the journal."""
    plain = {
        name: value if isinstance(value, bool) else str(value or "")
        for name, value in terms.columns().items()
    }
    criteria = [f"{one.name or one.name_local}: {one.weight}" for one in terms.criteria if terms.has_quality]
    rates = [f"{one.currency}: {one.rate}" for one in terms.rates]
    return {**plain, "bids_until": terms.bids_until.isoformat(), "criteria": criteria, "rates": rates}
