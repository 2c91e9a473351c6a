"""Doing: agreements are made of an accepted award, and end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.together.agreements.actions.agreed_prices import keep_agreed_prices
from nadi.together.agreements.links import print_of
from nadi.together.agreements.models import Addendum, AddendumLine, FrameworkAgreement
from nadi.together.agreements.money import spread
from nadi.together.agreements.notices import agreements as notices
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.rules.agreements import everybody_accepted
from nadi.together.agreements.savings.ledger import record_contracted
from nadi.together.pools.models import Award, Pool, RequestForQuotation, ScenarioRow, Share
from nadi.together.pools.queries.award import applied_shares, award_in_force
from nadi.web.access import Actor, Refused

ZERO = Decimal(0)
State = FrameworkAgreement.State


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What all agreements of an award have in common beside their days."""

    allowance: Decimal = ZERO
    least_factor: Decimal = Decimal("0.9")
    most_factor: Decimal = Decimal("1.1")


def locked(agreement: FrameworkAgreement) -> FrameworkAgreement:
    """Return the agreement under lock, as it is now."""
    held = FrameworkAgreement.objects.select_for_update(of=("self",)).select_related("vendor", "award__pool")
    return held.get(pk=agreement.pk)


def in_force(agreement: FrameworkAgreement) -> FrameworkAgreement:
    """Return the agreement under lock, or refuse what is possible only while it lasts."""
    agreement = locked(agreement)
    if agreement.state != State.ACTIVE or timezone.localdate() > agreement.ends:
        raise Refused(_("This agreement has ended, so nothing about it can be changed any more."))
    return agreement


def make_agreements(
    *, by: Actor, pool: Pool, starts: date, ends: date, terms: Terms | None = None
) -> list[FrameworkAgreement]:
    """Make one framework agreement per winning vendor and one addendum per member under it."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        award = award_in_force(pool)
        if (sentence := everybody_accepted(by, pool)) is not None or award is None:
            raise Refused(sentence or _("There is no award to make agreements of."))
        refuse_wrong_term(starts, ends)
        agreements = frame_agreements(award, starts, ends, terms or Terms())
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
        for agreement in agreements.values():
            notices.tell_made(agreement)
    return list(agreements.values())


def refuse_wrong_term(starts: date, ends: date) -> None:
    """Refuse a term that is empty or longer than four years."""
    if not starts < ends <= latest_end(starts):
        raise Refused(
            _("An agreement ends after it starts, and within four years. Choose an earlier last day.")
        )


def frame_agreements(award: Award, starts: date, ends: date, terms: Terms) -> dict[int, FrameworkAgreement]:
    """Make the agreement with each winner, keyed by vendor, numbered in the order of their names."""
    winners = Organisation.objects.filter(bids__rows__scenario=award.scenario).distinct()
    requests = {asked.vendor_id: asked for asked in RequestForQuotation.objects.filter(pool=award.pool_id)}
    made = {}
    for place, vendor in enumerate(winners.order_by("name", "pk"), start=1):
        asked = requests.get(vendor.pk)
        agreement = FrameworkAgreement(
            award=award,
            vendor=vendor,
            number=f"{starts:%Y}-{award.pk}-{place}",
            starts=starts,
            ends=ends,
            allowance=terms.allowance,
            least_factor=terms.least_factor,
            most_factor=terms.most_factor,
            vendor_email=asked.email if asked else vendor.email,
            vendor_language=asked.language if asked else "en",
        )
        agreement.token = print_of(agreement)
        agreement.save()
        keep_agreed_prices(agreement)
        made[vendor.pk] = agreement
    return made


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
    """Return what the member said it paid before, by line and site."""
    demands = share.participation.demands.values_list("line_id", "site_id", "baseline")
    return {(line, site): baseline for line, site, baseline in demands}


def terminate_agreement(*, by: Actor, agreement: FrameworkAgreement, because: str) -> FrameworkAgreement:
    """End an agreement before its last day; orders made before stay."""
    with transaction.atomic():
        agreement = in_force(agreement)
        if not because.strip():
            raise Refused(_("Give the reason: it goes to the vendor and to the members."))
        agreement.state, agreement.ended, agreement.ended_because = State.TERMINATED, timezone.now(), because
        agreement.save(update_fields=["state", "ended", "ended_because"])
        record(
            by=by,
            verb="agreements.terminate",
            subject=f"agreement:{agreement.uid}",
            before={"state": State.ACTIVE.value},
            after={"state": State.TERMINATED.value, "because": because},
        )
        notices.tell_terminated(agreement)
    return agreement


def renew_link(*, by: Actor, agreement: FrameworkAgreement) -> FrameworkAgreement:
    """Give the vendor a new link; the one before ends at once."""
    with transaction.atomic():
        agreement = locked(agreement)
        agreement.link_number += 1
        agreement.token = print_of(agreement)
        agreement.save(update_fields=["link_number", "token"])
        record(by=by, verb="agreements.renew_link", subject=f"agreement:{agreement.uid}")
        notices.tell_new_link(agreement)
    return agreement


def end_agreements(today: date) -> int:
    """Close agreements whose last day has passed; return how many."""
    over = FrameworkAgreement.objects.filter(state=State.ACTIVE, ends__lt=today)
    return over.update(state=State.ENDED, ended=timezone.now())
