"""Writing imported processes: a tender with its buyer's demand, its bids and what was awarded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from nadi.companies import searching
from nadi.companies.actions.organisations import refresh_search_text
from nadi.companies.models import Organisation, Site
from nadi.journal.actions import record
from nadi.together.pools.models import (
    Bid,
    BidLine,
    Demand,
    Line,
    Participation,
    Pool,
    PriceBreak,
    PublishedAward,
)
from nadi.together.pools.ocds.documents import Fault
from nadi.together.pools.ocds.processes import LotBid, Party, Process
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Actor

LOT_UNIT = "LO"
ONE = Decimal(1)
# As on org-id.guide: a country, its register, the number there.
REGISTERED = re.compile(r"[A-Z]{2}-[A-Z]{2,}-.+")


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What became of one process."""

    pool: Pool
    bids: int
    awards: int
    faults: tuple[Fault, ...]


def import_process(*, by: Actor, process: Process) -> Imported | Fault:
    """Write one process in one transaction; a second import of the same ocid changes nothing and says so."""
    with transaction.atomic():
        if Pool.objects.filter(ocid=process.ocid).exists():
            return Fault(
                place=process.place, sentence="This process was imported before; it was left as it is."
            )
        now = timezone.now()
        pool = Pool.objects.create(
            title=process.title[:160],
            summary=process.summary,
            category=process.lots[0].category,
            currency=process.currency,
            origin=Pool.Origin.OCDS,
            ocid=process.ocid[:120],
            state=Pool.State.OPENED if process.bids else Pool.State.CANCELLED,
            demand_until=now - timedelta(seconds=2),
            bids_until=now - timedelta(seconds=1),
            opened_at=now,
        )
        lines = add_lines(pool, process)
        faults: list[Fault] = []
        bids = add_bids(pool, process, lines, faults)
        for award in process.awards:
            PublishedAward.objects.create(
                pool=pool,
                line=lines.get(award.lot),
                vendor=organisation_of(award.supplier, Organisation.Kind.PROVIDER),
                reference=award.id[:120],
                status=award.status[:20],
                amount=award.amount,
            )
        refresh_search(pool)
        record(by=by, verb="pools.import", subject=f"pool:{pool.uid}", after={"ocid": process.ocid})
    return Imported(pool=pool, bids=bids, awards=len(process.awards), faults=tuple(faults))


def add_lines(pool: Pool, process: Process) -> dict[str, Line]:
    """Write one line per lot, and the buyer's demand for one of each; returns the lines by lot."""
    buyer = organisation_of(process.buyer, Organisation.Kind.PARTNER)
    site = Site.objects.filter(organisation=buyer).first() or Site.objects.create(
        organisation=buyer,
        name=(process.buyer.town or process.buyer.name)[:120],
        town=process.buyer.town[:80],
    )
    # What a source publishes is wanted for certain: it counts like the demand of a member that signed.
    participation = Participation.objects.create(pool=pool, organisation=buyer, accepted=timezone.now())
    lines = {}
    for position, lot in enumerate(process.lots, start=1):
        lines[lot.id] = line = Line.objects.create(
            pool=pool,
            position=position,
            name=lot.title[:160],
            specification=lot.items,
            unit=LOT_UNIT,
            category=lot.category,
        )
        Demand.objects.create(
            participation=participation, line=line, site=site, quantity=ONE, baseline=lot.value or None
        )
    return lines


def add_bids(pool: Pool, process: Process, lines: dict[str, Line], faults: list[Fault]) -> int:
    """Write one bid per vendor with a price per lot; of two for the same lot the lower one stands."""
    by_vendor: dict[int, list[LotBid]] = {}
    vendors: dict[int, Organisation] = {}
    for bid in process.bids:
        vendor = organisation_of(bid.vendor, Organisation.Kind.PROVIDER)
        vendors[vendor.pk] = vendor
        by_vendor.setdefault(vendor.pk, []).append(bid)
    for key, own in by_vendor.items():
        counted = [bid for bid in own if not bid.is_out and bid.amount is not None]
        written = Bid.objects.create(
            pool=pool,
            vendor=vendors[key],
            submitted=moment_of(own[0].date),
            state=Bid.State.VALID if counted else Bid.State.DISQUALIFIED,
            currency=process.currency,
            disqualified_because="" if counted else out_because(own),
        )
        for lot, price in lowest_by_lot(process, counted or own, faults).items():
            row = BidLine.objects.create(bid=written, line=lines[lot], is_whole_lot=True)
            PriceBreak.objects.create(bid_line=row, unit_price=price)
    return len(by_vendor)


def out_because(bids: Iterable[LotBid]) -> str:
    """Say why a vendor's bids cannot be compared."""
    if any(not bid.is_out for bid in bids):
        return "The source publishes no price of this bid."
    return "The source does not count this bid."


def lowest_by_lot(process: Process, bids: Iterable[LotBid], faults: list[Fault]) -> dict[str, Decimal]:
    """Return a vendor's lowest amount per lot."""
    lowest: dict[str, Decimal] = {}
    for bid in bids:
        if bid.amount is None:
            continue
        if bid.lot in lowest:
            faults.append(
                Fault(
                    place=f"{process.place}, bid {bid.id}",
                    sentence=f"{bid.vendor.name} bids twice for one lot; the lower amount stands.",
                )
            )
        lowest[bid.lot] = min(bid.amount, lowest.get(bid.lot, bid.amount))
    return lowest


def organisation_of(party: Party, kind: Organisation.Kind) -> Organisation:
    """Return the organisation of a party, found by its register number or, without one, by its name.

    Ids such as ORG-0003 hold within one file only, so only those with a register's prefix are kept.
    """
    number = party.id[:40] if REGISTERED.fullmatch(party.id) else ""
    name = (party.name or party.id)[:160]
    same = Organisation.objects.filter(country="", number=number) if number else None
    found = (same or Organisation.objects.filter(kind=kind, name=name, number="")).first()
    if found:
        return found
    made = Organisation(kind=kind, name=name, country="", number=number)
    refresh_search_text(made)
    made.save()
    searching.refresh_search(made)
    return made


def moment_of(written: str) -> datetime:
    """Return when a bid was made; now, where the source does not say."""
    moment = parse_datetime(written) if written else None
    if moment is None:
        return timezone.now()
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
