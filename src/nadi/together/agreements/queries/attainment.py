"""Whether the orders of all members reach the quantities that an agreement's prices rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from nadi.together.agreements.models import (
    AddendumLine,
    AgreedBreak,
    AgreedDiscount,
    FrameworkAgreement,
)
from nadi.together.agreements.prices import amount_of
from nadi.together.agreements.queries.agreements import counted_of

ZERO = Decimal(0)
# Earlier than this part of the term, a few orders say nothing about the whole.
EARLIEST = Decimal("0.25")


@dataclass(frozen=True, kw_only=True)
class Attainment:
    """A threshold, what was ordered towards it, and what is to be expected at the end at this pace."""

    step: AgreedBreak | AgreedDiscount
    ordered: Decimal
    expected: Decimal
    is_rested_on: bool

    @property
    def threshold(self) -> Decimal:
        """Return from which quantity or amount on the price holds."""
        return self.step.from_quantity if isinstance(self.step, AgreedBreak) else self.step.threshold

    @property
    def lags(self) -> bool:
        """Tell whether orders stay below what today's prices rest on."""
        return self.is_rested_on and self.expected < self.threshold

    @property
    def is_better(self) -> bool:
        """Tell whether orders have reached a better price than the one agreed on."""
        return not self.is_rested_on and self.ordered >= self.threshold


def elapsed(agreement: FrameworkAgreement, day: date) -> Decimal:
    """Return which part of the term has passed at the end of a day."""
    whole = (agreement.ends - agreement.starts).days + 1
    return Decimal(min(max((day - agreement.starts).days + 1, 0), whole)) / whole


def attainments_of(agreement: FrameworkAgreement, day: date) -> list[Attainment]:
    """Return each threshold above zero that prices rest on, and each better one.

    Prices rest on the largest threshold that the agreed quantities reach; smaller ones no longer matter.
    """
    past = elapsed(agreement, day)
    if past < EARLIEST:
        return []
    lines = list(AddendumLine.objects.filter(addendum__agreement=agreement))
    ordered = counted_of([line.pk for line in lines])
    found: list[Attainment] = []
    breaks = AgreedBreak.objects.filter(agreement=agreement).select_related("line")
    for line in sorted({line.line_id for line in lines}):
        own = [one for one in lines if one.line_id == line]
        steps = [step for step in breaks if step.line_id == line]
        found += measured(steps, (total(own), counted(own, ordered)), past)
    discounts = list(AgreedDiscount.objects.filter(agreement=agreement))
    if discounts:
        is_of_amount = discounts[0].is_of_amount
        sums = (total(lines, is_of_amount), counted(lines, ordered, is_of_amount))
        found += measured(discounts, sums, past)
    return found


def total(lines: Iterable[AddendumLine], is_of_amount: bool = False) -> Decimal:
    """Sum what was agreed on, as a quantity or at the agreed prices."""
    return counted(lines, {line.pk: line.quantity for line in lines}, is_of_amount)


def counted(
    lines: Iterable[AddendumLine], quantities: Mapping[int, Decimal], is_of_amount: bool = False
) -> Decimal:
    """Sum quantities of lines, or what they cost at the agreed prices."""
    return sum(
        (
            amount_of(quantities.get(line.pk, ZERO), line.unit_price)
            if is_of_amount
            else quantities.get(line.pk, ZERO)
            for line in lines
        ),
        ZERO,
    )


def measured(
    steps: Iterable[AgreedBreak | AgreedDiscount], sums: tuple[Decimal, Decimal], past: Decimal
) -> list[Attainment]:
    """Compare thresholds of one kind with (agreed, ordered) at this part of the term."""
    agreed, ordered = sums
    made = [
        Attainment(step=step, ordered=ordered, expected=ordered / past, is_rested_on=False) for step in steps
    ]
    reached = [one for one in made if ZERO < one.threshold <= agreed]
    rested = max(reached, key=lambda one: one.threshold, default=None)
    better = [one for one in made if one.threshold > agreed]
    return [replace(rested, is_rested_on=True), *better] if rested else better


def lags_behind(agreement: FrameworkAgreement) -> bool:
    """Tell everybody under an agreement, without a figure, that orders lag: only once the office knows."""
    if agreement.state != FrameworkAgreement.State.ACTIVE:
        return False
    told = agreement.breaks.exclude(told=None).exists() or agreement.discounts.exclude(told=None).exists()
    return told and any(one.lags for one in attainments_of(agreement, timezone.localdate()))
