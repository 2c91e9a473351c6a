"""Seeded purchases of any size, in the manner of the published experiments.

`total`        every vendor quotes every line and discounts its total quantity
               (Goossens, Maas, Spieksma, van de Klundert 2007, EJOR 178(2))
`capacitated`  the same with a capacity per vendor and line, demand between the largest capacity and all of
               them together (Manerba and Mansini 2012, EJOR 222(1))
`mixed`        breaks on lines beside breaks on totals, capacities of vendors, charges for being used at all
`sparse`       many vendors, each quoting a few lines of its own trade and fewer of others

The structure is theirs, the numbers are drawn anew: same seed, same instance. Quantities and thresholds are
whole units and prices whole cents, so that every solver can answer exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from random import Random
from typing import Literal

from nadi.engine.award import Bid, Demand, DiscountTier, Line, LineOffer, PriceBreak, Problem, TotalDiscount

Family = Literal["total", "capacitated", "mixed", "sparse"]
CENT = Decimal("0.01")
TRADES = 40
ABUNDANCE = 0.8


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What an instance looks like; `breaks` counts the intervals of a vendor's total, with the first."""

    family: Family
    vendors: int
    lines: int
    breaks: int

    @property
    def name(self) -> str:
        """Family and size in one word."""
        return f"{self.family}-{self.vendors}x{self.lines}x{self.breaks}"


SMALL = ((5, 10, 3), (10, 50, 3), (20, 100, 5))
LARGE = ((50, 200, 5), (100, 500, 5))
DENSE: tuple[Family, ...] = ("total", "capacitated", "mixed")


def shapes(sizes: str) -> tuple[Shape, ...]:
    """The shapes of `small` or `all`, families side by side, growing."""
    dense = SMALL if sizes == "small" else SMALL + LARGE
    found = [
        Shape(family=family, vendors=vendors, lines=lines, breaks=breaks)
        for vendors, lines, breaks in dense
        for family in DENSE
    ]
    sparse = [(30, 200, 3)] if sizes == "small" else [(30, 200, 3), (100, 600, 5), (300, 2000, 5)]
    found += [Shape(family="sparse", vendors=v, lines=n, breaks=b) for v, n, b in sparse]
    return tuple(found)


def shape_of(name: str) -> Shape:
    """The shape behind a name such as total-5x10x3; raises ValueError when it is none."""
    family, _, size = name.partition("-")
    numbers = size.split("x")
    if family not in (*DENSE, "sparse") or len(numbers) != 3:
        raise ValueError(f"{name!r} is no shape: it should look like total-20x100x5.")
    vendors, lines, breaks = (int(number) for number in numbers)
    return Shape(family=family, vendors=vendors, lines=lines, breaks=breaks)


def instance(shape: Shape, seed: int, members: int = 1) -> Problem:
    """The instance of this seed; with more members each wants a part of some lines and pays more today."""
    chance = Random(f"{shape.name} {seed}")
    lines = [f"L{number:04d}" for number in range(1, shape.lines + 1)]
    price = {line: chance.uniform(1, 100) for line in lines}
    trade = {line: chance.randrange(TRADES) for line in lines}
    quotes = [_quoted(shape, lines, trade, chance) for _ in range(shape.vendors)]
    if shape.family == "sparse":
        _nobody_forgotten(lines, quotes, chance)
    capacity = [{line: 10 * chance.randint(1, 15) for line in mine} for mine in quotes]
    demand = {line: _demand(shape, line, capacity, chance) for line in lines}
    drawn = _Drawn(shape=shape, chance=chance, price=price, demand=demand)
    bids = tuple(drawn.bid(number, quotes[number], capacity[number]) for number in range(shape.vendors))
    return Problem(lines=tuple(drawn.line(line, members) for line in lines), bids=bids)


def _quoted(shape: Shape, lines: Sequence[str], trade: dict[str, int], chance: Random) -> list[str]:
    """The lines one vendor quotes: all, or where the market is sparse most of its own trade's."""
    if shape.family != "sparse":
        return list(lines)
    own = chance.randrange(TRADES)
    abroad = 4 / shape.lines
    return [line for line in lines if chance.random() < (0.4 if trade[line] == own else abroad)]


