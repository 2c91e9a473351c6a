"""Awards as plain text."""

from collections.abc import Sequence
from decimal import Decimal

from nadi.engine.award import Award, RulePrice, RunnerUp, ScenarioResult


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: int = 1) -> str:
    """Columns under their heads, the last `numbers` of them to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    text = len(head) - numbers
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < text else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def money(amount: Decimal) -> str:
    """An amount with its thousands apart."""
    return f"{amount:,f}".replace(",", " ")


def award_text(award: Award) -> str:
    """The whole answer: total and proof, who supplies what, charges, why."""
    parts = [f"Total {money(award.total)} {award.currency} before VAT.", _proof(award)]
    rows = [
        (r.vendor, r.line, r.member, r.site, f"{r.quantity:f}", f"{r.unit_price:f}", money(r.amount))
        for r in award.rows
    ]
    rows += [
        (
            c.vendor,
            c.line or "",
            "",
            "set-up" if c.kind == "set_up" else "fixed charge",
            "",
            "",
            money(c.amount),
        )
        for c in award.charges
    ]
    head = ("vendor", "line", "member", "site", "quantity", "unit price", "amount")
    if rows:
        parts.append(table(head, rows, numbers=3))
    unmet = [f"* Line {line.line}: {line.unmet:f} left unmet." for line in award.lines if line.unmet]
    reasons = [f"* {reason.text}" for vendor in award.vendors for reason in vendor.reasons]
    if unmet or reasons:
        parts.append("\n".join([*unmet, *reasons]))
    return "\n\n".join(parts)


def _proof(award: Award) -> str:
    words = []
    if award.vat:
        words.append(f"VAT {money(award.vat)} on top.")
    if award.cost != award.paid:
        words.append(f"Compared at {money(award.cost)}, with quality mark-ups and penalties.")
    if award.gap == 0:
        words.append("Proven: no award under these rules costs less.")
    else:
        bound = money(award.lower_bound.quantize(Decimal("0.01")))
        words.append(f"No award costs less than {bound}: {award.gap * 100:.3f} % is not settled.")
    if award.tie:
        words.append("Another award costs the same; fewer vendors, then earlier bids decided.")
    return " ".join(words)


def rules_text(prices: Sequence[RulePrice], losses: Sequence[RunnerUp]) -> str:
    """What each rule costs, and what losing each winner would cost."""
    parts = []
    if prices:
        rows = [(price.rule, money(price.price)) for price in prices]
        parts.append(table(("rule", "costs"), rows))
    if losses:
        rows = [
            (loss.vendor, "no award" if loss.extra_cost is None else money(loss.extra_cost))
            for loss in losses
        ]
        parts.append(table(("without", "costs more"), rows))
    return "\n\n".join(parts)


def scenarios_text(results: Sequence[ScenarioResult]) -> str:
    """Scenarios side by side, then why the impossible ones are."""
    rows = []
    for result in results:
        award = result.award
        if award is None:
            rows.append((result.name, "–", "none possible", "–", "–"))
        else:
            vendors = ", ".join(award.winners)
            difference = money(result.difference or Decimal(0))
            rows.append((result.name, vendors, "yes" if award.tie else "", money(award.total), difference))
    parts = [table(("scenario", "vendors", "tie", "total", "costs more"), rows, numbers=2)]
    parts += [f"{result.name}: {result.infeasible}" for result in results if result.infeasible is not None]
    return "\n\n".join(parts)
