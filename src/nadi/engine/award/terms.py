"""A bid's terms as columns and rows: schedules, total discounts, charges, capacities, bundles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from nadi.engine.award.model import Entries, Model, Supply
from nadi.engine.award.problem import ZERO, Bid, LineOffer
from nadi.engine.award.schedule import Piece, pieces, tiers

LITTLE_LESS = Decimal("0.99999")


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the total discount: from low to high, the rate off, and the column that chooses it."""

    low: float
    high: float
    rate: float
    column: int | None


@dataclass(slots=True, kw_only=True)
class BidTerms:
    """A bid while its columns are written; `measure` gathers each tier's quantity or amount."""

    number: int
    bid: Bid
    rate: float
    tiers: list[Tier] = field(default_factory=list)
    measure: list[Entries] = field(default_factory=list)
    goods: Entries = field(default_factory=list)
    paid: Entries = field(default_factory=list)
    use: int | None = None
    first_supply: int = 0
    strict: bool = False

    @property
    def by_amount(self) -> bool:
        """Whether the total discount looks at the list amount."""
        return self.bid.total_discount is not None and self.bid.total_discount.of == "amount"


def add_bid(model: Model, number: int) -> None:
    """Writes everything one bid offers."""
    bid = model.problem.bids[number]
    terms = BidTerms(number=number, bid=bid, rate=float(bid.currency_rate), first_supply=len(model.supplies))
    terms.strict = model.strict or bid.minimum_order_value > 0
    reachable = {offer.line: _reachable(model, offer, terms.strict) for offer in bid.offers}
    _choose_tiers(model, terms, reachable)
    for offer in bid.offers:
        if reachable[offer.line]:
            _add_offer(model, terms, offer, reachable[offer.line])
    _tier_rows(model, terms)
    if bid.total_discount is not None and bid.total_discount.kind == "incremental":
        _incremental_discount(model, terms)
    _add_bundles(model, terms)
    _whole_bid_rows(model, terms)


def _reachable(model: Model, offer: LineOffer, strict: bool) -> list[Piece]:
    """The stretches of the schedule that the demand can reach, ends that belong to the next one cut off."""
    most = model.line_most(offer.line)
    line = model.lines[offer.line]
    lot = line.quantity if offer.whole_lot and not model.membership else ZERO
    found = []
    for piece in _without_dear_ends(pieces(offer), line.step, strict):
        low = max(piece.low, lot)
        if float(low) <= most and most > 0 and (piece.high is None or (low <= piece.high and piece.high > 0)):
            found.append(Piece(low, piece.high, piece.unit, piece.ripple, piece.set_up))
    return found


def below(threshold: Decimal, step: Decimal | None = None) -> Decimal:
    """The largest quantity or amount that does not reach a threshold."""
    return threshold - step if step is not None else threshold * LITTLE_LESS


def _without_dear_ends(stretches: tuple[Piece, ...], step: Decimal | None, strict: bool) -> Iterator[Piece]:
    """Where two stretches meet the later price holds; the earlier one may keep the end if no cheaper there.

    `strict`: not even then, because a rule on value or a minimum order value could make dearer better.
    """
    for piece, following in zip(stretches, [*stretches[1:], None], strict=True):
        high = piece.high
        if following is not None and high == following.low:
            dearer = following.goods(high) > piece.goods(high) or following.set_up > piece.set_up
            if strict or dearer:
                high = below(high, step)
        if high is None or high >= piece.low:
            yield Piece(piece.low, high, piece.unit, piece.ripple, piece.set_up)


def _high(piece: Piece, most: float) -> float:
    return most if piece.high is None else min(float(piece.high), most)


def _choose_tiers(model: Model, terms: BidTerms, reachable: dict[str, list[Piece]]) -> None:
    """Makes the tier columns; "nothing off" needs none unless the use of the bid must be known."""
    bid, discount = terms.bid, terms.bid.total_discount
    total = _largest_measure(model, terms, reachable)
    steps = tiers(discount if discount is not None and discount.kind == "all_units" else None)
    steps = tuple(tier for tier in steps if float(tier.threshold) <= total)
    rising = all(a.rate <= b.rate for a, b in pairwise(steps))
    needs_use = model.needs_use or bid.fixed_charge > 0 or bid.minimum_order_value > 0
    chosen = terms.strict or needs_use or not rising
    for index, tier in enumerate(steps):
        last = index + 1 == len(steps)
        high = total if last else float(steps[index + 1].threshold)
        if not last and (terms.strict or steps[index + 1].rate < tier.rate):
            high = float(below(steps[index + 1].threshold, _common_step(model, terms)))
        column = model.matrix.binary() if chosen or tier.rate > 0 else None
        terms.tiers.append(Tier(float(tier.threshold), high, float(tier.rate), column))
        terms.measure.append([])
    if needs_use:
        _make_use(model, terms)


