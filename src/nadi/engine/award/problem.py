"""What is wanted, what is offered and under which rules: the question that `solve` answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from nadi.engine.award.checks import check_problem
from nadi.engine.award.rules import Rule

ZERO = Decimal(0)
NOTHING: Mapping[str, Decimal] = MappingProxyType({})

PriceKind = Literal["all_units", "incremental"]
DiscountBase = Literal["quantity", "amount"]


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One member's quantity of a line at one site; `tolerance` is how much more it would take.

    Units: the line's. `baseline` is the unit price paid today, in the problem's currency.
    """

    member: str
    site: str = ""
    quantity: Decimal
    tolerance: Decimal = ZERO
    baseline: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """An item wanted; `reserve_price` is the highest landed unit price accepted, before VAT.

    With a `step` every vendor's quantity is a multiple of it (1 for pieces, 0.5 for half pallets).
    """

    id: str
    demands: tuple[Demand, ...]
    reserve_price: Decimal | None = None
    step: Decimal | None = None
    name: str = ""
    unit: str = ""

    @property
    def quantity(self) -> Decimal:
        """The pooled quantity wanted."""
        return sum((demand.quantity for demand in self.demands), ZERO)

    @property
    def tolerance(self) -> Decimal:
        """How much more the members together would take."""
        return sum((demand.tolerance for demand in self.demands), ZERO)


@dataclass(frozen=True, kw_only=True)
class PriceBreak:
    """From `from_quantity` on (to `upto`, or to the next break) a unit costs `unit_price`.

    `set_up` is charged once when the awarded quantity lies in this break.
    """

    from_quantity: Decimal = ZERO
    unit_price: Decimal
    set_up: Decimal = ZERO
    upto: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class LineOffer:
    """A vendor's price schedule for one line, in the bid's currency, before VAT.

    `mark_up` is the quality adjustment, a fraction used to compare and never paid; `freight` is
    per unit by site; `vat` is a rate, reported apart.
    """

    line: str
    breaks: tuple[PriceBreak, ...]
    kind: PriceKind = "all_units"
    set_up_charge: Decimal = ZERO
    minimum_quantity: Decimal = ZERO
    capacity: Decimal | None = None
    whole_lot: bool = False
    freight: Mapping[str, Decimal] = field(default_factory=lambda: NOTHING)
    mark_up: Decimal = ZERO
    vat: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class DiscountTier:
    """From `threshold` on the rate (a fraction, 0.05 for 5 %) is taken off."""

    threshold: Decimal
    rate: Decimal


@dataclass(frozen=True, kw_only=True)
class TotalDiscount:
    """A discount on all a vendor supplies outside bundles, by total quantity or by total list amount."""

    tiers: tuple[DiscountTier, ...]
    of: DiscountBase = "quantity"
    kind: PriceKind = "all_units"


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """These quantities together for this price, taken once and whole; at most one per `xor_group`.

    `mark_up` is the quality adjustment, a fraction used to compare and never paid.
    """

    id: str
    quantities: Mapping[str, Decimal]
    price: Decimal
    xor_group: str | None = None
    mark_up: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class Bid:
    """One vendor's bid; `submitted` orders bids in time, the earlier one wins a tie.

    Money is in the bid's currency; `currency_rate` is the problem's currency per unit of it.
    """

    id: str
    vendor: str
    submitted: int = 0
    offers: tuple[LineOffer, ...] = ()
    total_discount: TotalDiscount | None = None
    fixed_charge: Decimal = ZERO
    capacity: Decimal | None = None
    minimum_order_value: Decimal = ZERO
    bundles: tuple[Bundle, ...] = ()
    currency_rate: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the buyer allows: buying more than wanted, using tolerances, leaving demand unmet at a penalty.

    `unmet_penalty` maps a line to the penalty per unit not bought; a line without one must be met.
    Amounts are rounded to `decimals` places.
    """

    allow_more: bool = False
    use_tolerance: bool = False
    unmet_penalty: Mapping[str, Decimal] = field(default_factory=lambda: NOTHING)
    decimals: int = 2


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Lines wanted, bids and rules; raises ValueError with the place and a sentence when they do not fit."""

    lines: tuple[Line, ...]
    bids: tuple[Bid, ...]
    rules: tuple[Rule, ...] = ()
    options: Options = field(default_factory=Options)
    currency: str = "EUR"

    def __post_init__(self) -> None:
        check_problem(self)

    @property
    def members(self) -> tuple[str, ...]:
        """Every member that wants something, in order of first mention."""
        return tuple(dict.fromkeys(d.member for line in self.lines for d in line.demands))

    @property
    def vendors(self) -> tuple[str, ...]:
        """Every vendor that bids, earliest bid first."""
        ordered = sorted(self.bids, key=lambda bid: (bid.submitted, bid.vendor))
        return tuple(dict.fromkeys(bid.vendor for bid in ordered))


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A named variation: its rules replace the problem's, its options too when given."""

    name: str
    rules: tuple[Rule, ...] = ()
    options: Options | None = None
