"""Groups of students, training places, and what college and firm agree."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.talents.coding import occupation_term
from nadi.registers.talents.models import Placement, StudentGroup, TrainingPlaces
from nadi.web.access import Actor, Refused
from nadi.web.mail import send

Offer = TypeVar("Offer", StudentGroup, TrainingPlaces)
State = Placement.State
KINDS = {StudentGroup: "group", TrainingPlaces: "places"}


def offer(*, by: Actor, offered: Offer, organisation: Organisation, values: Mapping[str, Any]) -> Offer:
    """Enter a group of students of a college, or training places of a firm."""
    with transaction.atomic():
        for name, value in values.items():
            setattr(offered, name, value)
        offered.organisation = organisation
        found = occupation_term(offered.occupation, offered.occupation_local)
        offered.code = found[1].code if found else ""
        offered.save()
        verb = "talents.add_group" if isinstance(offered, StudentGroup) else "talents.add_places"
        record(by=by, verb=verb, subject=f"{KINDS[type(offered)]}:{offered.uid}")
    return offered


def close_offer(*, by: Actor, offered: StudentGroup | TrainingPlaces) -> None:
    """Take no more proposals; what is agreed stays."""
    with transaction.atomic():
        kept = type(offered)._default_manager.select_for_update().get(pk=offered.pk)
        if kept.state == kept.State.CLOSED:
            raise Refused(_("This is closed already."))
        kept.state = kept.State.CLOSED
        kept.save(update_fields=["state"])
        kept.placements.filter(state=State.PROPOSED).update(state=State.WITHDRAWN)
        kind = KINDS[type(kept)]
        record(by=by, verb=f"talents.close_{kind}", subject=f"{kind}:{kept.uid}")


def left_in(offered: StudentGroup | TrainingPlaces) -> int:
    """Return how many students, or places, are neither proposed nor agreed yet."""
    taken = offered.placements.filter(state__in=(State.PROPOSED, State.AGREED)).aggregate(Sum("number"))
    return offered.number - (taken["number__sum"] or 0)


def propose_placement(*, by: Actor, group: StudentGroup, places: TrainingPlaces, number: int) -> Placement:
    """The office proposes that so many students of a group go to a firm."""
    with transaction.atomic():
        group = StudentGroup.objects.select_for_update().get(pk=group.pk)
        places = TrainingPlaces.objects.select_for_update().get(pk=places.pk)
        if group.state != group.State.OPEN or places.state != places.State.OPEN:
            raise Refused(_("The group or the places were closed meanwhile."))
        if number > left_in(group) or number > left_in(places):
            raise Refused(_("There are not so many students or places left."))
        if group.placements.filter(places=places, state__in=(State.PROPOSED, State.AGREED)).exists():
            raise Refused(_("This has been proposed already."))
        placement = Placement.objects.create(group=group, places=places, number=number)
        record(by=by, verb="talents.propose_placement", subject=f"placement:{placement.uid}")
        tell(placement, "placement_proposed", group.organisation_id, places.organisation_id)
    return placement


def agree_placement(*, by: Actor, placement: Placement) -> Placement:
    """College or firm agrees; once both did, it stands."""
    with transaction.atomic():
        kept = still_proposed(placement)
        now = timezone.now()
        sides = {
            kept.group.organisation_id: kept.college_agreed,
            kept.places.organisation_id: kept.firm_agreed,
        }
        if sides.get(by.organisation_id or 0):
            raise Refused(_("You have agreed already; the other side is still asked."))
        if by.organisation_id == kept.group.organisation_id:
            kept.college_agreed = kept.college_agreed or now
        if by.organisation_id == kept.places.organisation_id:
            kept.firm_agreed = kept.firm_agreed or now
        if kept.college_agreed and kept.firm_agreed:
            kept.state = State.AGREED
        kept.save()
        record(by=by, verb="talents.agree_placement", subject=f"placement:{kept.uid}")
        if kept.state == State.AGREED:
            tell(kept, "placement_agreed", kept.group.organisation_id, kept.places.organisation_id)
    return kept


def decline_placement(*, by: Actor, placement: Placement, reason: str) -> None:
    """College or firm says no, and why."""
    with transaction.atomic():
        kept = still_proposed(placement)
        kept.state, kept.reason = State.DECLINED, reason
        kept.save(update_fields=["state", "reason"])
        record(by=by, verb="talents.decline_placement", subject=f"placement:{kept.uid}")


def withdraw_placement(*, by: Actor, placement: Placement) -> None:
    """The office takes a proposal back."""
    with transaction.atomic():
        kept = still_proposed(placement)
        kept.state = State.WITHDRAWN
        kept.save(update_fields=["state"])
        record(by=by, verb="talents.withdraw_placement", subject=f"placement:{kept.uid}")


def still_proposed(placement: Placement) -> Placement:
    """Return the placement, held by this transaction, unless it was answered meanwhile."""
    rows = Placement.objects.select_for_update(of=("self",)).select_related("group", "places")
    kept = rows.get(pk=placement.pk)
    if kept.state != State.PROPOSED:
        raise Refused(_("This proposal has been answered or taken back."))
    return kept


def tell(placement: Placement, template: str, *organisations: int) -> None:
    """Write to the people of college and firm."""
    send(
        to=people_of(organisations),
        template=f"talents/mail/{template}",
        context={
            "placement": placement,
            "college": placement.group.organisation,
            "firm": placement.places.organisation,
        },
    )
