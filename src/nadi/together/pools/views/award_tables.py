"""Scenarios and shares drawn and listed: charts, tables, and the sheets of their files."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from nadi.together.pools.evaluation.comparison import Compared, Comparison, split_of
from nadi.together.pools.models import Pool
from nadi.together.pools.sharing.page import MemberRow, MethodShown
from nadi.web.components.charts import Bar, BarChart, Mark, StackedChart, StackRow
from nadi.web.components.figures import NO_FIGURE, money, money_text, percent_text
from nadi.web.components.tables import Column, Row, Table
from nadi.web.exports import Sheet
from nadi.web.localized import localized

ZERO = Decimal(0)


def cost_chart(shown: Comparison, pool: Pool) -> BarChart:
    """Draw what each scenario costs against what the members pay today."""
    today = shown.evaluation.baseline
    cheapest = shown.cheapest
    bars = [
        Bar(
            label=one.name,
            value=one.scenario.total,
            note=note_of(one),
            kind="best" if one is cheapest else "",
        )
        for one in shown.scenarios
        if one.scenario.total is not None
    ]
    return BarChart(
        title=_("Cost of each scenario"),
        says=what_costs_say(shown),
        write=partial(money_text, currency=pool.currency),
        csv_url=f"{reverse('pools.scenarios', args=[pool.uid])}?format=csv",
        bars=bars,
        reference=Mark(label=_("Today"), value=today) if today is not None else None,
    )


def note_of(one: Compared) -> str:
    """Say in a word what is special about a scenario."""
    if one.saving_share is not None and one.saving_share > 0:
        return _("saves %(share)s") % {"share": percent_text(one.saving_share)}
    return ""


def what_costs_say(shown: Comparison) -> str:
    """Say what a reader should take away from the costs."""
    best = shown.cheapest
    if best is None or best.scenario.total is None:
        return _("No award is possible with these bids.")
    cost = money_text(best.scenario.total, shown.currency)
    if best.saving is None or best.saving_share is None:
        return _("The cheapest award costs %(cost)s; what the members pay today is not known in full.") % {
            "cost": cost
        }
    return _("The cheapest award costs %(cost)s: %(saving)s (%(share)s) less than the members pay today.") % {
        "cost": cost,
        "saving": money_text(best.saving, shown.currency),
        "share": percent_text(best.saving_share),
    }


def split_chart(shown: Comparison, pool: Pool) -> StackedChart:
    """Draw who supplies how much of the value in each scenario."""
    rows = []
    for one in shown.scenarios:
        amounts = {part.uid: part.amount for part in one.parts}
        if amounts:
            values = [amounts.get(uid, ZERO) for uid, _name in shown.vendors]
            rows.append(StackRow(label=one.name, values=values))
    return StackedChart(
        title=_("Who supplies how much"),
        write=partial(money_text, currency=pool.currency),
        series=[name for _uid, name in shown.vendors],
        rows=rows,
        rows_are=_("Scenario"),
        is_share=True,
    )


def scenario_table(shown: Comparison) -> Table:
    """List the scenarios with their figures."""
    heads = [
        (_("Scenario"), False),
        (_("Cost"), True),
        (_("Saving against today"), True),
        (_("Above the cheapest"), True),
        (_("Price of its rules"), True),
        (_("Vendors"), False),
        (_("Proof"), False),
    ]
    return Table(
        caption=_("Scenarios side by side"),
        hide_caption=True,
        columns=[Column(label=label, numeric=numeric) for label, numeric in heads],
        rows=[Row(cells=cells_of(one, shown.currency)) for one in shown.scenarios],
    )


def cells_of(one: Compared, currency: str) -> Sequence[Any]:
    """Return one scenario's cells."""
    if one.scenario.total is None:
        return [one.name, _("not possible"), *[NO_FIGURE] * 5]
    saving: Any = NO_FIGURE
    if one.saving is not None and one.saving_share is not None:
        saving = f"{money_text(one.saving, currency)} ({percent_text(one.saving_share)})"
    return [
        one.name,
        money(one.scenario.total, currency),
        saving,
        money(one.above_cheapest, currency, sign=True),
        money(one.rule_price, currency) if one.rule_price is not None else NO_FIGURE,
        ", ".join(f"{part.vendor} {percent_text(part.share, 0)}" for part in one.parts),
        proof_of(one),
    ]


