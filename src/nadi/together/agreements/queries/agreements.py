"""Reading agreements and the members' accession to them."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum

from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, FrameworkAgreement
from nadi.web.access import Actor

ZERO = Decimal(0)


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