def _common_step(model: Model, terms: BidTerms) -> Decimal | None:
    """The step in which the bid's total quantity grows, when all its lines share one."""
    found = {model.lines[offer.line].step for offer in terms.bid.offers}
    return found.pop() if len(found) == 1 and not terms.by_amount else None


def _make_use(model: Model, terms: BidTerms) -> None:
    """The column that says whether anything of the bid is used."""
    columns = [tier.column for tier in terms.tiers if tier.column is not None]
    if len(columns) == 1 and not terms.bid.bundles:
        terms.use = columns[0]
    else:
        terms.use = model.matrix.binary()
        model.matrix.row([(column, 1.0) for column in columns] + [(terms.use, -1.0)], upper=0.0)
    model.uses[terms.number] = terms.use
    fixed = float(terms.bid.fixed_charge) * terms.rate
    model.matrix.cost[terms.use] += fixed
    model.pay(terms.use, terms.number, None, fixed)


def _largest_measure(model: Model, terms: BidTerms, reachable: dict[str, list[Piece]]) -> float:
    """The largest total quantity (or list amount) the bid can reach."""
    total = 0.0
    for line, found in reachable.items():
        most = model.line_most(line)
        if terms.by_amount:
            highs = [float(p.ripple) + float(p.unit) * _high(p, most) for p in found]
        else:
            highs = [_high(p, most) for p in found]
        total += max(highs, default=0.0)
    if terms.bid.capacity is not None and not terms.by_amount:
        total = min(total, float(terms.bid.capacity))
    return total


def _add_offer(model: Model, terms: BidTerms, offer: LineOffer, found: list[Piece]) -> None:
    """One line's schedule: a cell per stretch and tier."""
    start, most = len(model.money), model.line_most(offer.line)
    first_supply = len(model.supplies)
    choices: list[Entries] = [[] for _ in terms.tiers]
    for piece in found:
        needs_choice = len(found) > 1 or piece.low > 0 or piece.set_up > 0 or piece.ripple != 0
        for index in range(len(terms.tiers)):
            choice = _add_cell(model, terms, _Cell(offer, piece, index, needs_choice))
            if choice is not None:
                choices[index].append((choice, 1.0))
    together: Entries = [entry for entries in choices for entry in entries]
    for tier, entries in zip(terms.tiers, choices, strict=True):
        if tier.column is not None and entries:
            model.matrix.row([*entries, (tier.column, -1.0)], upper=0.0)
    if len(together) > 1:
        model.matrix.row(together, upper=1.0)
    supplied = [(supply.column, supply.scale) for supply in model.supplies[first_supply:]]
    cap = max(_high(piece, most) for piece in found)
    if cap < most and not together:
        model.matrix.row(supplied, upper=cap)
    if offer.whole_lot and model.membership:
        _whole_lot_of_members(model, offer, supplied, together)
    _reserve_row(model, offer, start, first_supply)


