"""Tables to protect, drawn or written down, and an audit that shares no code with the auditor."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from hypothesis import strategies as st

from nadi.engine.disclosure import Contribution, ProtectedTable, Rules, check_total
from nadi.engine.disclosure.intervals import Known, interval_of
from nadi.engine.disclosure.tables import Cells, Place, total_of, with_margins

Drawn = dict[Place, list[tuple[str, int]]]
FIRMS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(1, 6)), max_size=5, unique_by=lambda one: one[0]
)


def drawn_tables(rows: str, columns: str) -> st.SearchStrategy[Drawn]:
    """Draw who adds how much to each cell."""
    return st.fixed_dictionaries({(row, column): FIRMS for row in rows for column in columns})


def cells_of(drawn: Drawn) -> dict[Place, list[Contribution]]:
    """Return what was drawn as the engine takes it."""
    return {place: of(*(f"{firm}{count}" for firm, count in firms)) for place, firms in drawn.items()}


def of(*firms: str) -> list[Contribution]:
    """Return contributions written as `a2`: firm a wants 2."""
    return [Contribution(holding=firm[0], amount=Decimal(firm[1:])) for firm in firms]


def faults(cells: Cells, suppressed: Collection[Place], rules: Rules) -> Iterator[str]:
    """Yield what a pattern gives away of forbidden places: two linear programs for each and who asks."""
    full = with_margins(cells)
    totals = {place: total_of(given) for place, given in full.items()}
    hidden = frozenset(suppressed)
    holdings = sorted({one.holding for given in full.values() for one in given})
    for place, given in sorted(full.items()):
        broken = check_total(contributions=given, rules=rules).broken if totals[place] else ()
        if not broken:
            continue
        if place not in hidden:
            yield f"{place} is shown"
            continue
        bounds = [one.required_upper_bound for one in broken if one.required_upper_bound is not None]
        low, high = interval_of(place, Known(totals=totals, suppressed=hidden))
        required = max([float(totals[place]) + 1, *map(float, bounds)])
        if float(high) < required or low > max(totals[place] - 1, Decimal(0)):
            yield f"{place} is known to be {low} to {high}"
        for holding in holdings:
            yield from known_to(holding, place, cells, hidden)


def known_to(holding: str, place: Place, cells: Cells, hidden: frozenset[Place]) -> Iterator[str]:
    """Yield what a holding knows too well, by its own figures."""
    full = with_margins(cells)
    totals = {one: total_of(given) for one, given in full.items()}
    own = {one: sum(x.amount for x in full[one] if x.holding == holding) for one in hidden}
    sure = frozenset(one for one in hidden if own[one] == totals[one] and totals[one])
    if place in sure:
        return
    least = {one: Decimal(amount) for one, amount in own.items()}
    known = Known(totals=totals, suppressed=hidden, least=least, sure=sure)
    low, high = interval_of(place, known)
    if high < totals[place] + 1 or low > max(totals[place] - 1, least[place]):
        yield f"{place} is known to {holding} to be {low} to {high}"


def shown(table: ProtectedTable) -> dict[Place, Decimal]:
    """Return what a reader sees."""
    return {place: value for place, value in table.values.items() if value is not None}
