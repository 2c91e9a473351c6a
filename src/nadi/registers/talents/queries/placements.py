"""Reading groups of students, training places and placements."""

from typing import TypeVar

from django.db.models import IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from nadi.registers.talents.models import Placement, StudentGroup, TrainingPlaces
from nadi.web.access import Actor

Offer = TypeVar("Offer", StudentGroup, TrainingPlaces)
TAKEN = (Placement.State.PROPOSED, Placement.State.AGREED)


def with_left(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Say with each row how many are taken."""
    taken = Sum("placements__number", filter=Q(placements__state__in=TAKEN))
    counted = rows.annotate(taken=Coalesce(taken, 0, output_field=IntegerField()))
    return counted.select_related("organisation").order_by("starts", "pk")


def groups_visible_to(actor: Actor) -> QuerySet[StudentGroup]:
    """Groups are seen by the office, members and their own college; other colleges' are not."""
    rows = StudentGroup.objects.all()
    if not (actor.is_staff or actor.is_member):
        rows = rows.filter(organisation=actor.organisation_id)
    return with_left(rows)


def places_visible_to(actor: Actor) -> QuerySet[TrainingPlaces]:
    """Places are seen by the office, colleges and their own firm; other firms' are not."""
    rows = TrainingPlaces.objects.all()
    if actor.is_member and not actor.is_staff:
        rows = rows.filter(organisation=actor.organisation_id)
    return with_left(rows)


def placements_visible_to(actor: Actor) -> QuerySet[Placement]:
    """The office sees all placements, college and firm their own."""
    rows = Placement.objects.select_related("group__organisation", "places__organisation")
    if not actor.is_staff:
        own = actor.organisation_id
        rows = rows.filter(Q(group__organisation=own) | Q(places__organisation=own))
    return rows.order_by("-proposed", "-pk")


def group_for(actor: Actor, uid: str) -> StudentGroup | None:
    """Return the group, if the actor may see it."""
    return groups_visible_to(actor).filter(uid=uid).first()


def places_for(actor: Actor, uid: str) -> TrainingPlaces | None:
    """Return the training places, if the actor may see them."""
    return places_visible_to(actor).filter(uid=uid).first()


def placement_for(actor: Actor, uid: str) -> Placement | None:
    """Return the placement, if the actor may see it."""
    return placements_visible_to(actor).filter(uid=uid).first()