def proof_of(one: Compared) -> str:
    """Say how sure a scenario's cost is."""
    if one.is_line_by_line:
        return _("a rule of thumb, not an optimum")
    words = _("proven optimum")
    if not one.scenario.is_proven:
        words = _("best found in time; at most %(gap)s above the optimum") % {
            "gap": percent_text(one.gap or ZERO)
        }
    return _("%(proof)s; another award costs the same") % {"proof": words} if one.scenario.is_tie else words


def scenario_choices(shown: Comparison) -> list[tuple[str, str]]:
    """Return the scenarios that can be awarded, each with its cost and saving."""
    return [(one.scenario.uid, choice_of(one, shown.currency)) for one in shown.scenarios if one.is_possible]


def choice_of(one: Compared, currency: str) -> str:
    """Return a scenario with its cost, and what it saves where that is known."""
    words = {"scenario": one.name, "cost": money_text(one.scenario.total or ZERO, currency)}
    if one.saving_share is None:
        return _("%(scenario)s: %(cost)s") % words
    saving = percent_text(one.saving_share)
    return _("%(scenario)s: %(cost)s, saves %(share)s") % {**words, "share": saving}


def scenario_sheet(shown: Comparison, pool: Pool) -> Sheet:
    """Return the scenarios as a file: by vendor, with nothing of any member."""
    heads = [
        _("Scenario"),
        _("Currency"),
        _("Cost"),
        _("Today"),
        _("Saving"),
        _("Above the cheapest"),
        _("Price of its rules"),
        _("Lower bound"),
        _("Vendors"),
    ]
    rows = [
        [
            one.name,
            shown.currency,
            one.scenario.total,
            shown.evaluation.baseline,
            one.saving,
            one.above_cheapest,
            one.rule_price,
            one.scenario.lower_bound,
            split_of(one, shown.currency),
        ]
        for one in shown.scenarios
    ]
    return Sheet(name=f"scenarios-{pool.uid}", heads=heads, rows=rows)


def shares_table(methods: Sequence[MethodShown], rows: Iterable[MemberRow], currency: str) -> Table:
    """List every member's share by every method, in money and in per cent of what it would pay alone."""
    columns = [Column(label=_("Company")), Column(label=_("Alone"), numeric=True)]
    columns += [Column(label=one.title, numeric=True) for one in methods]
    columns += [Column(label=_("Answer"))]
    return Table(
        caption=_("Shares by each rule"),
        hide_caption=True,
        columns=columns,
        rows=[
            Row(
                cells=[
                    localized(row.company),
                    money(row.alone, currency),
                    *(share_cell(row, one.method, currency) for one in methods),
                    row.answer,
                ]
            )
            for row in rows
        ],
    )


def share_cell(row: MemberRow, method: str, currency: str) -> str:
    """Return a share, and under it what it saves against buying alone."""
    amount = row.amounts.get(method)
    if amount is None:
        return NO_FIGURE
    saved = percent_text((row.alone - amount) / row.alone) if row.alone else NO_FIGURE
    words = _("saves %(share)s") % {"share": saved}
    return format_html('{}<br><span class="soft small">{}</span>', money(amount, currency), words)


def shares_sheet(methods: Sequence[MethodShown], rows: Iterable[MemberRow], pool: Pool) -> Sheet:
    """Return the shares as a file, for staff."""
    heads = [_("Company"), _("Currency"), _("Alone"), *(one.title for one in methods), _("Answer")]
    lines = [
        [
            localized(row.company),
            pool.currency,
            row.alone,
            *(row.amounts.get(one.method) for one in methods),
            row.answer,
        ]
        for row in rows
    ]
    return Sheet(name=f"shares-{pool.uid}", heads=heads, rows=lines)
