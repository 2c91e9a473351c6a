"""From the engine's award to rows, and from the rows back to the same award."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from nadi.engine import award as engine
from nadi.engine.award.deliver import divide
from nadi.together.pools.evaluation.problem import Opened
from nadi.together.pools.models import Charge, Scenario, ScenarioRow

ZERO = Decimal(0)
THOUSANDTH = Decimal("0.001")


def rows_for(scenario: Scenario, award: engine.Award, opened: Opened) -> list[ScenarioRow]:
    """Return an award as rows to store: who delivers what to which site of whom."""
    quantities = in_thousandths(award.rows)
    return [
        ScenarioRow(
            scenario=scenario,
            bid=opened.bids[row.bid],
            line=opened.lines[row.line],
            participation=opened.participations[row.member],
            site=opened.sites[row.site],
            bundle=row.bundle or "",
            quantity=quantity,
            list_price=row.list_price,
            unit_price=row.unit_price,
            amount=row.amount,
        )
        for row, quantity in zip(award.rows, quantities, strict=True)
        if quantity
    ]


def in_thousandths(rows: Sequence[engine.AwardRow]) -> list[Decimal]:
    """Round quantities to what a table holds; what each site gets of a line stays the same."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for number, row in enumerate(rows):
        places.setdefault((row.line, row.member, row.site), []).append(number)
    rounded = [row.quantity for row in rows]
    for numbers in places.values():
        parts = [rows[number].quantity for number in numbers]
        for number, part in zip(numbers, divide(sum(parts, ZERO), parts, THOUSANDTH), strict=True):
            rounded[number] = part
    return rounded


def charges_for(scenario: Scenario, award: engine.Award, opened: Opened) -> list[Charge]:
    """Return an award's set-up and fixed charges as rows to store."""
    return [
        Charge(
            scenario=scenario,
            bid=opened.bids[charge.bid],
            line=opened.lines[charge.line] if charge.line else None,
            kind=charge.kind,
            amount=charge.amount,
        )
        for charge in award.charges
    ]


def award_from(scenario: Scenario, opened: Opened) -> engine.Award:
    """Return a stored scenario as the award it came from; raises ValueError when it has none."""
    if scenario.total is None:
        raise ValueError("This scenario has no award.")
    stored = ScenarioRow.objects.filter(scenario=scenario).order_by("pk")
    rows = tuple(
        row_from(row) for row in stored.select_related("bid__vendor", "line", "participation", "site")
    )
    paid = Charge.objects.filter(scenario=scenario).order_by("pk").select_related("bid__vendor", "line")
    charges = tuple(charge_from(charge) for charge in paid)
    return engine.Award(
        currency=opened.problem.currency,
        rows=rows,
        charges=charges,
        vendors=tuple(vendors_from(rows, charges)),
        lines=tuple(lines_from(opened.problem, rows, charges)),
        total=scenario.total,
        paid=scenario.total,
        cost=scenario.total,
        mark_up=ZERO,
        penalty=ZERO,
        vat=ZERO,
        lower_bound=scenario.total if scenario.lower_bound is None else scenario.lower_bound,
        gap=ZERO,
        status="optimal" if scenario.is_proven else "time_limit",
        tie=scenario.is_tie,
        quantities=(),
        bundles=(),
    )


def row_from(row: ScenarioRow) -> engine.AwardRow:
    """Return a stored row as the engine states it."""
    return engine.AwardRow(
        vendor=row.bid.vendor.uid,
        bid=row.bid.uid,
        line=row.line.uid,
        member=row.participation.uid,
        site=row.site.uid,
        quantity=row.quantity,
        list_price=row.list_price,
        unit_price=row.unit_price,
        amount=row.amount,
        bundle=row.bundle or None,
    )


def charge_from(charge: Charge) -> engine.Charge:
    """Return a stored charge as the engine states it."""
    return engine.Charge(
        vendor=charge.bid.vendor.uid,
        bid=charge.bid.uid,
        line=charge.line.uid if charge.line else None,
        kind="set_up" if charge.kind == "set_up" else "fixed",
        amount=charge.amount,
    )


def vendors_from(
    rows: Sequence[engine.AwardRow], charges: Sequence[engine.Charge]
) -> Iterable[engine.VendorAward]:
    """Sum an award by vendor."""
    for vendor in dict.fromkeys(row.vendor for row in rows):
        own = [row for row in rows if row.vendor == vendor]
        extra = sum((charge.amount for charge in charges if charge.vendor == vendor), ZERO)
        yield engine.VendorAward(
            vendor=vendor,
            quantity=sum((row.quantity for row in own), ZERO),
            amount=sum((row.amount for row in own), extra),
            lines=tuple(dict.fromkeys(row.line for row in own)),
        )


def lines_from(
    problem: engine.Problem, rows: Sequence[engine.AwardRow], charges: Sequence[engine.Charge]
) -> Iterable[engine.LineAward]:
    """Sum an award by line."""
    for line in problem.lines:
        own = [row for row in rows if row.line == line.id]
        bought = sum((row.quantity for row in own), ZERO)
        set_up = sum((charge.amount for charge in charges if charge.line == line.id), ZERO)
        yield engine.LineAward(
            line=line.id,
            wanted=line.quantity,
            bought=bought,
            unmet=max(line.quantity - bought, ZERO),
            amount=sum((row.amount for row in own), set_up),
        )
