"""Where a member would pay more for a line than the highest price it said it would pay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nadi.together.pools.models import Demand, Line, ScenarioRow, Share
from nadi.web.localized import localized

ZERO, CENT = Decimal(0), Decimal("0.01")
FINE = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Above:
    """One line on which a share comes to more per unit than the member's highest price."""

    line: str
    unit_cost: Decimal
    highest: Decimal


def above_walk_away(shares: Iterable[Share]) -> dict[int, tuple[Above, ...]]:
    """Return, by share, the lines above the member's highest price; shares without one are left out.

    The highest price of a line wanted at several sites is the lowest of those given.
    """
    known = list(shares)
    if not known:
        return {}
    limits = limits_of(known)
    amounts = amounts_of(known)
    found = {}
    for share in known:
        own = {line: limit for (part, line), limit in limits.items() if part == share.participation_id}
        lines = tuple(above_on(share, own, amounts.get(share.participation_id, {})))
        if lines:
            found[share.pk] = lines
    return found


def limits_of(shares: list[Share]) -> dict[tuple[int, int], Decimal]:
    """Return the highest price per member and line."""
    parts = [share.participation_id for share in shares]
    rows = Demand.objects.filter(participation__in=parts, walk_away__isnull=False)
    found: dict[tuple[int, int], Decimal] = {}
    for part, line, limit in rows.values_list("participation", "line", "walk_away"):
        if limit is not None:
            found[part, line] = min(limit, found.get((part, line), limit))
    return found


Bought = dict[int, dict[int, tuple[Line, Decimal, Decimal]]]


def amounts_of(shares: list[Share]) -> Bought:
    """Return line, quantity and amount per member and line of the award."""
    rows = ScenarioRow.objects.filter(scenario=shares[0].sharing.award.scenario)
    found: Bought = {}
    for row in rows.select_related("line"):
        own = found.setdefault(row.participation_id, {})
        _line, quantity, amount = own.get(row.line_id, (row.line, ZERO, ZERO))
        own[row.line_id] = (row.line, quantity + row.quantity, amount + row.amount)
    return found


def above_on(
    share: Share, limits: Mapping[int, Decimal], bought: Mapping[int, tuple[Line, Decimal, Decimal]]
) -> Iterable[Above]:
    """Yield the lines of one share that lie above the member's highest price."""
    whole = sum((amount for _line, _quantity, amount in bought.values()), ZERO)
    prices = prices_of(share.receipt)
    for pk, limit in limits.items():
        if pk not in bought:
            continue
        line, quantity, amount = bought[pk]
        own = prices.get(line.name or line.name_local)
        if own is None and whole and quantity:
            own = share.amount * amount / whole / quantity
        if own is not None and own > limit:
            yield Above(line=localized(line), unit_cost=own.quantize(FINE), highest=limit)


def prices_of(receipt: Mapping[str, object]) -> dict[str, Decimal]:
    """Return the unit prices of an equal-price receipt, by the line's name; other sums have none."""
    lines = receipt.get("lines")
    if receipt.get("formula") != "unit_prices" or not isinstance(lines, list):
        return {}
    return {
        one["line"]: Decimal(one["pool_amount"]) / Decimal(one["pool_quantity"])
        for one in lines
        if Decimal(one["pool_quantity"])
    }
