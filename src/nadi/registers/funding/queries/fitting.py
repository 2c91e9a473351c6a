"""Whether firms can get programmes' money, for many at once in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from nadi.companies.models import Organisation, Site
from nadi.companies.queries import members
from nadi.engine import eligibility
from nadi.engine.eligibility import Assessment, Fact, Facts, Money, Rates, converted
from nadi.registers.funding.models import Application, CompanyFact, Programme
from nadi.registers.funding.queries.programmes import rates_until
from nadi.registers.funding.reading import as_read, facts_already_here, read_fact, read_rates
from nadi.web.access import Actor

GRANTED = (Application.State.GRANTED, Application.State.PAID)
Received = Mapping[tuple[int, int], list[Money]]


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A programme and whether one firm can get its money."""

    programme: Programme
    assessment: Assessment


@dataclass(frozen=True, kw_only=True)
class FirmFit:
    """A firm and whether it can get a programme's money: for the office alone."""

    organisation: Organisation
    assessment: Assessment


def facts_of(organisations: Collection[Organisation]) -> Mapping[int, Facts]:
    """Return what is known of each firm: what it told, and else what the association knows anyway."""
    keys = [one.pk for one in organisations]
    regions: defaultdict[int, list[str]] = defaultdict(list)
    for owner, region in Site.objects.filter(organisation__in=keys, is_closed=False).values_list(
        "organisation", "region"
    ):
        regions[owner].append(region)
    found: dict[int, dict[str, Fact]] = {
        one.pk: facts_already_here(one, regions[one.pk]) for one in organisations
    }
    for row in CompanyFact.objects.filter(organisation__in=keys):
        fact = read_fact(row)
        if fact is not None:
            found[row.organisation_id][row.key] = fact
    return dict(found)


def rates_today() -> Rates:
    """Return the rates in force."""
    return read_rates(rates_until(timezone.localdate()))


def received_by(organisations: Iterable[int], programmes: Iterable[int]) -> Received:
    """Return what each firm was granted by each programme already, one sum in each currency."""
    rows = Application.objects.filter(
        organisation__in=organisations, programme__in=programmes, state__in=GRANTED
    )
    found: defaultdict[tuple[int, int], list[Money]] = defaultdict(list)
    sums = rows.order_by().values_list("organisation", "programme", "currency").annotate(Sum("granted"))
    for owner, programme, currency, total in sums:
        found[owner, programme].append(Money(amount=total or Decimal(0), currency=currency))
    return found


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everything that judging takes besides the programme."""

    facts: Mapping[int, Facts]
    rates: Rates
    received: Received
    now: datetime

    def assess(self, programme: Programme, organisation: int) -> Assessment:
        """Judge one firm by one programme."""
        received, missing = self.received_of(programme, organisation)
        found = eligibility.assess(
            programme=as_read(programme, programme.calls.all(), self.now),
            facts=self.facts.get(organisation, {}),
            rates=self.rates,
            now=self.now,
            received=received,
        )
        if not missing or programme.beneficiary_cap is None:
            return found
        offer = (
            replace(one, low=None, is_exact=False, missing=(*one.missing, *missing)) for one in found.offer
        )
        return replace(found, offer=tuple(offer))

    def received_of(self, programme: Programme, organisation: int) -> tuple[Decimal, list[str]]:
        """Return what a firm had of a programme in its currency, and the rates missing to know it."""
        total, missing = Decimal(0), []
        for money in self.received.get((organisation, programme.pk), []):
            amount = converted(money, programme.currency, self.rates)
            total += amount or Decimal(0)
            missing += [] if amount is not None else [f"rate:{money.currency}/{programme.currency}"]
        return total, missing


def known_of(organisations: Collection[Organisation], programmes: Collection[Programme]) -> Known:
    """Read all that is known of these firms and programmes."""
    keys = [one.pk for one in organisations]
    return Known(
        facts=facts_of(organisations),
        rates=rates_today(),
        received=received_by(keys, [one.pk for one in programmes]),
        now=timezone.localtime(),
    )


def fits_for(organisation: Organisation, programmes: Collection[Programme]) -> list[Fit]:
    """Return which of these programmes a firm can get, in their order."""
    known = known_of([organisation], programmes)
    return [Fit(programme=one, assessment=known.assess(one, organisation.pk)) for one in programmes]


def own_organisation(actor: Actor) -> Organisation | None:
    """Return the member a person acts for; only members ask what they can get."""
    if not actor.is_member or actor.organisation_id is None:
        return None
    return Organisation.objects.filter(pk=actor.organisation_id).first()


def firms_for(programme: Programme) -> list[FirmFit]:
    """Return whether each member can get a programme's money: for the office alone."""
    firms = list(members().order_by("name", "pk"))
    known = known_of(firms, [programme])
    return [FirmFit(organisation=one, assessment=known.assess(programme, one.pk)) for one in firms]