def _nobody_forgotten(lines: Sequence[str], quotes: list[list[str]], chance: Random) -> None:
    """Two vendors at least for every line."""
    count = dict.fromkeys(lines, 0)
    for mine in quotes:
        for line in mine:
            count[line] += 1
    for line in lines:
        for vendor in chance.sample(range(len(quotes)), 2) if count[line] < 2 else ():
            if line not in quotes[vendor]:
                quotes[vendor].append(line)


def _demand(shape: Shape, line: str, capacity: list[dict[str, int]], chance: Random) -> int:
    wanted = chance.randint(10, 200)
    offered = [mine[line] for mine in capacity if line in mine]
    if shape.family == "sparse":
        return max(1, min(wanted, sum(offered) * 2 // 3))
    if shape.family != "capacitated":
        return wanted
    return ceil(ABUNDANCE * max(offered) + (1 - ABUNDANCE) * sum(offered))


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """An instance under construction: the market's price of each line and what is wanted of it."""

    shape: Shape
    chance: Random
    price: dict[str, float]
    demand: dict[str, int]

    def line(self, name: str, members: int) -> Line:
        """A line wanted by one member, or divided at random among about half of several."""
        wanted = {0: self.demand[name]} if members == 1 else self._divided(self.demand[name], members)
        today = {member: self.chance.uniform(1.05, 1.35) * self.price[name] for member in wanted}
        demands = tuple(
            Demand(member=f"M{member + 1:02d}", quantity=Decimal(quantity), baseline=cents(today[member]))
            for member, quantity in sorted(wanted.items())
        )
        return Line(id=name, demands=demands)

    def _divided(self, quantity: int, members: int) -> dict[int, int]:
        takers = [member for member in range(members) if self.chance.random() < 0.5]
        takers = takers[:quantity] or [self.chance.randrange(members)]
        wanted = dict.fromkeys(takers, 1)
        for member in self.chance.choices(takers, k=quantity - len(takers)):
            wanted[member] += 1
        return wanted

    def bid(self, number: int, lines: list[str], capacity: dict[str, int]) -> Bid:
        """One vendor's bid: a level of its own, prices around it, and what its family asks for."""
        level = self.chance.uniform(0.95, 1.1)
        reach = sum(min(self.demand[line], capacity[line]) for line in lines)
        whole = sum(self.demand[line] for line in lines)
        mixed = self.shape.family == "mixed"
        total = whole if self.shape.family == "total" else reach
        return Bid(
            id=f"V{number + 1:03d}",
            vendor=f"V{number + 1:03d}",
            submitted=number,
            offers=tuple(self._offer(line, level, capacity[line]) for line in lines),
            total_discount=None if mixed and number % 2 else self._discount(total),
            capacity=Decimal(ceil(self.chance.uniform(0.1, 0.5) * whole)) if mixed else None,
            fixed_charge=cents(self.chance.uniform(50, 500)) if mixed and number % 3 == 0 else Decimal(0),
        )

    def _offer(self, line: str, level: float, capacity: int) -> LineOffer:
        first = self.price[line] * level * self.chance.uniform(0.85, 1.15)
        breaks = [PriceBreak(unit_price=cents(first))]
        if self.shape.family == "mixed" and self.chance.random() < 0.5:
            for part in (0.4, 0.8):
                first *= self.chance.uniform(0.93, 0.99)
                start = Decimal(max(2, round(part * self.demand[line])))
                breaks.append(PriceBreak(from_quantity=start, unit_price=cents(first)))
        capped = self.shape.family in ("capacitated", "sparse")
        return LineOffer(line=line, breaks=tuple(breaks), capacity=Decimal(capacity) if capped else None)

    def _discount(self, total: int) -> TotalDiscount:
        """Intervals that begin at nothing and end well within what the vendor could sell."""
        most = (
            self.chance.uniform(0.3, 0.7) if self.shape.family != "total" else self.chance.uniform(0.1, 0.5)
        )
        starts = {max(1, round(total * most * self.chance.random())) for _ in range(self.shape.breaks - 1)}
        rate, tiers = 0, []
        for start in sorted(starts):
            rate += self.chance.randint(5, 50)
            tiers.append(DiscountTier(threshold=Decimal(start), rate=Decimal(rate).scaleb(-3)))
        return TotalDiscount(tiers=tuple(tiers))


def cents(amount: float) -> Decimal:
    """An amount in whole cents."""
    return Decimal(amount).quantize(CENT)
