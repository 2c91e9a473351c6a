"""The tables of gathering, cell by cell, from the rows the queries gave."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.lines import breaks_of
from nadi.together.pools.kept_back import sentence_for
from nadi.together.pools.models import Demand, Line, Pool, PublishedAward
from nadi.together.pools.queries.gathering import LineTotal, MemberDemand
from nadi.together.pools.units import unit_name
from nadi.web.access import Actor, Sentence
from nadi.web.components.figures import NO_FIGURE, moment, money, quantity, quantity_text
from nadi.web.components.tables import Column, Row, Table
from nadi.web.localized import localized


def lines_table(pool: Pool, lines: Sequence[Line], actor: Actor) -> Table:
    """Return what is wanted; totals appear once frozen, the price limit only to office and board."""
    sees_limit = (actor.is_staff or actor.is_board) and any(line.reserve_price for line in lines)
    is_frozen = any(line.shown_quantity is not None or line.hidden_because for line in lines)
    has_minimum = any(line.minimum_quantity for line in lines)
    columns = [Column(label=_("Item")), Column(label=_("Specification")), Column(label=_("Unit"))]
    columns += [Column(label=_("Highest price accepted"), numeric=True)] if sees_limit else []
    has_breaks = any(breaks_of(line) for line in lines)
    columns += [Column(label=_("Needed together"), numeric=True)] if has_minimum else []
    columns += [Column(label=_("Cheaper from"), numeric=True)] if has_breaks else []
    columns += [Column(label=_("All members together"), numeric=True)] if is_frozen else []
    rows = []
    for line in lines:
        cells: list[Sentence] = [
            name_of(line),
            localized(line, "specification") or NO_FIGURE,
            unit_name(line.unit),
        ]
        cells += [money(line.reserve_price, pool.currency)] if sees_limit else []
        cells += [quantity(line.minimum_quantity, str(unit_name(line.unit)))] if has_minimum else []
        cells += [cheaper_from(line)] if has_breaks else []
        cells += [pooled(line)] if is_frozen else []
        rows.append(Row(cells=cells))
    return Table(caption=_("What is wanted"), columns=columns, rows=rows, hide_caption=True)


def cheaper_from(line: Line) -> Sentence:
    """Return the quantities from which vendors are known to sell a line cheaper."""
    return "; ".join(quantity_text(one, str(unit_name(line.unit))) for one in breaks_of(line)) or NO_FIGURE


def name_of(line: Line) -> str:
    """Return a line's name, and that it is not bought where it was left out."""
    name = localized(line)
    return str(_("%(line)s (left out: too little was wanted)") % {"line": name}) if line.left_out else name


def pooled(line: Line) -> Sentence:
    """Return the frozen total, or why it is kept back."""
    if line.shown_quantity is None:
        return sentence_for(line.hidden_because)
    return quantity(line.shown_quantity, str(unit_name(line.unit)))


def own_table(pool: Pool, demands: Sequence[Demand]) -> Table:
    """Return what the reader's own company wants."""
    return demand_table(pool, demands, _("What your company wants"))


def demand_table(pool: Pool, demands: Sequence[Demand], caption: Sentence) -> Table:
    """Return one company's demand."""
    columns = [
        Column(label=_("Item")),
        Column(label=_("Site")),
        Column(label=_("Quantity"), numeric=True),
        Column(label=_("Would take more"), numeric=True),
        Column(label=_("Price paid today"), numeric=True),
        Column(label=_("Highest price"), numeric=True),
    ]
    rows = [
        Row(
            cells=[
                name_of(demand.line),
                localized(demand.site),
                quantity(demand.quantity, str(unit_name(demand.line.unit))),
                quantity(demand.tolerance or None, str(unit_name(demand.line.unit))),
                money(demand.baseline, pool.currency),
                money(demand.walk_away, pool.currency),
            ]
        )
        for demand in demands
    ]
    return Table(caption=caption, columns=columns, rows=rows, hide_caption=True)


def joined_table(parts: QuerySet[Any]) -> Table:
    """Return who takes part, without any figure."""
    columns = [
        Column(label=_("Company")),
        Column(label=_("Joined")),
        Column(label=_("Saved its demand")),
        Column(label=_("Accepted the agreement")),
    ]
    rows = [
        Row(
            cells=[
                localized(part.organisation),
                moment(part.joined),
                moment(part.changed) if part.has_demand else _("not yet"),
                moment(part.accepted) if part.accepted else _("not yet"),
            ]
        )
        for part in parts.select_related("organisation").order_by("joined")
    ]
    return Table(caption=_("Companies that take part"), columns=columns, rows=rows, hide_caption=True)


def totals_table(totals: Iterable[LineTotal]) -> Table:
    """Return the pooled demand of each line, for staff."""
    columns = [
        Column(label=_("Item")),
        Column(label=_("Quantity"), numeric=True),
        Column(label=_("Would take more"), numeric=True),
        Column(label=_("Companies"), numeric=True),
        Column(label=_("Without today's price"), numeric=True),
        Column(label=_("What members will see")),
    ]
    rows = [
        Row(
            cells=[
                name_of(total.line),
                quantity(total.quantity, str(unit_name(total.line.unit))),
                quantity(total.tolerance or None, str(unit_name(total.line.unit))),
                total.companies,
                total.without_price,
                total.kept_back or _("The total"),
            ]
        )
        for total in totals
    ]
    return Table(caption=_("Demand per line"), columns=columns, rows=rows, hide_caption=True)


def member_tables(pool: Pool, members: Iterable[MemberDemand]) -> list[tuple[MemberDemand, Table]]:
    """Return each company with its demand, for staff."""
    return [(one, demand_table(pool, one.rows, localized(one.company))) for one in members]


def published_table(pool: Pool, awards: Iterable[PublishedAward]) -> Table:
    """Return what the source of an imported tender says was awarded."""
    columns = [
        Column(label=_("Vendor")),
        Column(label=_("Item")),
        Column(label=_("State as published")),
        Column(label=_("Amount"), numeric=True),
    ]
    rows = [
        Row(
            cells=[
                localized(award.vendor),
                localized(award.line) if award.line else NO_FIGURE,
                award.status or NO_FIGURE,
                money(award.amount, pool.currency),
            ]
        )
        for award in awards
    ]
    return Table(caption=_("Awarded, as published"), columns=columns, rows=rows, hide_caption=True)
