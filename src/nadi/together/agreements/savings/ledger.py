"""Writing the savings ledger: rows are added, never changed, and each carries what it was computed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, Delivery, Saving
from nadi.together.agreements.money import spread, to_cent
from nadi.together.pools.models import Evidence, Line, Participation, Pool, ScenarioRow, Share

ZERO = Decimal(0)
STATED, ALONE = "stated", "alone"
# A reason that the program itself gives, put in words where it is read.
MADE_ANEW = "award_made_anew"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A quantity of a line at a site: its unit cost before, today, and under the contract."""

    line: Line
    site: str
    quantity: Decimal
    before: Decimal
    source: str
    after: Decimal
    contracted: Decimal

    @property
    def category(self) -> str:
        """Return the line's CPV code, else the pool's."""
        return self.line.category or self.line.pool.category

    @property
    def weight(self) -> Decimal:
        """Return its amount at the contract's price, by which it carries a part of the settlement."""
        return self.quantity * self.contracted


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a row of the ledger belongs to."""

    share: Share
    stage: Saving.Stage
    order: CallOff | None = None
    delivery: Delivery | None = None


def price_before(stated: Decimal | None, price: Decimal, share: Share) -> tuple[Decimal, str]:
    """Return what a unit cost before: what the member stated, else its price alone in proportion."""
    if stated is not None:
        return stated, STATED
    return (price * share.alone / share.amount if share.amount else price), ALONE


def part_of(row: AddendumLine, share: Share, quantity: Decimal, price: Decimal) -> Part:
    """Return a quantity of an addendum's line, bought at a price."""
    before, source = price_before(row.baseline, row.unit_price, share)
    return Part(
        line=row.line,
        site=row.site.uid,
        quantity=quantity,
        before=before,
        source=source,
        after=price,
        contracted=row.unit_price,
    )


def awarded_parts(share: Share) -> list[Part]:
    """Return what the award gives the member."""
    stated = {
        (line, site): baseline
        for line, site, baseline in share.participation.demands.values_list("line", "site", "baseline")
    }
    rows = ScenarioRow.objects.filter(
        scenario=share.sharing.award.scenario, participation=share.participation
    ).select_related("line__pool", "site")
    parts = []
    for row in rows.order_by("line__position", "pk"):
        before, source = price_before(stated.get((row.line_id, row.site_id)), row.unit_price, share)
        parts.append(
            Part(
                line=row.line,
                site=row.site.uid,
                quantity=row.quantity,
                before=before,
                source=source,
                after=row.unit_price,
                contracted=row.unit_price,
            )
        )
    return parts


def contracted_parts(share: Share) -> list[Part]:
    """Return what the member's addenda let it call off."""
    rows = AddendumLine.objects.filter(addendum__share=share).select_related("line__pool", "site")
    return [
        part_of(row, share, row.quantity, row.unit_price) for row in rows.order_by("line__position", "pk")
    ]


def received_parts(order: CallOff, delivery: Delivery | None) -> list[Part]:
    """Return what arrived: of a delivery its own lines, else everything ordered; at the order's prices."""
    share = order.addendum.share
    ordered = order.lines.select_related("addendum_line__line__pool", "addendum_line__site")
    if delivery is None:
        arrived = {line.pk: line.quantity for line in ordered}
    else:
        arrived = dict(delivery.lines.values_list("call_off_line", "quantity"))
    return [
        part_of(line.addendum_line, share, arrived[line.pk], line.unit_price)
        for line in ordered
        if line.pk in arrived
    ]


def record_forecast(share: Share) -> list[Saving]:
    """Record what an award promises a member; once."""
    if share.savings.filter(stage=Saving.Stage.FORECAST).exists():
        return []
    return written(Entry(share=share, stage=Saving.Stage.FORECAST), awarded_parts(share), share.amount)


def take_back_forecasts(pool: Pool) -> None:
    """Take back what awards promised that were made anew, so that a member's forecast counts once."""
    stale = Saving.objects.filter(
        stage=Saving.Stage.FORECAST,
        share__sharing__award__pool=pool,
        share__sharing__award__superseded__isnull=False,
        reverses=None,
        reversed_by=None,
    )
    for saving in stale.select_for_update(of=("self",)):
        counter_entry(saving, reason=MADE_ANEW)


def record_contracted(share: Share) -> list[Saving]:
    """Record what was forecast by the award and is now contracted."""
    record_forecast(share)
    take_back_forecasts(share.sharing.award.pool)
    return written(Entry(share=share, stage=Saving.Stage.CONTRACTED), contracted_parts(share), share.amount)