def _whole_lot_of_members(model: Model, offer: LineOffer, supplied: Entries, chosen: Entries) -> None:
    """Whole lot of whatever the members that take part want: supplied >= wanted, when chosen."""
    line = model.lines[offer.line]
    wanted = [(model.members[d.member], -float(d.quantity)) for d in line.demands]
    full = float(line.quantity)
    choice = [(column, -full * value) for column, value in chosen]
    model.matrix.row(supplied + wanted + choice, lower=-full)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One stretch of an offer's schedule under one tier of the bid's discount."""

    offer: LineOffer
    piece: Piece
    tier: int
    needs_choice: bool


def _add_cell(model: Model, terms: BidTerms, cell: _Cell) -> int | None:
    """Columns for one cell; answers its choice column, if it needs one."""
    piece, tier = cell.piece, terms.tiers[cell.tier]
    most = model.line_most(cell.offer.line)
    high = _high(piece, most)
    whole_lot_of_members = cell.offer.whole_lot and model.membership
    choice = _choice_column(model, terms, cell) if cell.needs_choice or whole_lot_of_members else None
    indicator = choice if choice is not None else tier.column
    columns = _supply_columns(model, terms, cell)
    supplied: Entries = [(column, scale) for column, scale, _ in columns]
    if indicator is not None and (choice is None or len(columns) > 1):
        model.links.extend((column, indicator, limit) for column, _, limit in columns)
    if choice is not None:
        model.matrix.row([*supplied, (choice, -high)], upper=0.0)
        least = max(float(piece.low), _little(model, cell.offer.line))
        if least > 0:
            model.matrix.row([*supplied, (choice, -least)], lower=0.0)
    elif tier.column is not None and high < most and len(supplied) > 1:
        model.matrix.row([*supplied, (tier.column, -high)], upper=0.0)
    return choice


def _little(model: Model, line: str) -> float:
    """The least quantity a charge is paid for: with rules on value, paying for nothing could help."""
    if not model.strict:
        return 0.0
    step = model.lines[line].step
    return float(step) if step is not None else model.line_most(line) * (1.0 - float(LITTLE_LESS))


def _choice_column(model: Model, terms: BidTerms, cell: _Cell) -> int:
    """The column that says the quantity lies in this cell; it bears set-up and ripple."""
    ripple = float(cell.piece.ripple)
    value = terms.rate * ripple * (1.0 - terms.tiers[cell.tier].rate)
    paid = value + float(cell.piece.set_up) * terms.rate
    choice = model.matrix.binary(paid + terms.rate * ripple * float(cell.offer.mark_up))
    model.pay(choice, terms.number, cell.offer.line, paid)
    if ripple:
        terms.paid.append((choice, value))
        terms.goods.append((choice, ripple))
        if terms.by_amount:
            terms.measure[cell.tier].append((choice, ripple))
    return choice


def _supply_columns(model: Model, terms: BidTerms, cell: _Cell) -> list[tuple[int, float, float]]:
    """A quantity column per delivery place: (column, scale, largest value)."""
    offer = cell.offer
    unit, high = float(cell.piece.unit), _high(cell.piece, model.line_most(offer.line))
    kept, mark_up = terms.rate * (1.0 - terms.tiers[cell.tier].rate), terms.rate * float(offer.mark_up)
    found = []
    for node in model.nodes_at[offer.line]:
        if terms.bid.vendor in model.nodes[node].excluded:
            continue
        scale = model.scale[node]
        limit = min(high, model.most[node]) / scale
        freight = (
            float(offer.freight.get(model.nodes[node].site, ZERO)) * terms.rate if offer.freight else 0.0
        )
        paid = (unit * kept + freight) * scale
        whole = model.lines[offer.line].step is not None
        column = model.matrix.column(paid + unit * mark_up * scale, limit, integer=whole)
        model.supplies.append(Supply(column, terms.number, offer.line, node, scale, piece=cell.piece))
        model.pay(column, terms.number, offer.line, paid)
        terms.paid.append((column, unit * kept * scale))
        terms.goods.append((column, unit * scale))
        terms.measure[cell.tier].append((column, unit * scale if terms.by_amount else scale))
        found.append((column, scale, limit))
    return found


def _reserve_row(model: Model, offer: LineOffer, money: int, first: int) -> None:
    """The average landed unit price paid on the line stays within the reserve price."""
    reserve = model.lines[offer.line].reserve_price
    if reserve is None:
        return
    limit = float(reserve)
    scales = {supply.column: supply.scale for supply in model.supplies[first:]}
    row = [(item.column, item.paid - limit * scales.get(item.column, 0.0)) for item in model.money[money:]]
    if any(value > 0 for _, value in row):
        model.matrix.row(row, upper=0.0)


def _tier_rows(model: Model, terms: BidTerms) -> None:
    """A tier holds from its threshold to the next one, and one tier only."""
    for tier, measure in zip(terms.tiers, terms.measure, strict=True):
        if tier.column is None:
            continue
        size = max(tier.high, 1.0)
        scaled = [(column, value / size) for column, value in measure]
        model.matrix.row([*scaled, (tier.column, -tier.high / size)], upper=0.0)
        if tier.low > 0:
            model.matrix.row([*scaled, (tier.column, -tier.low / size)], lower=0.0)
    chosen = [(tier.column, 1.0) for tier in terms.tiers if tier.column is not None]
    if len(chosen) > 1:
        model.matrix.row(chosen, upper=1.0)


def _incremental_discount(model: Model, terms: BidTerms) -> None:
    """The list amount lies in one tier; what it takes off is a line from that tier's start."""
    steps = tiers(terms.bid.total_discount)
    total = max(sum(value * model.matrix.upper[column] for column, value in terms.goods), 1.0)
    amounts: Entries = []
    chosen: Entries = []
    off_before = 0.0
    for index, tier in enumerate(steps):
        low, rate = float(tier.threshold), float(tier.rate)
        high = float(steps[index + 1].threshold) if index + 1 < len(steps) else max(total, low)
        column = model.matrix.column(-rate * terms.rate * total, high / total)
        fixed = -(off_before - rate * low) * terms.rate
        choice = model.matrix.binary(fixed)
        for item, paid in ((column, -rate * terms.rate * total), (choice, fixed)):
            model.pay(item, terms.number, None, paid)
            terms.paid.append((item, paid))
        model.matrix.row([(column, 1.0), (choice, -high / total)], upper=0.0)
        model.matrix.row([(column, 1.0), (choice, -low / total)], lower=0.0)
        amounts.append((column, 1.0))
        chosen.append((choice, 1.0))
        off_before += rate * (high - low)
    listed = [(column, -value / total) for column, value in terms.goods]
    model.matrix.row(amounts + listed, 0.0, 0.0)
    model.matrix.row(chosen, upper=1.0)


