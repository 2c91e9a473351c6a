"""Size classes from what is known, which may leave several possible.

Georgia: Law on Accounting, Reporting and Auditing (2016), article 2: the class is the smallest whose limits
hold in at least two of three (assets, income, staff). European Union: Commission Recommendation 2003/361/EC,
article 2: staff, and either turnover or the balance sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

# The limits of classes 4 (smallest), 3 and 2, in lari and people; beyond all of them is class 1.
GEORGIA_ASSETS = (Decimal(1_000_000), Decimal(10_000_000), Decimal(50_000_000))
GEORGIA_INCOME = (Decimal(2_000_000), Decimal(20_000_000), Decimal(100_000_000))
GEORGIA_STAFF = (Decimal(10), Decimal(50), Decimal(250))
GEORGIA = ("4", "3", "2", "1")

# The limits of micro, small and medium, in euro and people.
EU_STAFF = (Decimal(10), Decimal(50), Decimal(250))
EU_TURNOVER = (Decimal(2_000_000), Decimal(10_000_000), Decimal(50_000_000))
EU_BALANCE = (Decimal(2_000_000), Decimal(10_000_000), Decimal(43_000_000))
EU = ("micro", "small", "medium", "large")

Known = Decimal | None


def rungs(value: Known, limits: Sequence[Decimal], *, below: bool = False) -> tuple[int, ...]:
    """Return the rungs (0 smallest) on which a value stands: one, or all where it is not known."""
    if value is None:
        return tuple(range(len(limits) + 1))
    inside = [value < limit if below else value <= limit for limit in limits]
    return (inside.index(True) if True in inside else len(limits),)


def georgian_classes(*, assets: Known, income: Known, staff: Known) -> frozenset[str]:
    """Return the classes ("1" large to "4" smallest) that remain possible; assets and income in lari.

    Two of three criteria within a class's limits is the middle one of the three rungs.
    """
    three = (rungs(assets, GEORGIA_ASSETS), rungs(income, GEORGIA_INCOME), rungs(staff, GEORGIA_STAFF))
    return frozenset(GEORGIA[sorted(chosen)[1]] for chosen in product(*three))


def eu_classes(*, assets: Known, income: Known, staff: Known) -> frozenset[str]:
    """Return the classes ("micro" to "large") that remain possible; assets and income in euro."""
    people = rungs(staff, EU_STAFF, below=True)
    turnover, balance = rungs(income, EU_TURNOVER), rungs(assets, EU_BALANCE)
    chosen = product(people, turnover, balance)
    return frozenset(EU[max(one, min(other, third))] for one, other, third in chosen)