def record_realised(order: CallOff, delivery: Delivery | None = None) -> list[Saving]:
    """Record what an order, or the part of it that a delivery brought, really saved."""
    addendum = Addendum.objects.select_for_update().get(pk=order.addendum_id)
    parts = received_parts(order, delivery)
    at_prices = sum((part.quantity * part.after for part in parts), ZERO)
    weight = sum((part.weight for part in parts), ZERO)
    after = to_cent(at_prices) + settled(addendum, weight)
    entry = Entry(share=order.addendum.share, stage=Saving.Stage.REALISED, order=order, delivery=delivery)
    return written(entry, parts, after)


def settled(addendum: Addendum, weight: Decimal) -> Decimal:
    """Return the part of the settlement that goods of this weight carry.

    It follows from what was received before, so that all deliveries together settle the addendum's difference
    to the cent, and more than was contracted settles nothing more.
    """
    rows = addendum.lines.values_list("quantity", "unit_price")
    whole = sum((quantity * price for quantity, price in rows), ZERO)
    if not whole:
        return ZERO
    counted = Saving.objects.filter(call_off__addendum=addendum, reverses=None, replaces=None)
    earlier = sum(
        (
            Decimal(line["weight"])
            for basis in counted.values_list("basis", flat=True)
            for line in basis.get("lines", [])
        ),
        ZERO,
    )
    until, since = (min(one, whole) * addendum.adjustment / whole for one in (earlier + weight, earlier))
    return to_cent(until) - to_cent(since)


def written(entry: Entry, parts: Iterable[Part], after: Decimal) -> list[Saving]:
    """Write a row per category; what is paid is divided over them by the contract's prices."""
    by_category: dict[str, list[Part]] = {}
    for part in parts:
        by_category.setdefault(part.category, []).append(part)
    weights = {category: sum((one.weight for one in own), ZERO) for category, own in by_category.items()}
    if not any(weights.values()):
        weights = dict.fromkeys(weights, Decimal(1))
    paid = spread(after, weights)
    participation = entry.share.participation
    evidence = evidence_of(participation)
    return [
        Saving.objects.create(
            organisation=participation.organisation,
            share=entry.share,
            stage=entry.stage,
            call_off=entry.order,
            delivery=entry.delivery,
            currency=participation.pool.currency,
            category=category,
            before=to_cent(sum((part.quantity * part.before for part in own), ZERO)),
            after=paid[category],
            basis=basis_of(own, paid[category], evidence),
        )
        for category, own in sorted(by_category.items())
    ]


def basis_of(
    parts: list[Part], after: Decimal, evidence: Mapping[int, list[dict[str, str]]]
) -> dict[str, Any]:
    """Return as data where a row comes from: quantities, prices before and after, and the settlement."""
    at_prices = sum((part.quantity * part.after for part in parts), ZERO)
    lines = [
        {
            "line": part.line.uid,
            "site": part.site,
            "quantity": f"{part.quantity:f}",
            "before": f"{part.before:f}",
            "source": part.source,
            "after": f"{part.after:f}",
            "weight": f"{part.weight:f}",
            "evidence": evidence.get(part.line.pk, []) if part.source == STATED else [],
        }
        for part in parts
    ]
    return {"lines": lines, "settlement": f"{after - at_prices:f}"}


def evidence_of(participation: Participation) -> dict[int, list[dict[str, str]]]:
    """Return by line which files prove what the member paid, each with its fingerprint."""
    found: dict[int, list[dict[str, str]]] = {}
    for one in Evidence.objects.filter(participation=participation).select_related("file"):
        about = {"uid": one.uid, "name": one.file.name, "sha256": one.file.sha256}
        found.setdefault(one.line_id, []).append(about)
    return found


def counter_entry(saving: Saving, *, reason: str, by: str = "") -> Saving:
    """Write the row that takes an entry back (the caller holds the entry's lock)."""
    return Saving.objects.create(
        **belonging(saving),
        before=-saving.before,
        after=-saving.after,
        basis={},
        reason=reason,
        by=by,
        reverses=saving,
    )


def belonging(saving: Saving) -> dict[str, object]:
    """Return whose saving it is, of what and when in its life."""
    return {
        name: getattr(saving, name)
        for name in ("organisation", "share", "call_off", "delivery", "stage", "currency", "category")
    }
