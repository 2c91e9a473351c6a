"""What a tender asks for, and who was asked."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.together.pools.models import Bid, Demand, Line, Pool, RequestForQuotation
from nadi.together.pools.offers.wanted import Wanted, WantedLine, WantedQuality
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.units import unit_name
from nadi.web.access import Actor
from nadi.web.ids import fingerprint
from nadi.web.localized import localized, localized_order

OPENED = (Pool.State.OPENED, Pool.State.PROPOSED, Pool.State.AWARDED, Pool.State.AGREED)
COUNTED = (Bid.State.VALID, Bid.State.DISQUALIFIED)


def request_behind(token: str) -> RequestForQuotation | None:
    """Return the request that a vendor's link opens."""
    requests = RequestForQuotation.objects.select_related("pool", "vendor")
    return requests.filter(token=fingerprint(token)).first()


def requests_of(pool: Pool) -> QuerySet[RequestForQuotation]:
    """Return who was asked, in the order of asking; for staff."""
    return pool.requests.select_related("vendor").order_by("sent", "pk")


def standing_bid(request: RequestForQuotation) -> Bid | None:
    """Return the vendor's bid that counts, sealed or opened."""
    standing = request.bids.filter(state__in=(Bid.State.SEALED, *COUNTED))
    return standing.order_by("-round_number", "-submitted").first()


def has_opened_bids(pool: Pool) -> bool:
    """Tell whether prices were opened; in a later round those of the rounds before stay open."""
    return pool.state in OPENED or (pool.state == Pool.State.TENDERING and pool.round_number > 1)


def opened_bids(actor: Actor, pool: Pool) -> QuerySet[Bid]:
    """Return the bids that staff and board may read: none before the opening, then all that counted."""
    if not (actor.is_staff or actor.is_board) or not has_opened_bids(pool):
        return Bid.objects.none()
    bids = Bid.objects.filter(pool=pool, state__in=COUNTED).select_related("vendor", "pool")
    return bids.order_by("submitted", "pk")


def wanted_of(pool: Pool) -> Wanted:
    """Return what the tender asks for, in the reader's language: pooled quantities, and no member's."""
    demands = counting(Demand.objects.filter(line__pool=pool))
    rows = demands.order_by("site__town").values_list("line_id", "site__town", "quantity")
    per_town: dict[int, dict[str, Decimal]] = {}
    for line_id, town, quantity in rows:
        towns = per_town.setdefault(line_id, {})
        towns[town] = towns.get(town, Decimal(0)) + quantity
    lines = pool.lines.order_by("position")
    return Wanted(
        currency=pool.currency,
        lines=tuple(wanted_line(line, per_town[line.pk].items()) for line in lines if line.pk in per_town),
        rates=tuple((row.currency, row.rate) for row in pool.currency_rates.all()),
        incoterm=pool.incoterm,
        quality=wanted_quality(pool) if asks_quality(pool) else (),
        bids_until=timezone.localdate(pool.bids_until) if pool.bids_until else None,
    )


def asks_quality(pool: Pool) -> bool:
    """Tell whether bids come with a technical envelope: in the first round, where quality counts."""
    return pool.has_quality and pool.round_number == 1


def wanted_quality(pool: Pool) -> tuple[WantedQuality, ...]:
    """Return the criteria of quality with their part of all weights."""
    criteria = list(pool.criteria.all())
    total = sum((row.weight for row in criteria), Decimal(0))
    return tuple(
        WantedQuality(
            uid=row.uid,
            name=localized(row),
            share=row.weight / total,
            most_points=row.most_points,
            least_points=row.least_points,
        )
        for row in criteria
    )


def wanted_line(line: Line, towns: Iterable[tuple[str, Decimal]]) -> WantedLine:
    """Return a line with its pooled quantities."""
    known = tuple(towns)
    return WantedLine(
        uid=line.uid,
        number=line.position,
        name=localized(line),
        specification=localized(line, "specification"),
        unit=str(unit_name(line.unit)),
        quantity=sum((quantity for town, quantity in known), Decimal(0)),
        towns=known,
    )


def pool_with_tender(actor: Actor, uid: str) -> Pool | None:
    """Return the pool for those who may look at its tender: the office and the board."""
    return pool_seen_by(actor, uid) if actor.is_staff or actor.is_board else None


def request_seen_by(actor: Actor, uid: str) -> RequestForQuotation | None:
    """Return one request to a vendor; for staff."""
    requests = RequestForQuotation.objects.select_related("pool", "vendor").filter(uid=uid)
    return requests.first() if actor.is_staff else None


def bid_seen_by(actor: Actor, uid: str) -> Bid | None:
    """Return one opened bid; a sealed one is absent."""
    bid = Bid.objects.select_related("pool").filter(uid=uid).first()
    return opened_bids(actor, bid.pool).filter(uid=uid).first() if bid else None


def providers_to_ask(pool: Pool) -> QuerySet[Organisation]:
    """Return the providers of the register that were not asked yet."""
    providers = Organisation.objects.filter(kind=Organisation.Kind.PROVIDER)
    return providers.exclude(requests__pool=pool).order_by(localized_order())
