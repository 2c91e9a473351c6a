"""How much one firm could get: every limit of it, and which one decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from .expression import conditions_on_all
from .facts import Money, converted
from .judging import Known, aid_received, judge, rate_name
from .logic import Answer
from .programme import HUNDRED, Interest, Programme, Terms, Tier
from .result import Part, Step, StepKind

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Return an amount to the cent, rounded down: nobody is promised a cent too many."""
    return amount.quantize(CENT, rounding=ROUND_DOWN)


def offer_of(programme: Programme, known: Known, received: Decimal) -> tuple[Part, ...]:
    """Return what a firm gets; `received` is what it already had from this programme, in its currency."""
    main = main_part(programme, known, received)
    parts = [main]
    if programme.terms.interest is not None:
        parts.append(interest_part(programme.terms.interest, main, known))
    if programme.terms.guarantee_share is not None:
        parts.append(guarantee_part(programme.terms, main))
    if programme.terms.incentive_max is not None:
        parts.append(incentive_part(programme.terms, main))
    return tuple(parts)


@dataclass(frozen=True, kw_only=True)
class Variants:
    """The terms that may apply to a firm, and the facts that would tell which."""

    terms: tuple[Terms, ...]
    missing: tuple[str, ...]


def variants_of(terms: Terms, known: Known) -> Variants:
    """Try the tiers in their order; one that is not known leaves both ways open."""
    possible: list[Terms] = []
    missing: list[str] = []
    for tier in terms.tiers:
        judged = judge(tier.when, known)
        if judged.answer is Answer.NO:
            continue
        possible.append(with_tier(terms, tier))
        if judged.answer is Answer.YES:
            return Variants(terms=tuple(possible), missing=tuple(missing))
        missing += judged.missing()
    return Variants(terms=(*possible, terms), missing=tuple(missing))


def with_tier(terms: Terms, tier: Tier) -> Terms:
    """Return the terms with a tier's figures in place of the programme's."""
    names = ("amount_min", "amount_max", "share_max", "own_contribution")
    figures = {name: getattr(tier, name) for name in names if getattr(tier, name) is not None}
    if "share_max" in figures and terms.share_min is not None:
        figures["share_min"] = min(terms.share_min, figures["share_max"])
    return replace(terms, **figures)


def main_part(programme: Programme, known: Known, received: Decimal) -> Part:
    """Work the money out for every set of terms that may apply, from the least to the most."""
    variants = variants_of(programme.terms, known)
    parts = [part_under(terms, programme, known, received) for terms in variants.terms]
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    missing = [*variants.missing, *(name for part in parts for name in part.missing)]
    most = max(parts, key=lambda part: (part.high is None, part.high or 0))
    return replace(
        most,
        low=None if None in lows else min(low for low in lows if low is not None),
        rate_low=min((part.rate_low for part in parts if part.rate_low is not None), default=None),
        rate_high=max((part.rate_high for part in parts if part.rate_high is not None), default=None),
        caps=tuple(sorted({high for high in highs if high is not None})),
        is_exact=len(parts) == 1 and parts[0].is_exact,
        is_too_small=all(part.is_too_small for part in parts),
        missing=tuple(dict.fromkeys(missing)),
    )


def part_under(terms: Terms, programme: Programme, known: Known, received: Decimal) -> Part:
    """Work the money out under one set of terms: the smallest of its limits."""
    cost, cost_missing = cost_in(terms.currency, known)
    limits = list(limits_of(terms, cost))
    if terms.beneficiary_cap is not None:
        limits.append(limit("beneficiary", terms.beneficiary_cap - received, of=terms.beneficiary_cap))
    aid, aid_missing = aid_left(programme, terms.currency, known)
    limits += aid
    part = Part(
        kind="main",
        currency=terms.currency,
        rate_low=terms.share_min if terms.share_min is not None else terms.share_max,
        rate_high=terms.share_max,
        missing=tuple(cost_missing + aid_missing) if terms.currency else (),
    )
    if not limits:
        return part
    amount = min(one.amount for one in limits)
    first = next(one for one in limits if one.amount == amount)
    too_small = terms.amount_min is not None and amount < terms.amount_min
    given = Decimal(0) if too_small else amount
    return replace(
        part,
        low=None if cost is None or part.missing else given,
        high=given,
        is_exact=cost is not None and not part.missing,
        is_too_small=too_small,
        steps=tuple(replace(one, is_binding=one is first) for one in limits),
    )


