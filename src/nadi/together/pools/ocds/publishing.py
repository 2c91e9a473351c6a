"""From a pool to what may be published of it; see docs/decisions on what OCDS shows.

The answer depends on how far the pool is and on disclosure control, never on who asks.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils.translation import override

from nadi.companies.models import Organisation
from nadi.together.pools.models import Award, Bid, Charge, Line, Pool, Round
from nadi.together.pools.ocds.disclosed import Cell, shown_cells
from nadi.together.pools.ocds.public import (
    PublicAmendment,
    PublicAmount,
    PublicAward,
    PublicBid,
    PublicDocument,
    PublicEnquiry,
    PublicLine,
    PublicParty,
    PublicProcess,
    PublicTender,
)
from nadi.together.pools.queries.attachments import files_for_vendors
from nadi.together.pools.queries.award import award_in_force
from nadi.together.pools.queries.exchange import answered_questions
from nadi.together.pools.units import unit_name
from nadi.web.addresses import page_address

State = Pool.State
PREPARED = (State.DRAFT, State.GATHERING)
OPENED = (State.OPENED, State.PROPOSED, State.AWARDED, State.AGREED)
DECIDED = (State.AWARDED, State.AGREED)
STATUS = {State.DRAFT: "planned", State.GATHERING: "planned", State.CANCELLED: "cancelled"}
COUNTED = (Bid.State.VALID, Bid.State.DISQUALIFIED)
GEORGIAN_REGISTER = "GE-NAPR"
PRICE = Decimal("0.000001")
ZERO = Decimal(0)
Cells = dict[tuple[int, int], Cell]


def ocid_of(pool: Pool) -> str:
    """Return the process's identifier: the publisher's prefix and the pool's own."""
    return f"{settings.OCDS_PREFIX}-{pool.uid}"


def status_of(pool: Pool) -> str:
    """Return the tender's status in OCDS words."""
    return STATUS.get(State(pool.state), "complete" if pool.state in DECIDED else "active")


def published(pool: Pool) -> PublicProcess:
    """Return what may be published of a pool, without the agreements that follow from it."""
    with override(settings.LANGUAGES[0][0]):
        award = award_in_force(pool) if pool.state in DECIDED else None
        # Until agreements are made an award may be made anew, and the difference would be a member's.
        cells = shown_cells(award) if award and pool.state == State.AGREED else {}
        counted = pool.bids.filter(state__in=COUNTED).select_related("vendor").order_by("submitted", "pk")
        bids = list(counted.prefetch_related("lines__line", "bundles__lines__line"))
        tender = tender_of(pool)
        awards = awards_of(award, cells) if award else ()
        return PublicProcess(
            ocid=ocid_of(pool),
            id=pool.uid,
            language=settings.LANGUAGES[0][0],
            changed=last_change(pool, tender, awards),
            title=pool.title,
            title_local=pool.title_local,
            summary=pool.summary,
            summary_local=pool.summary_local,
            category=pool.category,
            currency=pool.currency,
            demand_until=pool.demand_until,
            is_demand_closed=tender.began is not None,
            buyer=buyer(),
            lines=tuple(line_of(pool, line) for line in pool.lines.order_by("position")),
            tender=tender,
            bid_count=len(bids) if pool.state in OPENED else None,
            valid_bid_count=len(valid(bids)) if pool.state in OPENED else None,
            bids=tuple(bids_of(bids, award, cells)) if award else (),
            awards=awards,
        )


def last_change(pool: Pool, tender: PublicTender, awards: Iterable[PublicAward]) -> datetime:
    """Return when what is published last changed."""
    moments = [
        pool.created,
        tender.began,
        pool.opened_at if pool.state in OPENED else None,
        *(one.published for one in tender.amendments),
        *(one.answered for one in tender.enquiries),
        *(one.decided for one in awards),
    ]
    return max(moment for moment in moments if moment is not None)


def valid(bids: Iterable[Bid]) -> list[Bid]:
    """Return the bids that were not disqualified."""
    return [bid for bid in bids if bid.state == Bid.State.VALID]


def buyer() -> PublicParty:
    """Return the association's office, which buys for its members."""
    office = Organisation.objects.filter(kind=Organisation.Kind.OFFICE).order_by("pk").first()
    return party_of(office) if office else PublicParty(id="association", name="Association")


def party_of(organisation: Organisation) -> PublicParty:
    """Return an organisation as it may be named; a Georgian number makes an identifier known everywhere."""
    is_registered = organisation.country == "GE" and bool(organisation.number)
    return PublicParty(
        id=f"{GEORGIAN_REGISTER}-{organisation.number}" if is_registered else f"party-{organisation.uid}",
        name=organisation.name or organisation.name_local,
        name_local=organisation.name_local,
        scheme=GEORGIAN_REGISTER if is_registered else "",
        number=organisation.number,
        country=organisation.country,
    )


def line_of(pool: Pool, line: Line) -> PublicLine:
    """Return a line; its pooled quantity once put down, where it may be shown."""
    return PublicLine(
        id=line.uid,
        title=line.name or line.name_local,
        title_local=line.name_local,
        specification=line.specification,
        specification_local=line.specification_local,
        unit=line.unit,
        unit_name=str(unit_name(line.unit)),
        category=line.category or pool.category,
        quantity=line.shown_quantity if pool.state not in PREPARED else None,
    )


