"""How near the pooled demand of a line is to its next known price break: in quarters, once a day.

A figure is put down only where disclosure control lets the total pass, and then only as full quarters of the
way: whoever compares two days learns no company's quantity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.engine.disclosure import Contribution, check_total
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Demand, KnownBreak, Line, Pool, Progress
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.units import unit_name
from nadi.web.components.charts import Bar, BarChart, Mark
from nadi.web.components.figures import quantity_text
from nadi.web.localized import localized

ALL_QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class LineProgress:
    """What members see of one line: a drawing, or none where disclosure control forbids it.

    Which rule forbids it is not said while demand is gathered: the day it changes would tell of a company.
    """

    line: Line
    day: date
    chart: BarChart | None


def lines_with_breaks(pool: Pool) -> list[Line]:
    """Return the lines of which a price break is known."""
    lines = pool.lines.filter(known_breaks__isnull=False).distinct().order_by("position")
    return list(lines.prefetch_related("known_breaks"))


def put_down(*, pool: Pool, day: date) -> int:
    """Put down the day's progress of each line, once; return for how many lines."""
    done = set(Progress.objects.filter(line__pool=pool, day=day).values_list("line", flat=True))
    demands = counting(Demand.objects.filter(line__pool=pool))
    by_line: dict[int, list[Contribution]] = {}
    for demand in demands.select_related("participation__organisation"):
        company = demand.participation.organisation
        contribution = Contribution(holding=company.holding or company.uid, amount=demand.quantity)
        by_line.setdefault(demand.line_id, []).append(contribution)
    rows = [
        progress_of_line(line, by_line.get(line.pk, []), day)
        for line in lines_with_breaks(pool)
        if line.pk not in done
    ]
    Progress.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def progress_of_line(line: Line, contributions: Sequence[Contribution], day: date) -> Progress:
    """Return a line's row of one day."""
    found = check_total(contributions=contributions, rules=RULES_FOR_VOLUMES)
    if found.total is None:
        rule = found.suppressed_by.rule if found.suppressed_by else ""
        return Progress(line=line, day=day, hidden_because=rule)
    goal, quarters = quarters_of(found.total, list(line.known_breaks.all()))
    return Progress(line=line, day=day, known_break=goal, quarters=quarters)


def quarters_of(total: Decimal, breaks: Sequence[KnownBreak]) -> tuple[KnownBreak, int]:
    """Return the next break and how many full quarters of the way to it are done; past the last, all."""
    ordered = sorted(breaks, key=lambda one: one.from_quantity)
    for one in ordered:
        if total < one.from_quantity:
            return one, int(total * ALL_QUARTERS / one.from_quantity)
    return ordered[-1], ALL_QUARTERS


def progress_shown(pool: Pool) -> list[LineProgress]:
    """Return the latest progress of each line, drawn; nothing before the first day is put down."""
    rows = Progress.objects.filter(line__pool=pool).select_related("line", "known_break").order_by("-day")
    latest: dict[int, Progress] = {}
    for row in rows.prefetch_related("line__known_breaks"):
        latest.setdefault(row.line_id, row)
    return [shown(row) for row in sorted(latest.values(), key=lambda row: row.line.position)]


def shown(row: Progress) -> LineProgress:
    """Return what members see of one row."""
    goal, quarters = row.known_break, row.quarters
    if goal is None or quarters is None:
        return LineProgress(line=row.line, day=row.day, chart=None)
    unit = str(unit_name(row.line.unit))
    known = [one for one in row.line.known_breaks.all() if one.from_quantity <= goal.from_quantity]
    chart = BarChart(
        title=localized(row.line),
        says=words_for(quarters, quantity_text(goal.from_quantity, unit)),
        write=at_least,
        bars=[
            Bar(
                label=_("from %(quantity)s") % {"quantity": quantity_text(one.from_quantity, unit)},
                value=Decimal(25 * (quarters if one == goal else ALL_QUARTERS)),
            )
            for one in known
        ],
        reference=Mark(label=_("At the mark the lower price is"), value=Decimal(100)),
    )
    return LineProgress(line=row.line, day=row.day, chart=chart)


def at_least(value: Decimal) -> str:
    """Write how much of the way is done, which is never exact."""
    return _("reached") if value >= 100 else _("at least %(n)s %%") % {"n": value}


def words_for(quarters: int, goal: str) -> str:
    """Say how far it is."""
    if quarters >= ALL_QUARTERS:
        return _("The members together have reached %(goal)s.") % {"goal": goal}
    ways = {
        0: _("Less than a quarter of the way to %(goal)s."),
        1: _("At least a quarter of the way to %(goal)s."),
        2: _("At least half of the way to %(goal)s."),
        3: _("At least three quarters of the way to %(goal)s."),
    }
    return ways[quarters] % {"goal": goal}
