"""How much a firm could get, as sentences with their sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.engine.eligibility import Part, Step
from nadi.registers.funding.explaining import Missing, missing_of
from nadi.registers.funding.models import Programme
from nadi.registers.funding.words import rate_label
from nadi.web.components.figures import money_text, percent_text


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One limit of an amount, and whether it decided."""

    text: str
    amount: str
    is_binding: bool


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One thing that a firm gets."""

    label: str
    amount: str
    note: str = ""
    limits: Sequence[Limit] = ()
    missing: Sequence[Missing] = ()


def per_cent(value: Decimal) -> str:
    """Write per cent."""
    return percent_text(value / 100, 2)


def offered(programme: Programme, parts: Sequence[Part]) -> list[Offered]:
    """Return what a firm gets, in words."""
    return [one_offered(programme, part) for part in parts]


def one_offered(programme: Programme, part: Part) -> Offered:
    """Return one thing in words."""
    labels = {
        "main": _("Money: %(kind)s") % {"kind": programme.get_kind_display()},
        "interest": _("Interest support"),
        "guarantee": _("Guarantee"),
        "incentive": _("Paid back of the loan"),
    }
    return Offered(
        label=labels[part.kind],
        amount=amount_in_words(part),
        note=note_of(programme, part),
        limits=[limit_of(step, part.currency) for step in part.steps],
        missing=missing_of(part.missing),
    )


def amount_in_words(part: Part) -> str:
    """Write the amount: exact, a span, or at most."""
    if part.is_too_small:
        return _("nothing: your plan is smaller than the least that is given")
    if part.high is None or not part.currency:
        return _("no amount is stated")
    high = money_text(part.high, part.currency)
    if part.is_exact and part.low == part.high:
        return high
    if part.low is not None and part.low != part.high:
        return _("%(low)s to %(high)s") % {"low": money_text(part.low, part.currency), "high": high}
    if len(part.caps) > 1:
        low = money_text(part.caps[0], part.currency)
        return _("at most %(low)s to %(high)s") % {"low": low, "high": high}
    return _("at most %(high)s") % {"high": high}


def note_of(programme: Programme, part: Part) -> str:
    """Say the share or the formula."""
    if part.kind == "interest":
        return formula_in_words(programme, part)
    if part.rate_low is None or part.rate_high is None:
        return ""
    share = per_cent(part.rate_high)
    if part.rate_low != part.rate_high:
        share = _("%(low)s to %(high)s") % {"low": per_cent(part.rate_low), "high": share}
    base = {
        "main": _("%(share)s of the cost at most"),
        "guarantee": _("%(share)s of the loan"),
        "incentive": _("%(share)s of the loan, after the investment was checked"),
    }
    return base[part.kind] % {"share": share}


def formula_in_words(programme: Programme, part: Part) -> str:
    """Write how the interest support comes about."""
    points = programme.rate_points or Decimal(0)
    months = _(", for %(months)s months") % {"months": programme.rate_months} if programme.rate_months else ""
    if not programme.reference_rate:
        return _("%(points)s points of the interest a year%(months)s") % {"points": points, "months": months}
    rate = rate_label(programme.reference_rate)
    sign = "−" if points < 0 else "+"
    formula = f"{rate} {sign} {abs(points)}"
    if part.rate_high is None:
        return f"{formula}{months}"
    now = _("now %(points)s points a year") % {"points": f"{part.rate_high:f}"}
    return f"{formula} → {now}{months}"


def limit_of(step: Step, currency: str) -> Limit:
    """Say one limit of an amount."""
    base = money_text(step.of, currency) if step.of is not None else ""
    share = per_cent(step.percent) if step.percent is not None else ""
    texts = {
        "most": _("the most for one project"),
        "share": _("%(share)s of the cost of %(base)s") % {"share": share, "base": base},
        "own_part": _("%(share)s of %(base)s, the rest is your own part") % {"share": share, "base": base},
        "beneficiary": _("what is left of %(base)s for one firm") % {"base": base},
        "aid": _("what is left of the ceiling of public aid, %(base)s") % {"base": base},
        "cost": _("the cost of your plan"),
    }
    return Limit(text=texts[step.kind], amount=money_text(step.amount, currency), is_binding=step.is_binding)
