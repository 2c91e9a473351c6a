"""Doing: a visit is announced, firms join, it is confirmed or called off."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.experts.actions.keeping import locked as locked_expert
from nadi.registers.experts.models import Engagement, Expert, Joining, Visit
from nadi.registers.experts.notices import visits as notices
from nadi.registers.experts.sharing import shares_of
from nadi.registers.experts.sides import announcing_side
from nadi.web.access import Actor, Refused

State = Visit.State
COLUMNS = (
    "topic",
    "topic_local",
    "place",
    "place_local",
    "starts",
    "ends",
    "join_until",
    "capacity",
    "minimum",
    "cost",
    "currency",
)


def announce_visit(*, by: Actor, expert: Expert, facts: Mapping[str, Any]) -> Visit:
    """Say where an expert will be and when; those concerned are told."""
    with transaction.atomic():
        expert = locked_expert(expert)
        if expert.state != Expert.State.CURRENT:
            raise Refused(_("Members do not see this expert at present, so no visit can be announced."))
        if facts["join_until"] < timezone.localdate():
            raise Refused(_("The last day to join has passed. Choose a later one."))
        visit = Visit.objects.create(
            expert=expert,
            side=announcing_side(by),
            announced_by_id=by.organisation_id,
            **{name: facts[name] for name in COLUMNS},
        )
        record(by=by, verb="experts.announce_visit", subject=f"visit:{visit.uid}")
        notices.tell_announced(visit)
        if visit.side == Engagement.Side.OFFICE:
            invite(visit)
    return visit


def invite(visit: Visit) -> None:
    """Tell all members, once."""
    visit.invited = timezone.now()
    visit.save(update_fields=["invited"])
    notices.invite_members(visit)


def invite_members(*, by: Actor, visit: Visit) -> Visit:
    """The office tells all members of a visit that a firm or the expert announced."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless_joinable(visit)
        if visit.invited:
            raise Refused(_("All members were told already."))
        invite(visit)
        record(by=by, verb="experts.invite_members", subject=f"visit:{visit.uid}")
    return visit


def locked(visit: Visit) -> Visit:
    """Return the visit as it stands now, under its lock."""
    return Visit.objects.select_for_update(of=("self",)).select_related("expert").get(pk=visit.pk)


def refuse_unless_open(visit: Visit) -> None:
    """Refuse what comes after the decision."""
    if visit.state != State.OPEN:
        raise Refused(
            _("This visit is %(state)s, so nothing about it changes any more.")
            % {"state": visit.get_state_display()}
        )


def refuse_unless_joinable(visit: Visit) -> None:
    """Refuse what comes after the last day to join."""
    refuse_unless_open(visit)
    if visit.join_until < timezone.localdate():
        raise Refused(_("The last day to join has passed. Ask the association's office."))


def join_visit(*, by: Actor, visit: Visit, half_days: int, wish: str = "") -> Joining:
    """Join for some half days, or change for how many."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless_joinable(visit)
        others = visit.joinings.exclude(organisation=by.organisation_id)
        taken = others.aggregate(all=Sum("half_days"))["all"] or 0
        if taken + half_days > visit.capacity:
            raise Refused(_("There is not so much time left. Ask for fewer half days."))
        joining, _is_new = Joining.objects.update_or_create(
            visit=visit,
            organisation=Organisation.objects.get(uid=by.organisation),
            defaults={"half_days": half_days, "wish": wish},
        )
        record(by=by, verb="experts.join_visit", subject=f"visit:{visit.uid}")
    return joining


def leave_visit(*, by: Actor, visit: Visit) -> None:
    """Leave while one may still join."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless_joinable(visit)
        gone, _each = visit.joinings.filter(organisation=by.organisation_id).delete()
        if not gone:
            raise Refused(_("Your company has not joined this visit."))
        record(by=by, verb="experts.leave_visit", subject=f"visit:{visit.uid}")


def confirm_visit(*, by: Actor, visit: Visit) -> Visit:
    """Hold the visit: every firm's share is fixed and told to it."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless_open(visit)
        joined = list(visit.joinings.select_related("organisation").order_by("joined", "pk"))
        if len(joined) < visit.minimum:
            raise Refused(
                _("%(firms)s firms have joined, and %(minimum)s are needed. Wait, or call the visit off.")
                % {"firms": len(joined), "minimum": visit.minimum}
            )
        shares = shares_of(visit.cost, [one.half_days for one in joined])
        for joining, share in zip(joined, shares, strict=True):
            joining.share = share
        Joining.objects.bulk_update(joined, ["share"])
        visit.state, visit.decided = State.CONFIRMED, timezone.now()
        visit.save()
        record(by=by, verb="experts.confirm_visit", subject=f"visit:{visit.uid}")
        notices.tell_confirmed(visit, joined)
    return visit


def call_off_visit(*, by: Actor, visit: Visit, because: str) -> Visit:
    """Call the visit off; who joined is told why and pays nothing."""
    with transaction.atomic():
        visit = locked(visit)
        if visit.state == State.CALLED_OFF:
            raise Refused(_("This visit is called off already."))
        if not because.strip():
            raise Refused(_("Give the reason: the firms that joined are told."))
        visit.state, visit.decided, visit.ended_because = State.CALLED_OFF, timezone.now(), because
        visit.save()
        visit.joinings.update(share=None)
        record(by=by, verb="experts.call_off_visit", subject=f"visit:{visit.uid}")
        notices.tell_called_off(visit)
    return visit
