"""Reading agreements, call-offs and savings."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum

from nadi.engine.disclosure import PRICES_AND_VOLUMES, Contribution, check_total
from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, FrameworkAgreement, Saving
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


def visible_to(actor: Actor) -> QuerySet[FrameworkAgreement]:
    """Staff and board see all agreements, a member those it acceded to, a vendor its own."""
    everything = FrameworkAgreement.objects.select_related("vendor", "award__pool")
    if actor.is_staff or actor.is_board:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    own = Q(addenda__organisation=actor.organisation_id) | Q(vendor=actor.organisation_id)
    return everything.filter(own).distinct()


def agreement_seen_by(actor: Actor, uid: str) -> FrameworkAgreement | None:
    """Return the agreement if this reader may know of it."""
    return visible_to(actor).filter(uid=uid).first()


def addenda_visible_to(actor: Actor) -> QuerySet[Addendum]:
    """Staff see every member's addendum, a vendor those of its agreements, a member only its own."""
    everything = Addendum.objects.select_related(
        "agreement__vendor", "agreement__award__pool", "organisation"
    )
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(
        Q(organisation=actor.organisation_id) | Q(agreement__vendor=actor.organisation_id)
    )


def own_addendum(actor: Actor, uid: str) -> Addendum | None:
    """Return the member's own addendum to this agreement."""
    own = addenda_visible_to(actor).filter(organisation=actor.organisation_id)
    return own.filter(agreement__uid=uid).first()


def lines_with_remaining(addenda: Iterable[Addendum]) -> QuerySet[AddendumLine]:
    """Return what may be called off, with what is left of it (`ordered`, `remaining`)."""
    counted = Q(ordered__call_off__state__in=[s for s in CallOff.State if s != CallOff.State.CANCELLED])
    lines = AddendumLine.objects.filter(addendum__in=addenda).select_related("line", "site")
    summed = lines.annotate(ordered_quantity=Sum("ordered__quantity", filter=counted, default=ZERO))
    return summed.annotate(remaining=F("quantity") - F("ordered_quantity")).order_by("line__position", "pk")


def remaining_of(addendum: Addendum) -> dict[int, tuple[AddendumLine, Decimal]]:
    """Return each line of an addendum with what is left of it, by line id."""
    return {line.pk: (line, getattr(line, "remaining")) for line in lines_with_remaining([addendum])}  # noqa: B009


def call_offs_visible_to(actor: Actor) -> QuerySet[CallOff]:
    """Orders follow the addendum they stand under."""
    everything = CallOff.objects.filter(addendum__in=addenda_visible_to(actor))
    related = everything.select_related("addendum__agreement__vendor", "addendum__organisation")
    lines = ("lines__addendum_line__line", "lines__addendum_line__site")
    return related.prefetch_related(*lines).order_by("-ordered")


def call_off_seen_by(actor: Actor, uid: str) -> CallOff | None:
    """Return the order if this reader may know of it."""
    return call_offs_visible_to(actor).filter(uid=uid).first()


def own_call_off(actor: Actor, uid: str) -> CallOff | None:
    """Return the member's own order."""
    return call_offs_visible_to(actor).filter(uid=uid, addendum__organisation=actor.organisation_id).first()


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