def _add_bundles(model: Model, terms: BidTerms) -> None:
    """A yes-or-no column per bundle; what it brings is spread over the line's delivery places."""
    groups: dict[str, Entries] = {}
    for bundle in terms.bid.bundles:
        price = float(bundle.price) * terms.rate
        column = model.matrix.binary(price * (1.0 + float(bundle.mark_up)))
        model.bundles[terms.number, bundle.id] = column
        model.pay(column, terms.number, None, price)
        terms.paid.append((column, price))
        if bundle.xor_group is not None:
            groups.setdefault(bundle.xor_group, []).append((column, 1.0))
        if terms.use is not None:
            model.matrix.row([(column, 1.0), (terms.use, -1.0)], upper=0.0)
        for line, quantity in bundle.quantities.items():
            _spread_bundle(model, terms, bundle.id, (line, float(quantity)))
    for entries in groups.values():
        model.matrix.row(entries, upper=1.0)


def _spread_bundle(model: Model, terms: BidTerms, bundle: str, part: tuple[str, float]) -> None:
    line, quantity = part
    taken = model.bundles[terms.number, bundle]
    spread: Entries = []
    for node in model.nodes_at[line]:
        if terms.bid.vendor not in model.nodes[node].excluded:
            scale = model.scale[node]
            column = model.matrix.column(0.0, min(quantity, model.most[node]) / scale)
            model.supplies.append(Supply(column, terms.number, line, node, scale, bundle))
            spread.append((column, scale))
    model.matrix.row([*spread, (taken, -quantity)], 0.0, 0.0)


def _whole_bid_rows(model: Model, terms: BidTerms) -> None:
    """Total capacity and minimum order value."""
    bid = terms.bid
    mine = [(supply.column, supply.scale) for supply in model.supplies[terms.first_supply :]]
    if bid.capacity is not None:
        capacity = float(bid.capacity)
        model.matrix.row(mine, upper=capacity)
    if model.strict and terms.use is not None:
        lines = [offer.line for offer in bid.offers] + [name for b in bid.bundles for name in b.quantities]
        little = min((_little(model, line) for line in lines), default=0.0)
        model.matrix.row([*mine, (terms.use, -little)], lower=0.0)
    if bid.minimum_order_value > 0 and terms.use is not None:
        least = float(bid.minimum_order_value) * terms.rate
        scaled = [(column, value / least) for column, value in terms.paid]
        model.matrix.row([*scaled, (terms.use, -1.0)], lower=0.0)
