"""What `solve` answers: who supplies what to whom, at which price, why, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

ZERO = Decimal(0)
ChargeKind = Literal["set_up", "fixed"]
Status = Literal["optimal", "time_limit"]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A sentence as data: `key` and `parameters` for translation, `text` in English."""

    key: str
    parameters: Mapping[str, str]
    text: str


class Infeasible(Exception):
    """No award meets every line and rule; `conflict` is a minimal set that cannot hold together, in words."""

    def __init__(self, conflict: tuple[Reason, ...]) -> None:
        self.conflict = conflict
        listed = "; ".join(reason.text for reason in conflict)
        why = f" These cannot hold together: {listed}." if conflict else ""
        super().__init__(f"No award is possible.{why}")


@dataclass(frozen=True, kw_only=True)
class AwardRow:
    """What one vendor delivers of one line to one member's site.

    `list_price` is the schedule's (average) unit price, `unit_price` the landed one after discounts;
    both in the problem's currency, before VAT. `amount` is rounded; rows and charges add up to the total.
    """

    vendor: str
    bid: str
    line: str
    member: str
    site: str
    quantity: Decimal
    list_price: Decimal
    unit_price: Decimal
    amount: Decimal
    vat: Decimal = ZERO
    bundle: str | None = None


@dataclass(frozen=True, kw_only=True)
class Charge:
    """A set-up charge (of a line) or a fixed charge (of a bid), in the problem's currency."""

    vendor: str
    bid: str
    line: str | None
    kind: ChargeKind
    amount: Decimal
    vat: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class VendorAward:
    """One winner: its quantity, its amount (rows and charges) and why it won."""

    vendor: str
    quantity: Decimal
    amount: Decimal
    lines: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LineAward:
    """One line: quantity wanted, bought and left unmet, and the amount of its rows and set-up charges."""

    line: str
    wanted: Decimal
    bought: Decimal
    unmet: Decimal
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class BidQuantity:
    """The quantity a bid's price schedule supplies of a line, bundles apart."""

    bid: str
    line: str
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class TakenBundle:
    """A bundle taken."""

    bid: str
    bundle: str


@dataclass(frozen=True, kw_only=True)
class RulePrice:
    """What a rule costs: the optimum with every rule less the optimum without this one."""

    rule: str
    price: Decimal
    cost_without: Decimal


@dataclass(frozen=True, kw_only=True)
class Stats:
    """How the answer was found."""

    components: int = 0
    columns: int = 0
    rows: int = 0
    binaries: int = 0
    nodes: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Award:
    """The best award.

    `total` is what is paid before VAT, rounded; `paid` the same unrounded; `cost` what was minimised:
    `paid` plus quality mark-ups (`mark_up`) plus penalties for unmet demand (`penalty`). `lower_bound` is
    proven for `cost`; `gap` is (cost - lower_bound) / cost. `tie`: another award costs the same (None: not
    known).
    """

    currency: str
    rows: tuple[AwardRow, ...]
    charges: tuple[Charge, ...]
    vendors: tuple[VendorAward, ...]
    lines: tuple[LineAward, ...]
    total: Decimal
    paid: Decimal
    cost: Decimal
    mark_up: Decimal
    penalty: Decimal
    vat: Decimal
    lower_bound: Decimal
    gap: Decimal
    status: Status
    tie: bool | None
    quantities: tuple[BidQuantity, ...]
    bundles: tuple[TakenBundle, ...]
    rule_prices: tuple[RulePrice, ...] = ()
    stats: Stats = field(default_factory=Stats)

    @property
    def winners(self) -> tuple[str, ...]:
        """The vendors that win something."""
        return tuple(vendor.vendor for vendor in self.vendors)

    def quantity_of(self, vendor: str, line: str) -> Decimal:
        """The quantity of a line that a vendor supplies, bundles included."""
        return sum((r.quantity for r in self.rows if r.vendor == vendor and r.line == line), ZERO)


@dataclass(frozen=True, kw_only=True)
class ScenarioResult:
    """A scenario's award, or why there is none; `difference` is its cost above the first scenario's."""

    name: str
    award: Award | None
    infeasible: Infeasible | None = None
    difference: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class RunnerUp:
    """The best award without one winner, and how much more it costs (None: none is possible)."""

    vendor: str
    award: Award | None
    extra_cost: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Cost:
    """The exact cost of given quantities: by bid, and in all."""

    paid: Decimal
    mark_up: Decimal
    by_bid: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def compared(self) -> Decimal:
        """What awards are compared by: paid plus quality mark-ups."""
        return self.paid + self.mark_up


@dataclass(frozen=True, kw_only=True)
class ViolatedCoalition:
    """The group that a division of cost treats worst: `excess` is its shares less its own cost.

    `proven`: no group has a larger excess than `bound`, shown by the solver.
    """

    members: frozenset[str]
    excess: Decimal
    cost: Decimal
    bound: Decimal
    proven: bool