def limits_of(terms: Terms, cost: Decimal | None) -> Iterator[Step]:
    """Yield the limits that the terms and the plan's cost set."""
    if terms.amount_max is not None:
        yield limit("most", terms.amount_max)
    if cost is None:
        return
    if terms.share_max is not None:
        yield limit("share", cost * terms.share_max / HUNDRED, percent=terms.share_max, of=cost)
    if terms.own_contribution is not None:
        rest = HUNDRED - terms.own_contribution
        yield limit("own_part", cost * rest / HUNDRED, percent=rest, of=cost)
    if terms.share_max is None and terms.own_contribution is None:
        yield limit("cost", cost)


def limit(
    kind: StepKind, amount: Decimal, *, percent: Decimal | None = None, of: Decimal | None = None
) -> Step:
    """Return one limit, never below nought and to the cent."""
    return Step(kind=kind, amount=cents(max(amount, Decimal(0))), percent=percent, of=of)


def cost_in(currency: str, known: Known) -> tuple[Decimal | None, list[str]]:
    """Return the plan's cost in a currency, or what is missing to know it."""
    fact = known.facts.get("cost")
    if fact is None or not isinstance(fact.value, Money):
        return None, ["cost"]
    if not currency:
        return None, []
    cost = converted(fact.value, currency, known.rates)
    return cost, [] if cost is not None else [rate_name(fact.value.currency, currency)]


def aid_left(programme: Programme, currency: str, known: Known) -> tuple[list[Step], list[str]]:
    """Return what ceilings of public aid leave of the money, where every firm must keep under them."""
    steps: list[Step] = []
    for condition in conditions_on_all(programme.conditions):
        ceiling, fact = condition.value, known.facts.get("aid")
        if condition.kind != "aid" or not isinstance(ceiling, Money):
            continue
        if fact is None:
            return steps, ["aid"]
        total = aid_received(fact, condition, known)
        if isinstance(total, str):
            return steps, [total]
        left = Money(amount=ceiling.amount - total, currency=ceiling.currency)
        amount = converted(left, currency, known.rates) if currency else None
        if amount is None:
            return steps, [rate_name(ceiling.currency, currency)] if currency else []
        steps.append(limit("aid", amount, of=converted(ceiling, currency, known.rates)))
    return steps, []


def interest_part(interest: Interest, main: Part, known: Known) -> Part:
    """Return the support in points a year, and what that is of the whole loan in its first year."""
    rate = known.rates.get(interest.reference) if interest.reference else None
    if interest.reference and rate is None:
        return Part(kind="interest", currency=main.currency, missing=(f"rate:{interest.reference}",))
    points = max(Decimal(0), (rate.value if rate else Decimal(0)) + interest.points)
    if interest.cap is not None:
        points = min(points, interest.cap)
    return Part(
        kind="interest",
        currency=main.currency,
        rate_low=points,
        rate_high=points,
        low=share_of(main.low, points),
        high=share_of(main.high, points),
        is_exact=main.is_exact,
        missing=main.missing,
    )


def guarantee_part(terms: Terms, main: Part) -> Part:
    """Return the part of the loan that is guaranteed, and what that is in money."""
    share = terms.guarantee_share or Decimal(0)
    amounts = [share_of(amount, share) for amount in (main.low, main.high)]
    most = terms.guarantee_max
    if most is not None:
        amounts = [None if one is None else min(one, most) for one in amounts]
        amounts[1] = most if amounts[1] is None else amounts[1]
    return replace(
        main,
        kind="guarantee",
        rate_low=share,
        rate_high=share,
        low=amounts[0],
        high=amounts[1],
        steps=(),
        caps=(),
    )


def incentive_part(terms: Terms, main: Part) -> Part:
    """Return the part of the loan that is paid back after the investment was verified."""
    most = terms.incentive_max or Decimal(0)
    least = terms.incentive_min if terms.incentive_min is not None else most
    return replace(
        main,
        kind="incentive",
        rate_low=least,
        rate_high=most,
        low=share_of(main.low, least),
        high=share_of(main.high, most),
        steps=(),
        caps=(),
    )


def share_of(amount: Decimal | None, percent: Decimal) -> Decimal | None:
    """Return a share of an amount, to the cent."""
    return None if amount is None else cents(amount * percent / HUNDRED)
