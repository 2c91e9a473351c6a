"""Which figures of an award pass disclosure control: a line's, or none of that line.

A reader adds and subtracts, so what is shown of a line is shown together: every vendor's part of it passes by
itself, and so does whatever lies between the pooled quantity that is known and what was awarded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.disclosure import Contribution, check_total
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Award, Demand, ScenarioRow

ZERO = Decimal(0)
PerHolding = Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What one holding gets of a line from one bid."""

    holding: str
    line: int
    bid: int
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a bid supplies of a line to everybody."""

    quantity: Decimal
    amount: Decimal


def passes(contributions: PerHolding) -> bool:
    """Ask disclosure control about a sum."""
    given = [Contribution(holding=holding, amount=abs(one)) for holding, one in contributions.items()]
    return check_total(contributions=given, rules=RULES_FOR_VOLUMES).is_shown


def is_nothing_or_passes(contributions: PerHolding) -> bool:
    """Tell whether a difference gives nobody away: there is none, or it passes like a sum."""
    return not any(contributions.values()) or passes(contributions)


def pieces_of(award: Award) -> list[Piece]:
    """Return an award by holding. Confidential: for the check alone."""
    rows = ScenarioRow.objects.filter(scenario=award.scenario).values_list(
        "participation__organisation__holding",
        "participation__organisation__uid",
        "line",
        "bid",
        "quantity",
        "amount",
    )
    return [
        Piece(holding=holding or uid, line=line, bid=bid, quantity=quantity, amount=amount)
        for holding, uid, line, bid, quantity, amount in rows
    ]


def demanded(award: Award) -> dict[int, dict[str, Decimal]]:
    """Return what every holding wanted when the pooled quantities were put down. For the check alone."""
    pool = award.pool
    joined = Demand.objects.filter(line__pool=pool, participation__accepted__isnull=False)
    demands = joined.exclude(participation__left__lt=pool.demand_until)
    found: dict[int, dict[str, Decimal]] = {}
    rows = demands.values_list(
        "participation__organisation__holding", "participation__organisation__uid", "line", "quantity"
    )
    for holding, uid, line, quantity in rows:
        add(found.setdefault(line, {}), holding or uid, quantity)
    return found


def add(sums: dict[str, Decimal], key: str, amount: Decimal) -> None:
    """Add to one of several sums."""
    sums[key] = sums.get(key, ZERO) + amount


def shown_cells(award: Award) -> dict[tuple[int, int], Cell]:
    """Return what each bid supplies of each line (bid, line), of the lines that may be shown."""
    pieces, wanted = pieces_of(award), demanded(award)
    visible = set(award.pool.lines.filter(shown_quantity__isnull=False).values_list("pk", flat=True))
    found: dict[tuple[int, int], Cell] = {}
    for line in visible:
        own = [piece for piece in pieces if piece.line == line]
        if own and is_line_shown(own, wanted.get(line, {})):
            found.update(cells(own))
    return found


def cells(pieces: Iterable[Piece]) -> dict[tuple[int, int], Cell]:
    """Sum pieces per bid and line."""
    found: dict[tuple[int, int], Cell] = {}
    for piece in pieces:
        key = (piece.bid, piece.line)
        before = found.get(key, Cell(quantity=ZERO, amount=ZERO))
        found[key] = Cell(quantity=before.quantity + piece.quantity, amount=before.amount + piece.amount)
    return found


def is_line_shown(pieces: list[Piece], wanted: PerHolding) -> bool:
    """Tell whether every part of a line may be shown beside its pooled quantity."""
    for bid in {piece.bid for piece in pieces}:
        own = [piece for piece in pieces if piece.bid == bid]
        if not (passes(per_holding(own, "quantity")) and passes(per_holding(own, "amount"))):
            return False
    awarded = per_holding(pieces, "quantity")
    between = {
        holding: wanted.get(holding, ZERO) - awarded.get(holding, ZERO) for holding in {*wanted, *awarded}
    }
    return is_nothing_or_passes(between)


def per_holding(pieces: Iterable[Piece], figure: str) -> dict[str, Decimal]:
    """Sum one figure per holding."""
    sums: dict[str, Decimal] = {}
    for piece in pieces:
        add(sums, piece.holding, getattr(piece, figure))
    return sums
