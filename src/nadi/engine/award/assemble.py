"""Writes a priced plan as an award: rows and charges rounded once so that they add up to the total."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nadi.engine.award.plan import Part, Priced, unmet
from nadi.engine.award.problem import ZERO, Bid, LineOffer, Problem
from nadi.engine.award.result import (
    AwardRow,
    BidQuantity,
    Charge,
    ChargeKind,
    LineAward,
    TakenBundle,
    VendorAward,
)

PRICE_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows and charges of an award, and what they come to."""

    rows: tuple[AwardRow, ...]
    charges: tuple[Charge, ...]
    total: Decimal

    @property
    def vat(self) -> Decimal:
        """VAT of rows and charges, rounded per row."""
        return sum((row.vat for row in self.rows), ZERO) + sum((c.vat for c in self.charges), ZERO)


@dataclass(frozen=True, slots=True)
class _Money:
    """A row's list unit price, exact amount and VAT rate."""

    list_price: Decimal
    amount: Decimal
    vat: Decimal


def sheet(problem: Problem, priced: Priced) -> Sheet:
    """Rows and charges in order of bid, line and site; the largest remainders are rounded up."""
    cent = Decimal(1).scaleb(-problem.options.decimals)
    bids = {bid.id: bid for bid in problem.bids}
    order = {bid.id: number for number, bid in enumerate(problem.bids)}
    lines = {line.id: number for number, line in enumerate(problem.lines)}
    parts = sorted(priced.plan.parts, key=lambda p: (order[p.bid], lines[p.line], p.bundle or ""))
    money = [_money(problem, priced, bids[part.bid], part) for part in parts]
    charges = _charges(priced, bids)
    exact = [item.amount for item in money] + [charge.amount for charge in charges]
    total = priced.paid.quantize(cent, ROUND_HALF_UP)
    rounded = _rounded(exact, total, cent)
    rows = tuple(
        _row(bids[part.bid], part, item, (amount, cent))
        for part, item, amount in zip(parts, money, rounded, strict=False)
    )
    paid = tuple(
        Charge(
            vendor=charge.vendor,
            bid=charge.bid,
            line=charge.line,
            kind=charge.kind,
            amount=amount,
            vat=(amount * charge.vat).quantize(cent, ROUND_HALF_UP),
        )
        for charge, amount in zip(charges, rounded[len(rows) :], strict=True)
    )
    return Sheet(rows=rows, charges=paid, total=total)


