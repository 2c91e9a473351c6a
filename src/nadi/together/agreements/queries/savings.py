"""Reading the savings ledger."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, Sum

from nadi.engine.disclosure import PRICES_AND_VOLUMES, Contribution, check_total
from nadi.together.agreements.models import Saving
from nadi.web.access import Actor

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class StageSum:
    """What would have been paid and what is paid, in one currency at one stage."""

    currency: str
    stage: Saving.Stage
    before: Decimal
    after: Decimal

    @property
    def saving(self) -> Decimal:
        """The difference."""
        return self.before - self.after


def savings_visible_to(actor: Actor) -> QuerySet[Saving]:
    """Staff see every member's savings, a member its own; the board sees totals only (`sums_for`)."""
    everything = Saving.objects.select_related("organisation", "share__sharing__award__pool", "call_off")
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(organisation=actor.organisation_id)


def sums_for(actor: Actor) -> list[StageSum]:
    """Return the savings per currency and stage, in the order a saving travels.

    A member's are its own, staff's are everybody's. The board reads everybody's sum where it passes
    disclosure control: its members sit in companies too.
    """
    if actor.is_staff or not actor.is_board:
        return stage_sums(savings_visible_to(actor))
    everybody = Saving.objects.all()
    return [one for one in stage_sums(everybody) if one.before and is_shown_to_board(one)]


def is_shown_to_board(summed: StageSum) -> bool:
    """Ask disclosure control about one sum."""
    savings = Saving.objects.filter(currency=summed.currency, stage=summed.stage)
    rows = savings.values_list("organisation__holding", "organisation__uid").annotate(
        Sum("before"), Sum("after")
    )
    return all(
        check_total(
            contributions=[
                Contribution(holding=holding or uid, amount=max(amounts[place], ZERO))
                for holding, uid, *amounts in rows
            ],
            rules=PRICES_AND_VOLUMES,
        ).is_shown
        for place in (0, 1)
    )


def stage_sums(savings: QuerySet[Saving]) -> list[StageSum]:
    """Sum the ledger per currency and stage."""
    rows = savings.order_by().values_list("currency", "stage").annotate(Sum("before"), Sum("after"))
    by_stage = {(currency, stage): (before, after) for currency, stage, before, after in rows}
    currencies = sorted({currency for currency, _stage in by_stage})
    return [
        StageSum(currency=currency, stage=stage, before=before, after=after)
        for currency in currencies
        for stage in Saving.Stage
        for before, after in [by_stage.get((currency, stage.value), (ZERO, ZERO))]
    ]
