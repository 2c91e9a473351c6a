"""The award as a mixed-integer model: demand to meet, places to deliver to, and who may supply what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from nadi.engine.award.matrix import INFINITY, Matrix
from nadi.engine.award.nodes import Node, nodes_of, offers_by_line
from nadi.engine.award.problem import ZERO, Bid, Line, Problem
from nadi.engine.award.rules import VendorCount, VendorShare
from nadi.engine.award.schedule import Piece

Entries = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Supply:
    """A column that brings quantity: `scale` units of the line per unit of the column."""

    column: int
    bid: int
    line: str
    node: int
    scale: float
    bundle: str | None = None
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A column that is paid for: `paid` in the problem's currency per unit of it."""

    column: int
    bid: int
    line: str | None
    paid: float


@dataclass(slots=True, kw_only=True)
class Model:
    """The matrix under construction and what its columns mean.

    `links` hold column <= factor * indicator: implied for whole answers, they tighten the relaxation.
    """

    problem: Problem
    count_vendors: bool = False
    membership: bool = False
    matrix: Matrix = field(default_factory=Matrix)
    nodes: list[Node] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    scale: list[float] = field(default_factory=list)
    nodes_at: dict[str, list[int]] = field(default_factory=dict)
    supplies: list[Supply] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    unmet: list[tuple[int, int]] = field(default_factory=list)
    bundles: dict[tuple[int, str], int] = field(default_factory=dict)
    uses: dict[int, int] = field(default_factory=dict)
    vendor_uses: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    links: list[tuple[int, int, float]] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    totals: dict[str, float] = field(default_factory=dict)
    strict: bool = False
    needs_use: bool = False

    def __post_init__(self) -> None:
        rules = self.problem.rules
        self.lines = {line.id: line for line in self.problem.lines}
        self.strict = any(isinstance(rule, VendorShare) and rule.of == "value" for rule in rules)
        self.needs_use = self.count_vendors or any(
            isinstance(rule, VendorCount) and rule.at_most is not None and rule.line is None for rule in rules
        )
        if self.membership:
            self.members = {member: self.matrix.binary() for member in self.problem.members}
        offers = offers_by_line(self.problem.bids)
        for line in self.problem.lines:
            numbers = self.nodes_at.setdefault(line.id, [])
            for node in nodes_of(self.problem, line, offers.get(line.id, [])):
                most = most_taken(self.problem, node)
                if most > 0:
                    numbers.append(len(self.nodes))
                    self.nodes.append(node)
                    self.most.append(float(most))
                    self.scale.append(float(line.step) if line.step is not None else float(most))
            self.totals[line.id] = sum(self.most[number] for number in numbers)

    def line_most(self, line: str) -> float:
        """The largest quantity of a line that may be bought."""
        return self.totals[line]

    def pay(self, column: int, bid: int, line: str | None, paid: float) -> None:
        """Notes what a column costs in money, for rules on value."""
        self.money.append(Money(column, bid, line, paid))

    def quantity(self, bids: set[int] | None, line: str | None) -> Entries:
        """The quantity these bids (all, when None) supply of a line (of all lines, when None)."""
        return [
            (supply.column, supply.scale)
            for supply in self.supplies
            if (bids is None or supply.bid in bids) and (line is None or supply.line == line)
        ]

    def value(self, bids: set[int] | None, line: str | None) -> Entries:
        """What these bids are paid on a line (on all lines with fixed charges and bundles, when None)."""
        return [
            (item.column, item.paid)
            for item in self.money
            if (bids is None or item.bid in bids) and (line is None or item.line == line)
        ]

    def bids_of(self, vendors: Iterable[str]) -> set[int]:
        """The numbers of these vendors' bids."""
        names = set(vendors)
        return {index for index, bid in enumerate(self.problem.bids) if bid.vendor in names}

    def wanted(self, line: str | None) -> float:
        """The quantity wanted of a line, or of all lines."""
        return float(sum((node.wanted for node in self.nodes if line in (None, node.line)), ZERO))


def most_taken(problem: Problem, node: Node) -> Decimal:
    """The largest quantity worth buying for a place under the options."""
    most = node.wanted
    if problem.options.use_tolerance:
        most += node.tolerance
    if problem.options.allow_more:
        most += sum((_worth_reaching(bid, node.line) for bid in problem.bids), ZERO)
    return most


def _worth_reaching(bid: Bid, line: str) -> Decimal:
    """How far beyond the demand a bid's thresholds could make buying sensible."""
    offers = [offer for offer in bid.offers if offer.line == line]
    reach = sum((bundle.quantities.get(line, ZERO) for bundle in bid.bundles), ZERO)
    for offer in offers:
        reach += max(offer.minimum_quantity, *(step.from_quantity for step in offer.breaks), ZERO)
        cheapest = min(step.unit_price for step in offer.breaks) or Decimal(1)
        reach += bid.minimum_order_value / cheapest
        if bid.total_discount is not None and bid.total_discount.tiers:
            goal = bid.total_discount.tiers[-1].threshold
            reach += goal if bid.total_discount.of == "quantity" else goal / cheapest
    return reach


def add_demand_rows(model: Model) -> None:
    """Every place gets what it wants: exactly, or more or less as the options allow."""
    entries: list[Entries] = [[] for _ in model.nodes]
    for supply in model.supplies:
        entries[supply.node].append((supply.column, supply.scale / model.scale[supply.node]))
    options = model.problem.options
    for number, node in enumerate(model.nodes):
        scale = model.scale[number]
        wanted, more = float(node.wanted) / scale, (model.most[number] - float(node.wanted)) / scale
        penalty = options.unmet_penalty.get(node.line)
        if penalty is not None:
            column = model.matrix.column(float(penalty) * scale, wanted)
            model.unmet.append((column, number))
            entries[number].append((column, 1.0))
        if model.membership:
            _membership_demand(model, number, entries[number])
        else:
            model.matrix.row(entries[number], wanted, wanted + more)


def _membership_demand(model: Model, number: int, entries: Entries) -> None:
    """The demand of a place as the sum over the members that take part."""
    node, scale, options = model.nodes[number], model.scale[number], model.problem.options
    wanted = [(model.members[d.member], -float(d.quantity) / scale) for d in node.demands]
    if options.allow_more:
        model.matrix.row(entries + wanted, 0.0, INFINITY)
    elif options.use_tolerance:
        most = [(model.members[d.member], -float(d.quantity + d.tolerance) / scale) for d in node.demands]
        model.matrix.row(entries + wanted, 0.0, INFINITY)
        model.matrix.row(entries + most, -INFINITY, 0.0)
    else:
        model.matrix.row(entries + wanted, 0.0, 0.0)
