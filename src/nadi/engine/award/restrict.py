"""The buyer's rules as rows of the model."""

from nadi.engine.award.model import Entries, Model
from nadi.engine.award.problem import Bid
from nadi.engine.award.rules import Exclude, KeepIncumbent, Rule, VendorCount, VendorQuantity, VendorShare

LEAST_PART = 0.01


def add_rules(model: Model) -> None:
    """Writes every rule; exclusions are already in the columns."""
    _vendor_uses(model)
    for rule in model.problem.rules:
        if isinstance(rule, VendorCount):
            _vendor_count(model, rule)
        elif isinstance(rule, VendorShare):
            for vendors in [rule.vendors] if rule.vendors else [(name,) for name in model.problem.vendors]:
                _vendor_share(model, rule, vendors)
        elif isinstance(rule, VendorQuantity):
            for vendor in [rule.vendor] if rule.vendor is not None else model.problem.vendors:
                _vendor_quantity(model, rule, vendor)
        elif isinstance(rule, KeepIncumbent):
            _at_least_some(model, rule, (rule.vendor, None))


def _vendor_uses(model: Model) -> None:
    """One column per vendor that says whether any of its bids is used."""
    by_vendor: dict[str, list[int]] = {}
    for number, use in model.uses.items():
        by_vendor.setdefault(model.problem.bids[number].vendor, []).append(use)
    for vendor, uses in by_vendor.items():
        if len(uses) == 1:
            model.vendor_uses[vendor] = uses[0]
            continue
        column = model.vendor_uses[vendor] = model.matrix.binary()
        for use in uses:
            model.matrix.row([(use, 1.0), (column, -1.0)], upper=0.0)


def _vendor_count(model: Model, rule: VendorCount) -> None:
    if rule.at_most is not None:
        if rule.line is None:
            used = list(model.vendor_uses.values())
        else:
            used = [_line_use(model, vendor, rule.line) for vendor in model.problem.vendors]
        model.matrix.row([(column, 1.0) for column in used], upper=float(rule.at_most))
    if rule.at_least is not None:
        counted: Entries = []
        for vendor in model.problem.vendors:
            column = model.matrix.binary()
            _at_least_some(model, rule, (vendor, column))
            counted.append((column, 1.0))
        model.matrix.row(counted, lower=float(rule.at_least))


def _line_use(model: Model, vendor: str, line: str) -> int:
    """A column that must be one when the vendor supplies anything of the line."""
    column = model.matrix.binary()
    bids = model.bids_of([vendor])
    for node in model.nodes_at[line]:
        entries = [
            (supply.column, supply.scale / model.most[node])
            for supply in model.supplies
            if supply.node == node and supply.bid in bids
        ]
        model.matrix.row([*entries, (column, -1.0)], upper=0.0)
    return column


def _at_least_some(model: Model, rule: VendorCount | KeepIncumbent, who: tuple[str, int | None]) -> None:
    """The vendor gets the least quantity: always, or when its column says that it counts."""
    vendor, column = who
    supplied = model.quantity(model.bids_of([vendor]), rule.line)
    if rule.least_quantity is not None:
        least = float(rule.least_quantity)
    else:
        least = LEAST_PART * model.wanted(rule.line)
    if rule.least_quantity is None and model.membership:
        whole = LEAST_PART * model.wanted(rule.line)
        everything = [(c, -LEAST_PART * value) for c, value in model.quantity(None, rule.line)]
        choice = [(column, -whole)] if column is not None else []
        model.matrix.row(supplied + everything + choice, lower=-whole if column is not None else 0.0)
    elif column is not None:
        model.matrix.row([*supplied, (column, -least)], lower=0.0)
    else:
        model.matrix.row(supplied, lower=least)


def _vendor_share(model: Model, rule: VendorShare, vendors: tuple[str, ...]) -> None:
    measure = model.quantity if rule.of == "quantity" else model.value
    bids = model.bids_of(vendors)
    mine = dict(measure(bids, rule.line))
    everything = measure(None, rule.line)
    if rule.at_least is not None:
        model.matrix.row(_share_row(mine, everything, float(rule.at_least)), lower=0.0)
    if rule.at_most is not None:
        model.matrix.row(_share_row(mine, everything, float(rule.at_most)), upper=0.0)


def _share_row(mine: dict[int, float], everything: Entries, share: float) -> Entries:
    """Mine less the share of everything, per column (a column's parts added up)."""
    row: dict[int, float] = {}
    for column, value in everything:
        row[column] = row.get(column, 0.0) - share * value
    for column, value in mine.items():
        row[column] = row.get(column, 0.0) + value
    size = max((abs(value) for value in row.values()), default=1.0) or 1.0
    return [(column, value / size) for column, value in row.items()]


def _vendor_quantity(model: Model, rule: VendorQuantity, vendor: str) -> None:
    supplied = model.quantity(model.bids_of([vendor]), rule.line)
    if rule.at_most is not None:
        model.matrix.row(supplied, upper=float(rule.at_most))
    if rule.at_least is not None:
        model.matrix.row(supplied, lower=float(rule.at_least))


def couples_lines(rule: Rule) -> bool:
    """Whether a rule ties several lines together."""
    return rule.line is None and not isinstance(rule, Exclude)


def couples_bid(bid: Bid) -> bool:
    """Whether a bid's own terms tie its lines together."""
    return bool(
        bid.total_discount is not None
        or bid.fixed_charge > 0
        or bid.capacity is not None
        or bid.minimum_order_value > 0
        or bid.bundles
    )
