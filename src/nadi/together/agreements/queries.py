"""Reading agreements, call-offs and savings."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypedDict

from django.db.models import F, Prefetch, Q, QuerySet, Sum

from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, FrameworkAgreement, Saving
from nadi.together.pools.models import Award, Pool, Share
from nadi.web.access import Actor

ZERO = Decimal(0)


class StageSum(TypedDict):
    """What would have been paid, what is paid, and the difference, at one stage."""

    stage: str
    before: Decimal
    after: Decimal
    saving: Decimal


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


def call_offs_visible_to(actor: Actor) -> QuerySet[CallOff]:
    """Orders follow the addendum they stand under."""
    everything = CallOff.objects.filter(addendum__in=addenda_visible_to(actor))
    lines = Prefetch("lines", to_attr="shown_lines")
    related = everything.select_related("addendum__agreement__vendor", "addendum__organisation")
    return related.prefetch_related(
        lines, "shown_lines__addendum_line__line", "shown_lines__addendum_line__site"
    ).order_by("-ordered")


def call_off_seen_by(actor: Actor, uid: str) -> CallOff | None:
    """Return the order if this reader may know of it."""
    return call_offs_visible_to(actor).filter(uid=uid).first()


def own_call_off(actor: Actor, uid: str) -> CallOff | None:
    """Return the member's own order."""
    return call_offs_visible_to(actor).filter(uid=uid, addendum__organisation=actor.organisation_id).first()


def savings_visible_to(actor: Actor) -> QuerySet[Saving]:
    """Staff see every member's savings, a member its own; the board sees totals only (`stage_sums`)."""
    everything = Saving.objects.select_related("organisation", "share__sharing__award__pool", "call_off")
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(organisation=actor.organisation_id)


def savings_summed_for(actor: Actor) -> QuerySet[Saving]:
    """Return what totals are made of for this reader: board and staff sum over all members."""
    return Saving.objects.all() if actor.is_board else savings_visible_to(actor)


def stage_sums(savings: QuerySet[Saving]) -> list[StageSum]:
    """Sum the ledger per stage, in the order a saving travels."""
    sums = savings.values("stage").annotate(before=Sum("before"), after=Sum("after")).order_by("stage")
    by_stage = {row["stage"]: row for row in sums}
    found: list[StageSum] = []
    for stage in Saving.Stage:
        before = by_stage.get(stage, {}).get("before", ZERO)
        after = by_stage.get(stage, {}).get("after", ZERO)
        found.append({"stage": str(stage.label), "before": before, "after": after, "saving": before - after})
    return found


def award_in_force(pool: Pool) -> Award | None:
    """Return the award that agreements are made of."""
    return Award.objects.filter(pool=pool, superseded=None).select_related("scenario").first()


def applied_shares(award: Award) -> QuerySet[Share]:
    """Return each member's share under the rule that was fixed."""
    shares = Share.objects.filter(sharing__award=award, sharing__is_applied=True)
    return shares.select_related("participation__organisation").order_by("pk")
