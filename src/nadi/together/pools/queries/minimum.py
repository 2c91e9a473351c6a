"""Whether a pool reaches what it must: companies, and quantities of lines. For staff."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.queries.joining import bound, counting
from nadi.together.pools.queries.pools import visible_to
from nadi.together.pools.units import unit_name
from nadi.web.access import Actor, Sentence


@dataclass(frozen=True, kw_only=True)
class LineBelow:
    """A line whose pooled quantity stays below its minimum."""

    line: Line
    reached: Decimal
    needed: Decimal

    @property
    def unit(self) -> str:
        return str(unit_name(self.line.unit))


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """What a pool has not reached; false where it has reached all."""

    companies: int
    needed: int
    lines: tuple[LineBelow, ...]

    @property
    def are_companies_missing(self) -> bool:
        return self.companies < self.needed

    def __bool__(self) -> bool:
        return self.are_companies_missing or bool(self.lines)


def has_minimum(pool: Pool) -> bool:
    """Tell whether a pool must reach anything at all."""
    return pool.minimum_members > 0 or pool.lines.exclude(minimum_quantity=None).exists()


def shortfall(pool: Pool) -> Shortfall:
    """Return how far a pool is from its minimum, by demand that counts; a line nobody wants is not bought."""
    demands = counting(Demand.objects.filter(line__pool=pool))
    sums = dict(demands.order_by().values_list("line").annotate(reached=Sum("quantity")))
    wanting = bound(pool.participations.all()).filter(pk__in=demands.values("participation"))
    below = [
        LineBelow(line=line, reached=sums[line.pk], needed=line.minimum_quantity)
        for line in pool.lines.exclude(minimum_quantity=None).order_by("position")
        if line.minimum_quantity is not None and line.pk in sums and sums[line.pk] < line.minimum_quantity
    ]
    return Shortfall(companies=wanting.count(), needed=pool.minimum_members, lines=tuple(below))


def line_seen_by(actor: Actor, uid: str) -> Line | None:
    """Return a line of a pool the reader sees."""
    lines = Line.objects.select_related("pool").filter(uid=uid, pool__in=visible_to(actor))
    return lines.first()


def why_below(pool: Pool) -> Sentence | None:
    """Return why a pool cannot go on as it is."""
    if has_minimum(pool) and shortfall(pool):
        return _(
            "This pool has not reached its minimum. Give members more time, leave a line out, or cancel it."
        )
    return None