def tender_of(pool: Pool) -> PublicTender:
    """Return how the tender runs; while demand is gathered, no more than its plan."""
    status = status_of(pool)
    planned = PublicTender(
        status=status,
        lot_status=status,
        is_open=pool.is_public,
        award_on=pool.award_on,
        deliver_from=pool.deliver_from,
        deliver_until=pool.deliver_until,
        incoterm=pool.incoterm,
    )
    rounds = list(pool.rounds.order_by("number"))
    if not rounds:
        return planned
    return replace(
        planned,
        began=rounds[0].began,
        bids_until=pool.bids_until,
        criteria=tuple(criteria_of(pool)),
        has_auction=any(one.kind == Round.Kind.AUCTION for one in rounds),
        documents=tuple(documents_of(pool)),
        enquiries=tuple(
            PublicEnquiry(id=one.uid, question=one.published_text, answer=one.answer, answered=at)
            for one in answered_questions(pool)
            if (at := one.answered) is not None
        ),
        amendments=tuple(
            PublicAmendment(id=one.uid, published=one.published, text=one.text or one.text_local)
            for one in pool.amendments.all()
        ),
    )


def criteria_of(pool: Pool) -> Iterable[str]:
    """Yield what quality is judged by, in words."""
    if not pool.has_quality:
        return
    for one in pool.criteria.all():
        name = one.name or one.name_local
        yield f"{name}: weight {one.weight.normalize():f}, up to {one.most_points} points"


def documents_of(pool: Pool) -> Iterable[PublicDocument]:
    """Yield the public notice and the vendors' files; without a public tender, the files' names alone."""
    if pool.is_public:
        yield PublicDocument(
            id="notice",
            kind="tenderNotice",
            title="Public notice",
            url=page_address("pools.notice", pool.uid),
            format="text/html",
        )
    for one in files_for_vendors(pool):
        yield PublicDocument(
            id=one.uid,
            kind="technicalSpecifications" if one.line_id else "biddingDocuments",
            title=one.title or one.file.name,
            url=page_address("pools.notice_file", pool.uid, one.uid) if pool.is_public else "",
            format=one.file.content_type,
        )


def bids_of(bids: Iterable[Bid], award: Award | None, cells: Cells) -> Iterable[PublicBid]:
    """Yield each bid line by line; a price only where it won and the line's sum may be shown."""
    for bid in bids:
        priced = {row.line for row in bid.lines.all()}
        bundled = {part.line for bundle in bid.bundles.all() for part in bundle.lines.all()}
        for line in sorted(priced | bundled, key=lambda line: line.position):
            cell = cells.get((bid.pk, line.pk))
            yield PublicBid(
                id=f"{bid.uid}-{line.uid}",
                vendor=party_of(bid.vendor),
                line=line.uid,
                submitted=bid.submitted,
                status="valid" if bid.state == Bid.State.VALID else "disqualified",
                amount=cell.amount if cell else None,
            )


def awards_of(award: Award, cells: Cells) -> tuple[PublicAward, ...]:
    """Return what each winner was awarded; a sum only where every line of it may be shown."""
    rows = award.scenario.rows.select_related("bid__vendor", "line").order_by("bid__vendor__name", "bid")
    by_bid: dict[int, tuple[Bid, dict[int, Line]]] = {}
    for row in rows:
        by_bid.setdefault(row.bid_id, (row.bid, {}))[1][row.line_id] = row.line
    charges: dict[int, Decimal] = {}
    for charge in Charge.objects.filter(scenario=award.scenario):
        charges[charge.bid_id] = charges.get(charge.bid_id, ZERO) + charge.amount
    found = []
    for bid, lines in by_bid.values():
        in_order = sorted(lines.values(), key=lambda line: line.position)
        own = {line: cells.get((bid.pk, line.pk)) for line in in_order}
        known = [cell.amount for cell in own.values() if cell]
        found.append(
            PublicAward(
                id=award_id(award, bid.vendor),
                vendor=party_of(bid.vendor),
                status="active" if award.pool.state == State.AGREED else "pending",
                decided=award.confirmed or award.decided,
                lines=tuple(amount_of(line, cell) for line, cell in own.items()),
                bids=tuple(f"{bid.uid}-{line.uid}" for line in own),
                amount=sum(known, charges.get(bid.pk, ZERO)) if len(known) == len(own) else None,
            )
        )
    return tuple(found)


def award_id(award: Award, vendor: Organisation) -> str:
    """Return the name of what one vendor was awarded."""
    return f"{award.uid}-{vendor.uid}"


def amount_of(line: Line, cell: Cell | None) -> PublicAmount:
    """Return what is awarded of a line, with its average unit price."""
    if cell is None or not cell.quantity:
        return PublicAmount(line=line.uid)
    unit_price = (cell.amount / cell.quantity).quantize(PRICE)
    return PublicAmount(line=line.uid, quantity=cell.quantity, unit_price=unit_price)