def _rounded(exact: Sequence[Decimal], total: Decimal, cent: Decimal) -> list[Decimal]:
    """Amounts in cents that add up to the total."""
    floors = [(amount // cent) * cent for amount in exact]
    missing = int((total - sum(floors, ZERO)) / cent)
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in order[: max(missing, 0)]:
        floors[index] += cent
    return floors


def _row(bid: Bid, part: Part, item: _Money, rounded: tuple[Decimal, Decimal]) -> AwardRow:
    amount, cent = rounded
    return AwardRow(
        vendor=bid.vendor,
        bid=bid.id,
        line=part.line,
        member=part.member,
        site=part.site,
        quantity=part.quantity,
        list_price=item.list_price.quantize(PRICE_PLACES).normalize() + ZERO,
        unit_price=(item.amount / part.quantity).quantize(PRICE_PLACES).normalize() + ZERO,
        amount=amount,
        vat=(amount * item.vat).quantize(cent, ROUND_HALF_UP),
        bundle=part.bundle,
    )


def _offer(bid: Bid, line: str) -> LineOffer | None:
    return next((offer for offer in bid.offers if offer.line == line), None)


def _money(problem: Problem, priced: Priced, bid: Bid, part: Part) -> _Money:
    offer = _offer(bid, part.line)
    vat = offer.vat if offer is not None else ZERO
    if part.bundle is not None:
        amount = _bundle_part(problem, priced, bid, part)
        return _Money(amount / part.quantity, amount, vat)
    item = next(o for o in priced.charges[bid.id].offers if o.line == part.line)
    freight = offer.freight.get(part.site, ZERO) * bid.currency_rate if offer is not None else ZERO
    amount = (item.goods - item.off) * part.quantity / item.quantity + freight * part.quantity
    return _Money(item.goods / item.quantity, amount, vat)


def _bundle_part(problem: Problem, priced: Priced, bid: Bid, part: Part) -> Decimal:
    """A delivery's part of its bundle's price, by what the quantities would cost at list price."""
    bundle = next(b for b in bid.bundles if b.id == part.bundle)
    weights = {name: _reference(problem, bid, name) * q for name, q in bundle.quantities.items()}
    whole = sum(weights.values(), ZERO)
    share = weights[part.line] / whole * part.quantity / bundle.quantities[part.line]
    return bundle.price * bid.currency_rate * share


def _reference(problem: Problem, bid: Bid, line: str) -> Decimal:
    """The vendor's own first price of a line, else the lowest first price of any bid, else one."""
    own = _offer(bid, line)
    if own is not None and own.breaks[0].unit_price > 0:
        return own.breaks[0].unit_price * bid.currency_rate
    others = [
        offer.breaks[0].unit_price * other.currency_rate
        for other in problem.bids
        for offer in other.offers
        if offer.line == line and offer.breaks[0].unit_price > 0
    ]
    return min(others, default=Decimal(1))


def _charges(priced: Priced, bids: Mapping[str, Bid]) -> list[Charge]:
    """Exact set-up and fixed charges; `vat` still holds the rate."""
    found = []
    for name, item in priced.charges.items():
        bid = bids[name]
        rates = {offer.line: offer.vat for offer in bid.offers}
        for offer in item.offers:
            if offer.set_up:
                found.append(_charge(bid, offer.line, offer.set_up, rates[offer.line]))
        if item.fixed:
            highest = max((rates[offer.line] for offer in item.offers), default=ZERO)
            found.append(_charge(bid, None, item.fixed, highest))
    return found


def _charge(bid: Bid, line: str | None, amount: Decimal, vat: Decimal) -> Charge:
    kind: ChargeKind = "fixed" if line is None else "set_up"
    return Charge(vendor=bid.vendor, bid=bid.id, line=line, kind=kind, amount=amount, vat=vat)


def line_awards(problem: Problem, found: Sheet) -> tuple[LineAward, ...]:
    """One summary per line wanted."""
    bought: dict[str, Decimal] = defaultdict(Decimal)
    amount: dict[str, Decimal] = defaultdict(Decimal)
    got: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in found.rows:
        got[row.line, row.member, row.site] += row.quantity
        bought[row.line] += row.quantity
        amount[row.line] += row.amount
    for charge in found.charges:
        if charge.line is not None:
            amount[charge.line] += charge.amount
    lacking = unmet(problem, got)
    return tuple(
        LineAward(
            line=line.id,
            wanted=line.quantity,
            bought=bought[line.id],
            unmet=lacking[line.id],
            amount=amount[line.id],
        )
        for line in problem.lines
    )


def vendor_awards(problem: Problem, found: Sheet) -> tuple[VendorAward, ...]:
    """One summary per winner, largest amount first."""
    rows: dict[str, list[AwardRow]] = defaultdict(list)
    for row in found.rows:
        rows[row.vendor].append(row)
    extra: dict[str, Decimal] = defaultdict(Decimal)
    for charge in found.charges:
        extra[charge.vendor] += charge.amount
    awards = [
        VendorAward(
            vendor=vendor,
            quantity=sum((row.quantity for row in mine), ZERO),
            amount=sum((row.amount for row in mine), extra[vendor]),
            lines=tuple(dict.fromkeys(row.line for row in mine)),
        )
        for vendor, mine in rows.items()
    ]
    return tuple(sorted(awards, key=lambda award: (-award.amount, award.vendor)))


def bid_quantities(priced: Priced) -> tuple[tuple[BidQuantity, ...], tuple[TakenBundle, ...]]:
    """What `cost_of` needs to price the award again."""
    quantities = tuple(
        BidQuantity(bid=bid, line=line, quantity=quantity)
        for (bid, line), quantity in sorted(priced.plan.quantities().items())
    )
    return quantities, tuple(TakenBundle(bid=b, bundle=n) for b, n in sorted(priced.plan.bundles))
